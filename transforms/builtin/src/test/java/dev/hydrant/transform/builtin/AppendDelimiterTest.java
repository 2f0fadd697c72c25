package dev.hydrant.transform.builtin;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class AppendDelimiterTest {

    @Test
    void aNewlineFollowsEachRecord() {
        byte[] buffer = "abcd\n".getBytes(StandardCharsets.UTF_8);
        assertThat(AppendDelimiter.append(buffer, 1, 2)).asString().isEqualTo("bc\n");
        assertThat(AppendDelimiter.append(buffer, 3, 2)).asString().isEqualTo("d\n\n");
        assertThat(AppendDelimiter.append(buffer, 0, 0)).asString().isEqualTo("\n");
    }
}
