package dev.hydrant.server;

import dev.hydrant.command.RefusedException;
import dev.hydrant.kms.AwsKms;
import dev.hydrant.shardstore.StoreSettings;
import dev.hydrant.shardstore.encryption.KeyFile;
import dev.hydrant.shardstore.encryption.MasterKeys;
import dev.hydrant.wire.auth.Credentials;
import dev.hydrant.wire.auth.InvalidPolicyException;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Optional;

/// What protects a server, read and found to be usable before anything is written.
///
/// @param credentials empty where any signature is taken
/// @param certificate empty where the port speaks plain HTTP
/// @param audit where calls are recorded
/// @param keys what encrypts streams; empty for keys of the store's own
record Protection(
        Optional<Credentials> credentials,
        Optional<PortCertificate> certificate,
        Optional<Path> audit,
        Optional<MasterKeys> keys) {

    private static final Path KMS = Path.of("kms");

    /// @param settings of the account and the region
    /// @throws RefusedException if a file can't be used
    static Protection read(ServeOptions options, StoreSettings settings, Vertx vertx) throws IOException {
        SecurityOptions security = options.security();
        return new Protection(
                security.credentials().map(file -> credentials(file, settings.account())),
                PortCertificate.of(security.tls(), options.places().data(), options.host(), vertx),
                security.audit().map(Protection::writable),
                security.keys().map(keys -> keys(keys, settings.region())));
    }

    /// Writes a certificate that was made for this server to where it and its clients find it again.
    void keepCertificate() throws IOException {
        Optional<OwnCertificate> own = certificate.flatMap(PortCertificate::own);
        if (own.isPresent()) {
            own.get().keep();
        }
    }

    private static Path writable(Path audit) {
        Path file = audit.toAbsolutePath();
        boolean writable = Files.exists(file)
                ? Files.isWritable(file) && !Files.isDirectory(file)
                : Files.isWritable(file.resolveSibling(""));
        if (!writable) {
            throw new RefusedException("--audit " + audit + ": can't be written");
        }
        return audit;
    }

    /// A file that has this name is `./kms`.
    private static MasterKeys keys(Path file, String region) {
        if (file.equals(KMS)) {
            return AwsKms.in(region);
        }
        byte[] json = SecretFile.read("--keys", file, KeyFile.MAX_FILE_BYTES);
        try {
            return KeyFile.read(json, new SecureRandom());
        } catch (IOException e) {
            throw new RefusedException("--keys " + file + ": " + e.getMessage(), e);
        }
    }

    private static Credentials credentials(Path file, String account) {
        byte[] json = SecretFile.read("--credentials", file, Credentials.MAX_FILE_BYTES);
        try {
            return Credentials.read(json, account);
        } catch (InvalidPolicyException e) {
            throw new RefusedException("--credentials " + file + ": " + e.getMessage(), e);
        }
    }
}
