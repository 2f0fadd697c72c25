package dev.hydrant.shardstore;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.InputStream;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/// A native image knows only those records by their components that it was told of.
class NativeMetadataTest {

    private static final String FILE =
            "/META-INF/native-image/dev.hydrant/hydrant-shard-store/reachability-metadata.json";

    @Test
    void everyTypeThatAnEntryOrAStateHoldsIsRegisteredAndNoOther() throws Exception {
        Set<String> needed = new TreeSet<>();
        collect(CatalogEntry.class, needed);
        collect(CatalogState.Kept.class, needed);
        Set<String> registered = new TreeSet<>();
        try (InputStream file = NativeMetadataTest.class.getResourceAsStream(FILE)) {
            for (JsonNode type : new ObjectMapper().readTree(file).get("reflection")) {
                registered.add(type.get("type").asText());
            }
        }
        assertThat(registered).isEqualTo(needed);
    }

    private static void collect(Type type, Set<String> into) {
        switch (type) {
            case ParameterizedType generic -> {
                for (Type argument : generic.getActualTypeArguments()) {
                    collect(argument, into);
                }
            }
            case Class<?> found
            when found.getName().startsWith("dev.hydrant.") -> {
                if (!into.add(found.getName())) {
                    return;
                }
                if (found.isSealed()) {
                    for (Class<?> permitted : found.getPermittedSubclasses()) {
                        collect(permitted, into);
                    }
                }
                if (found.isRecord()) {
                    for (RecordComponent component : found.getRecordComponents()) {
                        collect(component.getGenericType(), into);
                    }
                }
            }
            default -> {}
        }
    }
}
