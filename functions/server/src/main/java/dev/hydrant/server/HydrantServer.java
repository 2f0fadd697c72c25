package dev.hydrant.server;

import dev.hydrant.command.RefusedException;
import dev.hydrant.shardstore.KinesisApi;
import dev.hydrant.shardstore.ShardStore;
import dev.hydrant.shardstore.StoreSettings;
import dev.hydrant.shardstore.encryption.MasterKeys;
import dev.hydrant.wire.CallerIdentity;
import dev.hydrant.wire.RequestIds;
import dev.hydrant.wire.Wire;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The whole server: the store, the deliveries, the port.
final class HydrantServer implements AutoCloseable {

    private final ShardStore store;
    private final Deliveries deliveries;
    private final Gate gate;
    private final WirePort port;
    private final Upkeep upkeep;
    private final List<String> notices;

    private HydrantServer(ShardStore store, Deliveries deliveries, Gate gate, WirePort port, List<String> notices) {
        this.store = store;
        this.deliveries = deliveries;
        this.gate = gate;
        this.port = port;
        this.notices = notices;
        this.upkeep = Upkeep.start(store);
    }

    /// Opens the store, carries on the deliveries that are there, and takes requests.
    ///
    /// @throws RefusedException if what it was told can't be carried out
    static HydrantServer start(ServeOptions options, Vertx vertx) throws IOException {
        StoreSettings settings = settings(options.environment()).with(options.limits());
        Protection protection = Protection.read(options, settings, vertx);
        WirePort port = WirePort.bind(vertx, options.host(), options.port(), protection.certificate());
        try {
            return start(options, settings, protection, port);
        } catch (IOException | RuntimeException e) {
            port.close();
            throw e;
        }
    }

    /// The port is had before anything is written, and takes requests once the rest is there.
    private static HydrantServer start(
            ServeOptions options, StoreSettings settings, Protection protection, WirePort port) throws IOException {
        Clock clock = Clock.systemUTC();
        ShardStore store = store(options.places().data(), protection.keys(), settings, clock);
        try {
            protection.keepCertificate();
            Gate gate = Gate.open(protection, store, clock);
            try {
                Deliveries deliveries = Deliveries.open(options, store, clock);
                Wire wire = new Wire(
                        List.of(KinesisApi.binding(store), FirehoseApi.binding(deliveries, store)),
                        new RequestIds(new SecureRandom()),
                        gate.guard(),
                        gate.log(),
                        new CallerIdentity(settings.account()));
                boolean everybody = protection.credentials().isEmpty();
                port.open(
                        wire,
                        new StatusPages(
                                store::series, address -> everybody || (!address.isEmpty() && isLoopback(address))));
                return new HydrantServer(store, deliveries, gate, port, notices(options, protection));
            } catch (IOException | RuntimeException e) {
                gate.close();
                throw e;
            }
        } catch (IOException | RuntimeException e) {
            store.close();
            throw e;
        }
    }

    private static ShardStore store(Path data, Optional<MasterKeys> keys, StoreSettings settings, Clock clock)
            throws IOException {
        SecureRandom random = new SecureRandom();
        return keys.isPresent()
                ? ShardStore.open(data, keys.get(), settings, clock, random)
                : ShardStore.open(data, settings, clock, random);
    }

    private static List<String> notices(ServeOptions options, Protection protection) {
        List<String> notices = new ArrayList<>();
        protection
                .certificate()
                .flatMap(PortCertificate::own)
                .ifPresent(own -> notices.add("clients trust the certificate by AWS_CA_BUNDLE=" + own.certificate()));
        if (protection.credentials().isEmpty() && !isLoopback(options.host())) {
            notices.add("without --auth sigv4, whoever reaches " + options.host() + " may read and write everything");
        }
        return notices;
    }

    private static boolean isLoopback(String host) {
        try {
            return InetAddress.getByName(host).isLoopbackAddress();
        } catch (UnknownHostException e) {
            return false;
        }
    }

    /// What the user should know, one line each.
    List<String> notices() {
        return notices;
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
            upkeep.close();
            try {
                gate.close();
            } finally {
                try {
                    deliveries.close();
                } finally {
                    store.close();
                }
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
