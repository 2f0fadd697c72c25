package dev.hydrant.server;

import dev.hydrant.command.RefusedException;
import dev.hydrant.shardstore.ShardStore;
import dev.hydrant.shardstore.StoreDirectory;
import dev.hydrant.shardstore.StoreSettings;
import dev.hydrant.wire.CallLog;
import dev.hydrant.wire.Guard;
import dev.hydrant.wire.audit.CloudTrailRecord;
import dev.hydrant.wire.auth.RequestedResources;
import dev.hydrant.wire.auth.SigV4Guard;
import java.io.IOException;
import java.time.Clock;
import java.util.Optional;

/// What a call passes on its way to the engines: whether its caller may, and the record that is kept of it.
record Gate(Guard guard, CallLog log, Optional<AuditFile> file) implements AutoCloseable {

    /// @throws RefusedException if the audit log can't be written
    static Gate open(Protection protection, ShardStore store, Clock clock) {
        StoreSettings settings = store.settings();
        String region = settings.region();
        String account = settings.account();
        RequestedResources resources = new RequestedResources(region, account, new StoreDirectory(store));
        Guard guard = protection
                .credentials()
                .map(known -> (Guard) new SigV4Guard(known, region, clock, resources))
                .orElse(Guard.OPEN);
        Optional<AuditFile> file = protection
                .audit()
                .map(path -> AuditFile.open(path, new CloudTrailRecord(region, account, resources), clock));
        return new Gate(guard, file.map(CallLog.class::cast).orElse(CallLog.NONE), file);
    }

    @Override
    public void close() throws IOException {
        if (file.isPresent()) {
            file.get().close();
        }
    }
}
