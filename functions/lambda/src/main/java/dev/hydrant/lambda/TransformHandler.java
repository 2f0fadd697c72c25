package dev.hydrant.lambda;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import dev.hydrant.delivery.Transforms;
import dev.hydrant.transform.RecordTransform;
import dev.hydrant.transform.lambda.TransformationLambda;
import jakarta.inject.Named;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Map;
import org.jboss.logging.Logger;

/// The handler `transform`: a [RecordTransform] as Amazon Data Firehose's transformation Lambda.
///
/// `HYDRANT_TRANSFORM` names it, where there is more than one.
@Named("transform")
@Singleton
public final class TransformHandler implements RequestStreamHandler {

    static final String TRANSFORM = "HYDRANT_TRANSFORM";

    private static final Logger LOG = Logger.getLogger(TransformHandler.class);

    private final TransformationLambda lambda;

    public TransformHandler() {
        this(System.getenv());
    }

    TransformHandler(Map<String, String> environment) {
        RecordTransform transform = choose(Transforms.find(TransformHandler.class.getClassLoader()), environment);
        this.lambda = new TransformationLambda(
                transform, (id, reason) -> LOG.warnf("record %s failed in %s: %s", id, transform.name(), reason));
    }

    private static RecordTransform choose(Transforms transforms, Map<String, String> environment) {
        String only =
                transforms.names().size() == 1 ? transforms.names().iterator().next() : "";
        String name = environment.getOrDefault(TRANSFORM, only);
        return transforms
                .newTransform(name)
                .orElseThrow(() -> new IllegalArgumentException(
                        "`" + TRANSFORM + "` must be one of " + transforms.names() + " but was `" + name + "`"));
    }

    @Override
    public void handleRequest(InputStream request, OutputStream answer, Context context) throws IOException {
        lambda.answer(request, answer);
    }
}
