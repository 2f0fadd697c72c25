package dev.hydrant.shardstore;

import dev.hydrant.wire.ErrorCode;
import dev.hydrant.wire.ServiceException;
import dev.hydrant.wire.Struct;
import java.time.Clock;
import java.util.List;
import java.util.Optional;

/// Makes and reads the `NextToken`s of listings: of which stream, and what came last.
final class PageTokens {

    private static final long LIFE_MILLIS = 300_000;

    private final Seal seal;
    private final Clock clock;

    PageTokens(Seal seal, Clock clock) {
        this.seal = seal;
        this.clock = clock;
    }

    /// What is listed.
    enum Listing {
        STREAMS,
        SHARDS,
        CONSUMERS
    }

    /// Where a listing goes on.
    ///
    /// @param of whose parts are listed; empty for what belongs to the account
    /// @param last the last that was listed
    /// @param filter what else the listing was asked for; empty if nothing
    record Place(Listing listing, String of, String last, String filter) {}

    String write(Place place) {
        return seal.seal("token/" + clock.millis() + "/" + place.listing() + "/" + place.of() + "/" + place.last() + "/"
                + place.filter());
    }

    /// Where the token of a request goes on, if there is one.
    ///
    /// @param said members that must not stand beside the token, which says the same
    /// @throws ServiceException if one does, or the token isn't ours, not of this listing, or too old
    Optional<Place> read(Struct input, Listing listing, List<String> said) {
        Optional<String> token = input.textIfPresent("NextToken");
        for (String member : said) {
            if (token.isPresent() && input.has(member)) {
                throw new ServiceException(
                        ErrorCode.INVALID_ARGUMENT, "NextToken and " + member + " cannot be provided together.");
            }
        }
        return token.map(text -> read(text, listing));
    }

    /// @throws ServiceException if the token isn't ours, not of this listing, or too old
    Place read(String token, Listing listing) {
        String[] parts = seal.open(token).orElseThrow(PageTokens::invalid).split("/", -1);
        if (parts.length != 6 || !parts[0].equals("token") || !parts[2].equals(listing.name())) {
            throw invalid();
        }
        if (clock.millis() - Long.parseLong(parts[1]) > LIFE_MILLIS) {
            throw new ServiceException(ErrorCode.EXPIRED_NEXT_TOKEN, "The pagination token has expired.");
        }
        return new Place(listing, parts[3], parts[4], parts[5]);
    }

    static ServiceException invalid() {
        return new ServiceException(ErrorCode.INVALID_ARGUMENT, "NextToken is invalid.");
    }
}
