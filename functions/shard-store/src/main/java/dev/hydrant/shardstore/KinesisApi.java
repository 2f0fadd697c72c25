package dev.hydrant.shardstore;

import dev.hydrant.wire.Binding;
import dev.hydrant.wire.OperationHandler;
import dev.hydrant.wire.Service;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/// The Kinesis operations on a shard store.
public final class KinesisApi {

    /// They go by what is known of the streams, which the log of a shard puts right where it matters; the others
    /// see whatever was changed before them.
    private static final Set<String> ON_RECORDS = Set.of("GetRecords", "PutRecord", "PutRecords");

    private KinesisApi() {}

    public static Binding binding(ShardStore store) {
        Seal seal = new Seal(store.secret());
        StreamNames names = new StreamNames(store);
        PageTokens tokens = new PageTokens(seal, store.clock());
        StreamOperations streams = new StreamOperations(store, names, tokens);
        ShardListing shards = new ShardListing(store, names, tokens);
        PutOperations puts = new PutOperations(store, names);
        ReadOperations reads = new ReadOperations(store, names, new ShardIterators(seal, store.clock()));
        StreamChanges changes = new StreamChanges(store);
        ReshardOperations reshards = new ReshardOperations(store, names, changes);
        SettingsOperations settings = new SettingsOperations(store, names, changes);
        EncryptionOperations encryption = new EncryptionOperations(store, names, changes);
        ConsumerOperations consumers = new ConsumerOperations(store, names, tokens);
        TagOperations tags = new TagOperations(store, names);
        PolicyOperations policies = new PolicyOperations(store, names);
        AccountOperations account = new AccountOperations(store);
        Map<String, OperationHandler> handlers = Map.ofEntries(
                entry("AddTagsToStream", tags::add),
                entry("CreateStream", streams::create),
                entry("DecreaseStreamRetentionPeriod", settings::decreaseRetention),
                entry("DeleteResourcePolicy", policies::delete),
                entry("DeleteStream", streams::delete),
                entry("DeregisterStreamConsumer", consumers::deregister),
                entry("DescribeAccountSettings", account::describe),
                entry("DescribeLimits", account::limits),
                entry("DescribeStream", streams::describe),
                entry("DescribeStreamConsumer", consumers::describe),
                entry("DescribeStreamSummary", streams::summary),
                entry("DisableEnhancedMonitoring", settings::disableMonitoring),
                entry("EnableEnhancedMonitoring", settings::enableMonitoring),
                entry("GetRecords", reads::records),
                entry("GetResourcePolicy", policies::get),
                entry("GetShardIterator", reads::iterator),
                entry("IncreaseStreamRetentionPeriod", settings::increaseRetention),
                entry("ListShards", shards::list),
                entry("ListStreamConsumers", consumers::list),
                entry("ListStreams", streams::list),
                entry("ListTagsForResource", tags::listOfResource),
                entry("ListTagsForStream", tags::list),
                entry("MergeShards", reshards::merge),
                entry("PutRecord", puts::put),
                entry("PutRecords", puts::putMany),
                entry("PutResourcePolicy", policies::put),
                entry("RegisterStreamConsumer", consumers::register),
                entry("RemoveTagsFromStream", tags::remove),
                entry("SplitShard", reshards::split),
                entry("StartStreamEncryption", encryption::start),
                entry("StopStreamEncryption", encryption::stop),
                entry("TagResource", tags::tagResource),
                entry("UntagResource", tags::untagResource),
                entry("UpdateAccountSettings", account::update),
                entry("UpdateMaxRecordSize", settings::updateMaxRecordSize),
                entry("UpdateShardCount", reshards::updateCount),
                entry("UpdateStreamMode", settings::updateMode),
                entry("UpdateStreamWarmThroughput", settings::updateWarmThroughput));
        Map<String, OperationHandler> caughtUp = new HashMap<>(handlers);
        caughtUp.replaceAll((operation, handler) -> ON_RECORDS.contains(operation)
                ? handler
                : input -> {
                    store.catchUp();
                    return handler.handle(input);
                });
        SubscribeOperations subscriptions = new SubscribeOperations(store, names);
        return new Binding(
                Service.KINESIS,
                store.settings().limits() == Limits.AWS ? new CallRates(store, names).limited(caughtUp) : caughtUp,
                Map.of("SubscribeToShard", subscriptions::subscribe));
    }

    /// Gives the method references their type.
    private static Map.Entry<String, OperationHandler> entry(String operation, OperationHandler handler) {
        return Map.entry(operation, handler);
    }
}
