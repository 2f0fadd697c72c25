package dev.hydrant.bench.shards;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/// The few calls that the benchmark makes, over one connection. For one thread.
final class KinesisClient implements AutoCloseable {

    private static final int LOOK_MILLIS = 20;
    private static final int MAX_LOOKS = 3_000;
    private static final int OK = 200;

    private final HttpConnection connection;
    private final Dialect dialect;

    KinesisClient(int port, Dialect dialect) throws IOException {
        this.connection = new HttpConnection(port);
        this.dialect = dialect;
    }

    static ObjectNode request() {
        return JsonNodeFactory.instance.objectNode();
    }

    Dialect dialect() {
        return dialect;
    }

    JsonNode call(String operation, ObjectNode request) throws IOException {
        return parse(send(operation, dialect.mapper().writeValueAsBytes(request)));
    }

    /// Sends a request that is written already.
    ///
    /// @return the answer's body, unread
    byte[] send(String operation, byte[] request) throws IOException {
        HttpConnection.Answer answer = connection.post(dialect.headers(operation), request);
        if (answer.status() != OK) {
            throw new IOException(operation + " was answered with " + answer.status() + ": "
                    + new String(answer.body(), StandardCharsets.UTF_8));
        }
        return answer.body();
    }

    JsonNode parse(byte[] answer) throws IOException {
        return answer.length == 0 ? request() : dialect.mapper().readTree(answer);
    }

    /// Makes a stream and waits until it is there.
    void create(String stream, int shards) throws IOException, InterruptedException {
        call("CreateStream", request().put("StreamName", stream).put("ShardCount", shards));
        for (int look = 0; look < MAX_LOOKS; look++) {
            JsonNode description = call("DescribeStream", request().put("StreamName", stream));
            if (description.at("/StreamDescription/StreamStatus").asText().equals("ACTIVE")) {
                return;
            }
            Thread.sleep(LOOK_MILLIS);
        }
        throw new IOException("stream " + stream + " doesn't become ACTIVE");
    }

    void delete(String stream) throws IOException {
        call("DeleteStream", request().put("StreamName", stream).put("EnforceConsumerDeletion", true));
    }

    List<String> shards(String stream) throws IOException {
        List<String> ids = new ArrayList<>();
        for (JsonNode shard :
                call("ListShards", request().put("StreamName", stream)).path("Shards")) {
            ids.add(shard.path("ShardId").asText());
        }
        return ids;
    }

    /// Registers a consumer and waits until it is there.
    ///
    /// @return its ARN
    String consumer(String stream) throws IOException, InterruptedException {
        String streamArn = call("DescribeStreamSummary", request().put("StreamName", stream))
                .at("/StreamDescriptionSummary/StreamARN")
                .asText();
        String arn = call(
                        "RegisterStreamConsumer",
                        request().put("StreamARN", streamArn).put("ConsumerName", "bench"))
                .at("/Consumer/ConsumerARN")
                .asText();
        for (int look = 0; look < MAX_LOOKS; look++) {
            JsonNode description = call("DescribeStreamConsumer", request().put("ConsumerARN", arn));
            if (description.at("/ConsumerDescription/ConsumerStatus").asText().equals("ACTIVE")) {
                return arn;
            }
            Thread.sleep(LOOK_MILLIS);
        }
        throw new IOException("consumer " + arn + " doesn't become ACTIVE");
    }

    /// @param type `TRIM_HORIZON` or `LATEST`
    String iterator(String stream, String shard, String type) throws IOException {
        return call(
                        "GetShardIterator",
                        request()
                                .put("StreamName", stream)
                                .put("ShardId", shard)
                                .put("ShardIteratorType", type))
                .path("ShardIterator")
                .asText();
    }

    /// @return the answer's body, unread
    byte[] records(String iterator) throws IOException {
        return send("GetRecords", dialect.mapper().writeValueAsBytes(request().put("ShardIterator", iterator)));
    }

    @Override
    public void close() throws IOException {
        connection.close();
    }
}
