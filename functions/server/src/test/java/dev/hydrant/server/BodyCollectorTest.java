package dev.hydrant.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hydrant.wire.Wire;
import io.vertx.core.buffer.Buffer;
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
    void theSmallestHeapHasRoomForTheLargestBody() {
        assertThat(BodyBudget.ofHeap(1).take(Wire.MAX_BODY_BYTES)).isTrue();
    }

    private static Buffer bytes(int length) {
        return Buffer.buffer(new byte[length]);
    }
}
