package dev.hydrant.sink;

/// Something a plan does to the world, as a value: the ledger writes it down, then carries it out.
public sealed interface Effect extends Emission {

    /// Store one object that must not exist yet.
    ///
    /// @param bucket the bucket's name, without a place
    /// @param format the [RecordFormat#name] of the bytes: by it, a given-up object can be blanked
    /// @param kind what the object holds, which decides how it is counted
    /// @param records how many records are in it
    record Put(
            String bucket,
            String key,
            String format,
            ObjectKind kind,
            long records,
            Attributes attributes,
            Content content)
            implements Effect {}
}
