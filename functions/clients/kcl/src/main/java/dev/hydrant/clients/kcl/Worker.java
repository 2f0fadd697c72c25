package dev.hydrant.clients.kcl;

import java.net.URI;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.cloudwatch.CloudWatchAsyncClient;
import software.amazon.awssdk.services.dynamodb.DynamoDbAsyncClient;
import software.amazon.awssdk.services.kinesis.KinesisAsyncClient;
import software.amazon.kinesis.common.ConfigsBuilder;
import software.amazon.kinesis.common.InitialPositionInStream;
import software.amazon.kinesis.common.InitialPositionInStreamExtended;
import software.amazon.kinesis.common.KinesisClientUtil;
import software.amazon.kinesis.coordinator.Scheduler;
import software.amazon.kinesis.leases.LeaseManagementConfig;
import software.amazon.kinesis.metrics.MetricsLevel;
import software.amazon.kinesis.processor.SingleStreamTracker;
import software.amazon.kinesis.retrieval.RetrievalSpecificConfig;
import software.amazon.kinesis.retrieval.fanout.FanOutConfig;
import software.amazon.kinesis.retrieval.polling.PollingConfig;

/// One worker of an application: reads a stream from its beginning and prints what it is given, until it is killed.
///
/// Its waiting times are cut to what a test can wait for; everything else is as the library comes.
public final class Worker {

    private static final long FAILOVER_MILLIS = 3_000;
    private static final long ASSIGNMENT_MILLIS = 500;
    private static final long LEADER_MILLIS = 4_000;
    private static final long LEADER_HEARTBEAT_MILLIS = 1_000;
    private static final long SHARD_SYNC_MILLIS = 1_000;
    private static final long PARENT_POLL_MILLIS = 200;
    private static final long IDLE_MILLIS = 200;

    private Worker() {}

    /// @param arguments URL of Kinesis, URL of DynamoDB, stream, application, worker, `polling` or `fan-out`
    public static void main(String[] arguments) {
        URI kinesisUrl = URI.create(arguments[0]);
        URI dynamoUrl = URI.create(arguments[1]);
        String stream = arguments[2];
        String application = arguments[3];
        KinesisAsyncClient kinesis =
                KinesisClientUtil.createKinesisAsyncClient(at(KinesisAsyncClient.builder(), kinesisUrl));
        DynamoDbAsyncClient leases =
                at(DynamoDbAsyncClient.builder(), dynamoUrl).build();
        // Needed to build the configuration; with no metrics it is never called.
        CloudWatchAsyncClient metrics =
                at(CloudWatchAsyncClient.builder(), dynamoUrl).build();
        ConfigsBuilder configs = new ConfigsBuilder(
                new SingleStreamTracker(
                        stream,
                        InitialPositionInStreamExtended.newInitialPosition(InitialPositionInStream.TRIM_HORIZON)),
                application,
                kinesis,
                leases,
                metrics,
                arguments[4],
                PrintingProcessor::new);
        RetrievalSpecificConfig retrieval = switch (arguments[5]) {
            case "polling" -> new PollingConfig(stream, kinesis).idleTimeBetweenReadsInMillis(IDLE_MILLIS);
            case "fan-out" -> new FanOutConfig(kinesis).streamName(stream).applicationName(application);
            default -> throw new IllegalArgumentException("`retrieval` must be polling or fan-out");
        };
        new Scheduler(
                        configs.checkpointConfig(),
                        configs.coordinatorConfig().parentShardPollIntervalMillis(PARENT_POLL_MILLIS),
                        leaseManagement(configs),
                        configs.lifecycleConfig(),
                        configs.metricsConfig().metricsLevel(MetricsLevel.NONE),
                        configs.processorConfig(),
                        configs.retrievalConfig().retrievalSpecificConfig(retrieval))
                .run();
    }

    private static LeaseManagementConfig leaseManagement(ConfigsBuilder configs) {
        return configs.leaseManagementConfig()
                .failoverTimeMillis(FAILOVER_MILLIS)
                .leaseAssignmentIntervalMillis(ASSIGNMENT_MILLIS)
                .dynamoDbLockBasedLeaderLeaseDurationInMillis(LEADER_MILLIS)
                .dynamoDbLockBasedLeaderHeartbeatPeriodInMillis(LEADER_HEARTBEAT_MILLIS)
                .shardSyncIntervalMillis(SHARD_SYNC_MILLIS)
                .leasesRecoveryAuditorExecutionFrequencyMillis(SHARD_SYNC_MILLIS)
                .cleanupLeasesUponShardCompletion(false);
    }

    private static <B extends AwsClientBuilder<B, ?>> B at(B builder, URI url) {
        return builder.endpointOverride(url)
                .region(Region.US_EAST_1)
                .credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create("key", "secret")));
    }
}
