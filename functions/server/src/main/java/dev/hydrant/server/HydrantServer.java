package dev.hydrant.server;

import dev.hydrant.command.RefusedException;
import dev.hydrant.shardstore.KinesisApi;
import dev.hydrant.shardstore.ShardStore;
import dev.hydrant.shardstore.StoreSettings;
import dev.hydrant.wire.RequestIds;
import dev.hydrant.wire.Wire;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.List;
import java.util.Map;

/// The whole server: the store, the deliveries, the port.
final class HydrantServer implements AutoCloseable {

    private final ShardStore store;
    private final Deliveries deliveries;
    private final WirePort port;
    private final Trimmer trimmer;

    private HydrantServer(ShardStore store, Deliveries deliveries, WirePort port) {
        this.store = store;
        this.deliveries = deliveries;
        this.port = port;
        this.trimmer = Trimmer.start(store);
    }

    /// Opens the store, carries on the deliveries that are there, and takes requests.
    ///
    /// @throws RefusedException if what it was told can't be carried out
    static HydrantServer start(ServeOptions options, Vertx vertx) throws IOException {
        StoreSettings settings = settings(options.environment());
        WirePort port = WirePort.bind(vertx, options.host(), options.port());
        try {
            return start(options, settings, port);
        } catch (IOException | RuntimeException e) {
            port.close();
            throw e;
        }
    }

    /// The port is had before anything is written, and takes requests once the rest is there.
    private static HydrantServer start(ServeOptions options, StoreSettings settings, WirePort port) throws IOException {
        Clock clock = Clock.systemUTC();
        ShardStore store = ShardStore.open(options.data(), settings, clock, new SecureRandom());
        try {
            Deliveries deliveries = Deliveries.open(options, store, clock);
            port.open(new Wire(
                    List.of(KinesisApi.binding(store), FirehoseApi.binding(deliveries, store)),
                    new RequestIds(new SecureRandom())));
            return new HydrantServer(store, deliveries, port);
        } catch (IOException | RuntimeException e) {
            store.close();
            throw e;
        }
    }

    /// Where it takes requests.
    String url() {
        return port.url();
    }

    /// Takes no more requests, delivers what is buffered, and closes the store.
    @Override
    public void close() throws IOException {
        try {
            port.close();
        } finally {
            trimmer.close();
            try {
                deliveries.close();
            } finally {
                store.close();
            }
        }
    }

    private static StoreSettings settings(Map<String, String> environment) {
        StoreSettings defaults = StoreSettings.defaults();
        String region = environment.getOrDefault(
                "AWS_REGION", environment.getOrDefault("AWS_DEFAULT_REGION", defaults.region()));
        String account = environment.getOrDefault("AWS_ACCOUNT_ID", defaults.account());
        try {
            return defaults.in(account, region);
        } catch (IllegalArgumentException e) {
            throw new RefusedException("AWS_ACCOUNT_ID: " + e.getMessage(), e);
        }
    }
}
