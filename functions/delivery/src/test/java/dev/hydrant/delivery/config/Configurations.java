package dev.hydrant.delivery.config;

import java.nio.charset.StandardCharsets;

/// Delivery streams' JSON for tests; `'` stands for `"`.
final class Configurations {

    private Configurations() {}

    /// A stream with an extended S3 destination that has these members besides the required ones.
    static byte[] extended(String members) {
        return json("""
                {'DeliveryStreamName': 'clicks', 'ExtendedS3DestinationConfiguration': {
                  'RoleARN': 'arn:aws:iam::000000000000:role/r', 'BucketARN': 'arn:aws:s3:::lake' %s}}""".formatted(members.isEmpty() ? "" : ", " + members));
    }

    static byte[] json(String text) {
        return text.replace('\'', '"').getBytes(StandardCharsets.UTF_8);
    }
}
