package dev.hydrant.s3;

import dev.hydrant.sink.PlanIdentity;
import dev.hydrant.sink.Sha256;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.UUID;

/// What looks random in a key, derived from what the object is, so that a rerun makes the same key.
final class DerivedNames {

    /// How long Firehose's random strings are.
    static final int RANDOM_CHARACTERS = 11;

    private static final long ORDER_MASK = 0xff_ffff;

    private final PlanIdentity plan;
    private final String role;
    private final long file;
    private final MessageDigest digest = Sha256.newDigest();

    /// @param role the [ObjectNaming#role]
    /// @param file the object's number within its plan and role, from 0
    DerivedNames(PlanIdentity plan, String role, long file) {
        this.plan = plan;
        this.role = role;
        this.file = file;
    }

    /// Hexadecimal digits for the `place`-th random string of one output prefix template.
    String randomString(String partition, int place) {
        return HexFormat.of().formatHex(derive("random", partition, place)).substring(0, RANDOM_CHARACTERS);
    }

    /// A version 8 UUID: one whose bits are the maker's own (RFC 9562). It begins with 24 bits each of the plan's and
    /// the file's number, so that files of one second sort by key in the order of their records.
    String uuid(String outputPrefix) {
        ByteBuffer bits = ByteBuffer.wrap(derive("uuid", outputPrefix, 0));
        long place = (plan.number() & ORDER_MASK) << 40 | (file & ORDER_MASK) << 16;
        long high = place | (bits.getLong() & 0x0fffL) | 0x8000L;
        long low = (bits.getLong() & 0x3fff_ffff_ffff_ffffL) | 0x8000_0000_0000_0000L;
        return new UUID(high, low).toString();
    }

    private byte[] derive(String what, String of, int place) {
        text(what);
        text(plan.delivery());
        text(plan.lane());
        number(plan.number());
        text(role);
        text(of);
        number(file);
        number(place);
        return digest.digest();
    }

    private void text(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        number(bytes.length);
        digest.update(bytes);
    }

    private void number(long number) {
        digest.update(ByteBuffer.allocate(Long.BYTES).putLong(number).flip());
    }
}
