package dev.hydrant.s3;

import dev.hydrant.sink.PlanIdentity;
import java.util.HashSet;
import java.util.OptionalInt;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Says which partitions can't be: those that would make no valid key, and those beyond the limit.
///
/// What it says depends on the plan and its records alone. So a value that only a directory can't store is refused for
/// every place: the prefix's own text is its author's matter, but one record's value must never hold up the others.
final class PartitionCheck {

    static final String EXTRACTION_FAILED = "DynamicPartitioning.MetadataExtractionFailed";
    static final String LIMIT_EXCEEDED = "DynamicPartitioning.ActivePartitionLimitExceeded";

    /// Partitions known to be good; forgotten when there are more, and then checked again.
    private static final int MOST_REMEMBERED = 16 * 1024;

    private final PlanIdentity plan;
    private final ObjectNaming naming;
    private final OptionalInt limit;
    private final DerivedNames names;
    /// What the prefix makes of values that make no trouble: what is wrong with that is its author's matter.
    private final KeySegments harmless;
    private final Set<GatherKey> active = new HashSet<>();
    private final Set<GatherKey> good = new HashSet<>();

    PartitionCheck(PlanIdentity plan, ObjectNaming naming, OptionalInt limit) {
        this.plan = plan;
        this.naming = naming;
        this.limit = limit;
        this.names = new DerivedNames(plan, naming.role(), 0);
        this.harmless = segments(prefix(Partition.harmless(naming.prefix().partitionKeys())));
    }

    /// Why a partition is refused.
    record Reason(String code, String message) {}

    /// @return null where its records may be delivered
    @Nullable
    Reason refuse(Partition partition, GatherKey key) {
        if (good.contains(key)) {
            return null;
        }
        String problem = problem(partition);
        if (problem != null) {
            return new Reason(EXTRACTION_FAILED, problem);
        }
        if (isOverLimit(key)) {
            return new Reason(
                    LIMIT_EXCEEDED, "Active partition limit of " + limit.getAsInt() + " exceeded by this record");
        }
        if (good.size() == MOST_REMEMBERED) {
            good.clear();
        }
        good.add(key);
        return null;
    }

    private @Nullable String problem(Partition partition) {
        String prefix = prefix(partition);
        if (prefix.length() > OutputPrefix.LONGEST_EVALUATED) {
            return "Length of evaluated prefix cannot be greater than " + OutputPrefix.LONGEST_EVALUATED;
        }
        if (naming.keyBytes(prefix) > ObjectNaming.LONGEST_KEY_BYTES) {
            return "Length of object key cannot be greater than " + ObjectNaming.LONGEST_KEY_BYTES + " bytes";
        }
        KeySegments made = segments(prefix);
        if (made.hasDots()) {
            return "partitionKeys values must not make a path segment . or ..";
        }
        if (made.isReserved() && !harmless.isReserved()) {
            return "partitionKeys values must not make a path that is kept for Hydrant's own files";
        }
        if (made.empty() > harmless.empty()) {
            return "partitionKeys values must not make an empty path segment";
        }
        if (made.hasTooLong() && !harmless.hasTooLong()) {
            return "partitionKeys values must not make a path segment longer than " + KeySegments.LONGEST_BYTES
                    + " bytes";
        }
        return null;
    }

    private String prefix(Partition partition) {
        return naming.prefix().evaluate(partition.values(names, plan.cutTime().atZone(naming.zone())));
    }

    /// The last segment is the object's name, or ends in it.
    private KeySegments segments(String prefix) {
        return KeySegments.of(prefix + "n".repeat(naming.keyBytes("")));
    }

    private boolean isOverLimit(GatherKey key) {
        if (limit.isEmpty() || active.contains(key)) {
            return false;
        }
        if (active.size() >= limit.getAsInt()) {
            return true;
        }
        active.add(key);
        return false;
    }
}
