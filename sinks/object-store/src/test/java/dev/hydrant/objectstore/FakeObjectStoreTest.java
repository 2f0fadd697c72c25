package dev.hydrant.objectstore;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hydrant.sink.Attributes;
import java.time.Duration;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

final class FakeObjectStoreTest {

    private final FakeBucket bucket = new FakeBucket();

    @Nested
    final class WithoutLock extends ObjectStoreContract {
        @Override
        protected ObjectStore newStore() {
            return FakeObjectStore.remote(bucket, Faults.none());
        }

        @Override
        protected boolean hasLock() {
            return false;
        }
    }

    @Nested
    final class WithLock extends ObjectStoreContract {
        @Override
        protected ObjectStore newStore() {
            return FakeObjectStore.local(bucket, Faults.none());
        }

        @Override
        protected boolean hasLock() {
            return true;
        }
    }

    @Test
    void aRefusedChangeDidNotHappen() {
        ObjectStore store = FakeObjectStore.remote(bucket, Faults.onChanges(Fault.UNAVAILABLE, Fault.UNAVAILABLE));
        assertUnavailable(() -> ObjectStoreContract.create(store, "k", "x"));
        assertUnavailable(() -> ObjectStoreContract.put(store, "k", "x"));
        assertThat(bucket.keys()).isEmpty();
        assertThat(ObjectStoreContract.create(store, "k", "x")).isEqualTo(PutOutcome.CREATED);
    }

    @Test
    void anUnknownCreationMayHaveHappenedOrNot() {
        ObjectStore store = FakeObjectStore.remote(bucket, Faults.onChanges(Fault.LOST, Fault.ANSWER_LOST));
        assertThat(ObjectStoreContract.create(store, "lost", "x")).isEqualTo(PutOutcome.UNKNOWN);
        assertThat(ObjectStoreContract.create(store, "stored", "x")).isEqualTo(PutOutcome.UNKNOWN);
        assertThat(bucket.keys()).containsExactly("stored");
    }

    @Test
    void aLateCreationLandsOnlyOnAFreeKey() {
        ObjectStore store = FakeObjectStore.remote(bucket, Faults.onChanges(Fault.LATE, Fault.LATE));
        assertThat(ObjectStoreContract.create(store, "a", "late")).isEqualTo(PutOutcome.UNKNOWN);
        assertThat(ObjectStoreContract.create(store, "b", "late")).isEqualTo(PutOutcome.UNKNOWN);
        assertThat(bucket.keys()).isEmpty();
        assertThat(ObjectStoreContract.create(store, "a", "first")).isEqualTo(PutOutcome.CREATED);
        assertThat(bucket.late()).containsExactly("create a", "create b");
        bucket.land(0);
        bucket.land(0);
        assertThat(ObjectStoreContract.text(store, "a")).contains("first");
        assertThat(ObjectStoreContract.text(store, "b")).contains("late");
    }

    @Test
    void lateChangesLandInAnyOrder() {
        ObjectStore store = FakeObjectStore.remote(bucket, Faults.onChanges(Fault.NONE, Fault.LATE, Fault.LATE));
        ObjectStoreContract.put(store, "k", "one");
        assertThatThrownBy(() -> ObjectStoreContract.put(store, "k", "two"))
                .isInstanceOf(StoreStateUnknownException.class);
        assertThatThrownBy(() -> store.delete("k")).isInstanceOf(StoreStateUnknownException.class);
        bucket.land(1);
        assertThat(bucket.keys()).isEmpty();
        bucket.land(0);
        assertThat(bucket.bytes("k")).asString().isEqualTo("two");
    }

    @Test
    void aCrashedWorkerIsDeadAndItsLocksAreFree() {
        ObjectStore store = FakeObjectStore.local(bucket, Faults.onChanges(Fault.CRASH_AFTER));
        assertThat(store.lock("l", Duration.ZERO)).isPresent();
        assertThatThrownBy(() -> ObjectStoreContract.create(store, "k", "x")).isInstanceOf(SimulatedCrash.class);
        assertThatThrownBy(() -> store.head("k")).isInstanceOf(SimulatedCrash.class);
        assertThat(bucket.keys()).containsExactly("k");
        assertThat(FakeObjectStore.local(bucket, Faults.none()).lock("l", Duration.ZERO))
                .isPresent();
    }

    @Test
    void aCrashBeforeTheChangeLeavesNothing() {
        ObjectStore store = FakeObjectStore.local(bucket, Faults.onCalls(Fault.CRASH_BEFORE));
        assertThatThrownBy(() -> ObjectStoreContract.create(store, "k", "x")).isInstanceOf(SimulatedCrash.class);
        assertThat(bucket.keys()).isEmpty();
    }

    @Test
    void aReadWithoutAnAnswerIsUnavailable() {
        ObjectStore store = FakeObjectStore.remote(
                bucket, Faults.onCalls(Fault.UNAVAILABLE, Fault.LOST, Fault.ANSWER_LOST, Fault.LATE));
        assertUnavailable(() -> store.head("k"));
        assertUnavailable(() -> store.get("k", 0, 1));
        assertUnavailable(() -> store.list("", "").next());
        assertUnavailable(store::now);
    }

    @Test
    void theClockMovesOnlyWhenTold() {
        ObjectStore store = FakeObjectStore.remote(bucket, Faults.none());
        assertThat(store.now()).isEqualTo(FakeBucket.START);
        bucket.advance(Duration.ofMinutes(20));
        store.put("k", ObjectStoreContract.content("x"), Attributes.encoded("gzip"));
        assertThat(store.head("k").orElseThrow().lastModified())
                .isEqualTo(store.now())
                .isEqualTo(FakeBucket.START.plus(Duration.ofMinutes(20)));
        assertThat(bucket.attributes("k").contentEncoding()).contains("gzip");
    }

    private static void assertUnavailable(ThrowingCallable call) {
        assertThatThrownBy(call)
                .isInstanceOfSatisfying(
                        StoreException.class, e -> assertThat(e.reason()).isEqualTo(StoreException.Reason.UNAVAILABLE))
                .isNotInstanceOf(StoreStateUnknownException.class);
    }
}
