package dev.hydrant.orc;

/// Makes ORC compress with codecs written in Java, so that no JNI library is unpacked and the JVM's files equal the
/// native binary's.
///
/// ORC reads the choice from system properties. The native binary needs none: it replaces the code that reads them.
final class JavaCodecs {

    private JavaCodecs() {}

    /// Must run before ORC's writer is loaded, which otherwise loads zstd's library.
    static void choose() {
        System.setProperty("orc.compress.snappy.impl", "aircompressor");
        System.setProperty("orc.compression.zstd.impl", "java");
    }
}
