package dev.hydrant.command;

import dev.hydrant.delivery.Delivery;
import dev.hydrant.delivery.Transforms;
import dev.hydrant.sink.Sha256;
import java.io.IOException;
import java.net.MalformedURLException;
import java.net.URI;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.CodeSource;
import java.util.ArrayList;
import java.util.List;
import java.util.ServiceConfigurationError;
import java.util.stream.Stream;

/// The program that runs: Hydrant's own jars with the libraries beside them, and the transforms' jars that a user adds.
///
/// @param added `--transform` jars, in the order given
public record Program(List<Path> added) {

    /// In the name of each of our jars, behind the group's where Quarkus has named it.
    private static final String OWN_JAR = "hydrant-";

    private static final String JAR = ".jar";

    public Program {
        added = List.copyOf(added);
        for (Path jar : added) {
            if (!Files.isRegularFile(jar)) {
                throw new RefusedException("--transform " + jar + ": there is no such jar");
            }
        }
    }

    /// The transforms of the added jars and our own. What a jar declares may be missing in it, made for a newer
    /// JDK, or named as another is.
    ///
    /// @throws RefusedException where they can't be made
    public Transforms transforms() {
        try {
            return Transforms.find(loader());
        } catch (ServiceConfigurationError | LinkageError | IllegalArgumentException e) {
            throw new RefusedException("--transform " + added + ": " + e.getMessage(), e);
        }
    }

    /// Finds the added jars' classes as well as our own.
    private ClassLoader loader() {
        List<URL> urls = new ArrayList<>();
        for (Path jar : added) {
            try {
                urls.add(jar.toUri().toURL());
            } catch (MalformedURLException e) {
                throw new RefusedException("--transform " + jar + ": " + e.getMessage(), e);
            }
        }
        return new URLClassLoader(urls.toArray(URL[]::new), Program.class.getClassLoader());
    }

    /// Changes with the transforms that were added, and with nothing else.
    public String addedDigest() throws IOException {
        StringBuilder digests = new StringBuilder();
        for (Path jar : added) {
            digests.append(Sha256.of(jar)).append('\n');
        }
        return Sha256.of(digests.toString());
    }

    /// Changes with the jar, or the class file, that the type was loaded from.
    public static String digestOf(Class<?> type) throws IOException {
        Path location = location(type);
        return Sha256.of(Files.isDirectory(location) ? location.resolve(classFile(type)) : location);
    }

    /// Changes with whatever may make other bytes of the same records: our jars and the added ones by their
    /// content, libraries by their file names, which hold their versions.
    public String engine() throws IOException {
        StringBuilder digests = new StringBuilder(addedDigest());
        Path own = location(Delivery.class);
        boolean packaged = !Files.isDirectory(own);
        for (Path file : files(packaged ? own.toAbsolutePath().resolveSibling("") : own)) {
            String name = String.valueOf(file.getFileName());
            if (!packaged || name.endsWith(JAR)) {
                digests.append('\n').append(name);
                digests.append(!packaged || name.contains(OWN_JAR) ? " " + Sha256.of(file) : "");
            }
        }
        return Sha256.of(digests.toString());
    }

    private static List<Path> files(Path directory) throws IOException {
        try (Stream<Path> files = Files.walk(directory)) {
            return files.filter(Files::isRegularFile).sorted().toList();
        }
    }

    private static Path location(Class<?> type) throws IOException {
        CodeSource source = type.getProtectionDomain().getCodeSource();
        if (source == null || source.getLocation() == null) {
            throw new IOException(type.getName() + " was loaded from nowhere that could be read");
        }
        return Path.of(URI.create(source.getLocation().toString()));
    }

    private static String classFile(Class<?> type) {
        return type.getName().replace('.', '/') + ".class";
    }
}
