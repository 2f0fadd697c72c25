package dev.hydrant.transform;

/// What happens to one record on its way to the destination: one record in, at most one out.
///
/// An implementation is found by [java.util.ServiceLoader] and named `transform:<name>` in a delivery stream's
/// configuration. It needs a public constructor without parameters. One instance serves many calls, never two at once.
public interface RecordTransform {

    /// Transforms one record.
    ///
    /// @throws Exception fails this record alone, with the exception's message
    TransformResult transform(StreamRecord record) throws Exception;

    /// The name a configuration calls this transform by; the kebab case of the class's simple name unless overridden.
    default String name() {
        return KebabCase.of(getClass().getSimpleName());
    }
}
