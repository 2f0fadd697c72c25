package dev.hydrant.ledger;

import dev.hydrant.objectstore.Buckets;
import dev.hydrant.objectstore.ObjectInfo;
import dev.hydrant.objectstore.ObjectStore;
import dev.hydrant.objectstore.PutOutcome;
import dev.hydrant.objectstore.StoreStateUnknownException;
import dev.hydrant.sink.Content;
import dev.hydrant.sink.ObjectKind;
import dev.hydrant.sink.Sha256;
import java.io.IOException;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Stores, checks and blanks the objects that a plan's files entries list.
final class PlanObjects {

    /// How often an object is put before its outcome is left unknown.
    private static final int PUT_ATTEMPTS = 5;

    /// How much of an object is held while it is read back.
    private static final int READ_BACK_BYTES = 4 * 1024 * 1024;

    private final Buckets buckets;
    private final int putsAtOnce;

    PlanObjects(Buckets buckets, int putsAtOnce) {
        this.buckets = buckets;
        this.putsAtOnce = putsAtOnce;
    }

    /// **Rule 4**: puts each object if its key is free; a key that is taken must hold the same bytes.
    ///
    /// @return how many objects of the destination's data were not there before
    /// @throws OccupiedKeyException where a key holds other bytes
    /// @throws StoreStateUnknownException where a put's outcome can't be found out
    long store(Batch batch) {
        return InParallel.map(putsAtOnce, batch.made(), this::store).stream()
                .filter(isNewData -> isNewData)
                .count();
    }

    /// Whether every one of these objects is there, with the bytes that were listed; the last ones are looked
    /// at first, since they are stored last.
    boolean hold(List<PlannedObject> objects) {
        List<PlannedObject> backwards = objects.reversed();
        for (int from = 0; from < backwards.size(); from += putsAtOnce) {
            int to = Math.min(from + putsAtOnce, backwards.size());
            if (InParallel.map(putsAtOnce, backwards.subList(from, to), this::holds)
                    .contains(false)) {
                return false;
            }
        }
        return true;
    }

    /// **Rule 5**: overwrites the objects of a plan that is given up, stored or not, by empty files. Never
    /// deletes: the occupied key stops a worker that slept from storing the object after all.
    ///
    /// @throws StoreStateUnknownException where one may not be blank; the next run blanks them again
    void blank(List<PlannedObject> objects, LaneWork work) {
        Map<String, Content> blanks = new HashMap<>();
        List<Batch.Made> blanked = new ArrayList<>();
        for (PlannedObject object : objects) {
            blanked.add(new Batch.Made(object, blanks.computeIfAbsent(object.format(), work::emptyFile)));
        }
        InParallel.map(putsAtOnce, blanked, this::overwrite);
    }

    /// @return whether the object is data, and new
    private boolean store(Batch.Made made) {
        PlannedObject object = made.object();
        ObjectStore store = buckets.bucket(object.bucket());
        boolean maybeOurs = false;
        for (int attempt = 0; attempt < PUT_ATTEMPTS; attempt++) {
            PutOutcome outcome = store.putIfAbsent(object.key(), made.content(), object.attributes());
            maybeOurs |= outcome != PutOutcome.EXISTS;
            if (outcome == PutOutcome.CREATED || holds(object)) {
                return maybeOurs && object.kind() == ObjectKind.DATA;
            }
            if (outcome == PutOutcome.EXISTS) {
                throw new OccupiedKeyException(object);
            }
        }
        throw new StoreStateUnknownException(
                object.place() + " may or may not be stored",
                new IOException("no answer to " + PUT_ATTEMPTS + " attempts"));
    }

    private boolean holds(PlannedObject object) {
        ObjectStore store = buckets.bucket(object.bucket());
        Optional<ObjectInfo> info = store.head(object.key());
        return info.isPresent()
                && info.get().length() == object.length()
                && sha256(store, object).equals(object.sha256());
    }

    private static String sha256(ObjectStore store, PlannedObject object) {
        MessageDigest digest = Sha256.newDigest();
        long offset = 0;
        while (offset < object.length()) {
            Optional<byte[]> bytes = store.get(object.key(), offset, READ_BACK_BYTES);
            if (bytes.isEmpty() || bytes.get().length == 0) {
                break;
            }
            digest.update(bytes.get());
            offset += bytes.get().length;
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    private PlannedObject overwrite(Batch.Made made) {
        PlannedObject object = made.object();
        for (int attempt = 1; ; attempt++) {
            try {
                buckets.bucket(object.bucket()).put(object.key(), made.content(), object.attributes());
                return object;
            } catch (StoreStateUnknownException e) {
                if (attempt == PUT_ATTEMPTS) {
                    throw e;
                }
            }
        }
    }

    /// A key of the plan holds bytes that the plan doesn't list.
    static final class OccupiedKeyException extends LedgerException {
        private static final long serialVersionUID = 1L;

        OccupiedKeyException(PlannedObject object) {
            super(object.place() + " holds other bytes than the " + object.length() + " of SHA-256 " + object.sha256()
                    + " that its plan lists");
        }
    }
}
