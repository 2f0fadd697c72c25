package dev.hydrant.sink;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class HydrantVersionTest {

    @Test
    void theBuildFillsItIn() {
        assertThat(HydrantVersion.current()).matches("\\d+\\.\\d+\\.\\d+(-SNAPSHOT)?");
    }
}
