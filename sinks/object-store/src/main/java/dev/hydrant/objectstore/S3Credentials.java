package dev.hydrant.objectstore;

import io.minio.credentials.AwsConfigProvider;
import io.minio.credentials.IamAwsProvider;
import io.minio.credentials.Provider;
import io.minio.credentials.StaticProvider;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.ProviderException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import okhttp3.OkHttpClient;
import okhttp3.Protocol;
import org.jspecify.annotations.Nullable;

/// Finds credentials as AWS's own tools do: the environment's keys, a web identity, a profile's file, then
/// the role of the container or the machine.
final class S3Credentials {

    static final String ACCESS_KEY = "AWS_ACCESS_KEY_ID";
    static final String SECRET_KEY = "AWS_SECRET_ACCESS_KEY";
    static final String SESSION_TOKEN = "AWS_SESSION_TOKEN";

    private static final String TOKEN_FILE = "AWS_WEB_IDENTITY_TOKEN_FILE";
    private static final String PROFILE = "AWS_PROFILE";
    private static final String PROFILE_FILE = "AWS_SHARED_CREDENTIALS_FILE";
    private static final String CONTAINER_PATH = "AWS_CONTAINER_CREDENTIALS_RELATIVE_URI";
    private static final String CONTAINER_URL = "AWS_CONTAINER_CREDENTIALS_FULL_URI";
    private static final String NO_MACHINE = "AWS_EC2_METADATA_DISABLED";

    /// A machine without a role has nobody at that address: find out soon.
    private static final Duration ROLE_PATIENCE = Duration.ofSeconds(2);

    private S3Credentials() {}

    /// @throws IllegalArgumentException where only one of the two keys is there
    static Provider of(Map<String, String> environment) {
        Optional<String> accessKey = variable(environment, ACCESS_KEY);
        Optional<String> secretKey = variable(environment, SECRET_KEY);
        if (accessKey.isPresent() != secretKey.isPresent()) {
            throw new IllegalArgumentException(ACCESS_KEY + " and " + SECRET_KEY + " must both be set, or neither");
        }
        if (accessKey.isPresent() && secretKey.isPresent()) {
            return new StaticProvider(
                    accessKey.get(),
                    secretKey.get(),
                    variable(environment, SESSION_TOKEN).orElse(null));
        }
        if (variable(environment, TOKEN_FILE).isPresent()) {
            return new Role(environment);
        }
        Optional<Path> profiles = profiles(environment);
        if (profiles.isPresent()) {
            return new AwsConfigProvider(
                    profiles.get().toString(), variable(environment, PROFILE).orElse("default"));
        }
        boolean inContainer = variable(environment, CONTAINER_PATH).isPresent()
                || variable(environment, CONTAINER_URL).isPresent();
        if (!inContainer && "true".equalsIgnoreCase(environment.get(NO_MACHINE))) {
            return () -> {
                throw new ProviderException("neither " + ACCESS_KEY + " nor a profile's file is there, and "
                        + NO_MACHINE + " forbids to ask the machine");
            };
        }
        return new Role(environment);
    }

    /// A variable that is set to something.
    static Optional<String> variable(Map<String, String> environment, String name) {
        return Optional.ofNullable(environment.get(name)).filter(value -> !value.isEmpty());
    }

    private static Optional<Path> profiles(Map<String, String> environment) {
        Optional<Path> named = variable(environment, PROFILE_FILE).map(Path::of);
        Optional<Path> usual = variable(environment, "HOME").map(home -> Path.of(home, ".aws", "credentials"));
        boolean asked = named.isPresent() || variable(environment, PROFILE).isPresent();
        return named.or(() -> usual).filter(file -> asked || Files.isReadable(file));
    }

    /// The SDK's provider for roles, looking at the environment given here and not at the process's own.
    private static final class Role extends IamAwsProvider {
        private final Map<String, String> environment;

        Role(Map<String, String> environment) {
            super(
                    null,
                    new OkHttpClient.Builder()
                            .protocols(List.of(Protocol.HTTP_1_1))
                            .connectTimeout(ROLE_PATIENCE)
                            .readTimeout(ROLE_PATIENCE)
                            .build());
            this.environment = Map.copyOf(environment);
        }

        @Override
        protected @Nullable String getProperty(String name) {
            String value = variable(environment, name).orElse(null);
            // AWS's value begins with a slash, to which the SDK would add another
            return value != null && name.equals(CONTAINER_PATH) && value.startsWith("/") ? value.substring(1) : value;
        }
    }
}
