package dev.hydrant.wire;

import java.time.Instant;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The typed values of a structure: what an engine is handed and what it answers.
///
/// A member is looked up by its wire name. A name the structure lacks, or a type other than the shape's, is
/// a fault of the caller's and throws IllegalArgumentException or ClassCastException. The accessors without
/// `Optional` are for members that validation has found present.
public final class Struct {

    private final Shape.Structure shape;
    private final @Nullable Object[] values;

    Struct(Shape.Structure shape, @Nullable Object[] values) {
        this.shape = shape;
        this.values = values;
    }

    public Shape.Structure shape() {
        return shape;
    }

    public boolean has(String member) {
        return value(shape.position(member)) != null;
    }

    public String text(String member) {
        return (String) present(member);
    }

    public Optional<String> textIfPresent(String member) {
        return Optional.ofNullable((String) value(shape.position(member)));
    }

    public long whole(String member) {
        return (Long) present(member);
    }

    public int integer(String member) {
        return Math.toIntExact(whole(member));
    }

    public int integer(String member, int otherwise) {
        return has(member) ? integer(member) : otherwise;
    }

    public double real(String member) {
        return (Double) present(member);
    }

    /// The texts of a list; empty if the list is absent.
    public List<String> texts(String member) {
        Object value = value(shape.position(member));
        return value == null
                ? List.of()
                : ((List<?>) value).stream().map(String.class::cast).toList();
    }

    public boolean flag(String member) {
        return (Boolean) present(member);
    }

    public boolean isTrue(String member) {
        return has(member) && flag(member);
    }

    public Blob blob(String member) {
        return (Blob) present(member);
    }

    public Optional<Instant> timeIfPresent(String member) {
        return Optional.ofNullable((Instant) value(shape.position(member)));
    }

    public Struct struct(String member) {
        return (Struct) present(member);
    }

    public Optional<Struct> structIfPresent(String member) {
        return Optional.ofNullable((Struct) value(shape.position(member)));
    }

    /// The structures of a list; empty if the list is absent.
    public List<Struct> structs(String member) {
        Object value = value(shape.position(member));
        if (value == null) {
            return List.of();
        }
        List<?> elements = (List<?>) value;
        Struct[] structs = new Struct[elements.size()];
        for (int i = 0; i < structs.length; i++) {
            structs[i] = (Struct) Objects.requireNonNull(elements.get(i));
        }
        return Collections.unmodifiableList(Arrays.asList(structs));
    }

    /// The entries of a map, in the order of the request.
    public Map<?, ?> map(String member) {
        return (Map<?, ?>) present(member);
    }

    /// The value of the member at a position of the shape; null if it is absent.
    public @Nullable Object value(int position) {
        return values[position];
    }

    private Object present(String member) {
        Object value = value(shape.position(member));
        if (value == null) {
            throw new IllegalArgumentException(shape.name() + "." + member + " is absent");
        }
        return value;
    }

    /// A builder that holds already what the members of the same names and shapes hold here.
    public Builder projectedTo(Shape.Structure target) {
        Builder builder = of(target);
        for (Member member : shape.members()) {
            Integer position = target.positions().get(member.name());
            Object value = value(shape.position(member.name()));
            if (position != null
                    && value != null
                    && target.members().get(position).shape().equals(member.shape())) {
                builder.with(member.name(), value);
            }
        }
        return builder;
    }

    /// Begins a structure of values.
    public static Builder of(Shape.Structure shape) {
        return new Builder(shape);
    }

    /// Collects the values of a structure. A null leaves its member absent.
    public static final class Builder {
        private final Shape.Structure shape;
        private final @Nullable Object[] values;

        private Builder(Shape.Structure shape) {
            this.shape = shape;
            this.values = new @Nullable Object[shape.members().size()];
        }

        public Builder with(String member, @Nullable Object value) {
            int position = shape.position(member);
            if (value != null) {
                ValueTypes.check(shape, member, shape.members().get(position).shape(), value);
            }
            values[position] = value instanceof Integer number ? Long.valueOf(number) : value;
            return this;
        }

        public Struct build() {
            return new Struct(shape, values.clone());
        }
    }
}
