package dev.hydrant.lambda;

import dev.hydrant.kms.AwsKms;
import dev.hydrant.objectstore.ObjectStore;
import dev.hydrant.objectstore.Place;
import dev.hydrant.shardstore.KinesisApi;
import dev.hydrant.shardstore.ShardStore;
import dev.hydrant.shardstore.StoreDirectory;
import dev.hydrant.shardstore.StoreSettings;
import dev.hydrant.shardstore.encryption.KeyFile;
import dev.hydrant.shardstore.encryption.MasterKeys;
import dev.hydrant.wire.RequestIds;
import dev.hydrant.wire.ServiceException;
import dev.hydrant.wire.Wire;
import dev.hydrant.wire.WireRequest;
import dev.hydrant.wire.WireResponse;
import dev.hydrant.wire.audit.CloudTrailRecord;
import dev.hydrant.wire.auth.Credentials;
import dev.hydrant.wire.auth.InvalidPolicyException;
import dev.hydrant.wire.auth.RequestedResources;
import dev.hydrant.wire.auth.SigV4Guard;
import java.io.IOException;
import java.io.PrintStream;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jboss.logging.Logger;

/// The Kinesis API over streams in an object store, which any number of such functions share.
///
/// A function's URL lets everybody in, since AWS's clients sign for `kinesis` and not for `lambda`. So there is none
/// without credentials: whatever isn't signed with one of them is refused.
final class StreamFunction implements AutoCloseable {

    private static final Logger LOG = Logger.getLogger(StreamFunction.class);

    private final ShardStore store;
    private final Wire wire;
    private final MetricLines metrics;

    private StreamFunction(ShardStore store, Wire wire, MetricLines metrics) {
        this.store = store;
        this.wire = wire;
        this.metrics = metrics;
    }

    /// @param environment the function's variables
    /// @param log takes a line of JSON for each call, and what was measured
    /// @throws IllegalArgumentException where a variable can't be what it should be, by its name
    static StreamFunction open(Map<String, String> environment, PrintStream log) throws IOException {
        FunctionSettings functionSettings = FunctionSettings.of(environment);
        StoreSettings settings = settings(environment);
        Credentials credentials = credentials(functionSettings, settings.account());
        String shards = functionSettings.shards();
        ObjectStore own = Place.of(shards, environment)
                .own()
                .orElseThrow(() -> new IllegalArgumentException("`" + FunctionSettings.SHARDS
                        + "` must name a bucket, a prefix or a directory but was " + shards));
        Clock clock = Clock.systemUTC();
        SecureRandom random = new SecureRandom();
        MasterKeys keys = keys(functionSettings, settings.region(), random);
        ShardStore store = ShardStore.open(own, keys, settings, clock, random);
        RequestedResources resources =
                new RequestedResources(settings.region(), settings.account(), new StoreDirectory(store));
        return new StreamFunction(
                store,
                new Wire(
                        List.of(KinesisApi.binding(store)),
                        new RequestIds(random),
                        new SigV4Guard(credentials, settings.region(), clock, resources),
                        new AuditLines(
                                log, new CloudTrailRecord(settings.region(), settings.account(), resources), clock)),
                new MetricLines(log, clock));
    }

    WireResponse handle(WireRequest request) {
        WireResponse response = wire.handle(request);
        printMetrics();
        return response;
    }

    /// A call that was carried out isn't failed because it can't be measured.
    private void printMetrics() {
        try {
            metrics.print(store.series());
        } catch (ServiceException e) {
            LOG.warn("metrics are printed with the next call", e);
        }
    }

    /// Deletes what has expired, merges what is small, and scales on-demand streams by what came to this instance.
    void maintain() throws IOException {
        store.trim();
        store.scale();
    }

    @Override
    public void close() throws IOException {
        store.close();
    }

    private static Credentials credentials(FunctionSettings settings, String account) throws IOException {
        try {
            return Credentials.read(settings.credentials(), account);
        } catch (InvalidPolicyException e) {
            throw new IllegalArgumentException("`" + FunctionSettings.CREDENTIALS + "`: " + e.getMessage(), e);
        }
    }

    private static MasterKeys keys(FunctionSettings settings, String region, SecureRandom random) throws IOException {
        if (settings.hasKeysInKms()) {
            return AwsKms.in(region);
        }
        Optional<byte[]> json = settings.keys();
        if (json.isEmpty()) {
            return MasterKeys.NONE;
        }
        try {
            return KeyFile.read(json.get(), random);
        } catch (IOException e) {
            throw new IllegalArgumentException("`" + FunctionSettings.KEYS + "`: " + e.getMessage(), e);
        }
    }

    private static StoreSettings settings(Map<String, String> environment) {
        StoreSettings defaults = StoreSettings.defaults();
        return defaults.in(
                        environment.getOrDefault("AWS_ACCOUNT_ID", defaults.account()),
                        environment.getOrDefault(
                                "AWS_REGION", environment.getOrDefault("AWS_DEFAULT_REGION", defaults.region())))
                .withAnswerBytes(HttpAnswer.MAX_BYTES);
    }
}
