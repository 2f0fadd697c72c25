package dev.hydrant.s3;

import dev.hydrant.sink.Pull;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import org.jspecify.annotations.Nullable;

/// Several sorted runs read as one. Records of one key come run by run, so in the order they were added.
final class RunMerge implements Pull<Gathered> {

    private final PriorityQueue<Head> heads =
            new PriorityQueue<>(Comparator.comparing(Head::key).thenComparingInt(Head::run));
    private @Nullable Head current;

    /// A run and the record that is next in it.
    private static final class Head {
        private final int run;
        private final Pull<Gathered> rest;
        private Gathered record;

        Head(int run, Pull<Gathered> rest, Gathered first) {
            this.run = run;
            this.rest = rest;
            this.record = first;
        }

        GatherKey key() {
            return record.key();
        }

        int run() {
            return run;
        }
    }

    /// @param runs the oldest first
    RunMerge(List<Pull<Gathered>> runs) throws IOException {
        for (int run = 0; run < runs.size(); run++) {
            Gathered first = runs.get(run).next();
            if (first != null) {
                heads.add(new Head(run, runs.get(run), first));
            }
        }
    }

    @Override
    public @Nullable Gathered next() throws IOException {
        advance();
        current = heads.poll();
        return current == null ? null : current.record;
    }

    /// Puts back the run that was read last: not before now, since its record was still in use.
    private void advance() throws IOException {
        if (current != null) {
            Gathered following = current.rest.next();
            if (following != null) {
                current.record = following;
                heads.add(current);
            }
        }
    }

    static RunMerge of(List<RunFile> files, int bufferBytes) throws IOException {
        List<Pull<Gathered>> runs = new ArrayList<>(files.size());
        for (RunFile file : files) {
            runs.add(file.read(bufferBytes));
        }
        return new RunMerge(runs);
    }
}
