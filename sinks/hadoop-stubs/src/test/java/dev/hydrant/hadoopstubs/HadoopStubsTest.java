package dev.hydrant.hadoopstubs;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.hadoop.io.Text;
import org.apache.orc.OrcFile;
import org.apache.orc.impl.HadoopShims;
import org.junit.jupiter.api.Test;

class HadoopStubsTest {

    /// Classes of orc-shims that nothing of ours can reach: they serve encrypted columns (which we never ask for) and
    /// readers. The native binary replaces `HadoopShimsFactory.get`, the only way to any of them; on the JVM
    /// `HadoopShimsCurrent` is made, but only its question about HDFS streams is ever called.
    private static final Set<String> UNREACHED_SHIMS = Set.of(
            "org/apache/orc/impl/HadoopShimsCurrent",
            "org/apache/orc/impl/KeyProviderImpl",
            "org/apache/orc/impl/SnappyDirectDecompressWrapper",
            "org/apache/orc/impl/ZeroCopyShims",
            "org/apache/orc/impl/ZeroCopyShims$ByteBufferPoolAdapter",
            "org/apache/orc/impl/ZeroCopyShims$ZeroCopyAdapter",
            "org/apache/orc/impl/ZlibDirectDecompressWrapper");

    private final LinkCheck check = new LinkCheck();

    @Test
    void everyHadoopMemberThatOrcCoreNamesIsThere() throws Exception {
        assertThat(check.missing(jarOf(OrcFile.class), _ -> true)).isEmpty();
    }

    @Test
    void everyHadoopMemberThatTheReachedShimsNameIsThere() throws Exception {
        assertThat(check.missing(jarOf(HadoopShims.class), name -> !UNREACHED_SHIMS.contains(name)))
                .isEmpty();
    }

    @Test
    void theCheckSeesMissingTypesAndMembers() throws Exception {
        assertThat(check.missing(jarOf(HadoopShims.class), UNREACHED_SHIMS::contains))
                .contains(
                        "org/apache/orc/impl/KeyProviderImpl names org/apache/hadoop/crypto/key/KeyProvider",
                        "org/apache/orc/impl/ZeroCopyShims$ZeroCopyAdapter names org/apache/hadoop/fs/FSDataInputStream"
                                + ".releaseBuffer(Ljava/nio/ByteBuffer;)V");
    }

    @Test
    void theListOfUnreachedShimsHoldsNothingElse() throws Exception {
        Set<String> shims = LinkCheck.classesOf(jarOf(HadoopShims.class)).stream()
                .map(model -> model.thisClass().asInternalName())
                .collect(Collectors.toSet());
        assertThat(shims).containsAll(UNREACHED_SHIMS);
    }

    @Test
    void textGrowsAndComparesAsBytesWithoutSign() {
        Text text = new Text("ab");
        byte[] umlaut = "äö".getBytes(StandardCharsets.UTF_8);
        text.append(umlaut, 0, umlaut.length);
        assertThat(text).hasToString("abäö").isEqualTo(new Text("abäö")).hasSameHashCodeAs(new Text("abäö"));
        assertThat(new Text("ä")).isGreaterThan(new Text("z"));
        text.set(new Text("x"));
        assertThat(text).hasToString("x");
        assertThat(text.getLength()).isEqualTo(1);
    }

    private static Path jarOf(Class<?> type) throws URISyntaxException {
        return Path.of(type.getProtectionDomain().getCodeSource().getLocation().toURI());
    }
}
