package dev.hydrant.orc.internal.graal;

import com.oracle.svm.core.annotate.Substitute;
import com.oracle.svm.core.annotate.TargetClass;
import org.apache.orc.CompressionCodec;
import org.apache.orc.CompressionKind;
import org.apache.orc.impl.JavaCodecFactory;
import org.apache.orc.impl.WriterImpl;
import org.jspecify.annotations.Nullable;

/// The original reaches the JNI libraries of Snappy, LZ4, zstd and Brotli.
@TargetClass(WriterImpl.class)
final class WriterImplSubstitution {

    private WriterImplSubstitution() {}

    @Substitute
    public static @Nullable CompressionCodec createCodec(CompressionKind kind) {
        return JavaCodecFactory.createCodec(kind);
    }
}
