package dev.hydrant.ledger;

import dev.hydrant.objectstore.ForwardingStore;
import dev.hydrant.objectstore.ObjectInfo;
import dev.hydrant.objectstore.ObjectStore;
import dev.hydrant.objectstore.PutOutcome;
import dev.hydrant.sink.Attributes;
import dev.hydrant.sink.Content;
import dev.hydrant.sink.Pull;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/// The protocol, whole or without one of its rules; a rule is taken away by a store that undoes what it does.
enum Rules {
    ALL,
    /// Rule 1 without its listing: a sleeper acts on a number that was thinned away and that it created again.
    NO_CHECK_AFTER_APPEND,
    /// Rule 1 without its read-back: a timed-out creation counts as done.
    NO_READ_BACK,
    /// Rule 4 the wrong way round: objects are stored first and listed after.
    FILES_LISTED_AFTERWARDS,
    /// Rule 5 with deletion, which frees the key for a sleeper.
    DELETE_INSTEAD_OF_BLANK,
    /// Rule 5 without cleaning.
    NO_BLANKING,
    /// Thinning that frees the numbers of the plan under way.
    THINNING_OF_THE_OPEN_PLAN;

    /// A worker's store that undoes what the missing rule does.
    ObjectStore around(ObjectStore store) {
        return switch (this) {
            case ALL -> store;
            case NO_CHECK_AFTER_APPEND -> new Unchecked(store);
            case NO_READ_BACK -> new Trusting(store);
            case FILES_LISTED_AFTERWARDS -> new ListingAfterwards(store);
            case DELETE_INSTEAD_OF_BLANK -> new Deleting(store);
            case NO_BLANKING -> new Littering(store);
            case THINNING_OF_THE_OPEN_PLAN -> new Forgetful(store);
        };
    }

    private static boolean isEntry(String key) {
        return key.startsWith(LaneLog.PREFIX);
    }

    private static final class Unchecked extends ForwardingStore {
        private String created = "";

        Unchecked(ObjectStore store) {
            super(store);
        }

        @Override
        public PutOutcome putIfAbsent(String key, Content content, Attributes attributes) {
            PutOutcome outcome = super.putIfAbsent(key, content, attributes);
            created = isEntry(key) && outcome == PutOutcome.CREATED ? key : "";
            return outcome;
        }

        @Override
        public Pull<ObjectInfo> list(String prefix, String after) {
            boolean isCheck = after.equals(created) && !after.isEmpty();
            created = "";
            return isCheck ? () -> null : super.list(prefix, after);
        }
    }

    private static final class Trusting extends ForwardingStore {
        Trusting(ObjectStore store) {
            super(store);
        }

        @Override
        public PutOutcome putIfAbsent(String key, Content content, Attributes attributes) {
            PutOutcome outcome = super.putIfAbsent(key, content, attributes);
            return outcome == PutOutcome.UNKNOWN ? PutOutcome.CREATED : outcome;
        }
    }

    private static final class ListingAfterwards extends ForwardingStore {
        private record Held(String key, Content content, Attributes attributes) {}

        private @Nullable Held held;

        ListingAfterwards(ObjectStore store) {
            super(store);
        }

        @Override
        public PutOutcome putIfAbsent(String key, Content content, Attributes attributes) {
            if (!isEntry(key)) {
                return super.putIfAbsent(key, content, attributes);
            }
            Held files = held;
            held = null;
            if (files != null) {
                super.putIfAbsent(files.key(), files.content(), files.attributes());
            }
            if (new String(content.toByteArray(), StandardCharsets.UTF_8).startsWith("{\"kind\":\"files\"")) {
                held = new Held(key, content, attributes);
                return PutOutcome.CREATED;
            }
            return super.putIfAbsent(key, content, attributes);
        }
    }

    private static final class Deleting extends ForwardingStore {
        Deleting(ObjectStore store) {
            super(store);
        }

        @Override
        public void put(String key, Content content, Attributes attributes) {
            delete(key);
        }
    }

    private static final class Littering extends ForwardingStore {
        Littering(ObjectStore store) {
            super(store);
        }

        @Override
        public void put(String key, Content content, Attributes attributes) {}
    }

    private static final class Forgetful extends ForwardingStore {
        Forgetful(ObjectStore store) {
            super(store);
        }

        @Override
        public PutOutcome putIfAbsent(String key, Content content, Attributes attributes) {
            PutOutcome outcome = super.putIfAbsent(key, content, attributes);
            if (isEntry(key) && outcome == PutOutcome.CREATED) {
                int name = key.lastIndexOf('/') + 1;
                long before = Long.parseLong(key.substring(name)) - 1;
                if (before > 0) {
                    delete(key.substring(0, name) + "%012d".formatted(before));
                }
            }
            return outcome;
        }
    }
}
