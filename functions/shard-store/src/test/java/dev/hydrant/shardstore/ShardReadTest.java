package dev.hydrant.shardstore;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hydrant.shardstore.records.ShardPage;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;

class ShardReadTest {

    private final TestStore test = new TestStore();

    ShardReadTest() throws IOException {}

    @Test
    void whatArrivesWhileTheEndIsReadIsForTheNextRead() {
        test.createStream("s", 1);
        StoredStream stream = test.store().find("s").orElseThrow();
        ShardRead.Place place = new ShardRead.Place(stream, stream.shards().getFirst(), 5);
        ShardRead read = ShardRead.of(test.store(), place, new ShardPage(List.of(), 5, ShardPage.End.MORE));
        assertThat(read.stored()).isEmpty();
        assertThat(read.next()).isEqualTo(5);
        assertThat(read.isEnd()).isFalse();
        assertThat(read.millisBehindLatest()).isZero();
    }
}
