package org.apache.orc.impl;

import io.airlift.compress.zstd.ZstdCompressor;
import io.airlift.compress.zstd.ZstdDecompressor;
import org.apache.orc.CompressionCodec;
import org.apache.orc.CompressionKind;
import org.jspecify.annotations.Nullable;

/// ORC's codecs that need no JNI, for the native binary. It stands in ORC's package since they are visible there only.
public final class JavaCodecFactory {

    private JavaCodecFactory() {}

    /// @return null for no compression, as ORC has it
    /// @throws UnsupportedOperationException for the kinds that Firehose doesn't write
    public static @Nullable CompressionCodec createCodec(CompressionKind kind) {
        return switch (kind) {
            case NONE -> null;
            case ZLIB -> new ZlibCodec();
            case SNAPPY -> new SnappyCodec();
            case ZSTD -> new AircompressorCodec(kind, new ZstdCompressor(), new ZstdDecompressor());
            case LZO, LZ4, BROTLI -> throw new UnsupportedOperationException("ORC compression " + kind);
        };
    }
}
