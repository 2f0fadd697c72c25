package dev.hydrant.s3;

import dev.hydrant.sink.PlanIdentity;
import java.util.HashSet;
import java.util.OptionalInt;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Says which partitions can't be: those that would make no valid key, and those beyond the limit.
///
/// What it says depends on the plan and its records alone.
final class PartitionCheck {

    static final String EXTRACTION_FAILED = "DynamicPartitioning.MetadataExtractionFailed";
    static final String LIMIT_EXCEEDED = "DynamicPartitioning.ActivePartitionLimitExceeded";

    /// Partitions known to be good; forgotten when there are more, and then checked again.
    private static final int MOST_REMEMBERED = 16 * 1024;

    private final PlanIdentity plan;
    private final ObjectNaming naming;
    private final OptionalInt limit;
    private final Set<GatherKey> active = new HashSet<>();
    private final Set<GatherKey> good = new HashSet<>();

    PartitionCheck(PlanIdentity plan, ObjectNaming naming, OptionalInt limit) {
        this.plan = plan;
        this.naming = naming;
        this.limit = limit;
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
        DerivedNames names = new DerivedNames(plan, naming.role(), 0);
        String prefix =
                naming.prefix().evaluate(partition.values(names, plan.cutTime().atZone(naming.zone())));
        if (prefix.length() > OutputPrefix.LONGEST_EVALUATED) {
            return "Length of evaluated prefix cannot be greater than " + OutputPrefix.LONGEST_EVALUATED;
        }
        if (naming.keyBytes(prefix) > ObjectNaming.LONGEST_KEY_BYTES) {
            return "Length of object key cannot be greater than " + ObjectNaming.LONGEST_KEY_BYTES + " bytes";
        }
        if (leavesItsPlace(prefix)) {
            return "partitionKeys values must not make a path segment . or ..";
        }
        return null;
    }

    /// What follows the last slash is no segment yet: the object's name is still to come.
    private static boolean leavesItsPlace(String prefix) {
        String[] segments = prefix.split("/", -1);
        for (int i = 0; i < segments.length - 1; i++) {
            if (segments[i].equals(".") || segments[i].equals("..")) {
                return true;
            }
        }
        return false;
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
