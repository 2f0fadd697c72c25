package dev.hydrant.wire.auth;

import java.util.Locale;

/// One thing a caller must be allowed to do.
///
/// @param action `kinesis:PutRecord`
/// @param resource an ARN, or `*` for what concerns the whole account
public record Access(String action, String resource) {

    /// The resource that isn't one.
    public static final String ACCOUNT_WIDE = "*";

    private static final int ACCOUNT = 4;

    /// Actions mean the same in capitals.
    String foldedAction() {
        return action.toLowerCase(Locale.ROOT);
    }

    /// The account that the resource is in; empty if it is in none.
    String account() {
        return accountOf(resource);
    }

    static String accountOf(String arn) {
        String[] parts = arn.split(":", ACCOUNT + 2);
        return parts.length == ACCOUNT + 2 ? parts[ACCOUNT] : "";
    }
}
