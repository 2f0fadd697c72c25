package dev.hydrant.shardstore;

import dev.hydrant.wire.Operation;
import dev.hydrant.wire.Service;
import dev.hydrant.wire.Shape;
import dev.hydrant.wire.Struct;
import java.time.Instant;

/// What holds for the account: its limits, and its commitment to a minimum throughput.
final class AccountOperations {

    private static final Operation LIMITS = Service.KINESIS.operation("DescribeLimits");
    private static final Operation DESCRIBE = Service.KINESIS.operation("DescribeAccountSettings");
    private static final Operation UPDATE = Service.KINESIS.operation("UpdateAccountSettings");
    private static final String COMMITMENT = "MinimumThroughputBillingCommitment";

    private final ShardStore store;

    AccountOperations(ShardStore store) {
        this.store = store;
    }

    Struct limits(Struct input) {
        return Struct.of(LIMITS.output())
                .with("ShardLimit", AccountLimits.SHARDS)
                .with("OpenShardCount", AccountLimits.provisionedShards(store))
                .with("OnDemandStreamCount", AccountLimits.onDemandStreams(store))
                .with("OnDemandStreamCountLimit", AccountLimits.ON_DEMAND_STREAMS)
                .build();
    }

    Struct describe(Struct input) {
        return answer(DESCRIBE, store.account());
    }

    Struct update(Struct input) {
        boolean enable = input.struct(COMMITMENT).text("Status").equals("ENABLED");
        long now = store.clock().millis();
        AccountSettings before = store.account();
        AccountSettings after;
        if (enable) {
            after = new AccountSettings(before.isEnabledAt(now) ? before.startedMillis() : now, AccountSettings.NEVER);
        } else if (before.isEnabledAt(now)) {
            after = new AccountSettings(before.startedMillis(), now);
        } else {
            after = before;
        }
        store.change(after);
        return answer(UPDATE, after);
    }

    private Struct answer(Operation operation, AccountSettings account) {
        Shape.Structure shape = operation.output().inner(COMMITMENT);
        boolean enabled = account.isEnabledAt(store.clock().millis());
        boolean ending = account.endedMillis() != AccountSettings.NEVER;
        Struct.Builder commitment = Struct.of(shape)
                .with("Status", !enabled ? "DISABLED" : ending ? "ENABLED_UNTIL_EARLIEST_ALLOWED_END" : "ENABLED");
        if (account.startedMillis() != AccountSettings.NEVER) {
            commitment
                    .with("StartedAt", Instant.ofEpochMilli(account.startedMillis()))
                    .with("EarliestAllowedEndAt", Instant.ofEpochMilli(account.earliestEndMillis()));
        }
        if (ending) {
            commitment.with(
                    "EndedAt", Instant.ofEpochMilli(Math.max(account.endedMillis(), account.earliestEndMillis())));
        }
        return Struct.of(operation.output())
                .with(COMMITMENT, commitment.build())
                .build();
    }
}
