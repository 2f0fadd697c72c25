package dev.hydrant.shardstore.segments;

import dev.hydrant.objectstore.ForwardingStore;
import dev.hydrant.objectstore.ObjectInfo;
import dev.hydrant.objectstore.ObjectStore;
import dev.hydrant.objectstore.PutOutcome;
import dev.hydrant.sink.Attributes;
import dev.hydrant.sink.Content;
import dev.hydrant.sink.Pull;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The log without one of its rules; a rule is taken away by a store that undoes what it does.
enum Rules {
    /// A put that was answered is acknowledged at once: a sleeper's ghost counts as stored.
    NO_LOOK_AFTER_THE_PUT(Conditions.MERGING),
    /// The same where segments are trimmed.
    NO_LOOK_AFTER_THE_PUT_WITH_TRIMMING(Conditions.MERGING_AND_TRIMMING),
    /// After a time-out what is under the key decides, not what covers it.
    NO_LOOK_AT_WHAT_COVERS(Conditions.HARSH),
    /// A put that timed out counts as done.
    NO_SETTLING_AFTER_A_TIME_OUT(Conditions.MERGING),
    /// Segments are deleted without a trace.
    NO_HORIZON(Conditions.MERGING_AND_TRIMMING),
    /// A reader prefers the raw segment.
    RAW_BEFORE_MERGED(Conditions.MERGING),
    /// A reader trusts a raw segment that it found listed before it read it.
    NO_LOOK_AFTER_THE_READ(Conditions.MERGING),
    /// Raw segments are deleted although it is unknown whether the merged one is there.
    DELETING_BEFORE_MERGING(Conditions.MERGING),
    /// Closing leaves no entry in the log.
    NO_CLOSING_ENTRY(Conditions.CLOSING);

    private static final String RAW = "-raw";

    private final Conditions conditions;

    Rules(Conditions conditions) {
        this.conditions = conditions;
    }

    /// Under which the rule is needed.
    Conditions conditions() {
        return conditions;
    }

    ObjectStore around(ObjectStore store) {
        return switch (this) {
            case NO_LOOK_AFTER_THE_PUT, NO_LOOK_AFTER_THE_PUT_WITH_TRIMMING -> new Blind(store, PutOutcome.CREATED);
            case NO_LOOK_AT_WHAT_COVERS -> new Blind(store, PutOutcome.UNKNOWN);
            case NO_SETTLING_AFTER_A_TIME_OUT -> new Trusting(store, RAW);
            case NO_HORIZON -> new WithoutHorizon(store);
            case RAW_BEFORE_MERGED -> new RawFirst(store);
            case NO_LOOK_AFTER_THE_READ -> new BlindReader(store);
            case DELETING_BEFORE_MERGING -> new Trusting(store, "-merged-");
            case NO_CLOSING_ENTRY -> new WithoutClosing(store);
        };
    }

    private static boolean coversOthers(ObjectInfo object) {
        return object.key().contains("-merged-") || object.key().contains("horizon-");
    }

    private static Pull<ObjectInfo> pull(List<ObjectInfo> objects) {
        Deque<ObjectInfo> left = new ArrayDeque<>(objects);
        return left::poll;
    }

    private static List<ObjectInfo> all(Pull<ObjectInfo> objects) {
        List<ObjectInfo> all = new ArrayList<>();
        try (objects) {
            for (ObjectInfo object = objects.next(); object != null; object = objects.next()) {
                all.add(object);
            }
        } catch (IOException e) {
            throw new IllegalStateException("the fake lists without a disk", e);
        }
        return all;
    }

    private static Pull<ObjectInfo> withoutCover(Pull<ObjectInfo> objects) {
        return pull(
                all(objects).stream().filter(object -> !coversOthers(object)).toList());
    }

    /// Doesn't see what covers the index of a put of this outcome.
    private static final class Blind extends ForwardingStore {
        private final PutOutcome blinding;
        private String put = "";

        Blind(ObjectStore store, PutOutcome blinding) {
            super(store);
            this.blinding = blinding;
        }

        @Override
        public PutOutcome putIfAbsent(String key, Content content, Attributes attributes) {
            PutOutcome outcome = super.putIfAbsent(key, content, attributes);
            if (key.endsWith(RAW)) {
                String index = key.substring(0, key.length() - RAW.length());
                boolean inDoubt = put.equals(index) && blinding == PutOutcome.UNKNOWN;
                put = outcome == blinding || (inDoubt && outcome == PutOutcome.EXISTS) ? index : "";
            }
            return outcome;
        }

        @Override
        public Pull<ObjectInfo> list(String prefix, String after) {
            Pull<ObjectInfo> objects = super.list(prefix, after);
            return after.equals(put) ? withoutCover(objects) : objects;
        }
    }

    private static final class Trusting extends ForwardingStore {
        private final String kind;

        Trusting(ObjectStore store, String kind) {
            super(store);
            this.kind = kind;
        }

        @Override
        public PutOutcome putIfAbsent(String key, Content content, Attributes attributes) {
            PutOutcome outcome = super.putIfAbsent(key, content, attributes);
            return outcome == PutOutcome.UNKNOWN && key.contains(kind) ? PutOutcome.CREATED : outcome;
        }
    }

    private static final class WithoutHorizon extends ForwardingStore {
        WithoutHorizon(ObjectStore store) {
            super(store);
        }

        @Override
        public PutOutcome putIfAbsent(String key, Content content, Attributes attributes) {
            return key.contains("horizon-") ? PutOutcome.CREATED : super.putIfAbsent(key, content, attributes);
        }
    }

    private static final class RawFirst extends ForwardingStore {
        RawFirst(ObjectStore store) {
            super(store);
        }

        @Override
        public Pull<ObjectInfo> list(String prefix, String after) {
            List<ObjectInfo> all = all(super.list(prefix, after));
            boolean isThere = all.stream().anyMatch(object -> object.key().equals(after + RAW));
            return pull(
                    isThere
                            ? all.stream()
                                    .filter(object -> !coversOthers(object))
                                    .toList()
                            : all);
        }
    }

    private static final class BlindReader extends ForwardingStore {
        private @Nullable String read;

        BlindReader(ObjectStore store) {
            super(store);
        }

        @Override
        public Optional<byte[]> get(String key, long offset, int length) {
            read = key.endsWith(RAW) && length == Integer.MAX_VALUE
                    ? key.substring(0, key.length() - RAW.length())
                    : null;
            return super.get(key, offset, length);
        }

        @Override
        public Pull<ObjectInfo> list(String prefix, String after) {
            Pull<ObjectInfo> objects = super.list(prefix, after);
            boolean isSecondLook = after.equals(read);
            read = null;
            return isSecondLook ? withoutCover(objects) : objects;
        }
    }

    private static final class WithoutClosing extends ForwardingStore {
        WithoutClosing(ObjectStore store) {
            super(store);
        }

        @Override
        public PutOutcome putIfAbsent(String key, Content content, Attributes attributes) {
            boolean closes = key.endsWith(RAW) && content.toByteArray()[9] == BlockHeader.Kind.CLOSING.code();
            return closes ? PutOutcome.CREATED : super.putIfAbsent(key, content, attributes);
        }
    }
}
