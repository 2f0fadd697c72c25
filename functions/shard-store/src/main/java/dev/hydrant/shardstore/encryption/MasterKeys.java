package dev.hydrant.shardstore.encryption;

import dev.hydrant.wire.ErrorCode;
import dev.hydrant.wire.ServiceException;

/// The keys that data keys are wrapped by: a file of them, or a service that gives none away. Safe for any number of
/// threads.
public interface MasterKeys {

    /// There are none.
    MasterKeys NONE = new MasterKeys() {
        @Override
        public byte[] wrap(String keyId, byte[] dataKey) {
            throw notFound(keyId);
        }

        @Override
        public byte[] unwrap(String keyId, byte[] wrapped) {
            throw notFound(keyId);
        }
    };

    /// Wraps a data key.
    ///
    /// @param keyId a key's id, its ARN, the name of an alias, or its ARN
    /// @return what [#unwrap] makes the data key of again; at most 16 KiB
    /// @throws ServiceException one of KMS's, if the master key can't be used
    byte[] wrap(String keyId, byte[] dataKey);

    /// Unwraps a data key that was wrapped by this master key.
    ///
    /// @throws ServiceException one of KMS's, if the master key can't be used, or is another
    byte[] unwrap(String keyId, byte[] wrapped);

    /// That there is no such key.
    static ServiceException notFound(String keyId) {
        return new ServiceException(ErrorCode.KMS_NOT_FOUND, "Key '" + keyId + "' does not exist");
    }
}
