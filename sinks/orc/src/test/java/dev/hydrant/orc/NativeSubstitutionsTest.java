package dev.hydrant.orc;

import static org.assertj.core.api.Assertions.assertThat;

import com.oracle.svm.core.annotate.Substitute;
import com.oracle.svm.core.annotate.TargetClass;
import java.io.IOException;
import java.lang.reflect.Method;
import java.net.URISyntaxException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.apache.orc.CompressionCodec;
import org.apache.orc.CompressionKind;
import org.apache.orc.impl.JavaCodecFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class NativeSubstitutionsTest {

    private static final String PACKAGE = "dev.hydrant.orc.internal.graal";

    @Test
    void everyReplacedMethodIsStillThere() throws Exception {
        List<String> replaced = new ArrayList<>();
        for (Class<?> substitution : substitutions()) {
            Class<?> target = target(substitution.getAnnotation(TargetClass.class));
            for (Method method : substitution.getDeclaredMethods()) {
                if (method.isAnnotationPresent(Substitute.class)) {
                    Method original = target.getDeclaredMethod(method.getName(), method.getParameterTypes());
                    assertThat(original.getReturnType()).isEqualTo(method.getReturnType());
                    replaced.add(target.getSimpleName() + "." + method.getName());
                }
            }
        }
        assertThat(replaced)
                .containsExactlyInAnyOrder(
                        "HadoopShimsFactory.get", "WriterImpl.createCodec", "Native.load", "Native.isLoaded");
    }

    @ParameterizedTest
    @EnumSource(OrcOptions.Compression.class)
    void everyCompressionHasACodecWithoutJni(OrcOptions.Compression compression) throws IOException {
        CompressionCodec codec = JavaCodecFactory.createCodec(CompressionKind.valueOf(compression.name()));
        if (codec == null) {
            assertThat(compression).isEqualTo(OrcOptions.Compression.NONE);
            return;
        }
        byte[] text = "compressed ".repeat(100).getBytes(StandardCharsets.UTF_8);
        ByteBuffer compressed = ByteBuffer.allocate(text.length);
        assertThat(codec.compress(ByteBuffer.wrap(text), compressed, ByteBuffer.allocate(0), codec.getDefaultOptions()))
                .isTrue();
        ByteBuffer again = ByteBuffer.allocate(text.length);
        codec.decompress(compressed.flip(), again);
        assertThat(again.array()).isEqualTo(text);
    }

    private static List<Class<?>> substitutions() throws URISyntaxException, IOException, ClassNotFoundException {
        Path classes = Path.of(OrcEncoder.class
                .getProtectionDomain()
                .getCodeSource()
                .getLocation()
                .toURI());
        List<Class<?>> found = new ArrayList<>();
        try (Stream<Path> files = Files.list(classes.resolve(PACKAGE.replace('.', '/')))) {
            for (Path file : files.toList()) {
                String name = file.getFileName().toString();
                if (name.endsWith("Substitution.class")) {
                    found.add(Class.forName(PACKAGE + "." + name.substring(0, name.length() - ".class".length())));
                }
            }
        }
        return found;
    }

    private static Class<?> target(TargetClass annotation) throws ClassNotFoundException {
        return annotation.className().isEmpty()
                ? annotation.value()
                : Class.forName(annotation.className(), false, NativeSubstitutionsTest.class.getClassLoader());
    }
}
