package dev.hydrant.wire;

import java.util.List;
import java.util.regex.Pattern;

/// The words that the tables of operations are written in.
final class Shapes {

    static final Shape.Text TEXT = text(0, Integer.MAX_VALUE);
    static final Shape.Whole INTEGER = integer(Integer.MIN_VALUE, Integer.MAX_VALUE);
    static final Shape.Flag FLAG = new Shape.Flag();
    static final Shape.Time TIME = new Shape.Time();
    static final Shape.Document DOCUMENT = new Shape.Document();

    private Shapes() {}

    static Shape.Text text(int min, int max) {
        return new Shape.Text(min, max, null, List.of());
    }

    static Shape.Text text(int min, int max, String pattern) {
        return new Shape.Text(min, max, Pattern.compile(pattern), List.of());
    }

    static Shape.Text oneOf(String... values) {
        return new Shape.Text(0, Integer.MAX_VALUE, null, List.of(values));
    }

    static Shape.Whole integer(int min, int max) {
        return new Shape.Whole(min, max, "Integer");
    }

    static Shape.Whole wholeLong(long min, long max) {
        return new Shape.Whole(min, max, "Long");
    }

    static Shape.Real real(double min, double max) {
        return new Shape.Real(min, max);
    }

    static Shape.Bytes blob(int min, int max) {
        return new Shape.Bytes(min, max);
    }

    static Shape.ListOf listOf(Shape element) {
        return new Shape.ListOf(element, 0, Integer.MAX_VALUE);
    }

    static Shape.ListOf listOf(Shape element, int min, int max) {
        return new Shape.ListOf(element, min, max);
    }

    static Shape.MapOf mapOf(Shape.Text key, Shape value, int min, int max) {
        return new Shape.MapOf(key, value, min, max);
    }

    static Shape.Structure structure(String name, Member... members) {
        return new Shape.Structure(name, List.of(members));
    }

    static Member required(String name, Shape shape) {
        return new Member(name, shape, Member.Presence.REQUIRED, Support.FULL);
    }

    static Member optional(String name, Shape shape) {
        return new Member(name, shape, Member.Presence.OPTIONAL, Support.FULL);
    }

    /// A member that is taken, with what is not carried out of it.
    static Member partly(String name, Shape shape, String limits) {
        return new Member(name, shape, Member.Presence.OPTIONAL, new Support.Partial(limits));
    }

    /// A member that a request must not use.
    static Member refused(String name, Shape shape, String reason) {
        return new Member(name, shape, Member.Presence.OPTIONAL, new Support.Refused(reason));
    }
}
