package dev.hydrant.clients;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.core.util.VersionInfo;
import software.amazon.awssdk.services.kinesis.KinesisAsyncClient;
import software.amazon.awssdk.services.kinesis.KinesisClient;
import software.amazon.awssdk.services.kinesis.model.GetRecordsResponse;
import software.amazon.awssdk.services.kinesis.model.GetShardIteratorRequest;
import software.amazon.awssdk.services.kinesis.model.PutRecordResponse;
import software.amazon.awssdk.services.kinesis.model.PutRecordsRequestEntry;
import software.amazon.awssdk.services.kinesis.model.PutRecordsResponse;
import software.amazon.awssdk.services.kinesis.model.Record;
import software.amazon.awssdk.services.kinesis.model.ResourceNotFoundException;
import software.amazon.awssdk.services.kinesis.model.ShardIteratorType;
import software.amazon.awssdk.services.kinesis.model.StreamDescription;
import software.amazon.awssdk.services.kinesis.model.StreamStatus;

/// A Java program that uses the AWS SDK 2 as it comes.
class JavaSdk2IT {

    private static final String CBOR = "application/x-amz-cbor-1.1";
    private static final String SHARD = "shardId-000000000000";

    @TempDir
    private static Path directory;

    private static HydrantServe server;

    @BeforeAll
    static void start() throws IOException {
        server = HydrantServe.start(directory);
        System.out.println("AWS SDK for Java " + VersionInfo.SDK_VERSION);
    }

    @AfterAll
    static void kill() {
        server.close();
    }

    @Test
    void theBlockingClientReadsInCborWhatItPut() {
        JavaSdk2.ContentTypes types = new JavaSdk2.ContentTypes();
        try (KinesisClient kinesis = JavaSdk2.sync(server.url(), types)) {
            Instant begin = Instant.now().minusMillis(1);
            kinesis.createStream(stream -> stream.streamName("blocking").shardCount(1));
            StreamDescription description = kinesis.waiter()
                    .waitUntilStreamExists(
                            stream -> stream.streamName("blocking"),
                            waiting -> waiting.backoffStrategyV2(attempt -> Duration.ofMillis(100)))
                    .matched()
                    .response()
                    .orElseThrow()
                    .streamDescription();
            assertThat(description.streamStatus()).isEqualTo(StreamStatus.ACTIVE);
            assertThat(description.streamCreationTimestamp()).isBetween(begin, Instant.now());

            SdkBytes everyByte = SdkBytes.fromByteArray(everyByte());
            PutRecordResponse put = kinesis.putRecord(
                    record -> record.streamName("blocking").partitionKey("a").data(everyByte));
            assertThat(put.shardId()).isEqualTo(SHARD);
            Record read =
                    read(kinesis, iterator(ShardIteratorType.TRIM_HORIZON)).getFirst();
            assertThat(read.data()).isEqualTo(everyByte);
            assertThat(read.sequenceNumber()).isEqualTo(put.sequenceNumber());
            assertThat(read.approximateArrivalTimestamp()).isBetween(begin, Instant.now());

            Instant arrived = read.approximateArrivalTimestamp();
            GetShardIteratorRequest.Builder atTime = iterator(ShardIteratorType.AT_TIMESTAMP);
            assertThat(read(kinesis, atTime.timestamp(arrived))).containsExactly(read);
            assertThat(read(kinesis, atTime.timestamp(arrived.plusMillis(1)))).isEmpty();
            GetShardIteratorRequest.Builder after = iterator(ShardIteratorType.AFTER_SEQUENCE_NUMBER);
            assertThat(read(kinesis, after.startingSequenceNumber(put.sequenceNumber())))
                    .isEmpty();
        }
        assertThat(types.seen()).containsExactly(CBOR);
    }

    @Test
    void theAsynchronousClientPutsManyAtOnceOverHttp2() {
        JavaSdk2.ContentTypes types = new JavaSdk2.ContentTypes();
        try (KinesisAsyncClient kinesis = JavaSdk2.async(server.url(), types)) {
            kinesis.createStream(stream -> stream.streamName("many").shardCount(1))
                    .join();
            kinesis.waiter()
                    .waitUntilStreamExists(
                            stream -> stream.streamName("many"),
                            waiting -> waiting.backoffStrategyV2(attempt -> Duration.ofMillis(100)))
                    .join();
            List<CompletableFuture<PutRecordsResponse>> puts = IntStream.range(0, 60)
                    .mapToObj(batch -> kinesis.putRecords(
                            request -> request.streamName("many").records(entries(batch * 100, batch * 100 + 100))))
                    .toList();
            puts.forEach(put -> assertThat(put.join().failedRecordCount()).isZero());

            String iterator = kinesis.getShardIterator(request ->
                            request.streamName("many").shardId(SHARD).shardIteratorType(ShardIteratorType.TRIM_HORIZON))
                    .join()
                    .shardIterator();
            List<String> read = new ArrayList<>();
            boolean atTip = false;
            while (!atTip) {
                String from = iterator;
                GetRecordsResponse page = kinesis.getRecords(
                                request -> request.shardIterator(from).limit(1000))
                        .join();
                page.records().forEach(record -> read.add(record.data().asUtf8String()));
                atTip = page.millisBehindLatest() == 0;
                iterator = page.nextShardIterator();
            }
            assertThat(read)
                    .containsExactlyInAnyOrderElementsOf(
                            IntStream.range(0, 6000).mapToObj(Integer::toString).toList());
        }
        assertThat(types.seen()).containsExactly(CBOR);
    }

    @Test
    void aFailureIsTheExceptionOfItsNameWithTheIdsOfTheRequest() {
        try (KinesisClient kinesis = JavaSdk2.sync(server.url())) {
            assertThatThrownBy(() -> kinesis.describeStream(stream -> stream.streamName("absent")))
                    .isInstanceOfSatisfying(ResourceNotFoundException.class, failure -> {
                        assertThat(failure.awsErrorDetails().errorMessage())
                                .isEqualTo("Stream absent under account 000000000000 not found.");
                        assertThat(failure.statusCode()).isEqualTo(400);
                        assertThat(failure.requestId()).matches("[0-9a-f-]{36}");
                        assertThat(failure.extendedRequestId()).isNotEmpty();
                    });
        }
    }

    private static List<PutRecordsRequestEntry> entries(int from, int until) {
        return IntStream.range(from, until)
                .mapToObj(i -> PutRecordsRequestEntry.builder()
                        .partitionKey("key-" + i % 10)
                        .data(SdkBytes.fromUtf8String(Integer.toString(i)))
                        .build())
                .toList();
    }

    private static GetShardIteratorRequest.Builder iterator(ShardIteratorType type) {
        return GetShardIteratorRequest.builder()
                .streamName("blocking")
                .shardId(SHARD)
                .shardIteratorType(type);
    }

    private static List<Record> read(KinesisClient kinesis, GetShardIteratorRequest.Builder from) {
        String iterator = kinesis.getShardIterator(from.build()).shardIterator();
        return kinesis.getRecords(request -> request.shardIterator(iterator)).records();
    }

    private static byte[] everyByte() {
        byte[] bytes = new byte[256];
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] = (byte) i;
        }
        return bytes;
    }
}
