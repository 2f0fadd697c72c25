package dev.hydrant.objectstore;

import java.util.random.RandomGenerator;

/// Repeats attempts, and only those that can do no harm.
final class S3Exchange {

    /// How a creation ended.
    enum Creation {
        CREATED,
        TAKEN,
        /// Taken, and an earlier attempt of ours may be what took it.
        TAKEN_PERHAPS_BY_US,
        UNKNOWN
    }

    private final S3Client client;
    private final S3Limits limits;
    private final RandomGenerator random;

    S3Exchange(S3Client client, S3Limits limits, RandomGenerator random) {
        this.client = client;
        this.limits = limits;
        this.random = random;
    }

    /// Reads; any attempt may be repeated.
    ///
    /// @return what the store said: [S3Attempt.Done], or [S3Attempt.Refused] where it won't change its mind
    S3Attempt read(S3Request request) {
        for (int attempt = 1; ; attempt++) {
            switch (client.attempt(request)) {
                case S3Attempt.Done done -> {
                    return done;
                }
                case S3Attempt.Failed failed -> {
                    if (!failed.mayPass() && failed instanceof S3Attempt.Refused) {
                        return failed;
                    }
                    if (!failed.mayPass() || !again(attempt)) {
                        throw failed.toException(what(request));
                    }
                }
            }
        }
    }

    /// Puts or deletes; an attempt that may have been carried out is not repeated, since it could still land
    /// after a change that somebody makes once the repetition was answered.
    ///
    /// @throws StoreStateUnknownException where it may have been
    void change(S3Request request) {
        for (int attempt = 1; ; attempt++) {
            switch (client.attempt(request)) {
                case S3Attempt.Done done -> {
                    return;
                }
                case S3Attempt.Failed failed -> {
                    if (failed.leavesDoubt()) {
                        throw new StoreStateUnknownException(
                                what(request) + ": it may have been done or not", failed.toException(what(request)));
                    }
                    if (!failed.mayPass() || !again(attempt)) {
                        throw failed.toException(what(request));
                    }
                }
            }
        }
    }

    /// Puts on the condition that nothing is there, which may be repeated: an attempt that lands late meets a
    /// taken key.
    Creation create(S3Request request) {
        boolean inDoubt = false;
        for (int attempt = 1; ; attempt++) {
            switch (client.attempt(request)) {
                case S3Attempt.Done done -> {
                    return Creation.CREATED;
                }
                case S3Attempt.Refused refused
                when refused.error().isTaken() -> {
                    return inDoubt ? Creation.TAKEN_PERHAPS_BY_US : Creation.TAKEN;
                }
                case S3Attempt.Failed failed -> {
                    inDoubt |= failed.leavesDoubt();
                    if (!failed.mayPass() || !again(attempt)) {
                        if (inDoubt) {
                            return Creation.UNKNOWN;
                        }
                        throw failed.toException(what(request));
                    }
                }
            }
        }
    }

    String what(S3Request request) {
        String object = request.key().isEmpty() ? "" : " `" + request.key() + "`";
        return request.method() + object + " in " + client;
    }

    /// Waits before the next attempt, if there is to be one.
    private boolean again(int attempts) {
        if (attempts == limits.attempts()) {
            return false;
        }
        long longest = limits.firstPause().toMillis() << (attempts - 1);
        try {
            Thread.sleep(random.nextLong(longest / 2, longest + 1));
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
