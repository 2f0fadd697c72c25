package dev.hydrant.server;

import dev.hydrant.delivery.Delivery;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.MalformedURLException;
import java.net.URI;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.CodeSource;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;

/// The program that runs: what it is made of, and the jars with transforms that were added.
final class Program {

    private static final String OWN_JAR = "hydrant-";

    private Program() {}

    /// Finds the added jars' classes as well as our own.
    static ClassLoader loader(List<Path> added) {
        List<URL> urls = new ArrayList<>();
        for (Path jar : added) {
            if (!Files.isRegularFile(jar)) {
                throw new RefusedException("--transform " + jar + ": there is no such jar");
            }
            try {
                urls.add(jar.toUri().toURL());
            } catch (MalformedURLException e) {
                throw new RefusedException("--transform " + jar + ": " + e.getMessage(), e);
            }
        }
        return new URLClassLoader(urls.toArray(URL[]::new), Program.class.getClassLoader());
    }

    /// Changes with whatever may make other bytes of the same records: our jars and the added ones by their
    /// content, libraries by their file names, which hold their versions.
    static String engine(List<Path> added) throws IOException {
        CodeSource source = Delivery.class.getProtectionDomain().getCodeSource();
        if (source == null || source.getLocation() == null) {
            throw new IOException("the program can't find its own jars");
        }
        Path own = Path.of(URI.create(source.getLocation().toString()));
        Path library = Files.isDirectory(own) ? own : own.toAbsolutePath().getParent();
        MessageDigest digest = sha256();
        for (Path jar : added) {
            content(jar, digest);
        }
        if (library != null) {
            for (Path file : files(library)) {
                digest.update(file.getFileName().toString().getBytes(StandardCharsets.UTF_8));
                if (file.getFileName().toString().contains(OWN_JAR) || Files.isDirectory(own)) {
                    content(file, digest);
                }
            }
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    private static List<Path> files(Path directory) throws IOException {
        try (Stream<Path> files = Files.walk(directory)) {
            return files.filter(Files::isRegularFile).sorted().toList();
        }
    }

    private static void content(Path file, MessageDigest digest) throws IOException {
        try (InputStream in = new DigestInputStream(Files.newInputStream(file), digest)) {
            in.transferTo(OutputStream.nullOutputStream());
        }
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java runtime has SHA-256", e);
        }
    }
}
