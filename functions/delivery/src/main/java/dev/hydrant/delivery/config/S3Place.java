package dev.hydrant.delivery.config;

import dev.hydrant.raw.RawCompression;
import dev.hydrant.s3.S3Prefixes;
import java.time.ZoneId;

/// A place in S3 and how objects are made for it: what a destination and a backup have in common.
///
/// @param bucket the bucket's name
/// @param prefixes checked, with defaults filled in
/// @param zone for the prefixes' timestamps
public record S3Place(
        String bucket, S3Prefixes prefixes, ZoneId zone, BufferingHints hints, RawCompression compression) {}
