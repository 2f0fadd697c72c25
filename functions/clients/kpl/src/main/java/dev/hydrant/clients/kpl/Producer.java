package dev.hydrant.clients.kpl;

import com.google.common.util.concurrent.ListenableFuture;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.kinesis.producer.KinesisProducer;
import software.amazon.kinesis.producer.KinesisProducerConfiguration;
import software.amazon.kinesis.producer.UserRecordResult;

/// Puts many small records, which the library aggregates, and prints where each went: shard and sequence number.
public final class Producer {

    private static final int KEYS = 11;

    private Producer() {}

    /// @param arguments URL of Kinesis (https), a file with the certificate to trust, a directory for the library's
    ///     program, stream, and how many records
    public static void main(String[] arguments) throws InterruptedException, ExecutionException {
        URI url = URI.create(arguments[0]);
        KinesisProducerConfiguration configuration = new KinesisProducerConfiguration()
                .setRegion("us-east-1")
                .setCredentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create("key", "secret")))
                .setKinesisEndpoint(url.getHost())
                .setKinesisPort(url.getPort())
                .setStsEndpoint(url.getHost()) // asked for the account, for the ARNs of streams
                .setStsPort(url.getPort())
                .setCaCertFile(arguments[1])
                .setTempDirectory(arguments[2])
                .setMetricsLevel("none")
                .setRecordMaxBufferedTime(200)
                .setAggregationEnabled(true);
        KinesisProducer producer = new KinesisProducer(configuration);
        List<ListenableFuture<UserRecordResult>> results = new ArrayList<>();
        for (int i = 0; i < Integer.parseInt(arguments[4]); i++) {
            results.add(producer.addUserRecord(
                    arguments[3], "key-" + i % KEYS, ByteBuffer.wrap(("text-" + i).getBytes(StandardCharsets.UTF_8))));
            if (i == 0) {
                producer.flushSync(); // it knows the shards now: before, it doesn't aggregate
            }
        }
        producer.flushSync();
        for (ListenableFuture<UserRecordResult> result : results) {
            UserRecordResult put = result.get();
            System.out.println("put " + put.getShardId() + " " + put.getSequenceNumber());
        }
        producer.destroy();
        System.exit(0); // it leaves threads behind
    }
}
