package dev.hydrant.ledger;

import dev.hydrant.objectstore.ForwardingStore;
import dev.hydrant.objectstore.ObjectStore;
import dev.hydrant.objectstore.PutOutcome;
import dev.hydrant.sink.Attributes;
import dev.hydrant.sink.Content;
import java.util.Collections;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;

/// What happened in one simulated life of what the protocol is there for: a simulation without it proves nothing.
final class Census {

    enum Event {
        SEVERAL_FILES_ENTRIES,
        /// An object was there already.
        RERUN,
        /// `done` by a worker that put nothing of the plan.
        DONE_WITHOUT_A_RERUN,
        GIVEN_UP,
        /// A number that was thinned away was created again.
        GHOST
    }

    private final Set<Event> events = EnumSet.noneOf(Event.class);
    private final NavigableMap<Long, Entry> log = new TreeMap<>();

    Set<Event> events() {
        return Collections.unmodifiableSet(events);
    }

    /// A worker's store, looked at.
    ObjectStore watch(ObjectStore store) {
        return new Watched(store);
    }

    private final class Watched extends ForwardingStore {
        private final Set<Long> plansPut = new HashSet<>();

        Watched(ObjectStore store) {
            super(store);
        }

        @Override
        public PutOutcome putIfAbsent(String key, Content content, Attributes attributes) {
            PutOutcome outcome = super.putIfAbsent(key, content, attributes);
            if (key.startsWith(ModelWork.OUT)) {
                plansPut.add(ModelWork.planOf(key));
                note(Event.RERUN, outcome == PutOutcome.EXISTS);
            } else if (outcome == PutOutcome.CREATED) {
                long number = Long.parseLong(key.substring(key.lastIndexOf('/') + 1));
                Entry entry = EntryReader.read(key, content.toByteArray());
                note(Event.GHOST, log.putIfAbsent(number, entry) != null);
                appended(number, entry);
            }
            return outcome;
        }

        private void appended(long number, Entry entry) {
            switch (entry) {
                case Entry.Start start -> {}
                case Entry.Plan plan -> {}
                case Entry.Files files -> note(Event.SEVERAL_FILES_ENTRIES, log.get(number - 1) instanceof Entry.Files);
                case Entry.Done done -> note(Event.DONE_WITHOUT_A_RERUN, !plansPut.contains(done.plan()));
                case Entry.Void given -> note(Event.GIVEN_UP, true);
            }
        }

        private void note(Event event, boolean happened) {
            if (happened) {
                events.add(event);
            }
        }
    }
}
