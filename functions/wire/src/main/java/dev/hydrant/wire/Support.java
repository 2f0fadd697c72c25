package dev.hydrant.wire;

/// How far an operation or a member is carried out, said where it is declared, so that what is refused and
/// what the coverage page says can't differ.
public sealed interface Support {

    /// Carried out as AWS documents it.
    record Full() implements Support {}

    /// Accepted, but not all of it is carried out.
    record Partial(String limits) implements Support {}

    /// A request that uses it is refused.
    record Refused(String reason) implements Support {}

    Support FULL = new Full();
}
