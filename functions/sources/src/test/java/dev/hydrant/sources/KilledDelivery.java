package dev.hydrant.sources;

import dev.hydrant.objectstore.ObjectStore;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicInteger;

/// A process that delivers a file and kills itself right before one of its store operations.
final class KilledDelivery {

    private KilledDelivery() {}

    /// @param arguments the directory, the input, and before which operation to die, from 1
    public static void main(String[] arguments) throws IOException {
        AtomicInteger left = new AtomicInteger(Integer.parseInt(arguments[2]));
        Runnable hook = () -> {
            if (left.decrementAndGet() == 0) {
                killMyself();
            }
        };
        TestDelivery.into(Path.of(arguments[0]), FileDeliveryTest.PARTITIONED)
                .withStores(store -> around(store, hook))
                .run(Path.of(arguments[1]));
    }

    private static ObjectStore around(ObjectStore store, Runnable hook) {
        return new AroundStore(store, hook, hook);
    }

    private static void killMyself() {
        try {
            new ProcessBuilder(
                            "kill", "-9", Long.toString(ProcessHandle.current().pid()))
                    .start();
            Thread.sleep(Long.MAX_VALUE);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException("nobody interrupts this thread", e);
        }
    }
}
