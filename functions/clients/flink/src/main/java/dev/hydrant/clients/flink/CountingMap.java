package dev.hydrant.clients.flink;

import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.flink.api.common.functions.RichMapFunction;
import org.apache.flink.api.common.state.CheckpointListener;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.configuration.Configuration;

/// Says of each record how many of its key came before it: in Flink's state, which counts a record once whatever fails.
///
/// Fails once, at the first record after a checkpoint that has seen records, which it prints.
final class CountingMap extends RichMapFunction<String, String> implements CheckpointListener {

    private static final long serialVersionUID = 1;

    /// One of a process: the function is made anew after its failure.
    private static final AtomicBoolean HAS_FAILED = new AtomicBoolean();

    private transient ValueState<Integer> count;
    private transient boolean hasSeen;
    private transient boolean fails;

    @Override
    public void open(Configuration parameters) {
        count = getRuntimeContext().getState(new ValueStateDescriptor<>("count", Integer.class));
    }

    @Override
    public String map(String text) throws Exception {
        hasSeen = true;
        if (fails && HAS_FAILED.compareAndSet(false, true)) {
            System.out.println("failed");
            throw new IllegalStateException("a failure that is wanted");
        }
        Integer before = count.value();
        int sofar = before == null ? 0 : before;
        count.update(sofar + 1);
        return sofar + " " + text;
    }

    @Override
    public void notifyCheckpointComplete(long checkpoint) {
        if (hasSeen && !fails) {
            fails = true;
            System.out.println("checkpointed");
        }
    }
}
