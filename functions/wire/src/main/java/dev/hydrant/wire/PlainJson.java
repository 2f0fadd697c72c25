package dev.hydrant.wire;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Reads what nearly every JSON request is made of, straight from its bytes: members of the shape, ASCII without
/// escapes, small whole numbers, base64. Anything else, and anything wrong, is left to [StructReader], which reads the
/// document anew.
///
/// Base64 is decoded from where it stands; its text is never made.
final class PlainJson {

    private static final VarHandle EIGHT_BYTES =
            MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

    private static final long ONES = 0x0101_0101_0101_0101L;
    private static final long HIGHS = 0x8080_8080_8080_8080L;
    private static final long QUOTES = '"' * ONES;

    /// So many digits always fit a long.
    private static final int MAX_DIGITS = 18;

    private final byte[] body;
    private int at;

    private PlainJson(byte[] body) {
        this.body = body;
    }

    /// Ends the reading of a document that isn't plain.
    private static final class NotPlain extends RuntimeException {
        private static final long serialVersionUID = 1L;

        private NotPlain() {
            super(null, null, false, false);
        }
    }

    /// @return null if the document isn't plain
    static @Nullable Struct read(byte[] body, Shape.Structure shape) {
        PlainJson json = new PlainJson(body);
        try {
            Struct struct = json.structure(shape);
            return json.token() < 0 ? struct : null;
        } catch (NotPlain e) {
            return null;
        }
    }

    private Struct structure(Shape.Structure shape) {
        @Nullable Object[] values = new @Nullable Object[shape.members().size()];
        expect('{');
        if (token() == '}') {
            at++;
            return new Struct(shape, values);
        }
        do {
            Integer position = shape.positions().get(text());
            if (position == null) {
                throw new NotPlain();
            }
            expect(':');
            values[position] = value(shape.members().get(position).shape());
        } while (isContinued('}'));
        return new Struct(shape, values);
    }

    private @Nullable Object value(Shape shape) {
        return switch (shape) {
            case Shape.Structure structure -> structure(structure);
            case Shape.ListOf list -> list(list);
            case Shape.Text _ -> text();
            case Shape.Bytes _ -> bytes();
            case Shape.Whole whole -> whole(whole);
            case Shape.Flag _ -> flag();
            case Shape.Real _, Shape.Time _, Shape.MapOf _, Shape.Document _ -> throw new NotPlain();
        };
    }

    private List<@Nullable Object> list(Shape.ListOf shape) {
        List<@Nullable Object> values = new ArrayList<>();
        expect('[');
        if (token() == ']') {
            at++;
            return values;
        }
        do {
            Object value = value(shape.element());
            if (StructReader.isKept(values.size(), shape.max())) {
                values.add(value);
            }
        } while (isContinued(']'));
        return values;
    }

    private String text() {
        expect('"');
        int begin = at;
        int end = endOfText();
        for (int i = begin; i < end; i++) {
            if (body[i] < ' ' || body[i] == '\\') {
                throw new NotPlain();
            }
        }
        return new String(body, begin, end - begin, StandardCharsets.ISO_8859_1);
    }

    private Blob bytes() {
        expect('"');
        int begin = at;
        int length = endOfText() - begin;
        if (length % 4 != 0 || !Base64Text.endsWell(body, begin + length, length)) {
            throw new NotPlain();
        }
        try {
            ByteBuffer decoded = Base64.getDecoder().decode(ByteBuffer.wrap(body, begin, length));
            return new Blob(decoded.array(), 0, decoded.remaining());
        } catch (IllegalArgumentException e) {
            throw new NotPlain();
        }
    }

    private Long whole(Shape.Whole shape) {
        boolean negative = token() == '-';
        at += negative ? 1 : 0;
        int begin = at;
        long number = 0;
        for (; at < body.length && body[at] >= '0' && body[at] <= '9'; at++) {
            number = number * 10 + body[at] - '0';
            if (at - begin >= MAX_DIGITS) {
                throw new NotPlain();
            }
        }
        int end = at;
        boolean leadingZero = end - begin > 1 && body[begin] == '0';
        int next = token();
        if (end == begin || leadingZero || number > shape.largest() || (next != ',' && next != '}' && next != ']')) {
            throw new NotPlain();
        }
        return negative ? -number : number;
    }

    private Boolean flag() {
        boolean value = token() == 't';
        for (char c : (value ? "true" : "false").toCharArray()) {
            if (at >= body.length || body[at++] != c) {
                throw new NotPlain();
            }
        }
        return value;
    }

    /// Whether another element follows, rather than the end.
    private boolean isContinued(char end) {
        int next = token();
        at++;
        if (next != ',' && next != end) {
            throw new NotPlain();
        }
        return next == ',';
    }

    /// The next byte that isn't white space, not taken yet; -1 at the end.
    private int token() {
        while (at < body.length) {
            byte next = body[at];
            if (next != ' ' && next != '\n' && next != '\r' && next != '\t') {
                return next & 0xFF;
            }
            at++;
        }
        return -1;
    }

    private void expect(char token) {
        if (token() != token) {
            throw new NotPlain();
        }
        at++;
    }

    /// The place of the next quotation mark; what is behind it is next.
    private int endOfText() {
        int i = at;
        for (; i + Long.BYTES <= body.length; i += Long.BYTES) {
            long differing = (long) EIGHT_BYTES.get(body, i) ^ QUOTES;
            long found = (differing - ONES) & ~differing & HIGHS;
            if (found != 0) {
                i += Long.numberOfTrailingZeros(found) / Byte.SIZE;
                at = i + 1;
                return i;
            }
        }
        for (; i < body.length; i++) {
            if (body[i] == '"') {
                at = i + 1;
                return i;
            }
        }
        throw new NotPlain();
    }
}
