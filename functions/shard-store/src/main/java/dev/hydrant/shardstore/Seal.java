package dev.hydrant.shardstore;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import javax.crypto.Cipher;
import javax.crypto.Mac;
import javax.crypto.spec.IvParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/// Makes texts that only this store can read and that nobody else can make: iterators and tokens.
///
/// The shape is AWS's: base64 of the 8 bytes `1` and whole blocks of 16 bytes. Within, by AES-256 in CBC
/// mode, the text and 36 characters of its HMAC.
final class Seal {

    private static final byte[] VERSION = {0, 0, 0, 0, 0, 0, 0, 1};
    private static final int KEY_BYTES = 32;
    private static final int BLOCK_BYTES = 16;
    private static final int MAC_BYTES = 27;
    private static final int MAC_CHARACTERS = 36;

    private final SecretKeySpec cipherKey;
    private final SecretKeySpec macKey;

    /// @param secret 64 bytes
    Seal(byte[] secret) {
        this.cipherKey = new SecretKeySpec(secret, 0, KEY_BYTES, "AES");
        this.macKey = new SecretKeySpec(secret, KEY_BYTES, KEY_BYTES, "HmacSHA256");
    }

    String seal(String text) {
        try {
            byte[] plain = (text + mac(text)).getBytes(UTF_8);
            byte[] encrypted = cipher(Cipher.ENCRYPT_MODE).doFinal(plain);
            byte[] sealed = Arrays.copyOf(VERSION, VERSION.length + encrypted.length);
            System.arraycopy(encrypted, 0, sealed, VERSION.length, encrypted.length);
            return Base64.getEncoder().encodeToString(sealed);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java runtime has AES and HMAC", e);
        }
    }

    /// The text, or nothing if this store didn't make it.
    Optional<String> open(String sealed) {
        try {
            byte[] bytes = Base64.getDecoder().decode(sealed);
            if (bytes.length <= VERSION.length
                    || !Arrays.equals(bytes, 0, VERSION.length, VERSION, 0, VERSION.length)) {
                return Optional.empty();
            }
            String plain = new String(
                    cipher(Cipher.DECRYPT_MODE).doFinal(bytes, VERSION.length, bytes.length - VERSION.length), UTF_8);
            if (plain.length() < MAC_CHARACTERS) {
                return Optional.empty();
            }
            String text = plain.substring(0, plain.length() - MAC_CHARACTERS);
            byte[] expected = mac(text).getBytes(UTF_8);
            byte[] actual = plain.substring(text.length()).getBytes(UTF_8);
            return MessageDigest.isEqual(expected, actual) ? Optional.of(text) : Optional.empty();
        } catch (GeneralSecurityException | IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private String mac(String text) throws GeneralSecurityException {
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(macKey);
        byte[] bytes = mac.doFinal(text.getBytes(UTF_8));
        return Base64.getEncoder().encodeToString(Arrays.copyOf(bytes, MAC_BYTES));
    }

    /// The first block holds the time a text was made, so a fixed vector repeats nothing that matters.
    private Cipher cipher(int mode) throws GeneralSecurityException {
        Cipher cipher = Cipher.getInstance("AES/CBC/PKCS5Padding");
        cipher.init(mode, cipherKey, new IvParameterSpec(new byte[BLOCK_BYTES]));
        return cipher;
    }
}
