package dev.hydrant.shardstore.encryption;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.hydrant.wire.ErrorCode;
import dev.hydrant.wire.ServiceException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import java.util.random.RandomGenerator;
import javax.crypto.AEADBadTagException;
import javax.crypto.Mac;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;

/// Master keys in a JSON object: a key's id, or an alias, to its 32 bytes in base64.
///
/// The name `*` stands for every other id: the key of such a one is made of this one and the id. Of an ARN, what is
/// behind the account and `key/` is looked for.
public final class KeyFile implements MasterKeys {

    public static final int MAX_FILE_BYTES = 1024 * 1024;
    private static final String ANY = "*";
    private static final String KEY = "key/";
    private static final int ARN_PARTS = 6;
    private static final String MAC = "HmacSHA256";
    private static final ObjectMapper JSON = new JsonMapper();

    private final Map<String, byte[]> keys;
    private final RandomGenerator random;

    private KeyFile(Map<String, byte[]> keys, RandomGenerator random) {
        this.keys = keys;
        this.random = random;
    }

    /// @param json the file's bytes
    /// @param random makes the nonces
    /// @throws IOException if it isn't such a file; the message says where
    public static KeyFile read(byte[] json, RandomGenerator random) throws IOException {
        JsonNode root;
        try {
            root = JSON.readTree(json);
        } catch (JacksonException e) {
            throw new IOException("is no JSON: " + e.getOriginalMessage(), e);
        }
        if (root == null || !root.isObject() || root.isEmpty()) {
            throw new IOException("must be a JSON object of key ids and their keys in base64");
        }
        Map<String, byte[]> keys = new HashMap<>();
        for (Map.Entry<String, JsonNode> entry : root.properties()) {
            keys.put(name(entry.getKey()), key(entry.getKey(), entry.getValue()));
        }
        return new KeyFile(keys, random);
    }

    /// A file with one new key, for every id.
    static byte[] made(RandomGenerator random) {
        byte[] key = new byte[Aes.KEY_BYTES];
        random.nextBytes(key);
        return ("{\"" + ANY + "\": \"" + Base64.getEncoder().encodeToString(key) + "\"}\n")
                .getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public byte[] wrap(String keyId, byte[] dataKey) {
        byte[] nonce = new byte[Aes.NONCE_BYTES];
        synchronized (random) {
            random.nextBytes(nonce);
        }
        byte[] encrypted = Aes.encrypt(master(keyId), nonce, context(keyId), dataKey);
        byte[] wrapped = Arrays.copyOf(nonce, nonce.length + encrypted.length);
        System.arraycopy(encrypted, 0, wrapped, nonce.length, encrypted.length);
        return wrapped;
    }

    @Override
    public byte[] unwrap(String keyId, byte[] wrapped) {
        byte[] nonce = Arrays.copyOf(wrapped, Aes.NONCE_BYTES);
        try {
            return Aes.decrypt(
                    master(keyId), nonce, context(keyId), wrapped, nonce.length, wrapped.length - nonce.length);
        } catch (AEADBadTagException e) {
            throw new ServiceException(
                    ErrorCode.KMS_INVALID_STATE, "Key '" + keyId + "' is not the one that data was encrypted by", e);
        }
    }

    private SecretKey master(String keyId) {
        byte[] own = keys.get(name(keyId));
        if (own != null) {
            return Aes.key(own);
        }
        byte[] any = keys.get(ANY);
        if (any == null) {
            throw MasterKeys.notFound(keyId);
        }
        return Aes.key(derived(any, name(keyId)));
    }

    private static byte[] derived(byte[] key, String name) {
        try {
            Mac mac = Mac.getInstance(MAC);
            mac.init(new SecretKeySpec(key, MAC));
            return mac.doFinal(name.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has " + MAC, e);
        }
    }

    private static byte[] context(String keyId) {
        return name(keyId).getBytes(StandardCharsets.UTF_8);
    }

    /// An id without what an ARN has before it.
    private static String name(String keyId) {
        String[] parts = keyId.split(":", ARN_PARTS);
        String resource = parts.length == ARN_PARTS && parts[0].equals("arn") ? parts[ARN_PARTS - 1] : keyId;
        return resource.startsWith(KEY) ? resource.substring(KEY.length()) : resource;
    }

    private static byte[] key(String keyId, JsonNode value) throws IOException {
        byte[] key;
        try {
            key = value.isTextual() ? Base64.getDecoder().decode(value.asText()) : new byte[0];
        } catch (IllegalArgumentException e) {
            throw new IOException("`" + keyId + "` must be base64: " + e.getMessage(), e);
        }
        if (key.length != Aes.KEY_BYTES) {
            throw new IOException(
                    "`" + keyId + "` must be " + Aes.KEY_BYTES + " bytes in base64 but was " + key.length + " bytes");
        }
        return key;
    }
}
