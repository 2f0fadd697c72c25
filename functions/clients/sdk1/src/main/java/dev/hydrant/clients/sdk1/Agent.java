package dev.hydrant.clients.sdk1;

import com.amazonaws.ClientConfiguration;
import com.amazonaws.auth.AWSCredentialsProvider;
import com.amazonaws.auth.AWSStaticCredentialsProvider;
import com.amazonaws.auth.BasicAWSCredentials;
import com.amazonaws.client.builder.AwsClientBuilder;
import com.amazonaws.services.kinesis.AmazonKinesis;
import com.amazonaws.services.kinesis.AmazonKinesisClientBuilder;
import com.amazonaws.services.kinesis.model.PutRecordsRequest;
import com.amazonaws.services.kinesis.model.PutRecordsRequestEntry;
import com.amazonaws.services.kinesis.model.PutRecordsResult;
import com.amazonaws.services.kinesisfirehose.AmazonKinesisFirehose;
import com.amazonaws.services.kinesisfirehose.AmazonKinesisFirehoseClientBuilder;
import com.amazonaws.services.kinesisfirehose.model.PutRecordBatchRequest;
import com.amazonaws.services.kinesisfirehose.model.PutRecordBatchResult;
import com.amazonaws.services.kinesisfirehose.model.Record;
import com.amazonaws.util.VersionInfoUtils;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;

/// Sends the lines of a file as the Kinesis Agent does: in batches as large as a call takes, what failed of one again
/// with
/// the next, until nothing is left.
public final class Agent {

    private static final int MAX_RECORDS = 500;
    private static final int MAX_STREAM_BYTES = 5 * 1024 * 1024;
    private static final int MAX_DELIVERY_BYTES = 4 * 1024 * 1024;
    private static final int MAX_CALLS = 10_000;

    private Agent() {}

    /// A batch that is sent.
    private interface Sender {

        /// @return what has to be sent again
        List<byte[]> send(List<byte[]> batch);
    }

    /// @param arguments URL, `stream` or `delivery-stream`, its name, the file, and for a stream the partition keys:
    ///     `RANDOM` or `DETERMINISTIC`
    public static void main(String[] arguments) throws IOException {
        AwsClientBuilder.EndpointConfiguration place =
                new AwsClientBuilder.EndpointConfiguration(arguments[0], "us-east-1");
        AWSCredentialsProvider key = new AWSStaticCredentialsProvider(new BasicAWSCredentials("key", "secret"));
        ClientConfiguration configuration = new ClientConfiguration().withUserAgentPrefix("aws-kinesis-agent");
        boolean toStream = arguments[1].equals("stream");
        Sender sender;
        if (toStream) {
            AmazonKinesis kinesis = AmazonKinesisClientBuilder.standard()
                    .withEndpointConfiguration(place)
                    .withCredentials(key)
                    .withClientConfiguration(configuration)
                    .build();
            sender = batch -> putRecords(kinesis, arguments[2], arguments[4], batch);
        } else {
            AmazonKinesisFirehose firehose = AmazonKinesisFirehoseClientBuilder.standard()
                    .withEndpointConfiguration(place)
                    .withCredentials(key)
                    .withClientConfiguration(configuration)
                    .build();
            sender = batch -> putRecordBatch(firehose, arguments[2], batch);
        }
        System.out.println("AWS SDK for Java " + VersionInfoUtils.getVersion());
        System.out.println(
                "calls " + sendAll(Path.of(arguments[3]), toStream ? MAX_STREAM_BYTES : MAX_DELIVERY_BYTES, sender));
    }

    private static int sendAll(Path file, int maxBytes, Sender sender) throws IOException {
        int calls = 0;
        List<byte[]> batch = new ArrayList<>();
        long bytes = 0;
        try (BufferedReader lines = Files.newBufferedReader(file)) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                byte[] record = (line + "\n").getBytes(StandardCharsets.UTF_8);
                while (batch.size() == MAX_RECORDS || bytes + record.length > maxBytes) {
                    batch = sent(batch, sender, ++calls);
                    bytes = batch.stream().mapToLong(left -> left.length).sum();
                }
                batch.add(record);
                bytes += record.length;
            }
        }
        while (!batch.isEmpty()) {
            batch = sent(batch, sender, ++calls);
        }
        return calls;
    }

    private static List<byte[]> sent(List<byte[]> batch, Sender sender, int calls) {
        if (calls > MAX_CALLS) {
            throw new IllegalStateException("records fail again and again");
        }
        return new ArrayList<>(sender.send(batch));
    }

    private static List<byte[]> putRecords(AmazonKinesis kinesis, String stream, String keys, List<byte[]> batch) {
        List<PutRecordsRequestEntry> entries = new ArrayList<>();
        for (byte[] record : batch) {
            entries.add(new PutRecordsRequestEntry()
                    .withData(ByteBuffer.wrap(record))
                    .withPartitionKey(partitionKey(keys, record)));
        }
        PutRecordsResult result = kinesis.putRecords(
                new PutRecordsRequest().withStreamName(stream).withRecords(entries));
        List<byte[]> failed = new ArrayList<>();
        for (int i = 0; i < batch.size(); i++) {
            if (result.getRecords().get(i).getErrorCode() != null) {
                failed.add(batch.get(i));
            }
        }
        return failed;
    }

    private static List<byte[]> putRecordBatch(AmazonKinesisFirehose firehose, String stream, List<byte[]> batch) {
        PutRecordBatchResult result = firehose.putRecordBatch(new PutRecordBatchRequest()
                .withDeliveryStreamName(stream)
                .withRecords(batch.stream()
                        .map(record -> new Record().withData(ByteBuffer.wrap(record)))
                        .toList()));
        List<byte[]> failed = new ArrayList<>();
        for (int i = 0; i < batch.size(); i++) {
            if (result.getRequestResponses().get(i).getErrorCode() != null) {
                failed.add(batch.get(i));
            }
        }
        return failed;
    }

    private static String partitionKey(String keys, byte[] record) {
        return switch (keys) {
            case "RANDOM" -> Double.toString(ThreadLocalRandom.current().nextDouble(1_000_000));
            case "DETERMINISTIC" -> Integer.toHexString(Arrays.hashCode(record));
            default -> throw new IllegalArgumentException("`keys` must be RANDOM or DETERMINISTIC but was " + keys);
        };
    }
}
