package dev.hydrant.delivery.pipeline;

import dev.hydrant.ledger.Counts;
import dev.hydrant.ledger.PlanRun;
import dev.hydrant.sink.Destination;
import dev.hydrant.sink.Effect;
import dev.hydrant.sink.Emission;
import dev.hydrant.sink.ErrorKind;
import dev.hydrant.sink.PlanIdentity;
import dev.hydrant.sink.Refused;
import dev.hydrant.sink.Scratch;
import java.io.IOException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// A plan carried out: the source backup, then the data, then the error records, kind by kind.
///
/// Each is a reading of the plan's records of its own, so that nothing waits in memory: what is refused while the data
/// is made finds its original bytes when they are read again.
public final class PipelineRun implements PlanRun {

    private final Pipeline pipeline;
    private final PlanIdentity plan;
    private final RecordRange range;
    private final Scratch scratch;
    private final Failures failures;
    private final StagedRecords staged;
    private final PlanCounts counted = new PlanCounts();
    private Step following = Step.BACKUP;
    private @Nullable PlanPass pass;
    private @Nullable Counts total;

    private enum Step {
        BACKUP,
        DATA,
        ERRORS,
        END
    }

    public PipelineRun(Pipeline pipeline, PlanIdentity plan, RecordRange range, Scratch scratch) {
        this.pipeline = pipeline;
        this.plan = plan;
        this.range = range;
        this.scratch = scratch;
        this.failures = new Failures(scratch);
        this.staged = new StagedRecords(range.open(), pipeline.stages(), failures);
    }

    @Override
    public Effect.@Nullable Put next() throws IOException {
        while (following != Step.END) {
            if (pass == null) {
                pass = nextPass();
                continue;
            }
            Emission emission = pass.next();
            if (emission == null) {
                pass.close();
                pass = null;
                continue;
            }
            switch (emission) {
                case Effect.Put put -> {
                    counted.add(put);
                    return put;
                }
                case Refused refused -> failures.add(refused);
            }
        }
        return null;
    }

    @Override
    public Counts counts() {
        if (total == null) {
            throw new IllegalStateException("the plan is not carried out to its end");
        }
        return total;
    }

    @Override
    public void close() throws IOException {
        try (failures;
                staged) {
            if (pass != null) {
                pass.close();
            }
        }
    }

    /// @return null where the next step has nothing to do
    private @Nullable PlanPass nextPass() throws IOException {
        return switch (following) {
            case BACKUP -> {
                following = Step.DATA;
                Optional<Destination> backup = pipeline.backup();
                yield backup.isEmpty()
                        ? null
                        : new PlanPass(plan, new SourceBackup(range.open()), backup.get(), scratch);
            }
            case DATA -> {
                following = Step.ERRORS;
                yield new PlanPass(plan, staged, pipeline.data(), scratch);
            }
            case ERRORS -> nextErrors();
            case END -> null;
        };
    }

    private @Nullable PlanPass nextErrors() throws IOException {
        ErrorKind kind = failures.nextKind();
        if (kind == null) {
            total = counted.total(staged.read(), staged.dropped(), failures.count());
            following = Step.END;
            return null;
        }
        FailedOriginals originals =
                new FailedOriginals(failures, kind, range.open(), pipeline.errorRecords(), plan.cutTime());
        return new PlanPass(plan, originals, pipeline.errors(kind), scratch);
    }
}
