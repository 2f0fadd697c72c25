package dev.hydrant.sink;

/// What comes out of a destination: an effect, or a record it can't deliver.
public sealed interface Emission permits Effect, Refused {}
