package dev.hydrant.clients.kcl;

import java.nio.charset.StandardCharsets;
import software.amazon.kinesis.exceptions.InvalidStateException;
import software.amazon.kinesis.exceptions.ShutdownException;
import software.amazon.kinesis.lifecycle.events.InitializationInput;
import software.amazon.kinesis.lifecycle.events.LeaseLostInput;
import software.amazon.kinesis.lifecycle.events.ProcessRecordsInput;
import software.amazon.kinesis.lifecycle.events.ShardEndedInput;
import software.amazon.kinesis.lifecycle.events.ShutdownRequestedInput;
import software.amazon.kinesis.processor.RecordProcessorCheckpointer;
import software.amazon.kinesis.processor.ShardRecordProcessor;
import software.amazon.kinesis.retrieval.KinesisClientRecord;

/// Prints a line for everything that happens to a shard, and checkpoints after each batch.
///
/// A line is `began`, `record`, `checkpointed`, `ended` or `lost`, and then the shard; of a record also sequence
/// number,
/// sub-sequence number, partition key and text.
final class PrintingProcessor implements ShardRecordProcessor {

    private String shard = "";

    @Override
    public void initialize(InitializationInput input) {
        shard = input.shardId();
        print("began " + shard + " " + input.extendedSequenceNumber().sequenceNumber());
    }

    @Override
    public void processRecords(ProcessRecordsInput input) {
        StringBuilder lines = new StringBuilder();
        for (KinesisClientRecord record : input.records()) {
            lines.append(lines.isEmpty() ? "" : "\n")
                    .append("record ")
                    .append(shard)
                    .append(' ')
                    .append(record.sequenceNumber())
                    .append(' ')
                    .append(record.subSequenceNumber())
                    .append(' ')
                    .append(record.partitionKey())
                    .append(' ')
                    .append(StandardCharsets.UTF_8.decode(record.data()));
        }
        if (!lines.isEmpty()) {
            print(lines.toString());
            checkpoint(input.checkpointer());
            print("checkpointed " + shard);
        }
    }

    @Override
    public void leaseLost(LeaseLostInput input) {
        print("lost " + shard);
    }

    @Override
    public void shardEnded(ShardEndedInput input) {
        checkpoint(input.checkpointer());
        print("ended " + shard);
    }

    @Override
    public void shutdownRequested(ShutdownRequestedInput input) {
        checkpoint(input.checkpointer());
    }

    private static void checkpoint(RecordProcessorCheckpointer checkpointer) {
        try {
            checkpointer.checkpoint();
        } catch (InvalidStateException | ShutdownException e) {
            throw new IllegalStateException("the lease went to another worker", e);
        }
    }

    private static void print(String lines) {
        synchronized (System.out) {
            System.out.println(lines);
            System.out.flush();
        }
    }
}
