package dev.hydrant.shardstore;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Consumers, and the tags and policies of streams and consumers.
class ConsumersTest {

    private static final String STREAM = "arn:aws:kinesis:us-east-1:000000000000:stream/s";

    private final TestStore test = new TestStore();

    ConsumersTest() throws IOException {}

    @BeforeEach
    void stream() {
        test.createStream("s", 1);
    }

    @Test
    void aConsumerIsCreatingThenActiveThenDeletingThenGone() throws IOException {
        JsonNode consumer = register("c");
        String arn = consumer.get("ConsumerARN").asText();
        assertThat(arn).isEqualTo(STREAM + "/consumer/c:" + test.clock.millis() / 1000);
        assertThat(consumer.get("ConsumerStatus").asText()).isEqualTo("CREATING");
        test.clock.advance(Duration.ofSeconds(1));
        test.losePower();
        JsonNode described = test.ok("DescribeStreamConsumer", "{\"ConsumerARN\":\"" + arn + "\"}")
                .get("ConsumerDescription");
        assertThat(described.get("ConsumerStatus").asText()).isEqualTo("ACTIVE");
        assertThat(described.get("StreamARN").asText()).isEqualTo(STREAM);
        assertThat(test.error("RegisterStreamConsumer", named("c"))).startsWith("ResourceInUseException");
        assertThat(test.error("DeleteStream", "{\"StreamName\":\"s\"}")).startsWith("ResourceInUseException");
        test.ok("DeregisterStreamConsumer", named("c"));
        assertThat(test.ok("DescribeStreamConsumer", named("c"))
                        .at("/ConsumerDescription/ConsumerStatus")
                        .asText())
                .isEqualTo("DELETING");
        test.clock.advance(Duration.ofSeconds(1));
        assertThat(test.error("DescribeStreamConsumer", "{\"ConsumerARN\":\"" + arn + "\"}"))
                .startsWith("ResourceNotFoundException Consumer c:");
        assertThat(register("c").get("ConsumerARN").asText()).isNotEqualTo(arn);
    }

    @Test
    void consumersAreListedPageByPageAndLimited() {
        for (int i = 0; i < 20; i++) {
            register("c" + i);
            test.clock.advance(Duration.ofSeconds(1));
        }
        assertThat(test.error("RegisterStreamConsumer", named("c20"))).startsWith("LimitExceededException");
        JsonNode first = test.ok("ListStreamConsumers", "{\"StreamARN\":\"" + STREAM + "\",\"MaxResults\":15}");
        assertThat(first.get("Consumers")).hasSize(15);
        JsonNode second = test.ok(
                "ListStreamConsumers",
                "{\"StreamARN\":\"" + STREAM + "\",\"NextToken\":" + first.get("NextToken") + "}");
        assertThat(second.get("Consumers")).hasSize(5);
        assertThat(second.has("NextToken")).isFalse();
        assertThat(test.error("ListShards", "{\"NextToken\":" + first.get("NextToken") + "}"))
                .isEqualTo("InvalidArgumentException NextToken is invalid.");
        test.createStream("other", 1);
        assertThat(test.error("ListStreamConsumers", consumersOf("other", "\"NextToken\":" + first.get("NextToken"))))
                .isEqualTo("InvalidArgumentException NextToken is invalid.");
    }

    @Test
    void consumersAreListedOfTheStreamThatWasMadeAtATime() {
        register("c");
        String made = "\"StreamCreationTimestamp\":"
                + test.ok("DescribeStream", "{\"StreamName\":\"s\"}").at("/StreamDescription/StreamCreationTimestamp");
        assertThat(test.ok("ListStreamConsumers", consumersOf("s", made)).get("Consumers"))
                .hasSize(1);
        assertThat(test.error("ListStreamConsumers", consumersOf("s", "\"StreamCreationTimestamp\":5")))
                .isEqualTo("ResourceNotFoundException No stream s was created at the StreamCreationTimestamp.");
        assertThat(test.error("ListStreamConsumers", consumersOf("s", made + ",\"NextToken\":\"x\"")))
                .isEqualTo("InvalidArgumentException NextToken and StreamCreationTimestamp cannot be provided"
                        + " together.");
    }

    private static String consumersOf(String stream, String more) {
        return "{\"StreamARN\":\"arn:aws:kinesis:us-east-1:000000000000:stream/" + stream + "\"," + more + "}";
    }

    @Test
    void aStreamWithConsumersIsDeletedOnlyIfThatIsMeant() {
        register("c");
        assertThat(test.error("DeleteStream", "{\"StreamName\":\"s\"}"))
                .isEqualTo("ResourceInUseException DeleteStream can't delete 000000000000:s because there are consumers"
                        + " associated with this data stream. To delete s anyway, set the EnforceConsumerDeletion"
                        + " parameter to true to force the deletion of all the consumers that are associated with"
                        + " it.");
        test.ok("DeleteStream", "{\"StreamName\":\"s\",\"EnforceConsumerDeletion\":true}");
        test.clock.advance(Duration.ofSeconds(1));
        assertThat(test.error("DescribeStream", "{\"StreamName\":\"s\"}")).startsWith("ResourceNotFoundException");
    }

    @Test
    void atMostFiveConsumersAreCreatingAtOnce() {
        for (int i = 0; i < 5; i++) {
            register("c" + i);
        }
        assertThat(test.error("RegisterStreamConsumer", named("c5"))).startsWith("LimitExceededException");
    }

    @Test
    void tagsAreKeptByKey() throws IOException {
        test.ok("AddTagsToStream", "{\"StreamName\":\"s\",\"Tags\":{\"b\":\"1\",\"a\":\"2\"}}");
        test.ok("TagResource", "{\"ResourceARN\":\"" + STREAM + "\",\"Tags\":{\"b\":\"3\",\"c\":\"\"}}");
        test.losePower();
        JsonNode page = test.ok("ListTagsForStream", "{\"StreamName\":\"s\",\"Limit\":2}");
        assertThat(page.get("Tags").toString())
                .isEqualTo("[{\"Key\":\"a\",\"Value\":\"2\"},{\"Key\":\"b\",\"Value\":\"3\"}]");
        assertThat(page.get("HasMoreTags").asBoolean()).isTrue();
        test.ok("RemoveTagsFromStream", "{\"StreamName\":\"s\",\"TagKeys\":[\"a\"]}");
        test.ok("UntagResource", "{\"ResourceARN\":\"" + STREAM + "\",\"TagKeys\":[\"b\",\"never\"]}");
        assertThat(tagsOf(STREAM)).isEqualTo("[{\"Key\":\"c\",\"Value\":\"\"}]");
        String consumer = register("c").get("ConsumerARN").asText();
        test.ok("TagResource", "{\"ResourceARN\":\"" + consumer + "\",\"Tags\":{\"k\":\"v\"}}");
        assertThat(tagsOf(consumer)).isEqualTo("[{\"Key\":\"k\",\"Value\":\"v\"}]");
    }

    @Test
    void tagsAwsWouldNotTakeAreRefused() {
        assertThat(test.error("AddTagsToStream", "{\"StreamName\":\"s\",\"Tags\":{\"a;\":\"b\"}}"))
                .isEqualTo("InvalidArgumentException Some tags contain invalid characters. Valid characters: Unicode"
                        + " letters, digits, white space, _ . / = + - % @.");
        assertThat(test.error("AddTagsToStream", "{\"StreamName\":\"s\",\"Tags\":{\"a\":\"%\"}}"))
                .startsWith("InvalidArgumentException Failed to add tags to stream s under account 000000000000 because"
                        + " some tags contained illegal characters. The allowed characters are Unicode letters,"
                        + " white-spaces, '_',',','/','=','+','-','@'.");
        StringBuilder many = new StringBuilder();
        for (int i = 0; i < 51; i++) {
            many.append(i == 0 ? "" : ",").append("\"k").append(i).append("\":\"\"");
        }
        assertThat(test.error("AddTagsToStream", "{\"StreamName\":\"s\",\"Tags\":{" + many + "}}"))
                .startsWith("InvalidArgumentException Failed to add tags to stream s");
    }

    @Test
    void policiesAreKeptUntilTheyAreDeleted() throws IOException {
        String policy = "{\\\"Version\\\":\\\"2012-10-17\\\",\\\"Statement\\\":[]}";
        assertThat(policyOf(STREAM)).isEqualTo("{}");
        test.ok("PutResourcePolicy", "{\"ResourceARN\":\"" + STREAM + "\",\"Policy\":\"" + policy + "\"}");
        test.losePower();
        assertThat(policyOf(STREAM)).isEqualTo("{\"Version\":\"2012-10-17\",\"Statement\":[]}");
        test.ok("DeleteResourcePolicy", "{\"ResourceARN\":\"" + STREAM + "\"}");
        assertThat(policyOf(STREAM)).isEqualTo("{}");
        assertThat(test.error("DeleteResourcePolicy", "{\"ResourceARN\":\"" + STREAM + "\"}"))
                .startsWith("ResourceNotFoundException");
        assertThat(test.error("PutResourcePolicy", "{\"ResourceARN\":\"" + STREAM + "\",\"Policy\":\"no\"}"))
                .startsWith("InvalidArgumentException The policy isn't JSON");
        assertThat(test.error(
                        "PutResourcePolicy",
                        "{\"ResourceARN\":\"" + STREAM
                                + "\",\"Policy\":\"{\\\"Statement\\\":{\\\"Condition\\\":1}}\"}"))
                .startsWith("InvalidArgumentException The policy can't be enforced: Statement[0].Condition");
    }

    @Test
    void aConsumerTakesAPolicyOnceItIsActive() {
        JsonNode consumer = register("c");
        String arn = consumer.get("ConsumerARN").asText();
        String request = "{\"ResourceARN\":\"" + arn
                + "\",\"Policy\":\"{\\\"Version\\\":\\\"2012-10-17\\\",\\\"Statement\\\":[]}\"}";
        assertThat(test.error("PutResourcePolicy", request))
                .isEqualTo("ResourceInUseException Consumer c with creation timestamp "
                        + arn.substring(arn.lastIndexOf(':') + 1)
                        + " under stream s and account 000000000000 is not in ACTIVE status.");
        test.clock.advance(Duration.ofSeconds(1));
        test.ok("PutResourcePolicy", request);
        assertThat(policyOf(arn)).isEqualTo("{\"Version\":\"2012-10-17\",\"Statement\":[]}");
    }

    private JsonNode register(String name) {
        return test.ok("RegisterStreamConsumer", named(name)).get("Consumer");
    }

    private static String named(String name) {
        return "{\"StreamARN\":\"" + STREAM + "\",\"ConsumerName\":\"" + name + "\"}";
    }

    private String tagsOf(String arn) {
        return test.ok("ListTagsForResource", "{\"ResourceARN\":\"" + arn + "\"}")
                .get("Tags")
                .toString();
    }

    private String policyOf(String arn) {
        return test.ok("GetResourcePolicy", "{\"ResourceARN\":\"" + arn + "\"}")
                .get("Policy")
                .asText();
    }
}
