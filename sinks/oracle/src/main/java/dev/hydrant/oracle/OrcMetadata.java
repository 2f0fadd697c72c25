package dev.hydrant.oracle;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import org.apache.orc.BooleanColumnStatistics;
import org.apache.orc.CollectionColumnStatistics;
import org.apache.orc.ColumnStatistics;
import org.apache.orc.DateColumnStatistics;
import org.apache.orc.DecimalColumnStatistics;
import org.apache.orc.DoubleColumnStatistics;
import org.apache.orc.IntegerColumnStatistics;
import org.apache.orc.OrcProto;
import org.apache.orc.Reader;
import org.apache.orc.StringColumnStatistics;
import org.apache.orc.StripeInformation;
import org.apache.orc.TimestampColumnStatistics;
import org.apache.orc.TypeDescription;
import org.apache.orc.impl.OrcIndex;
import org.apache.orc.impl.RecordReaderImpl;

/// What an ORC file's footer, stripe footers and indexes say.
///
/// `{rows, version, calendar, compression, compressionBlockBytes, rowIndexStride, userMetadata{}, schema,
/// columns{name: {values, hasNull, min, max, sum}}, stripes[{offset, rows, timeZone, columns{name: {encoding,
/// rowGroups[values], bloomFilters, streams[]}}}]}`, columns by their full names.
final class OrcMetadata {

    private OrcMetadata() {}

    static JsonNode read(Path path) throws IOException {
        try (Reader reader = OrcFiles.open(path);
                RecordReaderImpl records = (RecordReaderImpl) reader.rows()) {
            ObjectNode answer = Canonical.NODES.objectNode();
            answer.put("rows", reader.getNumberOfRows());
            answer.put("version", reader.getFileVersion().name());
            answer.put(
                    "calendar", reader.getFileTail().getFooter().getCalendar().name());
            answer.put("compression", reader.getCompressionKind().name());
            answer.put("compressionBlockBytes", reader.getCompressionSize());
            answer.put("rowIndexStride", reader.getRowIndexStride());
            ObjectNode metadata = answer.putObject("userMetadata");
            for (String key : reader.getMetadataKeys()) {
                metadata.put(
                        key,
                        StandardCharsets.UTF_8
                                .decode(reader.getMetadataValue(key))
                                .toString());
            }
            TypeDescription schema = reader.getSchema();
            answer.put("schema", schema.toString());
            ColumnStatistics[] statistics = reader.getStatistics();
            ObjectNode columns = answer.putObject("columns");
            for (int i = 1; i < statistics.length; i++) {
                columns.set(schema.findSubtype(i).getFullFieldName(), statistics(statistics[i]));
            }
            ArrayNode stripes = answer.putArray("stripes");
            for (StripeInformation stripe : reader.getStripes()) {
                stripes.add(stripe(schema, stripe, stripes.size(), records));
            }
            return answer;
        }
    }

    private static ObjectNode stripe(
            TypeDescription schema, StripeInformation stripe, int number, RecordReaderImpl records) throws IOException {
        OrcProto.StripeFooter footer = records.readStripeFooter(stripe);
        boolean[] all = new boolean[schema.getMaximumId() + 1];
        Arrays.fill(all, true);
        OrcIndex index = records.readRowIndex(number, all, all);
        Map<Integer, ArrayNode> streams = new HashMap<>();
        for (OrcProto.Stream stream : footer.getStreamsList()) {
            streams.computeIfAbsent(stream.getColumn(), _ -> Canonical.NODES.arrayNode())
                    .add(stream.getKind().name());
        }
        ObjectNode answer = Canonical.NODES.objectNode();
        answer.put("offset", stripe.getOffset());
        answer.put("rows", stripe.getNumberOfRows());
        answer.put("timeZone", footer.getWriterTimezone());
        ObjectNode columns = answer.putObject("columns");
        for (int i = 1; i <= schema.getMaximumId(); i++) {
            ObjectNode column = columns.putObject(schema.findSubtype(i).getFullFieldName());
            column.put("encoding", footer.getColumns(i).getKind().name());
            ArrayNode groups = column.putArray("rowGroups");
            for (OrcProto.RowIndexEntry entry : index.getRowGroupIndex()[i].getEntryList()) {
                groups.add(entry.getStatistics().getNumberOfValues());
            }
            OrcProto.BloomFilterIndex filters = index.getBloomFilterIndex()[i];
            column.put("bloomFilters", filters == null ? 0 : filters.getBloomFilterCount());
            column.set("streams", streams.getOrDefault(i, Canonical.NODES.arrayNode()));
        }
        return answer;
    }

    private static ObjectNode statistics(ColumnStatistics statistics) {
        ObjectNode answer = Canonical.NODES.objectNode();
        answer.put("values", statistics.getNumberOfValues());
        answer.put("hasNull", statistics.hasNull());
        switch (statistics) {
            case IntegerColumnStatistics whole -> put(answer, whole.getMinimum(), whole.getMaximum(), whole.getSum());
            case DoubleColumnStatistics real -> put(answer, real.getMinimum(), real.getMaximum(), real.getSum());
            case StringColumnStatistics text -> put(answer, text.getMinimum(), text.getMaximum(), text.getSum());
            case DecimalColumnStatistics decimal ->
                put(answer, decimal.getMinimum(), decimal.getMaximum(), decimal.getSum());
            case DateColumnStatistics date -> {
                answer.put("min", date.getMinimumDayOfEpoch());
                answer.put("max", date.getMaximumDayOfEpoch());
            }
            case TimestampColumnStatistics time -> {
                answer.put("min", String.valueOf(time.getMinimumUTC().toInstant()));
                answer.put("max", String.valueOf(time.getMaximumUTC().toInstant()));
            }
            case BooleanColumnStatistics bool -> answer.put("trues", bool.getTrueCount());
            case CollectionColumnStatistics children -> answer.put("children", children.getTotalChildren());
            default -> answer.put("kind", statistics.getClass().getSimpleName());
        }
        return answer;
    }

    private static void put(ObjectNode answer, Object least, Object most, Object sum) {
        answer.put("min", String.valueOf(least));
        answer.put("max", String.valueOf(most));
        answer.put("sum", String.valueOf(sum));
    }
}
