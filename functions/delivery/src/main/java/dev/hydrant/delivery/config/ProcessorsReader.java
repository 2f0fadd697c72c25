package dev.hydrant.delivery.config;

import static dev.hydrant.delivery.config.Refusals.invalid;
import static dev.hydrant.delivery.config.Refusals.require;
import static dev.hydrant.delivery.config.Refusals.unsupported;

import dev.hydrant.delivery.config.DeliveryStream.Partitioning;
import dev.hydrant.wire.ServiceException;
import dev.hydrant.wire.Struct;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Reads `ProcessingConfiguration`: what is done to records, with AWS's rules about it.
final class ProcessorsReader {

    private static final int MOST_PROCESSORS = 5;

    private ProcessorsReader() {}

    /// Without `Enabled` nothing is processed, as on AWS.
    static List<Processor> read(Optional<Struct> configuration, Partitioning partitioning) {
        if (configuration.isEmpty() || !configuration.get().isTrue("Enabled")) {
            return List.of();
        }
        List<Struct> configured = configuration.get().structs("Processors");
        require(
                !configured.isEmpty() && configured.size() <= MOST_PROCESSORS,
                "A maximum of 5 and a minimum of 1 processor needs to be supplied when processing is enabled.");
        List<String> types = configured.stream().map(each -> each.text("Type")).toList();
        require(types.stream().filter("Lambda"::equals).count() <= 1, "Cannot have more than 1 Lambda processor.");
        require(
                !types.contains("CloudWatchLogProcessing") || types.contains("Decompression"),
                "CloudWatchLogProcessingProcessor can only be enabled with DecompressionProcessor");
        List<Processor> processors = new ArrayList<>();
        for (Struct each : configured) {
            Processor processor = processor(each.text("Type"), parameters(each), partitioning);
            require(!processors.contains(processor), "Cannot have more than 1 " + each.text("Type") + " processor.");
            processors.add(processor);
        }
        require(
                processors.stream()
                                .filter(Processor.MetadataExtraction.class::isInstance)
                                .count()
                        <= 1,
                "Cannot have more than 1 MetadataExtraction processor.");
        return processors;
    }

    private static Processor processor(String type, Map<String, String> parameters, Partitioning partitioning) {
        return switch (type) {
            case "Lambda" -> LambdaReader.read(parameters);
            case "MetadataExtraction" -> metadataExtraction(parameters, partitioning);
            case "AppendDelimiterToRecord" -> appendDelimiter(parameters);
            case "RecordDeAggregation" -> throw deAggregation(parameters);
            default -> throw unavailable(type);
        };
    }

    private static Processor metadataExtraction(Map<String, String> parameters, Partitioning partitioning) {
        require(
                partitioning == Partitioning.DYNAMIC,
                "class com.amazonaws.services.firehose.internal.model.MetadataExtractionProcessor can only be present"
                        + " when Dynamic Partitioning is enabled.");
        allow("MetadataExtraction", parameters, "MetadataExtractionQuery", "JsonParsingEngine");
        require(
                "JQ-1.6".equals(parameters.get("JsonParsingEngine")),
                "MetaDataExtraction JSON Parsing Engine has to be one of JQ-1.6");
        String query = parameters.get("MetadataExtractionQuery");
        if (query == null) {
            throw invalid("MetadataExtractionQuery is required when MetadataExtraction processor is used.");
        }
        return new Processor.MetadataExtraction(query);
    }

    /// Refused in any case, but in AWS's words where AWS refuses it as well.
    private static ServiceException deAggregation(Map<String, String> parameters) {
        String type = parameters.getOrDefault("SubRecordType", "");
        require(type.equals("JSON") || type.equals("DELIMITED"), "SubRecordType has to be one of JSON, DELIMITED");
        require(
                type.equals("JSON") || parameters.containsKey("Delimiter"),
                "Delimiter should be present for DELIMITED");
        return unavailable("RecordDeAggregation");
    }

    private static Processor appendDelimiter(Map<String, String> parameters) {
        allow("AppendDelimiterToRecord", parameters, "Delimiter");
        String delimiter = parameters.getOrDefault("Delimiter", "\\n");
        require(
                delimiter.equals("\\n"),
                "Delimiter " + delimiter + " of AppendDelimiterToRecord is not supported: it has to be \\n");
        return new Processor.AppendDelimiter();
    }

    private static ServiceException unavailable(String type) {
        return unsupported("Processor " + type, "not available in this version");
    }

    private static Map<String, String> parameters(Struct processor) {
        Map<String, String> parameters = new HashMap<>();
        for (Struct parameter : processor.structs("Parameters")) {
            String name = parameter.text("ParameterName");
            require(
                    parameters.put(name, parameter.text("ParameterValue")) == null,
                    "Parameter " + name + " of processor " + processor.text("Type") + " is specified more than once.");
        }
        return parameters;
    }

    static void allow(String type, Map<String, String> parameters, String... names) {
        for (String parameter : parameters.keySet()) {
            require(
                    List.of(names).contains(parameter),
                    "Parameter " + parameter + " is not valid for processor " + type + ".");
        }
    }
}
