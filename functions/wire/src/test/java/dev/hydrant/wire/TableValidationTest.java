package dev.hydrant.wire;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.cbor.databind.CBORMapper;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Every constraint in the tables of operations, hurt by itself: what AWS checks follows from the table, and so does
/// this test.
class TableValidationTest {

    private static final Struct NOTHING =
            Struct.of(new Shape.Structure("Nothing", List.of())).build();

    private final List<String> reached = new ArrayList<>();

    static Stream<Operation> operations() {
        return Stream.of(Service.KINESIS, Service.FIREHOSE)
                .flatMap(service -> service.operations().values().stream())
                .filter(operation -> !(operation.support() instanceof Support.Refused));
    }

    private static Service service(Operation operation) {
        return Service.KINESIS.operations().containsValue(operation) ? Service.KINESIS : Service.FIREHOSE;
    }

    @ParameterizedTest
    @MethodSource("operations")
    void aRequestThatHurtsNothingIsCarriedOut(Operation operation) throws IOException {
        for (Encoding encoding : service(operation).encodings()) {
            WireResponse response = call(operation, encoding, Samples.valid(operation.input()));
            assertThat(response.status()).as(TestWire.text(response)).isEqualTo(200);
        }
        assertThat(reached).hasSize(service(operation).encodings().size());
    }

    @ParameterizedTest
    @MethodSource("operations")
    void eachConstraintIsCheckedAndNamedWithItsPlace(Operation operation) throws IOException {
        for (Samples.Hurt hurt : Samples.hurt(operation.input())) {
            for (Encoding encoding : service(operation).encodings()) {
                WireResponse response = call(operation, encoding, hurt.value());
                String message = message(response, encoding);
                String what = operation.name() + " in " + encoding + ": " + hurt.path() + ": " + hurt.constraint();
                assertThat(response.status()).as(what).isEqualTo(400);
                assertThat(message)
                        .as(what)
                        .startsWith("1 validation error detected: Value ")
                        .contains(" at '" + hurt.path() + "' failed to satisfy constraint: " + hurt.constraint());
            }
        }
        assertThat(reached).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("operations")
    void aMemberOfAnotherTypeIsASerializationException(Operation operation) throws IOException {
        for (Member member : operation.input().members()) {
            if (member.shape() instanceof Shape.Document) {
                continue;
            }
            ObjectNode body = Samples.valid(operation.input());
            boolean takesArrays = member.shape() instanceof Shape.ListOf;
            body.set(member.name(), takesArrays ? body.objectNode() : body.arrayNode());
            for (Encoding encoding : service(operation).encodings()) {
                WireResponse response = call(operation, encoding, body);
                assertThat(response.status()).as(member.name()).isEqualTo(400);
                assertThat(type(response, encoding)).as(member.name()).isEqualTo("SerializationException");
            }
        }
        assertThat(reached).isEmpty();
    }

    private WireResponse call(Operation operation, Encoding encoding, JsonNode body) throws IOException {
        Service service = service(operation);
        Map<String, OperationHandler> handlers = new HashMap<>();
        Map<String, EventStreamHandler> streams = new HashMap<>();
        for (Operation each : service.operations().values()) {
            if (each.support() instanceof Support.Refused) {
                continue;
            }
            if (each.events().isPresent()) {
                streams.put(each.name(), input -> {
                    reached.add(each.name());
                    return new NoEvents();
                });
            } else {
                handlers.put(each.name(), input -> {
                    reached.add(each.name());
                    return NOTHING;
                });
            }
        }
        Wire wire = new Wire(List.of(new Binding(service, handlers, streams)), new RequestIds(new Random(1)));
        return wire.handle(new WireRequest(
                "POST",
                "",
                Map.of(
                        "x-amz-target",
                        service.targetPrefix() + "." + operation.name(),
                        "content-type",
                        encoding.contentType(),
                        "authorization",
                        TestWire.AUTHORIZATION,
                        "x-amz-date",
                        "20260101T000000Z"),
                mapper(encoding).writeValueAsBytes(body)));
    }

    private static String message(WireResponse response, Encoding encoding) throws IOException {
        return mapper(encoding).readTree(response.body()).path("message").asText();
    }

    private static String type(WireResponse response, Encoding encoding) throws IOException {
        return mapper(encoding).readTree(response.body()).path("__type").asText();
    }

    private static ObjectMapper mapper(Encoding encoding) {
        return encoding == Encoding.JSON ? new JsonMapper() : new CBORMapper();
    }

    private static final class NoEvents implements EventSource {
        @Override
        public Next next(Duration atMost) {
            return END;
        }

        @Override
        public void end() {}

        @Override
        public void close() {}
    }
}
