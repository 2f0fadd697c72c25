package dev.hydrant.server;

/// What the process's exit status says.
final class ExitCode {

    static final int OK = 0;
    /// The server failed.
    static final int FAILED = 1;
    /// The usage or the configuration was refused.
    static final int REFUSED = 2;
    /// Interrupted, and safe to repeat.
    static final int INTERRUPTED = 3;

    private ExitCode() {}
}
