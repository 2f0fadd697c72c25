package dev.hydrant.objectstore;

import io.minio.credentials.Provider;
import java.util.Map;
import java.util.Optional;
import okhttp3.HttpUrl;
import okhttp3.OkHttpClient;

/// Where S3 is and who we are there.
///
/// @param endpoint empty for AWS itself; addressed by path, while AWS's buckets are host names
/// @param region what requests are signed for
/// @param http whose connections all buckets share
record S3Settings(Optional<HttpUrl> endpoint, String region, Provider credentials, S3Limits limits, OkHttpClient http) {

    static final String ENDPOINT = "AWS_ENDPOINT_URL_S3";
    static final String REGION = "AWS_REGION";
    static final String DEFAULT_REGION = "AWS_DEFAULT_REGION";

    private static final String REGION_WITHOUT_ANY = "us-east-1";

    /// @throws IllegalArgumentException where a variable can't be what it should be
    static S3Settings of(Map<String, String> environment) {
        Optional<String> region = S3Credentials.variable(environment, REGION)
                .or(() -> S3Credentials.variable(environment, DEFAULT_REGION));
        return new S3Settings(
                S3Credentials.variable(environment, ENDPOINT).map(S3Settings::endpoint),
                region.orElse(REGION_WITHOUT_ANY),
                S3Credentials.of(environment),
                S3Limits.defaults(),
                S3Client.limited(S3Client.http(), S3Limits.defaults()));
    }

    S3Settings withLimits(S3Limits other) {
        return new S3Settings(endpoint, region, credentials, other, S3Client.limited(http, other));
    }

    S3Settings withEndpoint(String url) {
        return new S3Settings(Optional.of(endpoint(url)), region, credentials, limits, http);
    }

    /// The URL of a bucket, ending in a slash.
    HttpUrl bucketUrl(String bucket) {
        if (endpoint.isPresent()) {
            return endpoint.get()
                    .newBuilder()
                    .addPathSegment(bucket)
                    .addPathSegment("")
                    .build();
        }
        String domain = region.startsWith("cn-") ? ".amazonaws.com.cn" : ".amazonaws.com";
        String service = "s3." + region + domain;
        HttpUrl.Builder url = new HttpUrl.Builder().scheme("https");
        return isHostName(bucket)
                ? url.host(bucket + "." + service).build()
                : url.host(service).addPathSegment(bucket).addPathSegment("").build();
    }

    private static HttpUrl endpoint(String text) {
        HttpUrl url = HttpUrl.parse(text);
        if (url == null || url.querySize() > 0 || url.fragment() != null) {
            throw new IllegalArgumentException(
                    ENDPOINT + " must be a URL such as http://127.0.0.1:9000 but was `" + text + "`");
        }
        return url.newBuilder().username("").password("").build();
    }

    /// AWS's certificates cover one label: a bucket with a dot, or not in lower case, is addressed by path.
    private static boolean isHostName(String bucket) {
        return bucket.chars().allMatch(c -> (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-');
    }
}
