"""Producers and a consumer over several URLs of one store, with boto3.

`{"do": "write", "urls", "writers", "records"}` puts records of one key each in order: what fails is put again, as
another attempt, at another URL. Answers the attempts that were acknowledged, by key in their order.
`{"do": "reshard", "urls", "steps"}` splits and merges in turn. `{"do": "read", "urls"}` reads parents before children."""
import concurrent.futures
import time

import boto3
import botocore.config
import botocore.exceptions

STREAM = "orders"
PATIENCE = 120
CONFIG = botocore.config.Config(
    region_name="us-east-1", retries={"total_max_attempts": 1}, connect_timeout=5, read_timeout=30
)
FAILURES = (
    botocore.exceptions.ClientError,
    botocore.exceptions.HTTPClientError,
    botocore.exceptions.ConnectionError,  # nobody listens: the instance is being started again
)


def answer(request):
    return {"write": write, "reshard": reshard, "read": read, "create": create}[request["do"]](request)


def clients(urls):
    session = boto3.session.Session(aws_access_key_id="AKIDADA", aws_secret_access_key="sesame")
    return [session.client("kinesis", endpoint_url=url, config=CONFIG) for url in urls]


def insist(calls, number=0):
    """The first answer to one of the calls, each tried in turn."""
    until = time.monotonic() + PATIENCE
    while True:
        try:
            return calls[number % len(calls)]()
        except FAILURES:
            if time.monotonic() > until:
                raise
            time.sleep(0.02)
            number += 1


def create(request):
    insist([lambda c=c: made(c, request["shards"]) for c in clients(request["urls"])])
    insist([lambda c=c: active(c) for c in clients(request["urls"])])
    return {}


def made(client, shards):
    try:
        client.create_stream(StreamName=STREAM, ShardCount=shards)
    except client.exceptions.ResourceInUseException:
        pass  # an attempt before that failed has made it


def active(client):
    while True:
        summary = client.describe_stream_summary(StreamName=STREAM)["StreamDescriptionSummary"]
        if summary["StreamStatus"] == "ACTIVE":
            return summary
        time.sleep(0.05)


def write(request):
    with concurrent.futures.ThreadPoolExecutor() as threads:
        writers = [threads.submit(write_key, request, number) for number in range(request["writers"])]
        return {f"key-{number}": writer.result() for number, writer in enumerate(writers)}


def write_key(request, writer):
    some = clients(request["urls"])
    key = f"key-{writer}"
    acknowledged = []
    number = 0
    attempt = 0
    until = time.monotonic() + PATIENCE
    while number < request["records"]:
        attempt += 1
        data = f"{key}/{number}/{attempt}"
        client = some[(writer + attempt) % len(some)]
        try:
            if number % 2:
                client.put_record(StreamName=STREAM, Data=data, PartitionKey=key)
            else:
                result = client.put_records(StreamName=STREAM, Records=[{"Data": data, "PartitionKey": key}])
                if result["FailedRecordCount"]:
                    continue
        except FAILURES:
            if time.monotonic() > until:
                raise
            continue
        acknowledged.append(data)
        number += 1
    return acknowledged


def reshard(request):
    some = clients(request["urls"])
    for step in range(request["steps"]):
        insist([lambda c=c: reshard_once(c, step) for c in some], step)
        insist([lambda c=c: active(c) for c in some], step + 1)
    return {"shards": len(insist([lambda c=c: c.list_shards(StreamName=STREAM) for c in some])["Shards"])}


def reshard_once(client, step):
    shards = client.list_shards(StreamName=STREAM, ShardFilter={"Type": "AT_LATEST"})["Shards"]
    shards.sort(key=lambda shard: int(shard["HashKeyRange"]["StartingHashKey"]))
    if step % 2 and len(shards) > 1:
        client.merge_shards(
            StreamName=STREAM, ShardToMerge=shards[0]["ShardId"], AdjacentShardToMerge=shards[1]["ShardId"]
        )
        return
    start, end = (int(shards[0]["HashKeyRange"][f"{which}HashKey"]) for which in ("Starting", "Ending"))
    client.split_shard(
        StreamName=STREAM, ShardToSplit=shards[0]["ShardId"], NewStartingHashKey=str((start + end) // 2)
    )


def read(request):
    some = clients(request["urls"])
    shards = insist([lambda c=c: c.list_shards(StreamName=STREAM) for c in some])["Shards"]
    parents = {
        shard["ShardId"]: [shard[name] for name in ("ParentShardId", "AdjacentParentShardId") if name in shard]
        for shard in shards
    }
    done, records, waiting = set(), {}, [shard for shard, of in parents.items() if not of]
    while waiting:
        shard = waiting.pop(0)
        if shard in done or not done.issuperset(parents[shard]):
            continue
        done.add(shard)
        waiting += read_shard(some, shard, records)
    assert done == set(parents), f"read {sorted(done)} of {sorted(parents)}"
    return records


def read_shard(some, shard, records):
    iterator = insist(
        [
            lambda c=c: c.get_shard_iterator(StreamName=STREAM, ShardId=shard, ShardIteratorType="TRIM_HORIZON")
            for c in some
        ]
    )["ShardIterator"]
    last, turn = 0, 0
    while True:
        page = insist([lambda c=c: c.get_records(ShardIterator=iterator, Limit=100) for c in some], turn)
        turn += 1
        for record in page["Records"]:
            number = int(record["SequenceNumber"])
            assert number > last, f"{shard}: {number} behind {last}"
            last = number
            records.setdefault(record["PartitionKey"], []).append(record["Data"].decode())
        if "NextShardIterator" not in page:
            return [child["ShardId"] for child in page["ChildShards"]]
        if not page["Records"] and page["MillisBehindLatest"] == 0:
            return []
        iterator = page["NextShardIterator"]
