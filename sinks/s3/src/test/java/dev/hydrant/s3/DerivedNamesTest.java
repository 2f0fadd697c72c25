package dev.hydrant.s3;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hydrant.sink.PlanIdentity;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class DerivedNamesTest {

    @Test
    void theFilesOfAPlanSortInTheOrderTheyWereMade() {
        List<String> made = LongStream.of(0, 1, 2, 15, 16, 255, 256, 70_000)
                .mapToObj(file -> names(1, file).uuid("in/"))
                .toList();

        assertThat(made).isSorted().doesNotHaveDuplicates();
        assertThat(names(2, 0).uuid("in/")).isGreaterThan(made.getLast());
    }

    @Test
    void aUuidSaysItsVersionAndIsTheSameEachTime() {
        String uuid = names(42, 7).uuid("in/");

        assertThat(UUID.fromString(uuid).version()).isEqualTo(8);
        assertThat(UUID.fromString(uuid).variant()).isEqualTo(2);
        assertThat(names(42, 7).uuid("in/")).isEqualTo(uuid);
        assertThat(names(42, 7).uuid("other/")).isNotEqualTo(uuid);
    }

    private static DerivedNames names(long plan, long file) {
        return new DerivedNames(new PlanIdentity("delivery", "lane", plan, Instant.EPOCH), "data", file);
    }
}
