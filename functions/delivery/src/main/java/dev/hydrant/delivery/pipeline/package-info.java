/// The way of a plan's records: stages, destinations, error records. Each part takes values and returns values; only
/// [dev.hydrant.delivery.pipeline.PlanRun] routes them.
@NullMarked
package dev.hydrant.delivery.pipeline;

import org.jspecify.annotations.NullMarked;
