package dev.hydrant.objectstore;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hydrant.objectstore.FaultyServer.Harm;
import dev.hydrant.sink.Pull;
import java.io.IOException;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// What an S3 store says when requests fail on the way, and what is true.
final class S3UnknownOutcomeTest {

    private static final S3Limits QUICK = limits(Duration.ofSeconds(30));

    /// Gives up on an answer while the request is still held back.
    private static final S3Limits IMPATIENT = limits(Duration.ofMillis(1500));

    private static final Harm NONE = new Harm.None();
    private static final Harm SLOW_DOWN = new Harm.Answer(503, "SlowDown");
    private static final Harm INTERNAL_ERROR = new Harm.FalseAnswer(500, "InternalError");
    private static final Harm BAD_GATEWAY = new Harm.Answer(502, "");

    private static S3ProxyServer server;
    private static FaultyServer faulty;
    private static S3Settings settings;

    private final String bucket = "b-" + UUID.randomUUID();
    private ObjectStore store;
    private ObjectStore impatient;
    private ObjectStore direct;

    @BeforeAll
    static void startServers() throws Exception {
        server = S3ProxyServer.start();
        faulty = FaultyServer.before(server.endpoint());
        settings = S3Settings.of(server.environment());
    }

    @AfterAll
    static void stopServers() {
        faulty.close();
        server.close();
    }

    @BeforeEach
    void openStores() {
        server.createBucket(bucket);
        store = through(faulty.endpoint().toString(), QUICK);
        impatient = through(faulty.endpoint().toString(), IMPATIENT);
        direct = new S3ObjectStore(bucket, settings);
    }

    @AfterEach
    void closeStores() {
        store.close();
        impatient.close();
        direct.close();
    }

    @Test
    void aThrottledChangeIsRepeatedUntilItIsDone() {
        faulty.next(SLOW_DOWN, SLOW_DOWN);
        assertThat(ObjectStoreContract.create(store, "k", "x")).isEqualTo(PutOutcome.CREATED);
        faulty.next(SLOW_DOWN);
        ObjectStoreContract.put(store, "k", "y");
        faulty.next(SLOW_DOWN);
        store.delete("k");
        assertThat(direct.head("k")).isEmpty();
    }

    @Test
    void aChangeThatIsThrottledToTheEndDidNotHappen() {
        faulty.next(SLOW_DOWN, SLOW_DOWN, SLOW_DOWN);
        assertUnavailable(() -> ObjectStoreContract.create(store, "k", "x"));
        faulty.next(SLOW_DOWN, SLOW_DOWN, SLOW_DOWN);
        assertUnavailable(() -> ObjectStoreContract.put(store, "k", "x"));
        faulty.next(SLOW_DOWN, SLOW_DOWN, SLOW_DOWN);
        assertUnavailable(() -> store.delete("k"));
        assertThat(direct.head("k")).isEmpty();
    }

    @Test
    void aConflictWithAnotherCreationIsRepeated() {
        faulty.next(new Harm.Answer(409, "ConditionalRequestConflict"));
        assertThat(ObjectStoreContract.create(store, "k", "x")).isEqualTo(PutOutcome.CREATED);
    }

    @Test
    void aCreationWhoseAnswerWasLostIsFoundToBeOurs() {
        for (Harm lost : List.of(new Harm.CutAnswer(), INTERNAL_ERROR, new Harm.FalseAnswer(504, ""))) {
            String key = "k" + lost;
            faulty.next(lost);
            assertThat(ObjectStoreContract.create(store, key, "ours")).as(key).isEqualTo(PutOutcome.CREATED);
            assertThat(ObjectStoreContract.text(direct, key)).contains("ours");
        }
    }

    @Test
    void aCreationThatNeverArrivedIsRepeated() {
        for (Harm lost : List.of(new Harm.Cut(), BAD_GATEWAY)) {
            String key = "k" + lost;
            faulty.next(lost);
            assertThat(ObjectStoreContract.create(store, key, "ours")).isEqualTo(PutOutcome.CREATED);
            assertThat(ObjectStoreContract.text(direct, key)).contains("ours");
        }
    }

    @Test
    void aCreationInDoubtThatMeetsAnothersBytesSaysExists() {
        for (String others : List.of("another's", "same length", "")) {
            String key = "k" + others;
            ObjectStoreContract.put(direct, key, others);
            faulty.next(new Harm.Cut());
            assertThat(ObjectStoreContract.create(store, key, "SAME LENGTH")).isEqualTo(PutOutcome.EXISTS);
            assertThat(ObjectStoreContract.text(direct, key)).contains(others);
        }
    }

    @Test
    void aCreationInDoubtIsComparedToItsLastByte() {
        String alike = "x".repeat(4 * 1024 * 1024);
        ObjectStoreContract.put(direct, "k", alike + "theirs");
        faulty.next(new Harm.Cut());
        assertThat(ObjectStoreContract.create(store, "k", alike + "**ours")).isEqualTo(PutOutcome.EXISTS);
        faulty.next(new Harm.Cut());
        assertThat(ObjectStoreContract.create(store, "k", alike + "theirs")).isEqualTo(PutOutcome.CREATED);
    }

    @Test
    void aCreationInDoubtWhoseKeyWasTakenAndIsFreeAgainIsUnknown() {
        faulty.next(new Harm.Cut(), new Harm.Answer(412, "PreconditionFailed"));
        assertThat(ObjectStoreContract.create(store, "k", "x")).isEqualTo(PutOutcome.UNKNOWN);
    }

    @Test
    void aCreationInDoubtThatCannotBeReadBackIsUnknown() {
        faulty.next(new Harm.CutAnswer(), NONE, new Harm.Cut(), new Harm.Cut(), new Harm.Cut());
        assertThat(ObjectStoreContract.create(store, "k", "x")).isEqualTo(PutOutcome.UNKNOWN);
    }

    @Test
    void aCreationThatNeverGetsAnAnswerIsUnknown() {
        faulty.next(new Harm.CutAnswer(), new Harm.Cut(), new Harm.Cut());
        assertThat(ObjectStoreContract.create(store, "stored", "x")).isEqualTo(PutOutcome.UNKNOWN);
        assertThat(direct.head("stored")).isPresent();
        faulty.next(new Harm.Cut(), BAD_GATEWAY, new Harm.Cut());
        assertThat(ObjectStoreContract.create(store, "lost", "x")).isEqualTo(PutOutcome.UNKNOWN);
        assertThat(direct.head("lost")).isEmpty();
    }

    @Test
    void aDoubtIsNotForgottenWhenALaterAttemptIsRefused() {
        faulty.next(new Harm.CutAnswer(), SLOW_DOWN, SLOW_DOWN);
        assertThat(ObjectStoreContract.create(store, "throttled", "x")).isEqualTo(PutOutcome.UNKNOWN);
        faulty.next(new Harm.CutAnswer(), new Harm.Answer(403, "AccessDenied"));
        assertThat(ObjectStoreContract.create(store, "denied", "x")).isEqualTo(PutOutcome.UNKNOWN);
    }

    @Test
    void aReplacementInDoubtIsNotRepeated() {
        ObjectStoreContract.put(direct, "k", "old");
        int before = faulty.requests().size();
        faulty.next(new Harm.Cut());
        assertThatThrownBy(() -> ObjectStoreContract.put(store, "k", "new"))
                .isInstanceOf(StoreStateUnknownException.class)
                .hasMessageContaining("PUT `k`");
        assertThat(ObjectStoreContract.text(direct, "k")).contains("old");
        faulty.next(new Harm.CutAnswer());
        assertThatThrownBy(() -> ObjectStoreContract.put(store, "k", "new"))
                .isInstanceOf(StoreStateUnknownException.class);
        assertThat(ObjectStoreContract.text(direct, "k")).contains("new");
        faulty.next(INTERNAL_ERROR);
        assertThatThrownBy(() -> store.delete("k")).isInstanceOf(StoreStateUnknownException.class);
        assertThat(direct.head("k")).isEmpty();
        assertThat(faulty.requests()).hasSize(before + 3);
    }

    @Test
    void aCreationThatLandsLateMeetsATakenKey() throws Exception {
        CountDownLatch latch = new CountDownLatch(1);
        CountDownLatch landed = new CountDownLatch(1);
        faulty.next(new Harm.Late(latch, landed));
        assertThat(ObjectStoreContract.create(impatient, "k", "x")).isEqualTo(PutOutcome.CREATED);
        ObjectStoreContract.put(direct, "k", "blank");
        latch.countDown();
        landed.await();
        assertThat(ObjectStoreContract.text(direct, "k")).contains("blank");
    }

    @Test
    void aReplacementThatTimesOutMayLandLater() throws Exception {
        CountDownLatch latch = new CountDownLatch(1);
        CountDownLatch landed = new CountDownLatch(1);
        faulty.next(new Harm.Late(latch, landed));
        assertThatThrownBy(() -> ObjectStoreContract.put(impatient, "k", "late"))
                .isInstanceOf(StoreStateUnknownException.class);
        assertThat(direct.head("k")).isEmpty();
        latch.countDown();
        landed.await();
        assertThat(ObjectStoreContract.text(direct, "k")).contains("late");
    }

    @Test
    void readsAreRepeated() throws IOException {
        ObjectStoreContract.put(direct, "k", "0123456789");
        for (Harm harm : List.of(SLOW_DOWN, INTERNAL_ERROR, BAD_GATEWAY, new Harm.Cut(), new Harm.HalfAnswer())) {
            faulty.next(harm, harm);
            assertThat(ObjectStoreContract.text(store, "k")).as("%s", harm).contains("0123456789");
            faulty.next(harm);
            try (Pull<ObjectInfo> list = store.list("", "")) {
                assertThat(list.next()).isNotNull();
                assertThat(list.next()).isNull();
            }
        }
        for (Harm harm : List.of(SLOW_DOWN, BAD_GATEWAY, new Harm.Cut())) {
            faulty.next(harm);
            assertThat(store.head("k")).isPresent();
            faulty.next(harm);
            assertThat(store.now()).isNotNull();
        }
    }

    @Test
    void aReadThatNeverGetsAnAnswerIsUnavailable() {
        ObjectStoreContract.put(direct, "k", "0123456789");
        faulty.next(new Harm.HalfAnswer(), new Harm.HalfAnswer(), new Harm.HalfAnswer());
        assertUnavailable(() -> store.get("k", 0, 10));
        faulty.next(new Harm.Cut(), new Harm.Cut(), new Harm.Cut());
        assertUnavailable(() -> store.list("", "").next());
    }

    @Test
    void aServerThatIsNotThereIsUnavailableAndNothingIsInDoubt() {
        try (ObjectStore nowhere = through("http://127.0.0.1:1", QUICK)) {
            assertUnavailable(() -> ObjectStoreContract.create(nowhere, "k", "x"));
            assertUnavailable(() -> ObjectStoreContract.put(nowhere, "k", "x"));
            assertUnavailable(() -> nowhere.delete("k"));
            assertUnavailable(nowhere::now);
        }
    }

    @Test
    void aBucketThatIsNotThereSaysSoToEveryMethod() {
        try (ObjectStore none = new S3ObjectStore("none", settings)) {
            for (ThrowingCallable call : List.<ThrowingCallable>of(
                    () -> ObjectStoreContract.create(none, "k", "x"),
                    () -> ObjectStoreContract.put(none, "k", "x"),
                    () -> none.get("k", 0, 1),
                    () -> none.get("k", 0, 0),
                    () -> none.head("k"),
                    () -> none.delete("k"),
                    () -> none.list("", "").next())) {
                assertReason(call, StoreException.Reason.NO_SUCH_BUCKET);
            }
        }
    }

    @Test
    void wrongKeysAreAccessDenied() {
        Map<String, String> wrong = new HashMap<>(server.environment());
        wrong.put("AWS_SECRET_ACCESS_KEY", "wrong");
        try (ObjectStore denied = S3ObjectStore.of(bucket, wrong)) {
            assertReason(() -> ObjectStoreContract.create(denied, "k", "x"), StoreException.Reason.ACCESS_DENIED);
            assertReason(() -> denied.head("k"), StoreException.Reason.ACCESS_DENIED);
            assertReason(() -> denied.list("", "").next(), StoreException.Reason.ACCESS_DENIED);
        }
    }

    @Test
    void refusalsAreToldByTheirKind() {
        Map<Harm, StoreException.Reason> reasons = Map.of(
                new Harm.Answer(403, "AccessDenied"), StoreException.Reason.ACCESS_DENIED,
                new Harm.Answer(400, "KeyTooLongError"), StoreException.Reason.INVALID_KEY,
                new Harm.Answer(507, "XMinioStorageFull"), StoreException.Reason.FULL,
                new Harm.Answer(404, "NoSuchBucket"), StoreException.Reason.NO_SUCH_BUCKET,
                new Harm.Answer(301, "PermanentRedirect"), StoreException.Reason.OTHER,
                new Harm.Answer(403, "RequestTimeTooSkewed"), StoreException.Reason.OTHER,
                new Harm.Answer(405, ""), StoreException.Reason.OTHER);
        reasons.forEach((harm, reason) -> {
            faulty.next(harm);
            assertReason(() -> ObjectStoreContract.put(store, "k", "x"), reason);
            faulty.next(harm);
            assertReason(() -> ObjectStoreContract.create(store, "k", "x"), reason);
        });
        assertThat(direct.head("k")).isEmpty();
    }

    private static S3Limits limits(Duration silence) {
        return new S3Limits(3, Duration.ofMillis(2), Duration.ofSeconds(5), silence, Duration.ofMinutes(1));
    }

    private ObjectStore through(String endpoint, S3Limits limits) {
        return new S3ObjectStore(bucket, settings.withEndpoint(endpoint).withLimits(limits));
    }

    private static void assertUnavailable(ThrowingCallable call) {
        assertReason(call, StoreException.Reason.UNAVAILABLE);
    }

    private static void assertReason(ThrowingCallable call, StoreException.Reason reason) {
        assertThatThrownBy(call)
                .isNotInstanceOf(StoreStateUnknownException.class)
                .isInstanceOfSatisfying(
                        StoreException.class,
                        e -> assertThat(e.reason()).as(e.getMessage()).isEqualTo(reason));
    }
}
