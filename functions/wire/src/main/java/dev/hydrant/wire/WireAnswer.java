package dev.hydrant.wire;

/// What a request is answered with: all at once, or event after event.
public sealed interface WireAnswer permits WireResponse, WireEventStream {}
