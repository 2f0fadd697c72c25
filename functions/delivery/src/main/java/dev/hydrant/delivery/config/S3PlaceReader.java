package dev.hydrant.delivery.config;

import static dev.hydrant.delivery.config.Refusals.invalid;
import static dev.hydrant.delivery.config.Refusals.require;
import static dev.hydrant.delivery.config.Refusals.unsupported;

import dev.hydrant.delivery.config.DeliveryStream.Partitioning;
import dev.hydrant.raw.RawCompression;
import dev.hydrant.s3.CustomTimeZone;
import dev.hydrant.s3.InvalidPrefixException;
import dev.hydrant.s3.PrefixRules;
import dev.hydrant.s3.S3Prefixes;
import dev.hydrant.wire.Struct;
import java.time.Duration;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;

/// Reads the members that S3 destinations and backups have in common.
final class S3PlaceReader {

    private static final String BUCKET_BEGINS_AFTER = ":s3:::";

    private S3PlaceReader() {}

    /// An `S3DestinationConfiguration`: a backup, or a destination of the older kind.
    static S3Place plain(Struct s3) {
        checkEncryption(s3);
        return new S3Place(
                bucket(s3),
                prefixes(s3, ZoneOffset.UTC, new PrefixRules.Partitioning.Static()),
                ZoneOffset.UTC,
                hints(s3, BufferingHints.DEFAULT_SIZE_MIB),
                compression(s3));
    }

    /// The same members of an `ExtendedS3DestinationConfiguration`, with the rules that its other members bring.
    static S3Place extended(
            Struct s3, Partitioning partitioning, List<Processor> processors, Optional<Conversion> conversion) {
        checkEncryption(s3);
        RawCompression compression = compression(s3);
        require(
                conversion.isEmpty() || compression == RawCompression.UNCOMPRESSED,
                "The S3 destination's compression format must be set to UNCOMPRESSED when data format conversion is"
                        + " enabled");
        ZoneId zone = CustomTimeZone.of(s3.textIfPresent("CustomTimeZone").orElse(""))
                .orElseThrow(() -> invalid("Provided custom time zone is not supported. Custom time zones are limited"
                        + " to UTC and non-3-letter IANA time zones."));
        boolean large = conversion.isPresent() || partitioning == Partitioning.DYNAMIC;
        BufferingHints hints =
                hints(s3, large ? BufferingHints.DEFAULT_LARGE_SIZE_MIB : BufferingHints.DEFAULT_SIZE_MIB);
        checkHints(hints, partitioning, conversion);
        S3Prefixes prefixes = prefixes(s3, zone, rules(partitioning, processors));
        return new S3Place(bucket(s3), prefixes, zone, hints, compression);
    }

    private static PrefixRules.Partitioning rules(Partitioning partitioning, List<Processor> processors) {
        return switch (partitioning) {
            case STATIC -> new PrefixRules.Partitioning.Static();
            case DYNAMIC -> new PrefixRules.Partitioning.Dynamic(QueryKeys.of(processors));
        };
    }

    private static S3Prefixes prefixes(Struct s3, ZoneId zone, PrefixRules.Partitioning partitioning) {
        try {
            return PrefixRules.check(
                    s3.textIfPresent("Prefix").orElse(""),
                    s3.textIfPresent("ErrorOutputPrefix").orElse(""),
                    zone,
                    partitioning);
        } catch (InvalidPrefixException e) {
            throw invalid(e.reason());
        }
    }

    private static String bucket(Struct s3) {
        String arn = s3.text("BucketARN");
        return arn.substring(arn.indexOf(BUCKET_BEGINS_AFTER) + BUCKET_BEGINS_AFTER.length());
    }

    private static RawCompression compression(Struct s3) {
        String name = s3.textIfPresent("CompressionFormat").orElse(RawCompression.UNCOMPRESSED.wireName());
        for (RawCompression compression : RawCompression.values()) {
            if (compression.wireName().equals(name)) {
                return compression;
            }
        }
        throw unsupported("CompressionFormat " + name, "there is no encoder for it");
    }

    private static BufferingHints hints(Struct s3, int defaultSizeMiB) {
        Optional<Struct> hints = s3.structIfPresent("BufferingHints");
        if (hints.isEmpty() || (!hints.get().has("SizeInMBs") && !hints.get().has("IntervalInSeconds"))) {
            return new BufferingHints(defaultSizeMiB, BufferingHints.DEFAULT_INTERVAL);
        }
        require(
                hints.get().has("SizeInMBs") && hints.get().has("IntervalInSeconds"),
                "Both SizeInMBs and IntervalInSeconds are required to configure BufferingHints.");
        return new BufferingHints(
                hints.get().integer("SizeInMBs"), Duration.ofSeconds(hints.get().integer("IntervalInSeconds")));
    }

    private static void checkHints(BufferingHints hints, Partitioning partitioning, Optional<Conversion> conversion) {
        boolean large = hints.sizeMiB() >= BufferingHints.SMALLEST_LARGE_SIZE_MIB;
        require(
                large || partitioning == Partitioning.STATIC,
                "BufferingHints.SizeInMBs must be at least 64 when Dynamic Partitioning is enabled.");
        require(
                large || conversion.isEmpty(),
                "BufferingHints.SizeInMBs must be at least 64 when data format conversion is enabled.");
        require(
                hints.interval().isPositive() || partitioning == Partitioning.STATIC,
                "BufferingHints.IntervalInSeconds must not be 0 when Dynamic Partitioning is enabled.");
    }

    private static void checkEncryption(Struct s3) {
        Optional<Struct> encryption = s3.structIfPresent("EncryptionConfiguration");
        if (encryption.isEmpty()) {
            return;
        }
        boolean none = encryption.get().has("NoEncryptionConfig");
        boolean kms = encryption.get().has("KMSEncryptionConfig");
        require(none != kms, "Exactly one of NoEncryptionConfig and KMSEncryptionConfig must be specified.");
        if (kms) {
            throw unsupported("EncryptionConfiguration.KMSEncryptionConfig", "not available in this version");
        }
    }
}
