package dev.hydrant.shardstore;

import dev.hydrant.wire.ServiceException;
import dev.hydrant.wire.auth.Policy;
import dev.hydrant.wire.auth.ResourceDirectory;
import java.util.Optional;

/// Tells what only a store knows of the resources that a request names.
public final class StoreDirectory implements ResourceDirectory {

    private final ShardStore store;
    private final StreamNames names;
    private final ShardIterators iterators;
    private final PageTokens tokens;

    public StoreDirectory(ShardStore store) {
        Seal seal = new Seal(store.secret());
        this.store = store;
        this.names = new StreamNames(store);
        this.iterators = new ShardIterators(seal, store.clock());
        this.tokens = new PageTokens(seal, store.clock());
    }

    @Override
    public String streamOfIterator(String iterator) {
        return iterators.read(iterator).stream();
    }

    @Override
    public String streamOfToken(String nextToken) {
        return tokens.read(nextToken, PageTokens.Listing.SHARDS).of();
    }

    @Override
    public Optional<String> consumerArn(String streamArn, String consumerName) {
        return names.nameOf(streamArn)
                .flatMap(store::find)
                .flatMap(stream -> stream.consumer(consumerName).map(consumer -> names.arn(stream, consumer)));
    }

    /// @throws ServiceException if it can't be enforced: then nobody is let in
    @Override
    public Optional<Policy> policyOf(String arn) {
        return names.resourceIfPresent(arn)
                .map(PolicyOperations::policyOf)
                .filter(policy -> !policy.isEmpty())
                .map(PolicyOperations::read);
    }
}
