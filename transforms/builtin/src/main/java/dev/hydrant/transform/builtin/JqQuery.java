package dev.hydrant.transform.builtin;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedSet;
import net.thisptr.jackson.jq.JsonQuery;
import net.thisptr.jackson.jq.exception.JsonQueryException;
import org.jspecify.annotations.Nullable;

/// A delivery stream's `MetadataExtractionQuery`: a jq 1.6 program that makes the partition keys of a record.
///
/// It is compiled once and may serve many threads. A program of plain paths is answered from the record's tokens, any
/// other from a tree; the answers are the same.
public final class JqQuery {

    static final String EMPTY_VALUE = "partitionKeys values must not be null or empty";
    static final String NOT_JSON = "Non JSON record provided";

    private static final JsonMapper MAPPER =
            JsonMapper.builder().nodeFactory(JqNumbers.FACTORY).build();
    private static final JsonFactory JSON = MAPPER.getFactory();

    private final String program;
    private final JsonQuery query;
    private final List<JqToken> tokens;
    private final @Nullable PathScan scan;

    private JqQuery(String program, JsonQuery query, List<JqToken> tokens, @Nullable PathScan scan) {
        this.program = program;
        this.query = query;
        this.tokens = tokens;
        this.scan = scan;
    }

    /// @throws InvalidJqProgramException naming the program and the place, where it isn't jq 1.6 or can't be answered
    /// here as jq 1.6 would, so that no record has to find out
    public static JqQuery compile(String program) {
        parse(program, program);
        List<JqToken> tokens = JqToken.of(program);
        JqNames.complaint(tokens, JqScope::has)
                .or(() -> JqObjectValues.complaint(tokens))
                .or(() -> JqBindings.complaint(tokens))
                .ifPresent(complaint -> {
                    throw new InvalidJqProgramException(program, complaint);
                });
        JsonQuery query = parse(program, JqSpelling.of(program, tokens));
        return new JqQuery(
                program, query, tokens, PlainPaths.of(tokens).map(PathScan::new).orElse(null));
    }

    /// The same program, always answered from a tree.
    JqQuery onTrees() {
        return new JqQuery(program, query, tokens, null);
    }

    boolean isPlainPaths() {
        return scan != null;
    }

    private static JsonQuery parse(String program, String spelling) {
        try {
            return JsonQuery.compile(spelling, JqScope.VERSION);
        } catch (JsonQueryException e) {
            throw new InvalidJqProgramException(program, place(e), e);
        } catch (Error e) {
            if (e instanceof VirtualMachineError && !(e instanceof StackOverflowError)) {
                throw e;
            }
            throw new InvalidJqProgramException(program, oneLine(e), e);
        }
    }

    /// What was met and where, without the parser's list of what might have stood there.
    private static String place(JsonQueryException e) {
        String message = oneLine(e.getCause() == null ? e : e.getCause());
        int end = message.indexOf(" Was expecting");
        return end < 0 ? message : message.substring(0, end);
    }

    private static String oneLine(Throwable e) {
        return String.valueOf(e.getMessage()).strip().replaceAll("\\s+", " ");
    }

    /// The keys that the program's object has, in its order, where they can be told without a record: those of the
    /// object constructor that the program is or ends in, if none of them is computed.
    public Optional<SequencedSet<String>> keyNames() {
        return KeyNames.of(tokens);
    }

    /// The partition keys of the record in `data[offset, offset + length)`.
    public Extraction extract(byte[] data, int offset, int length) {
        try (JsonParser parser = JSON.createParser(data, offset, length)) {
            return scan != null ? scan.scan(parser) : fromTree(parser);
        } catch (IOException e) {
            return new Extraction.Failed(NOT_JSON);
        }
    }

    private Extraction fromTree(JsonParser parser) throws IOException {
        JsonNode record = tree(parser);
        if (record == null || record.isMissingNode() || parser.nextToken() != null) {
            return new Extraction.Failed(NOT_JSON);
        }
        List<JsonNode> outputs;
        try {
            outputs = outputs(record);
        } catch (JsonQueryException e) {
            return new Extraction.Failed(oneLine(e));
        }
        if (outputs.size() != 1 || !outputs.getFirst().isObject()) {
            return new Extraction.Failed("the jq program must make one object of a record but made "
                    + (outputs.size() == 1 ? outputs.getFirst().getNodeType() : outputs.size() + " values"));
        }
        return keys(outputs.getFirst());
    }

    /// What the program makes of a value.
    ///
    /// @throws JsonQueryException where it fails, in whatever way, as it is one record's failure: the library lets
    /// some exceptions out, as for a wrong regular expression, and a program may ask for more than there is
    List<JsonNode> outputs(JsonNode value) throws JsonQueryException {
        List<JsonNode> outputs = new ArrayList<>();
        try {
            query.apply(JqScope.fresh(), value, outputs::add);
        } catch (RuntimeException e) {
            throw new JsonQueryException("the jq program can't be run on this record: " + oneLine(e), e);
        } catch (StackOverflowError e) {
            throw new JsonQueryException("the jq program recurses too deeply on this record", e);
        } catch (OutOfMemoryError e) {
            throw new JsonQueryException("the jq program takes more memory than there is on this record", e);
        }
        return outputs;
    }

    static JsonNode tree(JsonParser parser) throws IOException {
        return MAPPER.readTree(parser);
    }

    private static Extraction keys(JsonNode object) {
        Map<String, String> values = new LinkedHashMap<>();
        for (Map.Entry<String, JsonNode> entry : object.properties()) {
            String text = JqValue.text(entry.getValue());
            if (text.isEmpty()) {
                return new Extraction.Failed(EMPTY_VALUE);
            }
            values.put(entry.getKey(), text);
        }
        return new Extraction.Keys(values);
    }

    @Override
    public String toString() {
        return program;
    }
}
