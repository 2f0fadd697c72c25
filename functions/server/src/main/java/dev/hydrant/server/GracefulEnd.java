package dev.hydrant.server;

import dev.hydrant.command.ExitCode;
import io.quarkus.runtime.ShutdownEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/// Lets a signal end the process in order: no more requests, what is buffered delivered, then
/// [ExitCode#INTERRUPTED].
///
/// Quarkus tells of the signal before it ends what the server needs until then: connections and messages. Ended in any
/// other way, the next start goes on from the same point.
@Singleton
final class GracefulEnd {

    private volatile @Nullable HydrantServer server;

    /// @param running what is ended by a signal from now on
    void of(HydrantServer running) {
        server = running;
    }

    void onShutdown(@Observes ShutdownEvent event) {
        end();
    }

    /// Doesn't return where a server runs.
    void end() {
        HydrantServer running = server;
        if (running == null) {
            return;
        }
        try {
            running.close();
            System.err.println("hydrant: interrupted; start it again to go on");
        } catch (IOException | RuntimeException e) {
            System.err.println("hydrant: interrupted; start it again to go on (" + e.getMessage() + ")");
        }
        Runtime.getRuntime().halt(ExitCode.INTERRUPTED);
    }
}
