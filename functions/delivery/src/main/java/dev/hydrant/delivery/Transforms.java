package dev.hydrant.delivery;

import dev.hydrant.transform.RecordTransform;
import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.Set;
import java.util.TreeMap;

/// The transforms that are there, by the names that configurations call them.
///
/// Each look-up makes an instance of its own, since one instance never serves two calls at once.
public final class Transforms {

    private final NavigableMap<String, ServiceLoader.Provider<RecordTransform>> providers;

    private Transforms(NavigableMap<String, ServiceLoader.Provider<RecordTransform>> providers) {
        this.providers = providers;
    }

    /// Finds every [RecordTransform] that this class loader's jars declare as a service.
    ///
    /// @throws java.util.ServiceConfigurationError where a declared class can't be made
    /// @throws IllegalArgumentException where two have one name
    public static Transforms find(ClassLoader loader) {
        NavigableMap<String, ServiceLoader.Provider<RecordTransform>> found = new TreeMap<>();
        List<ServiceLoader.Provider<RecordTransform>> all =
                ServiceLoader.load(RecordTransform.class, loader).stream().toList();
        for (ServiceLoader.Provider<RecordTransform> provider : all) {
            String name = provider.get().name();
            ServiceLoader.Provider<RecordTransform> other = found.put(name, provider);
            if (other != null && other.type() != provider.type()) {
                throw new IllegalArgumentException("two transforms are named `" + name + "`: "
                        + other.type().getName() + " and " + provider.type().getName());
            }
        }
        return new Transforms(found);
    }

    /// In alphabetical order.
    public Set<String> names() {
        return providers.keySet();
    }

    /// A new instance of the transform of this name.
    public Optional<RecordTransform> newTransform(String name) {
        return Optional.ofNullable(providers.get(name)).map(ServiceLoader.Provider::get);
    }
}
