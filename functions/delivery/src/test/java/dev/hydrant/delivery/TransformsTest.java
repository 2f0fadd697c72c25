package dev.hydrant.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hydrant.transform.RecordTransform;
import dev.hydrant.transform.StreamRecord;
import dev.hydrant.transform.TransformResult;
import java.io.IOException;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.ServiceConfigurationError;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TransformsTest {

    @TempDir
    private Path directory;

    /// A transform named `upper-case`.
    public static final class UpperCase implements RecordTransform {
        @Override
        public TransformResult transform(StreamRecord record) {
            return new TransformResult.Dropped();
        }
    }

    /// Another one that says it is named so.
    public static final class OtherUpperCase implements RecordTransform {
        @Override
        public TransformResult transform(StreamRecord record) {
            return new TransformResult.Dropped();
        }

        @Override
        public String name() {
            return "upper-case";
        }
    }

    @Test
    void aDeclaredTransformIsFoundByItsNameEachTimeAnew() throws IOException {
        Transforms transforms = Transforms.find(declaring(UpperCase.class.getName()));
        assertThat(transforms.names()).containsExactly("upper-case");
        RecordTransform first = transforms.newTransform("upper-case").orElseThrow();
        assertThat(transforms.newTransform("upper-case").orElseThrow()).isNotSameAs(first);
        assertThat(transforms.newTransform("lower-case")).isEmpty();
    }

    @Test
    void twoTransformsOfOneNameAreRefusedByTheirClasses() throws IOException {
        ClassLoader loader = declaring(UpperCase.class.getName(), OtherUpperCase.class.getName());
        assertThatThrownBy(() -> Transforms.find(loader))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("two transforms are named `upper-case`: " + UpperCase.class.getName() + " and "
                        + OtherUpperCase.class.getName());
    }

    @Test
    void aClassThatIsNotThereIsRefused() throws IOException {
        ClassLoader loader = declaring("com.example.Missing");
        assertThatThrownBy(() -> Transforms.find(loader))
                .isInstanceOf(ServiceConfigurationError.class)
                .hasMessageContaining("com.example.Missing");
    }

    private ClassLoader declaring(String... classes) throws IOException {
        Path services = Files.createDirectories(directory.resolve("META-INF/services"));
        Files.write(services.resolve(RecordTransform.class.getName()), List.of(classes));
        return new URLClassLoader(new URL[] {url()}, TransformsTest.class.getClassLoader());
    }

    private URL url() throws MalformedURLException {
        return directory.toUri().toURL();
    }
}
