package dev.hydrant.shardstore.segments;

import dev.hydrant.objectstore.StoreException;
import java.io.IOException;

/// Who works on a simulated log.
final class Strands {

    private static final int BLOCKS = 4;

    private Strands() {}

    /// Appends a few blocks, each until it is there or never will be known to be.
    static final class Writer extends LogStrand {
        Writer(Simulation simulation, String name) {
            super(simulation, name);
        }

        @Override
        boolean isAwaited() {
            return true;
        }

        @Override
        protected void live() throws Exception {
            for (int block = 0; block < BLOCKS; block++) {
                int attempt = 0;
                while (isRefused(name() + "." + block + "." + attempt)) {
                    attempt++;
                }
            }
        }

        private boolean isRefused(String record) {
            Appended appended;
            try {
                appended = log().append((index, millis) -> payload(record, index, millis));
            } catch (IOException | StoreException e) {
                simulation().tell(name(), "fails", record, e);
                simulation().verdict().refused(record);
                return true;
            }
            simulation().tell(name(), "appends", record, appended);
            return switch (appended) {
                case Appended.At at -> {
                    simulation().verdict().acknowledged(record, at.index());
                    yield false;
                }
                case Appended.Closed closed -> {
                    simulation().verdict().refused(record);
                    simulation().verdict().closed(closed.index());
                    yield false;
                }
                case Appended.Busy busy -> {
                    simulation().verdict().refused(record);
                    yield true;
                }
                case Appended.Unknown unknown -> false;
            };
        }

        private static Payload payload(String record, long index, long millis) {
            return new Payload(Reading.Read.bytes(record, index, millis), 1, new int[] {0}, new int[] {0});
        }
    }

    /// Merges and, at times, trims, for as long as anybody writes.
    static final class Merger extends LogStrand {
        Merger(Simulation simulation, String name) {
            super(simulation, name);
        }

        @Override
        boolean isAwaited() {
            return false;
        }

        @Override
        protected void live() {
            while (true) {
                attempt(this::mergeAndTrim);
            }
        }

        private void mergeAndTrim() throws IOException {
            log().merge();
            if (simulation().random().nextDouble() < simulation().conditions().trimChance()) {
                long through =
                        simulation().random().nextLong(simulation().verdict().highest() + 2);
                log().trim((last, millis) -> last <= through);
            }
        }
    }

    /// Closes the log once some blocks are there.
    static final class Closer extends LogStrand {

        private boolean closed;

        Closer(Simulation simulation, String name) {
            super(simulation, name);
        }

        @Override
        boolean isAwaited() {
            return true;
        }

        @Override
        protected void live() throws Exception {
            long from = simulation().random().nextInt(8);
            while (simulation().verdict().highest() < from && simulation().hasOthers()) {
                log().extent();
            }
            while (!closed) {
                attempt(this::close);
            }
        }

        private void close() throws IOException {
            switch (log().close()) {
                case Appended.At at -> closedAt(at.index());
                case Appended.Closed end -> closedAt(end.index());
                case Appended.Busy busy -> simulation().tell(name(), busy);
                case Appended.Unknown unknown -> simulation().tell(name(), unknown);
            }
        }

        private void closedAt(long index) {
            simulation().verdict().closed(index);
            closed = true;
        }
    }

    /// Reads on and on.
    static final class Reader extends LogStrand {
        Reader(Simulation simulation, String name) {
            super(simulation, name);
        }

        @Override
        boolean isAwaited() {
            return false;
        }

        @Override
        protected void live() {
            while (true) {
                attempt(() -> simulation().reading().on(log()));
            }
        }
    }
}
