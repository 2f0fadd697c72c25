package dev.hydrant.local;

import dev.hydrant.command.ExitCode;
import java.util.concurrent.atomic.AtomicBoolean;

/// Makes a signal end the process with [ExitCode#INTERRUPTED], at once: like a crash, that is safe at any point. A
/// server that the process has started is told to stop, so that it isn't left behind.
final class Interruption {

    private final AtomicBoolean finished = new AtomicBoolean();

    private Interruption() {}

    static Interruption install() {
        Interruption interruption = new Interruption();
        Runtime.getRuntime().addShutdownHook(new Thread(interruption::onShutdown, "interruption"));
        return interruption;
    }

    /// The command has ended by itself; its own exit code stands.
    void finished() {
        finished.set(true);
    }

    private void onShutdown() {
        if (!finished.get()) {
            System.err.println("hydrant: interrupted; run the same command again to go on");
            ProcessHandle.current().children().forEach(ProcessHandle::destroy);
            Runtime.getRuntime().halt(ExitCode.INTERRUPTED);
        }
    }
}
