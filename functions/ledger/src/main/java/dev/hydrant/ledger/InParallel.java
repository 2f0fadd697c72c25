package dev.hydrant.ledger;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Function;

/// Does the same with many things, several at once, on threads of the platform: what is stored on a disk blocks its
/// thread, and virtual ones would share as few of those as there are cores.
final class InParallel {

    private InParallel() {}

    /// The results in the order of the items; with `atOnce` 1 all in the caller's thread, one after the
    /// other.
    ///
    /// Waits for all of them, also where one fails; then the first failure is thrown.
    static <T, R> List<R> map(int atOnce, List<T> items, Function<T, R> task) {
        if (atOnce == 1 || items.size() < 2) {
            return items.stream().map(task).toList();
        }
        List<Callable<R>> calls = new ArrayList<>();
        for (T item : items) {
            calls.add(() -> task.apply(item));
        }
        try (ExecutorService threads = Executors.newFixedThreadPool(
                Math.min(atOnce, items.size()),
                Thread.ofPlatform().name("hydrant-objects-", 0).factory())) {
            List<R> results = new ArrayList<>();
            for (Future<R> future : threads.invokeAll(calls)) {
                results.add(future.get());
            }
            return results;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new LedgerException("interrupted", e);
        } catch (ExecutionException e) {
            throw unwrapped(e);
        }
    }

    private static RuntimeException unwrapped(ExecutionException e) {
        return switch (e.getCause()) {
            case RuntimeException failure -> failure;
            case Error error -> throw error;
            case null -> new IllegalStateException("a failure without a cause", e);
            case Throwable checked -> new IllegalStateException("a task threw a checked exception", checked);
        };
    }
}
