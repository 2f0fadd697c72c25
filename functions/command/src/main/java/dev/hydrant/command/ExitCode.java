package dev.hydrant.command;

/// What a command's exit status says; scripts rely on it.
public final class ExitCode {

    /// Everything was delivered or dropped.
    public static final int OK = 0;
    /// Finished, but records or checks failed.
    public static final int FAILED = 1;
    /// The usage or the configuration was refused, and nothing was written.
    public static final int REFUSED = 2;
    /// Interrupted, and safe to repeat.
    public static final int INTERRUPTED = 3;

    private ExitCode() {}
}
