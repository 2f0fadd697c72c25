package dev.hydrant.objectstore;

import java.io.IOException;
import okhttp3.Headers;

/// How one attempt at a request ended.
sealed interface S3Attempt {

    /// The store answered that it did it.
    ///
    /// @param body at most as much as the request's limit
    record Done(int status, Headers headers, byte[] body) implements S3Attempt {}

    /// It wasn't done, or nobody knows.
    sealed interface Failed extends S3Attempt {

        /// Whether it may have been done, or may be yet.
        boolean leavesDoubt();

        /// Whether another attempt may end better.
        boolean mayPass();

        StoreException toException(String what);
    }

    /// The store, or somebody before it, answered that it didn't.
    record Refused(S3Error error, Headers headers) implements Failed {

        @Override
        public boolean leavesDoubt() {
            return error.leavesDoubt();
        }

        @Override
        public boolean mayPass() {
            return error.isPassing() || error.leavesDoubt();
        }

        @Override
        public StoreException toException(String what) {
            String region = headers.get("x-amz-bucket-region");
            return error.toException(region == null ? what : what + " (a bucket of region " + region + ")");
        }
    }

    /// No connection could be made: the request never left.
    record NotSent(IOException failure) implements Failed {

        @Override
        public boolean leavesDoubt() {
            return false;
        }

        @Override
        public boolean mayPass() {
            return true;
        }

        @Override
        public StoreException toException(String what) {
            return new StoreException(
                    StoreException.Reason.UNAVAILABLE, what + ": can't be reached: " + failure, failure);
        }
    }

    /// The request, or a part of it, left, and no whole answer came.
    record NoAnswer(IOException failure) implements Failed {

        @Override
        public boolean leavesDoubt() {
            return true;
        }

        @Override
        public boolean mayPass() {
            return true;
        }

        @Override
        public StoreException toException(String what) {
            return new StoreException(StoreException.Reason.UNAVAILABLE, what + ": no answer: " + failure, failure);
        }
    }

    /// There is nothing to sign the request with.
    record NoCredentials(RuntimeException failure) implements Failed {

        @Override
        public boolean leavesDoubt() {
            return false;
        }

        @Override
        public boolean mayPass() {
            return false;
        }

        @Override
        public StoreException toException(String what) {
            return new StoreException(
                    StoreException.Reason.ACCESS_DENIED, what + ": no credentials: " + failure.getMessage(), failure);
        }
    }
}
