package dev.hydrant.clients;

import dev.hydrant.testkit.ForeignPython;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/// An SDK of AWS, in a program of `functions/clients` that sets nothing: its environment says where the service is.
enum Sdk {
    BOTO3("HTTP/1.1", "HTTP/1.1") {
        @Override
        List<String> command() {
            return List.of(ForeignPython.executable().toString(), source("python/client.py"));
        }
    },
    GO("HTTP/1.1", "HTTP/2.0") {
        @Override
        List<String> command() throws IOException, InterruptedException {
            return List.of(Checkout.tool("go-client").toString());
        }
    },
    NODE("h2c", "h2") {
        @Override
        List<String> command() throws IOException, InterruptedException {
            Path modules = Checkout.tool("node-env", source("node"));
            return List.of(
                    "env",
                    "NODE_PATH=" + modules,
                    "AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED=true", // else each start advises a newer node
                    "node",
                    source("node/client.js"));
        }
    };

    private final String cleartext;
    private final String tls;

    Sdk(String cleartext, String tls) {
        this.cleartext = cleartext;
        this.tls = tls;
    }

    abstract List<String> command() throws IOException, InterruptedException;

    /// The protocol that it chooses by itself, as it calls it.
    String protocol(HydrantServe server) {
        return server.url().startsWith("https:") ? tls : cleartext;
    }

    /// Starts its program as a client of the server.
    ///
    /// @param environment variables besides the server's
    SdkClient connect(HydrantServe server, Map<String, String> environment) throws IOException, InterruptedException {
        return SdkClient.start(this, server, environment);
    }

    private static String source(String name) {
        return Checkout.root().resolve("functions/clients").resolve(name).toString();
    }
}
