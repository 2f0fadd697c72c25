# The first tutorial of Kinesis Data Streams, as a reader types it. In PUT stand the words of put-record that the command
# line's two versions want differently, and each answer is kept in a file of its own.
set -eu

aws --version

aws kinesis create-stream --stream-name Foo
until [ "$(aws kinesis describe-stream-summary --stream-name Foo --query StreamDescriptionSummary.StreamStatus)" = '"ACTIVE"' ]; do :; done
aws kinesis describe-stream-summary --stream-name Foo >summary.json
aws kinesis describe-stream --stream-name Foo >description.json
aws kinesis list-streams >streams.json

# shellcheck disable=SC2086  # several words
aws kinesis put-record --stream-name Foo --partition-key 123 --data testdata $PUT >put.json

aws kinesis get-shard-iterator --shard-id shardId-000000000000 --shard-iterator-type TRIM_HORIZON --stream-name Foo >iterator.json

SHARD_ITERATOR=$(aws kinesis get-shard-iterator --shard-id shardId-000000000000 --shard-iterator-type TRIM_HORIZON --stream-name Foo --query 'ShardIterator')
echo "$SHARD_ITERATOR" >quoted.txt
aws kinesis get-records --shard-iterator "$SHARD_ITERATOR" >records.json

SHARD_ITERATOR=$(aws kinesis get-shard-iterator --shard-id shardId-000000000000 --shard-iterator-type TRIM_HORIZON --stream-name Foo --query 'ShardIterator' --output text)
aws kinesis get-records --shard-iterator "$SHARD_ITERATOR" >records-text.json

# shellcheck disable=SC2086  # several words
aws kinesis put-record --stream-name Foo --partition-key 123 --data moredata $PUT >put2.json
NEXT=$(aws kinesis get-records --shard-iterator "$SHARD_ITERATOR" --limit 1 --query NextShardIterator)
aws kinesis get-records --shard-iterator "$NEXT" >next.json

aws kinesis delete-stream --stream-name Foo
while aws kinesis describe-stream-summary --stream-name Foo >gone.json 2>gone.err; do :; done
aws kinesis list-streams >none.json
