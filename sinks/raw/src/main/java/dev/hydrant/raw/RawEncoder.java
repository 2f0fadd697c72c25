package dev.hydrant.raw;

import dev.hydrant.sink.Content;

/// Bytes in, a compressed file out; then it begins the next file with the same buffers.
interface RawEncoder {

    void write(byte[] bytes, int offset, int length);

    /// The file of all that was written since the last one; a valid empty one where that was nothing.
    Content finish();

    /// Forgets what was written since the last file.
    void discard();
}
