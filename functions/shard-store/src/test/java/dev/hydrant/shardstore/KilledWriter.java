package dev.hydrant.shardstore;

import dev.hydrant.shardstore.records.PutEntry;
import dev.hydrant.wire.Blob;
import java.io.IOException;
import java.io.PrintStream;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/// The process that [KillTest] kills: puts records as fast as it can and prints each one that was
/// acknowledged.
final class KilledWriter {

    private static final int WRITERS = 4;

    private KilledWriter() {}

    static StoreSettings settings() {
        return StoreSettings.defaults().withTransition(Duration.ZERO).withFileBytes(200_000);
    }

    public static void main(String[] arguments) throws IOException {
        ShardStore store = ShardStore.open(Path.of(arguments[0]), settings(), Clock.systemUTC(), new Random());
        StoredStream stream = store.find("s").orElseGet(() -> store.create(StreamSpec.provisioned("s", WRITERS)));
        try (ExecutorService threads = Executors.newFixedThreadPool(WRITERS)) {
            for (int writer = 0; writer < WRITERS; writer++) {
                Shard shard = stream.shards().get(writer);
                threads.execute(() -> write(store, stream, shard, arguments[1]));
            }
        }
    }

    private static void write(ShardStore store, StoredStream stream, Shard shard, String round) {
        PrintStream out = System.out;
        List<BigInteger> key = List.of(shard.startingHashKey());
        for (int i = 0; i < 1_000_000; i++) {
            String data = round + "-" + String.format("%07d", i);
            PutEntry entry = new PutEntry(new byte[] {'k'}, Blob.of(data.getBytes(StandardCharsets.UTF_8)));
            PutResult result = store.put(stream, List.of(entry), key).getFirst();
            if (!(result instanceof PutResult.Stored)) {
                throw new IllegalStateException("not stored: " + result);
            }
            out.println(shard.index() + " " + data);
        }
    }
}
