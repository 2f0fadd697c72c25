package dev.hydrant.server;

import dev.hydrant.command.RefusedException;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/// The options of `serve` that protect it.
final class SecurityArguments {

    /// Whether signatures are verified.
    enum Auth {
        none,
        sigv4
    }

    @Option(
            names = "--auth",
            paramLabel = "none|sigv4",
            defaultValue = "none",
            description = {
                "sigv4: verify signatures, and allow what the key's policy allows;",
                "none: take any signature (default: ${DEFAULT-VALUE})"
            })
    private Auth auth = Auth.none;

    @Option(
            names = "--credentials",
            paramLabel = "FILE",
            description = "the access keys and their IAM policies, as JSON; not to be readable by everybody")
    private @Nullable Path credentials;

    @Option(
            names = "--tls",
            description = "speak https, with a certificate that is made once and kept in .hydrant/tls of --data")
    private boolean tls;

    @Option(names = "--tls-certificate", paramLabel = "FILE", description = "speak https with this certificate (PEM)")
    private @Nullable Path certificate;

    @Option(names = "--tls-key", paramLabel = "FILE", description = "the certificate's key (PEM)")
    private @Nullable Path key;

    @Option(
            names = "--audit",
            paramLabel = "FILE",
            description = "record each call as a line of JSON, in CloudTrail's shape; a file moved away is made again")
    private @Nullable Path audit;

    @Option(
            names = "--keys",
            paramLabel = "FILE|kms",
            description = {
                "the master keys of encrypted streams: a JSON object of key ids and 32 bytes in base64,",
                "not to be readable by everybody, or AWS KMS (default: made in .hydrant/keys.json of --data)"
            })
    private @Nullable Path keys;

    /// @throws RefusedException if they contradict each other
    SecurityOptions options() {
        if (auth == Auth.sigv4 && credentials == null) {
            throw new RefusedException("--auth sigv4 needs --credentials FILE");
        }
        if (auth == Auth.none && credentials != null) {
            throw new RefusedException("--credentials has no effect without --auth sigv4");
        }
        return new SecurityOptions(
                Optional.ofNullable(credentials), tls(), Optional.ofNullable(audit), Optional.ofNullable(keys));
    }

    private SecurityOptions.Tls tls() {
        if (certificate != null && key != null) {
            return new SecurityOptions.Tls.Given(certificate, key);
        }
        if (certificate != null || key != null) {
            throw new RefusedException("--tls-certificate and --tls-key go together");
        }
        return tls ? new SecurityOptions.Tls.SelfMade() : new SecurityOptions.Tls.Off();
    }
}
