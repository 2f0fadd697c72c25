package dev.hydrant.wire.auth;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.Optional;

/// Keys of users, with policies.
final class TestKeys {

    static final String ACCOUNT = "000000000000";
    static final String REGION = "us-east-1";
    static final String EVERYTHING = "{'Effect': 'Allow', 'Action': '*', 'Resource': '*'}";

    /// The policy of every stream of the name `shared`.
    private static final JsonNode SHARED = tree("{'Statement': {'Effect': 'Allow', 'Principal': {'AWS':"
            + " 'arn:aws:iam::000000000000:user/ada'}, 'Action': 'kinesis:*', 'Resource': '*'}}");

    /// Iterators and tokens that are the names of their streams.
    static final RequestedResources RESOURCES = new RequestedResources(REGION, ACCOUNT, new ResourceDirectory() {
        @Override
        public String streamOfIterator(String iterator) {
            return iterator;
        }

        @Override
        public String streamOfToken(String nextToken) {
            return nextToken;
        }

        @Override
        public Optional<String> consumerArn(String streamArn, String consumerName) {
            return consumerName.equals("there")
                    ? Optional.of(streamArn + "/consumer/there:1700000000")
                    : Optional.empty();
        }

        @Override
        public Optional<Policy> policyOf(String arn) {
            return arn.endsWith("/shared") ? Optional.of(Policy.ofResource(SHARED)) : Optional.empty();
        }
    });

    private TestKeys() {}

    /// Ada's key `AKIDADA`, its secret, and a temporary one, `AKIDTEMP` with the token `session/token==`.
    static Credentials with(String... statements) {
        String policy = "{'Version': '2012-10-17', 'Statement': [" + String.join(",", statements) + "]}";
        return read("{'AccessKeys': ["
                + "{'AccessKeyId': 'AKIDADA', 'SecretAccessKey': 'sesame', 'UserName': 'ada', 'PolicyDocument': "
                + policy
                + "}, {'AccessKeyId': 'AKIDTEMP', 'SecretAccessKey': 'poppy', 'SessionToken': 'session/token==',"
                + " 'UserName': 'ada', 'PolicyDocument': " + policy + "}]}");
    }

    static Credentials read(String json) {
        return Credentials.read(json.replace('\'', '"').getBytes(UTF_8), ACCOUNT);
    }

    private static JsonNode tree(String json) {
        try {
            return new ObjectMapper().readTree(json.replace('\'', '"'));
        } catch (JsonProcessingException e) {
            throw new AssertionError(e);
        }
    }
}
