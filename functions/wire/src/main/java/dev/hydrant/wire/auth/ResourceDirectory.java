package dev.hydrant.wire.auth;

import dev.hydrant.wire.ServiceException;
import java.util.Optional;

/// What only the engine can tell of the resources that a request names.
public interface ResourceDirectory {

    /// The name of the stream that a shard iterator reads, even one that has expired where that can be told.
    ///
    /// @throws ServiceException what the operation itself would answer to it, if it can't be told
    String streamOfIterator(String iterator);

    /// The name of the stream that a listing's `NextToken` goes on with.
    ///
    /// @throws ServiceException what the operation itself would answer to it, if it can't be told
    String streamOfToken(String nextToken);

    /// The ARN of a stream's consumer; empty if there is none of that name.
    Optional<String> consumerArn(String streamArn, String consumerName);

    /// The policy of a stream or a consumer; empty if it has none, or isn't there.
    Optional<Policy> policyOf(String arn);
}
