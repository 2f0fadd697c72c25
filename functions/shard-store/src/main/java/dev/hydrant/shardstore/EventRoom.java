package dev.hydrant.shardstore;

/// Bounds the memory of large records that are on their way to subscribers, however many of those there are.
///
/// One has always room. Safe for any number of threads.
final class EventRoom {

    /// A record is there some four times at once: as it was read, encoded, framed, and in the connection's buffer.
    private static final int SHARE_OF_HEAP = 8;

    private final long limit;
    private long used;

    /// @param limit what may be under way at once, as stored
    EventRoom(long limit) {
        this.limit = limit;
    }

    static EventRoom ofHeap(long heapBytes) {
        return new EventRoom(heapBytes / SHARE_OF_HEAP);
    }

    Share share() {
        return new Share();
    }

    /// What one subscriber has of the room.
    final class Share {

        private long held;
        private boolean closed;

        /// @return whether there was room
        boolean take(long bytes) {
            synchronized (EventRoom.this) {
                if (closed || (used > 0 && used + bytes > limit)) {
                    return false;
                }
                used += bytes;
                held += bytes;
                return true;
            }
        }

        void giveBack() {
            synchronized (EventRoom.this) {
                used -= held;
                held = 0;
            }
        }

        /// Gives back, and takes no more.
        void close() {
            synchronized (EventRoom.this) {
                closed = true;
                giveBack();
            }
        }
    }
}
