package dev.hydrant.delivery.config;

import static dev.hydrant.delivery.config.Refusals.invalid;
import static dev.hydrant.delivery.config.Refusals.require;
import static dev.hydrant.delivery.config.Refusals.unsupported;

import java.math.BigDecimal;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Reads a `Lambda` processor. Buffering and retries are checked as AWS does and then have no effect: a transform in
/// this process gets its records without a hop that could fail.
final class LambdaReader {

    private static final BigDecimal MOST_RETRIES = BigDecimal.valueOf(300);
    private static final BigDecimal SMALLEST_BUFFER_MIB = new BigDecimal("0.2");
    private static final BigDecimal LARGEST_BUFFER_MIB = BigDecimal.valueOf(3);
    private static final BigDecimal LONGEST_INTERVAL_SECONDS = BigDecimal.valueOf(900);

    private LambdaReader() {}

    static Processor read(Map<String, String> parameters) {
        ProcessorsReader.allow(
                "Lambda",
                parameters,
                "LambdaArn",
                "NumberOfRetries",
                "RoleArn",
                "BufferSizeInMBs",
                "BufferIntervalInSeconds");
        String arn = parameters.get("LambdaArn");
        if (arn == null) {
            throw invalid("LambdaArn is required when Lambda processor is used.");
        }
        require(
                isBetween(parameters.get("NumberOfRetries"), BigDecimal.ZERO, MOST_RETRIES),
                "Number of retries for lambda must be between 0 and 300.");
        require(
                isBetween(parameters.get("BufferSizeInMBs"), SMALLEST_BUFFER_MIB, LARGEST_BUFFER_MIB),
                "BufferSizeInMBs for lambda processor must be between 0.2 and 3.");
        require(
                isBetween(parameters.get("BufferIntervalInSeconds"), BigDecimal.ZERO, LONGEST_INTERVAL_SECONDS),
                "BufferIntervalInSeconds for lambda processor must be between 0 and 900.");
        require(
                parameters.containsKey("BufferSizeInMBs") == parameters.containsKey("BufferIntervalInSeconds"),
                "Both BufferSizeInMBs and BufferIntervalInSeconds are required to configure buffering for lambda"
                        + " processor.");
        if (!arn.startsWith(Processor.Transform.SCHEME) || arn.length() == Processor.Transform.SCHEME.length()) {
            throw unsupported(
                    "LambdaArn " + arn, "a transform runs inside the delivery here and is named transform:<name>");
        }
        return new Processor.Transform(arn);
    }

    /// An absent parameter is in order.
    private static boolean isBetween(@Nullable String parameter, BigDecimal least, BigDecimal most) {
        if (parameter == null) {
            return true;
        }
        try {
            BigDecimal value = new BigDecimal(parameter);
            return value.compareTo(least) >= 0 && value.compareTo(most) <= 0;
        } catch (NumberFormatException e) {
            return false;
        }
    }
}
