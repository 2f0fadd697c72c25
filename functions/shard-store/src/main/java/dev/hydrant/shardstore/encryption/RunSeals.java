package dev.hydrant.shardstore.encryption;

import dev.hydrant.shardstore.records.RunOpener;
import java.io.IOException;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.random.RandomGenerator;
import javax.crypto.AEADBadTagException;
import javax.crypto.SecretKey;

/// Seals the runs of encrypted streams, and opens them.
///
/// `version(1) keyIdLength(2) keyId wrappedLength(2) wrapped nonce(12)` and the records encrypted by AES-256-GCM with
/// their tag. A data key serves one shard, for as much as a segment holds; it lies wrapped with each run, so that a
/// run can be merged, moved and trimmed by those who can't read it. The shard's number is authenticated: a run can't
/// pass for another shard's.
public final class RunSeals implements RunOpener {

    /// A segment's worth.
    private static final long BYTES_PER_KEY = 64L * 1024 * 1024;

    private static final byte VERSION = 1;

    /// So many unwrapped keys are kept: a reader of some shards from their beginning meets each again and again.
    private static final int MAX_UNWRAPPED = 1_000;

    private final MasterKeys masters;
    private final RandomGenerator random;
    private final Map<Integer, Sealing> sealing = new ConcurrentHashMap<>();
    private final Map<Wrapped, SecretKey> unwrapped = new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<Wrapped, SecretKey> eldest) {
            return size() > MAX_UNWRAPPED;
        }
    };

    /// A data key that is in use.
    private record Sealing(String keyId, byte[] wrapped, SecretKey key, long leftBytes) {
        boolean takes(String master, int bytes) {
            return keyId.equals(master) && leftBytes >= bytes;
        }

        Sealing after(int bytes) {
            return new Sealing(keyId, wrapped, key, leftBytes - bytes);
        }
    }

    private record Wrapped(String keyId, ByteBuffer bytes) {}

    public RunSeals(MasterKeys masters, RandomGenerator random) {
        this.masters = masters;
        this.random = random;
    }

    /// @throws dev.hydrant.wire.ServiceException one of KMS's, if nothing can be sealed by this master key
    public void refuseUnlessUsable(String keyId) {
        masters.wrap(keyId, new byte[Aes.KEY_BYTES]);
    }

    /// Seals the records of a run.
    ///
    /// @param keyId the master key
    /// @throws dev.hydrant.wire.ServiceException one of KMS's, if the master key can't be used
    public byte[] seal(String keyId, int shard, byte[] records) {
        Sealing with = sealing.compute(
                shard,
                (number, known) -> (known != null && known.takes(keyId, records.length) ? known : fresh(keyId))
                        .after(records.length));
        byte[] nonce = new byte[Aes.NONCE_BYTES];
        synchronized (random) {
            random.nextBytes(nonce);
        }
        byte[] encrypted = Aes.encrypt(with.key(), nonce, context(shard), records);
        byte[] id = keyId.getBytes(StandardCharsets.UTF_8);
        int length = 1 + 2 * Short.BYTES + id.length + with.wrapped().length + nonce.length + encrypted.length;
        return ByteBuffer.allocate(length)
                .put(VERSION)
                .putShort((short) id.length)
                .put(id)
                .putShort((short) with.wrapped().length)
                .put(with.wrapped())
                .put(nonce)
                .put(encrypted)
                .array();
    }

    @Override
    public byte[] open(int shard, ByteBuffer sealed) throws IOException {
        if (sealed.get() != VERSION) {
            throw new IOException("a run is sealed in a way that isn't known");
        }
        try {
            String keyId = new String(bytes(sealed), StandardCharsets.UTF_8);
            byte[] wrapped = bytes(sealed);
            byte[] nonce = new byte[Aes.NONCE_BYTES];
            sealed.get(nonce);
            return Aes.decrypt(
                    key(keyId, wrapped),
                    nonce,
                    context(shard),
                    sealed.array(),
                    sealed.arrayOffset() + sealed.position(),
                    sealed.remaining());
        } catch (AEADBadTagException | BufferUnderflowException e) {
            throw new IOException("a sealed run was changed, or isn't shard number " + shard + "'s", e);
        }
    }

    private SecretKey key(String keyId, byte[] wrapped) {
        Wrapped asked = new Wrapped(keyId, ByteBuffer.wrap(wrapped));
        synchronized (unwrapped) {
            SecretKey known = unwrapped.get(asked);
            if (known != null) {
                return known;
            }
        }
        SecretKey key = Aes.key(masters.unwrap(keyId, wrapped));
        synchronized (unwrapped) {
            unwrapped.put(asked, key);
        }
        return key;
    }

    private Sealing fresh(String keyId) {
        byte[] key = new byte[Aes.KEY_BYTES];
        synchronized (random) {
            random.nextBytes(key);
        }
        return new Sealing(keyId, masters.wrap(keyId, key), Aes.key(key), BYTES_PER_KEY);
    }

    private static byte[] context(int shard) {
        return ByteBuffer.allocate(1 + Integer.BYTES).put(VERSION).putInt(shard).array();
    }

    /// What has its length before it.
    private static byte[] bytes(ByteBuffer from) {
        byte[] bytes = new byte[Short.toUnsignedInt(from.getShort())];
        from.get(bytes);
        return bytes;
    }
}
