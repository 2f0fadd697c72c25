package dev.hydrant.objectstore;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Set;

/// What a file system's failure means for the caller.
final class LocalFailures {

    private static final String NO_LINKS = "Operation not permitted";
    private static final String NO_LINKS_HINT =
            " (a key is created by a hard link, which never overwrites: where the file system has none, another"
                    + " directory must be chosen)";

    /// What `strerror` says where the kernel refused to begin.
    private static final Set<String> REFUSALS = Set.of(
            NO_LINKS,
            "Operation not supported",
            "Function not implemented",
            "Invalid cross-device link",
            "File name too long",
            "Too many links",
            "Read-only file system");

    private LocalFailures() {}

    /// Whether a link, a rename or a delete that ended so surely didn't happen.
    static boolean isRefusal(FileSystemException failure) {
        return failure instanceof FileAlreadyExistsException
                || failure instanceof NoSuchFileException
                || failure instanceof AccessDeniedException
                || saysFull(failure)
                || (failure.getReason() != null && REFUSALS.contains(failure.getReason()));
    }

    /// @param neededBytes what was to be written: a file system that has less left is full
    static StoreException of(IOException failure, String what, Path directory, long neededBytes) {
        return new StoreException(
                reason(failure, directory, neededBytes), what + " in " + directory + ": " + text(failure), failure);
    }

    static StoreStateUnknownException unknown(IOException failure, String what, Path directory) {
        return new StoreStateUnknownException(what + " in " + directory + ": " + text(failure), failure);
    }

    private static StoreException.Reason reason(IOException failure, Path directory, long neededBytes) {
        if (failure instanceof AccessDeniedException) {
            return StoreException.Reason.ACCESS_DENIED;
        }
        return saysFull(failure) || hasLessThan(neededBytes, directory)
                ? StoreException.Reason.FULL
                : StoreException.Reason.OTHER;
    }

    /// `strerror`'s text for ENOSPC and EDQUOT, which is all that Java passes on of them.
    private static boolean saysFull(IOException failure) {
        String text = text(failure);
        return text.contains("No space left on device") || text.contains("Disk quota exceeded");
    }

    /// The text may be in the locale's language, so the file system itself is asked as well.
    private static boolean hasLessThan(long neededBytes, Path directory) {
        if (neededBytes == 0) {
            return false;
        }
        try {
            return Files.getFileStore(directory).getUsableSpace() < neededBytes;
        } catch (IOException e) {
            return false; // it can't say; the failure at hand is reported as it is
        }
    }

    private static String text(IOException failure) {
        String reason = failure instanceof FileSystemException e ? e.getReason() : failure.getMessage();
        String kind = failure.getClass().getSimpleName();
        String text = reason == null ? kind : kind + ": " + reason;
        return NO_LINKS.equals(reason) ? text + NO_LINKS_HINT : text;
    }
}
