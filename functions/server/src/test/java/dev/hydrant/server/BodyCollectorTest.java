package dev.hydrant.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hydrant.wire.Wire;
import io.vertx.core.buffer.Buffer;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class BodyCollectorTest {

    private static final int LIMIT = 100;

    private final BodyBudget budget = new BodyBudget(150);
    private final BodyCollector first = new BodyCollector(LIMIT, 0, budget);
    private final BodyCollector second = new BodyCollector(LIMIT, 0, budget);

    @Test
    void aBodyIsWhatCame() {
        first.add(bytes(60));
        first.add(bytes(40));
        assertThat(first.bytes()).hasSize(100);
        assertThat(first.isTooLarge()).isFalse();
        assertThat(first.isWithoutRoom()).isFalse();
    }

    @Test
    void whatDoesNotFitBesideOthersIsTurnedAwayAndTakesNoRoom() {
        first.add(bytes(80));
        second.add(bytes(60));
        second.add(bytes(20));
        second.add(bytes(20));
        assertThat(second.isWithoutRoom()).isTrue();
        assertThat(budget.take(70)).isTrue();
        assertThat(budget.take(1)).isFalse();
    }

    @Test
    void roomIsGivenBackOnceHoweverOftenItIsReleased() {
        first.add(bytes(100));
        first.release();
        first.release();
        assertThat(budget.take(151)).isFalse();
        assertThat(budget.take(150)).isTrue();
    }

    @Test
    void aBodyAboveItsLimitTakesNoRoom() {
        first.add(bytes(60));
        first.add(bytes(60));
        assertThat(first.isTooLarge()).isTrue();
        assertThat(budget.take(150)).isTrue();
    }

    @Test
    void aBodyOfTheDeclaredLengthIsKeptInOneArrayOfThatLength() {
        for (int declared : new int[] {90, 30, 100, 5_000}) {
            BodyCollector collector = new BodyCollector(LIMIT, declared, new BodyBudget(150));
            collector.add(Buffer.buffer("a".repeat(30)));
            collector.add(Buffer.buffer("b".repeat(30)));
            collector.add(Buffer.buffer("c".repeat(30)));
            assertThat(new String(collector.bytes(), StandardCharsets.US_ASCII))
                    .isEqualTo("a".repeat(30) + "b".repeat(30) + "c".repeat(30));
        }
    }

    @Test
    void aLongAnswerTakesRoomUntilTheClientHasItAndIsTurnedAwayWhereThereIsNone() {
        BodyBudget large = new BodyBudget(1_000_000);
        BodyCollector slow = new BodyCollector(LIMIT, 0, large);
        BodyCollector another = new BodyCollector(LIMIT, 0, large);
        slow.add(bytes(100));
        assertThat(slow.makeRoomForAnswer(900_000)).isTrue();
        assertThat(another.makeRoomForAnswer(300_000)).isFalse();
        slow.release();
        assertThat(another.makeRoomForAnswer(300_000)).isTrue();
    }

    @Test
    void whatTellsThatRecordsAreSafeAlwaysHasRoom() {
        first.add(bytes(100));
        assertThat(second.makeRoomForAnswer(100_000)).isTrue();
        second.release();
        assertThat(budget.take(51)).isFalse();
    }

    @Test
    void theSmallestHeapHasRoomForTheLargestBody() {
        assertThat(BodyBudget.ofHeap(1).take(Wire.MAX_BODY_BYTES)).isTrue();
    }

    private static Buffer bytes(int length) {
        return Buffer.buffer(new byte[length]);
    }
}
