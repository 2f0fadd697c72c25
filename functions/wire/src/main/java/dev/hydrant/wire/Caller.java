package dev.hydrant.wire;

/// Who makes a call.
public sealed interface Caller {

    /// A user whose signature was verified.
    ///
    /// @param arn `arn:aws:iam::<account>:user/<name>`
    /// @param accessKeyId the key that the request was signed with
    record User(String arn, String accessKeyId) implements Caller {}

    /// Somebody whose signature nobody has verified.
    record Unverified() implements Caller {}
}
