package dev.hydrant.server;

import java.util.Objects;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.reactivestreams.Subscriber;
import org.reactivestreams.Subscription;
import software.amazon.awssdk.core.async.SdkPublisher;
import software.amazon.awssdk.services.kinesis.KinesisAsyncClient;
import software.amazon.awssdk.services.kinesis.model.StartingPosition;
import software.amazon.awssdk.services.kinesis.model.SubscribeToShardEvent;
import software.amazon.awssdk.services.kinesis.model.SubscribeToShardEventStream;
import software.amazon.awssdk.services.kinesis.model.SubscribeToShardResponse;
import software.amazon.awssdk.services.kinesis.model.SubscribeToShardResponseHandler;

/// A subscription as the SDK hands it on.
final class SdkSubscription implements SubscribeToShardResponseHandler, Subscriber<SubscribeToShardEventStream> {

    private final BlockingQueue<SubscribeToShardEvent> events = new LinkedBlockingQueue<>();
    private final long wanted;
    private @Nullable CompletableFuture<Void> call;
    private volatile @Nullable Subscription reading;

    private SdkSubscription(long wanted) {
        this.wanted = wanted;
    }

    /// @param wanted how many events to read before it reads no more
    static SdkSubscription begin(KinesisAsyncClient kinesis, String consumerArn, StartingPosition from, long wanted) {
        SdkSubscription subscription = new SdkSubscription(wanted);
        subscription.call = kinesis.subscribeToShard(
                request -> request.consumerARN(consumerArn)
                        .shardId("shardId-000000000000")
                        .startingPosition(from),
                subscription);
        return subscription;
    }

    /// The next event.
    SubscribeToShardEvent event() throws Exception {
        SubscribeToShardEvent event = events.poll(SdkClient.LONGEST.toMillis(), TimeUnit.MILLISECONDS);
        if (event == null) {
            throw new AssertionError("no event; the call: " + call);
        }
        return event;
    }

    /// The next event that holds records.
    SubscribeToShardEvent records() throws Exception {
        SubscribeToShardEvent event = event();
        while (event.records().isEmpty()) {
            event = event();
        }
        return event;
    }

    /// Waits for the end of the stream.
    ///
    /// @return what it failed with, or null
    @Nullable
    Throwable end() throws InterruptedException, TimeoutException {
        try {
            Objects.requireNonNull(call).get(SdkClient.LONGEST.toMillis(), TimeUnit.MILLISECONDS);
            return null;
        } catch (ExecutionException e) {
            return e.getCause();
        }
    }

    /// Events that came and weren't looked at.
    BlockingQueue<SubscribeToShardEvent> waiting() {
        return events;
    }

    /// Goes away.
    void cancel() {
        Objects.requireNonNull(reading).cancel();
    }

    @Override
    public void responseReceived(SubscribeToShardResponse response) {}

    @Override
    public void onEventStream(SdkPublisher<SubscribeToShardEventStream> publisher) {
        publisher.subscribe(this);
    }

    @Override
    public void exceptionOccurred(Throwable failure) {}

    @Override
    public void complete() {}

    @Override
    public void onSubscribe(Subscription subscription) {
        reading = subscription;
        subscription.request(wanted);
    }

    @Override
    public void onNext(SubscribeToShardEventStream item) {
        if (item instanceof SubscribeToShardEvent event) {
            events.add(event);
        }
    }

    @Override
    public void onError(Throwable failure) {}

    @Override
    public void onComplete() {}
}
