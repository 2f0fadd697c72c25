package dev.hydrant.columnar;

/// How JSON records are read: one of Firehose's two deserialisers with its options.
public sealed interface JsonDialect permits OpenXJson, HiveJson {}
