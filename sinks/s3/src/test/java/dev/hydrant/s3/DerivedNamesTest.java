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

    /// Two files of one second and one prefix must not meet in one key, whatever else tells them apart.
    @Test
    void eachPartOfWhatAnObjectIsMakesOtherNames() {
        List<DerivedNames> all = List.of(
                names("delivery", "lane", 1, "data", 0),
                names("other", "lane", 1, "data", 0),
                names("delivery", "other", 1, "data", 0),
                names("delivery", "lane", 2, "data", 0),
                names("delivery", "lane", 1, "other", 0),
                names("delivery", "lane", 1, "data", 1));

        assertThat(all).extracting(names -> names.randomString("p", 0)).doesNotHaveDuplicates();
        assertThat(all).extracting(names -> names.uuid("in/").substring(14)).doesNotHaveDuplicates();
        DerivedNames one = all.getFirst();
        assertThat(List.of(one.randomString("p", 0), one.randomString("q", 0), one.randomString("p", 1)))
                .doesNotHaveDuplicates();
    }

    private static DerivedNames names(long plan, long file) {
        return names("delivery", "lane", plan, "data", file);
    }

    private static DerivedNames names(String delivery, String lane, long plan, String role, long file) {
        return new DerivedNames(new PlanIdentity(delivery, lane, plan, Instant.EPOCH), role, file);
    }
}
