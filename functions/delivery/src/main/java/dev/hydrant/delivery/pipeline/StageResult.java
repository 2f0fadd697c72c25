package dev.hydrant.delivery.pipeline;

import dev.hydrant.sink.Refused;
import java.util.List;

/// What a stage made of a batch.
///
/// @param records those that go on, in the batch's order
/// @param refused those that can't be delivered
/// @param dropped how many were left out on purpose
public record StageResult(List<DeliveryRecord> records, List<Refused> refused, long dropped) {}
