package dev.hydrant.local;

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

/// The program that runs: Hydrant's own jars on the class path, and the transforms' jars that a user adds.
///
/// @param added `--transform` jars, in the order given
record Programs(List<Path> added) {

    private static final String OWN_JAR_PREFIX = "hydrant-";

    Programs {
        added = List.copyOf(added);
        for (Path jar : added) {
            if (!Files.isRegularFile(jar)) {
                throw new RefusedException("--transform " + jar + ": there is no such jar");
            }
        }
    }

    /// Finds the added jars' classes as well as our own.
    ClassLoader loader() {
        List<URL> urls = new ArrayList<>();
        for (Path jar : added) {
            try {
                urls.add(jar.toUri().toURL());
            } catch (MalformedURLException e) {
                throw new RefusedException("--transform " + jar + ": " + e.getMessage(), e);
            }
        }
        return new URLClassLoader(urls.toArray(URL[]::new), Programs.class.getClassLoader());
    }

    /// Changes with the transforms that were added, and with nothing else.
    String addedDigest() throws IOException {
        StringBuilder digests = new StringBuilder();
        for (Path jar : added) {
            digests.append(Sha256.of(jar)).append('\n');
        }
        return Sha256.of(digests.toString());
    }

    /// Changes with the jar, or the class file, that the type was loaded from.
    static String digestOf(Class<?> type) throws IOException {
        CodeSource source = type.getProtectionDomain().getCodeSource();
        if (source == null || source.getLocation() == null) {
            throw new IOException(type.getName() + " was loaded from nowhere that could be read");
        }
        Path location = Path.of(URI.create(source.getLocation().toString()));
        return Sha256.of(Files.isDirectory(location) ? location.resolve(classFile(type)) : location);
    }

    private static String classFile(Class<?> type) {
        return type.getName().replace('.', '/') + ".class";
    }

    /// Changes with whatever may make other bytes of the same records: our jars and the added ones by their
    /// content, libraries by their file names, which hold their versions.
    String engine() throws IOException {
        StringBuilder digests = new StringBuilder(addedDigest());
        for (String entry : System.getProperty("java.class.path").split(System.getProperty("path.separator"), -1)) {
            Path path = Path.of(entry);
            String name = String.valueOf(path.getFileName());
            digests.append('\n').append(name);
            if (name.startsWith(OWN_JAR_PREFIX) && Files.isRegularFile(path)) {
                digests.append(' ').append(Sha256.of(path));
            }
        }
        return Sha256.of(digests.toString());
    }
}
