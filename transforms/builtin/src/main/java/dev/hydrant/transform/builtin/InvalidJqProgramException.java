package dev.hydrant.transform.builtin;

/// A jq program that can't be compiled, or that uses what isn't jq 1.6 or can't be answered as jq 1.6 would.
public final class InvalidJqProgramException extends RuntimeException {

    private static final long serialVersionUID = 1;

    InvalidJqProgramException(String program, String reason) {
        super("the jq program `" + program + "` is refused: " + reason);
    }

    InvalidJqProgramException(String program, String reason, Throwable cause) {
        super("the jq program `" + program + "` is refused: " + reason, cause);
    }
}
