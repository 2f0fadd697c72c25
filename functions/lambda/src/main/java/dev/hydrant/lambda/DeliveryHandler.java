package dev.hydrant.lambda;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import jakarta.inject.Named;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Map;
import java.util.Optional;
import org.jboss.logging.Logger;

/// The handler `delivery`: delivers the records of a Kinesis event, and asks for all of them again where that fails.
///
/// The delivery is opened by the first event. One that can't be opened fails its invocations, so that Lambda keeps the
/// records until the configuration is mended.
@Named("delivery")
@Singleton
public final class DeliveryHandler implements RequestStreamHandler {

    private static final Logger LOG = Logger.getLogger(DeliveryHandler.class);

    private final Map<String, String> environment;
    private Optional<EventDelivery> opened = Optional.empty();

    public DeliveryHandler() {
        this(System.getenv());
    }

    DeliveryHandler(Map<String, String> environment) {
        this.environment = environment;
    }

    @Override
    public void handleRequest(InputStream request, OutputStream answer, Context context) throws IOException {
        KinesisEvent event = KinesisEvent.read(request);
        Optional<String> failedFrom = event.records().isEmpty() ? Optional.empty() : deliver(event);
        BatchAnswer.write(answer, failedFrom);
    }

    /// @return the first record's sequence number where the batch must come again
    private Optional<String> deliver(KinesisEvent event) throws IOException {
        EventDelivery delivery = open();
        try {
            delivery.deliver(event);
            return Optional.empty();
        } catch (IOException | RuntimeException e) {
            String first = event.records().getFirst().sequenceNumber();
            LOG.errorf(
                    e,
                    "stream %s, shard %s, %d records from sequence number %s on are asked for again",
                    event.stream(),
                    event.shard(),
                    event.records().size(),
                    first);
            return Optional.of(first);
        }
    }

    private EventDelivery open() throws IOException {
        if (opened.isEmpty()) {
            opened = Optional.of(EventDelivery.open(environment));
        }
        return opened.get();
    }
}
