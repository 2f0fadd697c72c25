package dev.hydrant.server;

import dev.hydrant.command.ExitCode;
import java.io.IOException;

/// Lets a signal end the process in order: no more requests, what is buffered delivered, then
/// [ExitCode#INTERRUPTED].
///
/// Ended in any other way, the next start goes on from the same point.
final class GracefulEnd {

    private GracefulEnd() {}

    static void install(HydrantServer server) {
        Runtime.getRuntime()
                .addShutdownHook(Thread.ofPlatform().name("hydrant-end").unstarted(() -> end(server)));
    }

    private static void end(HydrantServer server) {
        try {
            server.close();
            System.err.println("hydrant: interrupted; start it again to go on");
        } catch (IOException | RuntimeException e) {
            System.err.println("hydrant: interrupted; start it again to go on (" + e.getMessage() + ")");
        }
        Runtime.getRuntime().halt(ExitCode.INTERRUPTED);
    }
}
