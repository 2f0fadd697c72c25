package dev.hydrant.clients;

import java.net.URI;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.kinesis.KinesisAsyncClient;
import software.amazon.awssdk.services.kinesis.KinesisClient;

/// The AWS SDK for Java 2 with nothing set but where the service is: so it speaks CBOR, and the asynchronous client
/// HTTP/2 by prior knowledge.
final class JavaSdk2 {

    private static final StaticCredentialsProvider KEY =
            StaticCredentialsProvider.create(AwsBasicCredentials.create("key", "secret"));

    private JavaSdk2() {}

    static KinesisClient sync(String url, ExecutionInterceptor... interceptors) {
        return KinesisClient.builder()
                .endpointOverride(URI.create(url))
                .region(Region.US_EAST_1)
                .credentialsProvider(KEY)
                .overrideConfiguration(settings -> Set.of(interceptors).forEach(settings::addExecutionInterceptor))
                .build();
    }

    static KinesisAsyncClient async(String url, ExecutionInterceptor... interceptors) {
        return KinesisAsyncClient.builder()
                .endpointOverride(URI.create(url))
                .region(Region.US_EAST_1)
                .credentialsProvider(KEY)
                .overrideConfiguration(settings -> Set.of(interceptors).forEach(settings::addExecutionInterceptor))
                .build();
    }

    /// Notes in which types requests and answers came.
    static final class ContentTypes implements ExecutionInterceptor {

        private final Set<String> seen = ConcurrentHashMap.newKeySet();

        /// All types that were sent or received.
        Set<String> seen() {
            return seen;
        }

        @Override
        public void afterTransmission(Context.AfterTransmission context, ExecutionAttributes attributes) {
            context.httpRequest().firstMatchingHeader("Content-Type").ifPresent(seen::add);
            context.httpResponse().firstMatchingHeader("Content-Type").ifPresent(seen::add);
        }
    }
}
