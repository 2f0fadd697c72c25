package dev.hydrant.ledger;

/// A lane's log, or what stands under a plan's keys, is not what the protocol leaves there; names the place.
public class LedgerException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public LedgerException(String message) {
        super(message);
    }

    public LedgerException(String message, Throwable cause) {
        super(message, cause);
    }
}
