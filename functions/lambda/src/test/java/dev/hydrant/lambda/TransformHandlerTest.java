package dev.hydrant.lambda;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;

class TransformHandlerTest {

    @Test
    void aTransformThatIsNotThereIsRefusedByName() {
        assertThatThrownBy(() -> new TransformHandler(Map.of("HYDRANT_TRANSFORM", "nobody")))
                .hasMessage("`HYDRANT_TRANSFORM` must be one of [github-events] but was `nobody`");
    }

    @Test
    void theOnlyTransformNeedsNoName() {
        assertThat(new TransformHandler(Map.of())).isNotNull();
    }
}
