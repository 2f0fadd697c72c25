package dev.hydrant.server;

import java.util.Comparator;
import java.util.Map;
import java.util.stream.Collectors;

/// Where the threads of this server stand: what tells why something takes so long.
final class ThreadStacks {

    private static final String OURS = "hydrant-";

    private ThreadStacks() {}

    /// One line for each frame of each platform thread of ours, in the order of the threads' names.
    static String now() {
        return Thread.getAllStackTraces().entrySet().stream()
                .filter(entry -> entry.getKey().getName().startsWith(OURS))
                .sorted(Comparator.comparing(entry -> entry.getKey().getName()))
                .map(ThreadStacks::lines)
                .collect(Collectors.joining(System.lineSeparator()));
    }

    private static String lines(Map.Entry<Thread, StackTraceElement[]> entry) {
        StringBuilder lines = new StringBuilder(entry.getKey().getName() + ":");
        for (StackTraceElement frame : entry.getValue()) {
            lines.append(System.lineSeparator()).append("\tat ").append(frame);
        }
        return lines.toString();
    }
}
