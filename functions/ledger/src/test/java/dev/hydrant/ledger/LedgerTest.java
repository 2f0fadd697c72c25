package dev.hydrant.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hydrant.objectstore.FakeBucket;
import dev.hydrant.objectstore.FakeObjectStore;
import dev.hydrant.objectstore.Faults;
import java.time.InstantSource;
import org.junit.jupiter.api.Test;

class LedgerTest {

    @Test
    void everyRecordIsDeliveredOnceAndASecondRunDoesNothing() throws Exception {
        FakeBucket bucket = new FakeBucket();
        FakeObjectStore store = FakeObjectStore.remote(bucket, Faults.none());
        Ledger ledger = new Ledger(store, name -> store, LedgerSettings.defaults(), InstantSource.system());
        LaneName lane = new LaneName("flights", "all");
        ModelWork work = new ModelWork(ModelSource.full(), 1, () -> 4, _ -> "p");
        LaneOutcome first = ledger.run(lane, work);

        assertThat(first.state().counts()).isEqualTo(new Counts(11, 11, 0, 0, 6, 33));
        assertThat(first.objectsCreated()).isEqualTo(6);
        LaneOutcome second = ledger.run(lane, work);
        assertThat(second).isEqualTo(new LaneOutcome(LaneOutcome.Ending.NOTHING_DUE, first.state(), 0, 0));
    }
}
