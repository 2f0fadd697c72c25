package dev.hydrant.local.demo;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/// A folder as a tree: its folders, and what files lie in each.
///
/// @param root not shown itself
record DemoTree(Path root) {

    void print(PrintWriter out) throws IOException {
        print(root, "  ", out);
    }

    private static void print(Path folder, String indent, PrintWriter out) throws IOException {
        for (Path child : children(folder)) {
            if (Files.isDirectory(child)) {
                Path deepest = child;
                StringBuilder name = new StringBuilder(String.valueOf(child.getFileName())).append('/');
                while (onlyFolder(deepest)) {
                    deepest = children(deepest).getFirst();
                    name.append(deepest.getFileName()).append('/');
                }
                out.println(String.format(Locale.ROOT, "%s%-58s%s", indent, name, files(deepest))
                        .stripTrailing());
                print(deepest, indent + "  ", out);
            }
        }
    }

    private static boolean onlyFolder(Path folder) throws IOException {
        List<Path> children = children(folder);
        return children.size() == 1 && Files.isDirectory(children.getFirst());
    }

    private static String files(Path folder) throws IOException {
        int count = 0;
        long bytes = 0;
        for (Path child : children(folder)) {
            if (Files.isRegularFile(child)) {
                count++;
                bytes += Files.size(child);
            }
        }
        return count == 0
                ? ""
                : String.format(Locale.ROOT, "%d %s, %,d bytes", count, count == 1 ? "file" : "files", bytes);
    }

    private static List<Path> children(Path folder) throws IOException {
        try (Stream<Path> children = Files.list(folder)) {
            return children.sorted().toList();
        }
    }
}
