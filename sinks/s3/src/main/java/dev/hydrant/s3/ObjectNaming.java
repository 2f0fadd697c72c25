package dev.hydrant.s3;

import dev.hydrant.sink.PlanIdentity;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/// How a destination's objects are named: `<prefix><stream>-<version>-yyyy-MM-dd-HH-mm-ss-<uuid><extension>`.
///
/// @param role tells the destinations of one plan apart, such as `data` or `backup`: two of them may share a prefix
/// @param stream the delivery stream's name
/// @param version the delivery stream's version
/// @param prefix what keys begin with, its error type filled in
/// @param zone what the prefix's timestamps are evaluated in; the suffix is always in UTC
/// @param extension what keys end in, empty for none
public record ObjectNaming(
        String role, String stream, String version, OutputPrefix prefix, ZoneId zone, String extension) {

    /// Longest key in bytes of UTF-8 (S3).
    static final int LONGEST_KEY_BYTES = 1024;

    private static final DateTimeFormatter SUFFIX_TIME =
            DateTimeFormatter.ofPattern("yyyy-MM-dd-HH-mm-ss", Locale.ROOT).withZone(ZoneOffset.UTC);

    private static final int SUFFIX_TIME_AND_UUID_CHARACTERS = 19 + 1 + 36;

    /// The object's whole key.
    String key(Partition partition, DerivedNames names, Instant oldest) {
        String evaluated = prefix.evaluate(partition.values(names, oldest.atZone(zone)));
        StringBuilder key = new StringBuilder(evaluated);
        key.append(stream).append('-').append(version).append('-');
        SUFFIX_TIME.formatTo(oldest, key);
        return key.append('-').append(names.uuid(evaluated)).append(extension).toString();
    }

    /// A key as this makes them, of values that are harmless themselves: what it can't be stored for lies in the
    /// configuration.
    public String sampleKey(Instant oldest) {
        DerivedNames names = new DerivedNames(new PlanIdentity("", "", 0, oldest), role, 0);
        return key(Partition.harmless(prefix.partitionKeys()), names, oldest);
    }

    /// Bytes a key with this evaluated prefix has.
    int keyBytes(String evaluatedPrefix) {
        return evaluatedPrefix.getBytes(StandardCharsets.UTF_8).length
                + stream.length()
                + 1
                + version.length()
                + 1
                + SUFFIX_TIME_AND_UUID_CHARACTERS
                + extension.length();
    }
}
