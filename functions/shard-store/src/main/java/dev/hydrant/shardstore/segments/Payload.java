package dev.hydrant.shardstore.segments;

/// The records of one block, encoded.
///
/// @param records how many
/// @param ordinals the number of the first record of each piece, the first being 0
/// @param positions where each piece begins in the bytes
public record Payload(byte[] bytes, int records, int[] ordinals, int[] positions) {

    static final Payload NONE = new Payload(new byte[0], 0, new int[0], new int[0]);

    public Payload {
        if (ordinals.length != positions.length) {
            throw new IllegalArgumentException("as many `ordinals` as `positions`");
        }
    }

    /// Encodes the same records for whichever place they come to stand at.
    @FunctionalInterface
    public interface Encoder {
        /// @param index that the block will have
        /// @param millis when its records arrived
        Payload encode(long index, long millis);
    }
}
