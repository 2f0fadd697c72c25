package dev.hydrant.lambda;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.hydrant.wire.WireRequest;
import dev.hydrant.wire.WireResponse;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Named;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/// The handler `shard-store`: the Kinesis API behind a function URL or an HTTP API, and its upkeep on a schedule.
///
/// It is opened while the function starts, so that one that can't be used doesn't start at all.
@Named(ShardStoreHandler.NAME)
@Singleton
public final class ShardStoreHandler implements RequestStreamHandler {

    static final String NAME = "shard-store";

    private static final Logger LOG = Logger.getLogger(ShardStoreHandler.class);
    private static final String SCHEDULED = "Scheduled Event";
    private static final String HEALTH = "/_health";
    private static final JsonMapper JSON = new JsonMapper();

    private final Map<String, String> environment;
    private Optional<StreamFunction> opened = Optional.empty();

    public ShardStoreHandler() {
        this(System.getenv());
    }

    ShardStoreHandler(Map<String, String> environment) {
        this.environment = environment;
    }

    void start(@Observes StartupEvent started, @ConfigProperty(name = "quarkus.lambda.handler") Optional<String> chosen)
            throws IOException {
        if (chosen.equals(Optional.of(NAME))) {
            function();
        }
    }

    @Override
    public void handleRequest(InputStream request, OutputStream answer, Context context) throws IOException {
        JsonNode event = JSON.readTree(request);
        if (event.path("detail-type").asText().equals(SCHEDULED)) {
            function().maintain();
            return;
        }
        answer.write(HttpAnswer.bytes(answer(event)));
    }

    private WireResponse answer(JsonNode event) throws IOException {
        try {
            WireRequest request = HttpEvent.read(event);
            return request.method().equals("GET") && request.path().equals(HEALTH)
                    ? healthy()
                    : function().handle(request);
        } catch (HttpEvent.UnreadableBodyException e) {
            LOG.warn("a request is refused", e);
            return HttpAnswer.error(400, "SerializationException", "Message", HttpEvent.NO_BASE64);
        }
    }

    private static WireResponse healthy() {
        return new WireResponse(
                200,
                Map.of("Content-Type", "application/json"),
                "{\"status\":\"UP\"}".getBytes(StandardCharsets.UTF_8));
    }

    private synchronized StreamFunction function() throws IOException {
        if (opened.isEmpty()) {
            opened = Optional.of(StreamFunction.open(environment, System.out));
        }
        return opened.get();
    }
}
