package dev.hydrant.orc.internal.graal;

import com.oracle.svm.core.annotate.Substitute;
import com.oracle.svm.core.annotate.TargetClass;

/// ORC's writer loads zstd's JNI library when its class is initialized, whatever it is going to write.
@TargetClass(className = "com.github.luben.zstd.util.Native")
final class ZstdNativeSubstitution {

    private ZstdNativeSubstitution() {}

    @Substitute
    public static void load() {
        // There is none in the binary.
    }

    @Substitute
    public static boolean isLoaded() {
        return false;
    }
}
