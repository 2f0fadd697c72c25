package dev.hydrant.server;

import java.net.URI;
import java.time.Duration;
import javax.net.ssl.TrustManager;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.core.SdkSystemSetting;
import software.amazon.awssdk.http.nio.netty.NettyNioAsyncHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.kinesis.KinesisAsyncClient;
import software.amazon.awssdk.services.kinesis.model.ConsumerStatus;
import software.amazon.awssdk.services.kinesis.model.StartingPosition;
import software.amazon.awssdk.services.kinesis.model.StreamStatus;

/// AWS's SDK for Java, version 2, as it comes: Netty, HTTP/2, CBOR unless told otherwise. Its stream is `s`.
final class SdkClient implements AutoCloseable {

    /// How it writes its requests.
    enum Wire {
        CBOR,
        JSON
    }

    private final KinesisAsyncClient kinesis;

    SdkClient(String url) {
        this(url, Wire.CBOR, null, "key", "secret");
    }

    /// @param trusted whom to trust besides the system's authorities
    SdkClient(String url, Wire wire, TrustManager @Nullable [] trusted, String accessKey, String secretKey) {
        System.setProperty(SdkSystemSetting.CBOR_ENABLED.property(), String.valueOf(wire == Wire.CBOR));
        NettyNioAsyncHttpClient.Builder http = NettyNioAsyncHttpClient.builder();
        if (trusted != null) {
            http.tlsTrustManagersProvider(() -> trusted);
        }
        this.kinesis = KinesisAsyncClient.builder()
                .endpointOverride(URI.create(url))
                .region(Region.US_EAST_1)
                .credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create(accessKey, secretKey)))
                .httpClientBuilder(http)
                .build();
    }

    KinesisAsyncClient kinesis() {
        return kinesis;
    }

    void createStream(int shards) throws InterruptedException {
        kinesis.createStream(request -> request.streamName("s").shardCount(shards))
                .join();
        awaitActive();
    }

    void awaitActive() throws InterruptedException {
        while (kinesis.describeStreamSummary(request -> request.streamName("s"))
                        .join()
                        .streamDescriptionSummary()
                        .streamStatus()
                != StreamStatus.ACTIVE) {
            Thread.sleep(20);
        }
    }

    /// @return its ARN, once it is active
    String register(String consumer) throws InterruptedException {
        String arn = kinesis.registerStreamConsumer(
                        request -> request.streamARN("arn:aws:kinesis:us-east-1:000000000000:stream/s")
                                .consumerName(consumer))
                .join()
                .consumer()
                .consumerARN();
        while (kinesis.describeStreamConsumer(request -> request.consumerARN(arn))
                        .join()
                        .consumerDescription()
                        .consumerStatus()
                != ConsumerStatus.ACTIVE) {
            Thread.sleep(20);
        }
        return arn;
    }

    void put(byte[] data) {
        kinesis.putRecord(request -> request.streamName("s").partitionKey("k").data(SdkBytes.fromByteArray(data)))
                .join();
    }

    /// Subscribes to the first shard, and takes all that comes.
    SdkSubscription subscribe(String consumerArn, StartingPosition from) {
        return SdkSubscription.begin(kinesis, consumerArn, from, Long.MAX_VALUE);
    }

    static StartingPosition from(String type) {
        return StartingPosition.builder().type(type).build();
    }

    static StartingPosition after(String sequenceNumber) {
        return StartingPosition.builder()
                .type("AFTER_SEQUENCE_NUMBER")
                .sequenceNumber(sequenceNumber)
                .build();
    }

    /// How long a test waits for what must come.
    static final Duration LONGEST = Duration.ofSeconds(30);

    @Override
    public void close() {
        kinesis.close();
    }
}
