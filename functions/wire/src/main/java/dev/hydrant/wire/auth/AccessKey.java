package dev.hydrant.wire.auth;

import dev.hydrant.wire.Caller;
import java.util.Optional;

/// A key that requests are signed with, whose it is and what they may do.
///
/// @param userArn `arn:aws:iam::<account>:user/<name>`
record AccessKey(String id, String secret, Optional<String> sessionToken, String userArn, Policy policy) {

    Caller.User caller() {
        return new Caller.User(userArn, id);
    }

    /// Without what nobody may see.
    @Override
    public String toString() {
        return "AccessKey[" + id + " of " + userArn + "]";
    }
}
