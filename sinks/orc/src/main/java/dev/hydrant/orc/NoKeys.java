package dev.hydrant.orc;

import java.security.Key;
import java.util.List;
import org.apache.orc.impl.HadoopShims.KeyMetadata;
import org.apache.orc.impl.HadoopShims.KeyProviderKind;
import org.apache.orc.impl.KeyProvider;
import org.apache.orc.impl.LocalKey;

/// No column is ever encrypted. A writer that isn't given a provider asks Hadoop for one.
final class NoKeys implements KeyProvider {

    @Override
    public List<String> getKeyNames() {
        return List.of();
    }

    @Override
    public KeyMetadata getCurrentKeyVersion(String keyName) {
        throw new UnsupportedOperationException("there is no key " + keyName);
    }

    @Override
    public LocalKey createLocalKey(KeyMetadata key) {
        throw new UnsupportedOperationException("there is no key " + key);
    }

    @Override
    public Key decryptLocalKey(KeyMetadata key, byte[] encryptedKey) {
        throw new UnsupportedOperationException("there is no key " + key);
    }

    @Override
    public KeyProviderKind getKind() {
        return KeyProviderKind.UNKNOWN;
    }
}
