package dev.hydrant.shardstore;

import dev.hydrant.wire.Binding;
import dev.hydrant.wire.OperationHandler;
import dev.hydrant.wire.Service;
import java.util.Map;

/// The Kinesis operations on a shard store.
public final class KinesisApi {

    private KinesisApi() {}

    public static Binding binding(ShardStore store) {
        Seal seal = new Seal(store.secret());
        StreamNames names = new StreamNames(store);
        PageTokens tokens = new PageTokens(seal, store.clock());
        StreamOperations streams = new StreamOperations(store, names, tokens);
        ShardListing shards = new ShardListing(store, names, tokens);
        PutOperations puts = new PutOperations(store, names);
        ReadOperations reads = new ReadOperations(store, names, new ShardIterators(seal, store.clock()));
        Map<String, OperationHandler> handlers = Map.of(
                "CreateStream", streams::create,
                "DeleteStream", streams::delete,
                "DescribeStream", streams::describe,
                "DescribeStreamSummary", streams::summary,
                "GetRecords", reads::records,
                "GetShardIterator", reads::iterator,
                "ListShards", shards::list,
                "ListStreams", streams::list,
                "PutRecord", puts::put,
                "PutRecords", puts::putMany);
        return new Binding(Service.KINESIS, handlers);
    }
}
