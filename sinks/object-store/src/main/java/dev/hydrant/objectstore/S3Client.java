package dev.hydrant.objectstore;

import dev.hydrant.sink.Content;
import dev.hydrant.sink.Slice;
import io.minio.Signer;
import io.minio.Time;
import io.minio.credentials.Credentials;
import io.minio.http.HttpUtils;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.InvalidKeyException;
import java.security.NoSuchAlgorithmException;
import java.security.ProviderException;
import java.time.ZonedDateTime;
import java.util.HexFormat;
import java.util.Map;
import okhttp3.EventListener;
import okhttp3.Headers;
import okhttp3.HttpUrl;
import okhttp3.MediaType;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.Response;
import okio.BufferedSink;
import org.jspecify.annotations.Nullable;

/// Sends requests to one bucket, each exactly once: signed by the MinIO SDK, over HTTP/1.1.
///
/// The SDK's own client copies a whole stream into memory before sending, goes multipart by itself and
/// doesn't show whether a failed request had left. So the requests are made here, and only here.
final class S3Client {

    /// After the first one all idle connections are given up, so another is another thread's.
    private static final int MAX_STALE_CONNECTIONS = 4;

    private static final String EMPTY_SHA256 = Content.empty().sha256();
    private static final HexFormat HEX = HexFormat.of().withUpperCase();

    private final HttpUrl bucketUrl;
    private final S3Settings settings;

    S3Client(String bucket, S3Settings settings) {
        this.bucketUrl = settings.bucketUrl(bucket);
        this.settings = settings;
    }

    /// What these clients send with: nothing is repeated or redirected behind our back. Costly, for it reads
    /// the certificates that are trusted.
    static OkHttpClient http() {
        return HttpUtils.newDefaultHttpClient(0, 0, 0)
                .newBuilder()
                .retryOnConnectionFailure(false)
                .followRedirects(false)
                .followSslRedirects(false)
                .eventListenerFactory(call -> {
                    S3Departure departure = call.request().tag(S3Departure.class);
                    return departure == null ? EventListener.NONE : departure;
                })
                .build();
    }

    /// The same connections with other limits.
    static OkHttpClient limited(OkHttpClient http, S3Limits limits) {
        return http.newBuilder()
                .connectTimeout(limits.connect())
                .readTimeout(limits.silence())
                .writeTimeout(limits.silence())
                .callTimeout(limits.whole())
                .build();
    }

    /// Sends it, on a connection that the server hasn't closed yet so far as one can see.
    S3Attempt attempt(S3Request request) {
        Credentials credentials;
        try {
            credentials = settings.credentials().fetch();
        } catch (ProviderException e) {
            return new S3Attempt.NoCredentials(e);
        }
        for (int i = 1; ; i++) {
            S3Departure departure = new S3Departure(request.isChange());
            S3Attempt attempt = send(signed(request, credentials, departure), request.bodyLimit(), departure);
            if (!departure.isStale() || i == MAX_STALE_CONNECTIONS) {
                return attempt;
            }
            settings.http().connectionPool().evictAll();
        }
    }

    private S3Attempt send(Request request, int bodyLimit, S3Departure departure) {
        try (Response response = settings.http().newCall(request).execute()) {
            if (response.isSuccessful()) {
                byte[] body = response.body().byteStream().readNBytes(bodyLimit);
                return new S3Attempt.Done(response.code(), response.headers(), body);
            }
            byte[] body = response.body().byteStream().readNBytes(S3Error.MAX_BODY_BYTES);
            return new S3Attempt.Refused(S3Error.of(response.code(), body), response.headers());
        } catch (IOException e) {
            return departure.hasLeft() ? new S3Attempt.NoAnswer(e) : new S3Attempt.NotSent(e);
        }
    }

    void close() {
        settings.http().connectionPool().evictAll();
    }

    @Override
    public String toString() {
        return bucketUrl.toString();
    }

    private Request signed(S3Request request, Credentials credentials, S3Departure departure) {
        HttpUrl url = url(request);
        String sha256 = request.body().map(S3Request.Body::sha256).orElse(EMPTY_SHA256);
        Headers.Builder headers = new Headers.Builder();
        request.headers().forEach(headers::add);
        headers.set("Host", HttpUtils.getHostHeader(url));
        headers.set("Accept-Encoding", "identity"); // the bytes as they are stored
        headers.set("x-amz-content-sha256", sha256);
        headers.set("x-amz-date", ZonedDateTime.now(Time.UTC).format(Time.AMZ_DATE_FORMAT));
        if (credentials.sessionToken() != null) {
            headers.set("X-Amz-Security-Token", credentials.sessionToken());
        }
        RequestBody body = request.body()
                .map(S3Request.Body::content)
                .<RequestBody>map(ContentBody::new)
                .orElse(null);
        Request unsigned = new Request.Builder()
                .url(url)
                .headers(headers.build())
                .method(request.method(), body)
                .tag(S3Departure.class, departure)
                .build();
        try {
            return Signer.signV4S3(
                    unsigned, settings.region(), credentials.accessKey(), credentials.secretKey(), sha256);
        } catch (NoSuchAlgorithmException | InvalidKeyException e) {
            throw new IllegalStateException("every Java platform has HMAC-SHA-256", e);
        }
    }

    private HttpUrl url(S3Request request) {
        HttpUrl.Builder url = bucketUrl.newBuilder();
        url.encodedPath(bucketUrl.encodedPath() + escaped(request.key(), "/"));
        for (Map.Entry<String, String> parameter : request.query().entrySet()) {
            url.addEncodedQueryParameter(escaped(parameter.getKey(), ""), escaped(parameter.getValue(), ""));
        }
        return url.build();
    }

    /// As signature version 4 wants it: all but unreserved characters as upper-case escapes of their UTF-8
    /// bytes.
    private static String escaped(String text, String alsoKept) {
        StringBuilder escaped = new StringBuilder(text.length() + 16);
        for (byte b : text.getBytes(StandardCharsets.UTF_8)) {
            char c = (char) (b & 0xff);
            if (isUnreserved(c) || alsoKept.indexOf(c) >= 0) {
                escaped.append(c);
            } else {
                HEX.toHexDigits(escaped.append('%'), b);
            }
        }
        return escaped.toString();
    }

    private static boolean isUnreserved(char c) {
        return (c >= 'a' && c <= 'z')
                || (c >= 'A' && c <= 'Z')
                || (c >= '0' && c <= '9')
                || c == '-'
                || c == '_'
                || c == '.'
                || c == '~';
    }

    /// Streams the chunks as they are, as often as asked to.
    private static final class ContentBody extends RequestBody {
        private final Content content;

        ContentBody(Content content) {
            this.content = content;
        }

        /// None: the header is among those that were signed.
        @Override
        public @Nullable MediaType contentType() {
            return null;
        }

        @Override
        public long contentLength() {
            return content.length();
        }

        @Override
        public void writeTo(BufferedSink sink) throws IOException {
            for (Slice chunk : content.chunks()) {
                sink.write(chunk.array(), chunk.offset(), chunk.length());
            }
        }
    }
}
