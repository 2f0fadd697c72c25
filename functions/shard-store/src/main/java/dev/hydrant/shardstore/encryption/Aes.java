package dev.hydrant.shardstore.encryption;

import java.security.GeneralSecurityException;
import javax.crypto.AEADBadTagException;
import javax.crypto.Cipher;
import javax.crypto.SecretKey;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/// AES-256-GCM.
final class Aes {

    static final int KEY_BYTES = 32;
    static final int NONCE_BYTES = 12;
    static final int TAG_BYTES = 16;
    private static final String CIPHER = "AES/GCM/NoPadding";

    private Aes() {}

    static SecretKey key(byte[] bytes) {
        if (bytes.length != KEY_BYTES) {
            throw new IllegalArgumentException("a key must have " + KEY_BYTES + " bytes but had " + bytes.length);
        }
        return new SecretKeySpec(bytes, "AES");
    }

    /// Encrypts, and appends the tag.
    ///
    /// @param nonce never used with this key before
    /// @param context what must be the same when it is decrypted
    static byte[] encrypt(SecretKey key, byte[] nonce, byte[] context, byte[] plain) {
        try {
            Cipher cipher = Cipher.getInstance(CIPHER);
            cipher.init(Cipher.ENCRYPT_MODE, key, new GCMParameterSpec(TAG_BYTES * 8, nonce));
            cipher.updateAAD(context);
            return cipher.doFinal(plain);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has " + CIPHER, e);
        }
    }

    /// @throws AEADBadTagException if it was encrypted by another key or in another context, or was changed
    static byte[] decrypt(SecretKey key, byte[] nonce, byte[] context, byte[] bytes, int offset, int length)
            throws AEADBadTagException {
        try {
            Cipher cipher = Cipher.getInstance(CIPHER);
            cipher.init(Cipher.DECRYPT_MODE, key, new GCMParameterSpec(TAG_BYTES * 8, nonce));
            cipher.updateAAD(context);
            return cipher.doFinal(bytes, offset, length);
        } catch (AEADBadTagException e) {
            throw e;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has " + CIPHER, e);
        }
    }
}
