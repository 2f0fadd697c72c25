package dev.hydrant.shardstore;

import dev.hydrant.wire.ErrorCode;
import dev.hydrant.wire.ServiceException;
import java.time.Clock;

/// Makes and reads the `NextToken`s of listings: of which stream, and what came last.
final class PageTokens {

    private static final long LIFE_MILLIS = 300_000;

    private final Seal seal;
    private final Clock clock;

    PageTokens(Seal seal, Clock clock) {
        this.seal = seal;
        this.clock = clock;
    }

    /// Where a listing goes on.
    ///
    /// @param listing what is listed
    /// @param last the last that was listed
    record Place(String listing, String last) {}

    String write(Place place) {
        return seal.seal("token/" + clock.millis() + "/" + place.listing() + "/" + place.last());
    }

    Place read(String token) {
        String[] parts = seal.open(token).orElseThrow(PageTokens::invalid).split("/", -1);
        if (parts.length != 4 || !parts[0].equals("token")) {
            throw invalid();
        }
        if (clock.millis() - Long.parseLong(parts[1]) > LIFE_MILLIS) {
            throw new ServiceException(ErrorCode.EXPIRED_NEXT_TOKEN, "The pagination token has expired.");
        }
        return new Place(parts[2], parts[3]);
    }

    private static ServiceException invalid() {
        return new ServiceException(ErrorCode.INVALID_ARGUMENT, "NextToken is invalid.");
    }
}
