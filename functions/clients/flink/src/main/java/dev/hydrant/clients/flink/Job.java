package dev.hydrant.clients.flink;

import java.net.URI;
import java.util.Properties;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.api.common.serialization.SimpleStringSchema;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.connector.kinesis.source.KinesisStreamsSource;
import org.apache.flink.connector.kinesis.source.config.KinesisStreamsSourceConfigConstants;
import org.apache.flink.connector.kinesis.source.config.KinesisStreamsSourceConfigConstants.InitialPosition;
import org.apache.flink.runtime.testutils.MiniClusterResourceConfiguration;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.streaming.connectors.kinesis.FlinkKinesisConsumer;
import org.apache.flink.test.util.MiniClusterWithClientResource;

/// Reads a stream from its beginning on a mini-cluster of Flink, fails once on the way, goes on from its checkpoint,
/// and
/// prints every record with how many of its key came before it, until it is killed.
public final class Job {

    private static final int PARALLELISM = 2;
    private static final long CHECKPOINT_MILLIS = 200;
    private static final long DISCOVERY_MILLIS = 500;

    private Job() {}

    /// @param arguments URL, stream, `polling`, `fan-out` or `source`: Flink's older consumer by GetRecords or by
    ///     SubscribeToShard, or its newer source
    public static void main(String[] arguments) throws Exception {
        MiniClusterWithClientResource cluster =
                new MiniClusterWithClientResource(new MiniClusterResourceConfiguration.Builder()
                        .setNumberTaskManagers(1)
                        .setNumberSlotsPerTaskManager(PARALLELISM)
                        .build());
        cluster.before();
        Configuration failures = new Configuration();
        failures.setString("restart-strategy.type", "fixed-delay");
        failures.setString("restart-strategy.fixed-delay.attempts", "1");
        failures.setString("restart-strategy.fixed-delay.delay", "100 ms");
        StreamExecutionEnvironment environment = StreamExecutionEnvironment.getExecutionEnvironment(failures);
        environment.setParallelism(PARALLELISM);
        environment.enableCheckpointing(CHECKPOINT_MILLIS);
        records(environment, arguments[0], arguments[1], arguments[2])
                .keyBy(Job::key)
                .map(new CountingMap())
                .addSink(new PrintingSink())
                .name("print");
        environment.execute("read " + arguments[1]);
    }

    /// A record's text is its key, a hyphen, and its number.
    static String key(String text) {
        return text.substring(0, text.indexOf('-'));
    }

    @SuppressWarnings("deprecation") // the older consumer is what most jobs still have
    private static DataStream<String> records(
            StreamExecutionEnvironment environment, String url, String stream, String reader) {
        if (reader.equals("source")) {
            Configuration configuration = new Configuration();
            place(url).forEach((name, value) -> configuration.setString((String) name, (String) value));
            configuration.set(
                    KinesisStreamsSourceConfigConstants.STREAM_INITIAL_POSITION, InitialPosition.TRIM_HORIZON);
            configuration.set(KinesisStreamsSourceConfigConstants.SHARD_DISCOVERY_INTERVAL_MILLIS, DISCOVERY_MILLIS);
            return environment.fromSource(
                    KinesisStreamsSource.<String>builder()
                            .setStreamArn("arn:aws:kinesis:us-east-1:000000000000:stream/" + stream)
                            .setSourceConfig(configuration)
                            .setDeserializationSchema(new SimpleStringSchema())
                            .build(),
                    WatermarkStrategy.noWatermarks(),
                    "read",
                    Types.STRING);
        }
        Properties properties = place(url);
        properties.setProperty("flink.stream.initpos", "TRIM_HORIZON");
        properties.setProperty("flink.shard.discovery.intervalmillis", Long.toString(DISCOVERY_MILLIS));
        if (reader.equals("fan-out")) {
            properties.setProperty("flink.stream.recordpublisher", "EFO");
            properties.setProperty("flink.stream.efo.consumername", "flink");
        }
        return environment.addSource(new FlinkKinesisConsumer<>(stream, new SimpleStringSchema(), properties));
    }

    private static Properties place(String url) {
        Properties place = new Properties();
        place.setProperty("aws.region", "us-east-1");
        place.setProperty("aws.endpoint", URI.create(url).toString());
        place.setProperty("aws.credentials.provider", "BASIC");
        place.setProperty("aws.credentials.provider.basic.accesskeyid", "key");
        place.setProperty("aws.credentials.provider.basic.secretkey", "secret");
        return place;
    }
}
