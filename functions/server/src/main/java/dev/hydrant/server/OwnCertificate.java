package dev.hydrant.server;

import dev.hydrant.command.RefusedException;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.SecureRandom;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.Collection;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/// A self-signed certificate for this machine, kept with the data so that clients trust it once.
///
/// The JDK makes certificates by `keytool` alone, so that is run.
///
/// @param certificate where it is kept
/// @param key where its key is kept
record OwnCertificate(Path certificate, Path key, byte[] certificatePem, byte[] keyPem) {

    /// As long as the strictest clients put up with.
    private static final int DAYS = 825;

    private static final Duration LAST_DAYS = Duration.ofDays(30);
    private static final long KEYTOOL_SECONDS = 60;
    private static final int MAX_KEY_BYTES = 64 * 1024;
    private static final String ALIAS = "hydrant";
    private static final String PASSWORD_VARIABLE = "HYDRANT_KEYSTORE_PASSWORD";

    /// The one that is there, unless it ends soon or doesn't name the host; else a new one, which is written by
    /// [#keep].
    static OwnCertificate in(Path directory, String host) throws IOException {
        Path certificate = directory.resolve("certificate.pem").toAbsolutePath().normalize();
        Path key = certificate.resolveSibling("key.pem");
        Set<String> names = names(host);
        if (Files.exists(key) && isGoodFor(names, certificate)) {
            return new OwnCertificate(
                    certificate, key, Files.readAllBytes(certificate), SecretFile.read("--tls", key, MAX_KEY_BYTES));
        }
        return make(certificate, key, names);
    }

    /// Writes it, if it isn't there.
    void keep() throws IOException {
        if (!Files.exists(certificate) || !Arrays.equals(Files.readAllBytes(certificate), certificatePem)) {
            Files.createDirectories(certificate.resolveSibling(""));
            write(key, keyPem, "rw-------");
            write(certificate, certificatePem, "rw-r--r--");
        }
    }

    private static Set<String> names(String host) {
        Set<String> names = new LinkedHashSet<>(List.of("localhost", "127.0.0.1", "0:0:0:0:0:0:0:1"));
        names.add(isAddress(host) ? address(host) : host);
        try {
            names.add(InetAddress.getLocalHost().getHostName());
        } catch (UnknownHostException e) {
            return names; // a machine without a name has one less
        }
        return names;
    }

    private static boolean isGoodFor(Set<String> names, Path certificate) throws IOException {
        if (!Files.exists(certificate)) {
            return false;
        }
        try (InputStream in = Files.newInputStream(certificate)) {
            X509Certificate known =
                    (X509Certificate) CertificateFactory.getInstance("X.509").generateCertificate(in);
            Set<String> missing = new HashSet<>(names);
            Collection<List<?>> alternatives = known.getSubjectAlternativeNames();
            if (alternatives != null) {
                alternatives.forEach(alternative -> missing.remove(String.valueOf(alternative.get(1))));
            }
            return missing.isEmpty()
                    && known.getNotAfter().toInstant().isAfter(Instant.now().plus(LAST_DAYS));
        } catch (GeneralSecurityException e) {
            throw new RefusedException(certificate + ": is no certificate; delete it to have another made", e);
        }
    }

    private static OwnCertificate make(Path certificate, Path key, Set<String> names) throws IOException {
        Path making = Files.createTempDirectory("hydrant-tls");
        Path store = making.resolve("making.p12");
        byte[] random = new byte[16];
        new SecureRandom().nextBytes(random);
        String password = HexFormat.of().formatHex(random);
        try {
            keytool(store, password, names);
            KeyStore made = KeyStore.getInstance("PKCS12");
            try (InputStream in = Files.newInputStream(store)) {
                made.load(in, password.toCharArray());
            }
            return new OwnCertificate(
                    certificate,
                    key,
                    pem("CERTIFICATE", made.getCertificate(ALIAS).getEncoded()),
                    pem(
                            "PRIVATE KEY",
                            made.getKey(ALIAS, password.toCharArray()).getEncoded()));
        } catch (GeneralSecurityException e) {
            throw new IOException("the certificate that keytool made can't be read", e);
        } finally {
            Files.deleteIfExists(store);
            Files.deleteIfExists(making);
        }
    }

    private static void keytool(Path store, String password, Set<String> names) throws IOException {
        List<String> alternatives = new ArrayList<>();
        for (String name : names) {
            alternatives.add((isAddress(name) ? "ip:" : "dns:") + name);
        }
        ProcessBuilder keytool = new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
                "-genkeypair",
                "-alias",
                ALIAS,
                "-keyalg",
                "EC",
                "-groupname",
                "secp256r1",
                "-validity",
                Integer.toString(DAYS),
                "-dname",
                "CN=localhost, O=Hydrant",
                "-ext",
                "san=" + String.join(",", alternatives),
                "-ext",
                "ku:critical=digitalSignature",
                "-ext",
                "eku=serverAuth",
                "-storetype",
                "PKCS12",
                "-keystore",
                store.toString(),
                "-storepass:env",
                PASSWORD_VARIABLE);
        keytool.environment().put(PASSWORD_VARIABLE, password);
        Process process = keytool.redirectErrorStream(true).start();
        process.getOutputStream().close();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        try {
            if (!process.waitFor(KEYTOOL_SECONDS, TimeUnit.SECONDS) || process.exitValue() != 0) {
                process.destroyForcibly();
                throw new IOException("keytool made no certificate: " + said.strip());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while keytool made a certificate", e);
        }
    }

    private static byte[] pem(String kind, byte[] der) {
        String body = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(der);
        String pem = "-----BEGIN " + kind + "-----\n" + body + "\n-----END " + kind + "-----\n";
        return pem.getBytes(StandardCharsets.US_ASCII);
    }

    /// The file appears whole, and a key never with more readers than its owner.
    private static void write(Path file, byte[] content, String permissions) throws IOException {
        Path making = file.resolveSibling(file.getFileName() + ".new");
        Files.deleteIfExists(making);
        Files.createFile(making, attributes(permissions));
        Files.write(making, content);
        Files.move(making, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    private static FileAttribute<?>[] attributes(String permissions) {
        boolean posix =
                Path.of("").getFileSystem().supportedFileAttributeViews().contains("posix");
        return posix
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(permissions))
                }
                : new FileAttribute<?>[0];
    }

    private static boolean isAddress(String host) {
        return host.contains(":") || host.matches("[0-9.]+");
    }

    /// An address as certificates write it.
    private static String address(String host) {
        try {
            return InetAddress.getByName(host).getHostAddress();
        } catch (UnknownHostException e) {
            throw new RefusedException("--host " + host + ": is no address", e);
        }
    }
}
