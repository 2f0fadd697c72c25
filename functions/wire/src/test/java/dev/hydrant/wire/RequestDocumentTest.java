package dev.hydrant.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RequestDocumentTest {

    private static final Operation CREATE = Service.FIREHOSE.operation("CreateDeliveryStream");

    @Test
    void aDocumentIsReadAsTheOperationsInput() {
        Struct input = read("{'DeliveryStreamName': 'clicks', 'DeliveryStreamType': 'DirectPut'}");
        assertThat(input.text("DeliveryStreamName")).isEqualTo("clicks");
        assertThat(input.has("ExtendedS3DestinationConfiguration")).isFalse();
    }

    @Test
    void anUnknownMemberIsRefusedWithThoseThatThereAre() {
        assertThatThrownBy(() -> read("{'DeliveryStreamname': 'clicks'}"))
                .isInstanceOf(ServiceException.class)
                .hasMessageStartingWith("Unknown parameter in input: \"DeliveryStreamname\", must be one of: ")
                .hasMessageContaining("DeliveryStreamName");
    }

    @Test
    void anUnknownMemberIsNamedByItsPathThroughStructuresAndLists() {
        assertThatThrownBy(() -> read("""
                {'DeliveryStreamName': 'clicks', 'ExtendedS3DestinationConfiguration': {
                  'ProcessingConfiguration': {'Processors': [{'Parameters': []}, {'Parameters': [{'Name': 'x'}]}]}}}"""))
                .hasMessage("Unknown parameter in ExtendedS3DestinationConfiguration"
                        + ".ProcessingConfiguration.Processors[1].Parameters[0]: \"Name\","
                        + " must be one of: ParameterName, ParameterValue");
    }

    @Test
    void whatBreaksAConstraintIsRefused() {
        assertThatThrownBy(() -> read("{'DeliveryStreamName': 'no name'}"))
                .isInstanceOf(ServiceException.class)
                .hasMessageContaining("'deliveryStreamName' failed to satisfy constraint");
        assertThatThrownBy(() -> read("{}")).hasMessageContaining("Member must not be null");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "   ",
                "null",
                "[]",
                "'text'",
                "{",
                "{'DeliveryStreamName': 'clicks'",
                "{'DeliveryStreamName': 'clicks'} {}",
                "{'DeliveryStreamName': 'clicks'} x",
                "{'DeliveryStreamName': ['clicks']}",
                "{'DeliveryStreamName': 'clicks', 'Tags': {}}",
                "{'DeliveryStreamName': 'clicks', 'Tags': 'x'}",
                "{'DeliveryStreamName': 'clicks', 'ExtendedS3DestinationConfiguration': []}",
                "{'DeliveryStreamName': 'clicks',}"
            })
    void whatIsNoSuchDocumentIsRefused(String json) {
        assertThatThrownBy(() -> read(json)).isInstanceOf(ServiceException.class);
    }

    @Test
    void deepNestingIsRefusedAndDoesNotOverflowTheStack() {
        assertThatThrownBy(() -> read("{'Tags': " + "[".repeat(1_000_000) + "]".repeat(1_000_000) + "}"))
                .isInstanceOf(ServiceException.class);
    }

    private static Struct read(String json) {
        return RequestDocument.read(CREATE, json.replace('\'', '"').getBytes(StandardCharsets.UTF_8));
    }
}
