package dev.hydrant.server;

import dev.hydrant.command.RefusedException;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.net.PemKeyCertOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.cert.X509Certificate;
import java.util.Map;
import java.util.Optional;
import javax.net.ssl.X509KeyManager;

/// The certificate that the port shows, and its key.
///
/// @param own the certificate, if the server has made it itself
record PortCertificate(PemKeyCertOptions pem, Optional<OwnCertificate> own) {

    private static final int MAX_FILE_BYTES = 1024 * 1024;

    /// What to sign with a key of each kind, to see that it is the certificate's.
    private static final Map<String, String> SIGNATURES = Map.of("RSA", "SHA256withRSA", "EC", "SHA256withECDSA");

    /// @return empty where the port speaks plain HTTP
    /// @throws RefusedException if the certificate can't be used
    static Optional<PortCertificate> of(SecurityOptions.Tls tls, Path data, String host, Vertx vertx)
            throws IOException {
        return switch (tls) {
            case SecurityOptions.Tls.Off _ -> Optional.empty();
            case SecurityOptions.Tls.SelfMade _ -> {
                OwnCertificate own = OwnCertificate.in(data.resolve(".hydrant").resolve("tls"), host);
                yield Optional.of(new PortCertificate(pem(own.certificatePem(), own.keyPem()), Optional.of(own)));
            }
            case SecurityOptions.Tls.Given given -> Optional.of(given(given, vertx));
        };
    }

    private static PortCertificate given(SecurityOptions.Tls.Given given, Vertx vertx) {
        byte[] key = SecretFile.read("--tls-key", given.key(), MAX_FILE_BYTES);
        byte[] certificate;
        try {
            certificate = Files.readAllBytes(given.certificate());
        } catch (IOException e) {
            throw new RefusedException("--tls-certificate " + given.certificate() + ": can't be read: " + e, e);
        }
        PemKeyCertOptions pem = pem(certificate, key);
        if (!belongTogether(pem, given, vertx)) {
            throw new RefusedException(
                    "--tls-key " + given.key() + " is not the key of --tls-certificate " + given.certificate());
        }
        return new PortCertificate(pem, Optional.empty());
    }

    /// A handshake with another key's certificate would only fail once a client comes.
    private static boolean belongTogether(PemKeyCertOptions pem, SecurityOptions.Tls.Given given, Vertx vertx) {
        try {
            String alias = pem.loadKeyStore(vertx).aliases().nextElement();
            X509KeyManager manager =
                    (X509KeyManager) pem.getKeyManagerFactory(vertx).getKeyManagers()[0];
            PrivateKey key = manager.getPrivateKey(alias);
            X509Certificate certificate = manager.getCertificateChain(alias)[0];
            String algorithm = SIGNATURES.get(key.getAlgorithm());
            if (algorithm == null
                    || !key.getAlgorithm().equals(certificate.getPublicKey().getAlgorithm())) {
                return false;
            }
            Signature signature = Signature.getInstance(algorithm);
            signature.initSign(key);
            byte[] signed = signature.sign();
            signature.initVerify(certificate);
            return signature.verify(signed);
        } catch (Exception e) { // Vert.x declares no less
            throw new RefusedException(
                    "--tls-certificate " + given.certificate() + " with --tls-key " + given.key() + ": "
                            + e.getMessage(),
                    e);
        }
    }

    private static PemKeyCertOptions pem(byte[] certificate, byte[] key) {
        return new PemKeyCertOptions().setCertValue(Buffer.buffer(certificate)).setKeyValue(Buffer.buffer(key));
    }
}
