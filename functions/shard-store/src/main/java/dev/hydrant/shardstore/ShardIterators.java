package dev.hydrant.shardstore;

import dev.hydrant.wire.ErrorCode;
import dev.hydrant.wire.ServiceException;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/// Makes and reads shard iterators: when one was made, and the place of the next record to read.
final class ShardIterators {

    private static final long LIFE_MILLIS = 300_000;
    private static final int MILLIS_DIGITS = 14;

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern(
                    "EEE MMM dd HH:mm:ss 'UTC' yyyy", Locale.ROOT)
            .withZone(ZoneOffset.UTC);

    private final Seal seal;
    private final Clock clock;

    ShardIterators(Seal seal, Clock clock) {
        this.seal = seal;
        this.clock = clock;
    }

    /// Where an iterator stands.
    ///
    /// @param next the counter in it is the next record's
    record Place(String stream, String shardId, SequenceNumber next) {}

    String write(Place place) {
        String millis = Long.toString(clock.millis());
        return seal.seal("0".repeat(MILLIS_DIGITS - millis.length()) + millis + "/" + place.stream() + "/"
                + place.shardId() + "/" + place.next() + "/");
    }

    /// Reads an iterator, also one that still wears the quotation marks a shell put around it.
    ///
    /// @throws ServiceException if it isn't ours, or too old
    Place read(String iterator) {
        boolean quoted = iterator.length() > 1 && iterator.startsWith("\"") && iterator.endsWith("\"");
        String bare = quoted ? iterator.substring(1, iterator.length() - 1) : iterator;
        String[] parts = seal.open(bare).orElseThrow(ShardIterators::invalid).split("/", -1);
        if (parts.length != 5) {
            throw invalid();
        }
        long made = Long.parseLong(parts[0]);
        long now = clock.millis();
        if (now - made > LIFE_MILLIS) {
            throw new ServiceException(
                    ErrorCode.EXPIRED_ITERATOR,
                    "Iterator expired. The iterator was created at time " + TIME.format(Instant.ofEpochMilli(made))
                            + " while right now it is " + TIME.format(Instant.ofEpochMilli(now))
                            + " which is further in the future than the tolerated delay of " + LIFE_MILLIS
                            + " milliseconds.");
        }
        return new Place(parts[1], parts[2], SequenceNumber.parse(parts[3]));
    }

    private static ServiceException invalid() {
        return new ServiceException(ErrorCode.INVALID_ARGUMENT, "Invalid ShardIterator.");
    }
}
