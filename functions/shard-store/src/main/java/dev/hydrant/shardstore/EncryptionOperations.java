package dev.hydrant.shardstore;

import dev.hydrant.wire.ErrorCode;
import dev.hydrant.wire.Service;
import dev.hydrant.wire.ServiceException;
import dev.hydrant.wire.Struct;

/// Has what is put to a stream encrypted, or no longer. What is there already stays as it is.
final class EncryptionOperations {

    private static final String START = "StartStreamEncryption";
    private static final String STOP = "StopStreamEncryption";

    private final ShardStore store;
    private final StreamNames names;
    private final StreamChanges changes;

    EncryptionOperations(ShardStore store, StreamNames names, StreamChanges changes) {
        this.store = store;
        this.names = names;
        this.changes = changes;
    }

    Struct start(Struct input) {
        refuseUnlessKms(input);
        StoredStream stream = names.stream(input);
        String keyId = input.text("KeyId");
        store.refuseUnlessUsable(keyId);
        changes.updating(
                stream,
                settings ->
                        changes.counted(settings, DailyChange.ENCRYPTION, START).withKeyId(keyId));
        return empty(START);
    }

    Struct stop(Struct input) {
        refuseUnlessKms(input);
        changes.updating(names.stream(input), settings -> settings.withKeyId(null));
        return empty(STOP);
    }

    private static void refuseUnlessKms(Struct input) {
        if (!input.text("EncryptionType").equals("KMS")) {
            throw new ServiceException(
                    ErrorCode.INVALID_ARGUMENT,
                    "EncryptionType must be KMS but was " + input.text("EncryptionType") + ".");
        }
    }

    private static Struct empty(String operation) {
        return Struct.of(Service.KINESIS.operation(operation).output()).build();
    }
}
