"""boto3 as it comes: its environment says where the service is. Answers a line of JSON, `{"answer"}` or `{"error"}`, for each
line of JSON that it reads; `Sdk` in the tests says what can be asked. Bytes are base64 there."""
import base64
import datetime
import json
import sys
import traceback

import boto3
import botocore.config
import botocore.exceptions
from botocore import xform_name

# A subscription from which nothing comes ends the client's patience.
client = boto3.client("kinesis", config=botocore.config.Config(read_timeout=60))
client.meta.events.register("before-send.kinesis", lambda **call: note_sent(**call))
client.meta.events.register("needs-retry.kinesis", lambda **call: note_answer(**call))
sent = None
wire = set()
subscriptions = []


def note_sent(request, **_):
    global sent
    sent = request.headers["Content-Type"].decode()


def note_answer(response, **_):
    if response:
        version = {10: "HTTP/1.0", 11: "HTTP/1.1"}[response[0].raw.version]
        wire.add(f"{version} {sent} {response[0].headers['Content-Type']}")


def method(operation):
    return getattr(client, xform_name(operation))


def perform(request):
    parameters = typed(request.get("parameters", {}))
    if "call" in request:
        response = method(request["call"])(**parameters)
        return response | {"Attempts": response.pop("ResponseMetadata")["RetryAttempts"] + 1}
    if "pages" in request:
        paginator = client.get_paginator(xform_name(request["pages"]))
        pages = paginator.paginate(PaginationConfig={"PageSize": request["size"]}, **parameters)
        found = [page.get(request["member"]) or page["StreamDescription"][request["member"]] for page in pages]
        return {"pages": len(found), "found": [one for page in found for one in page]}
    if "wait" in request:
        waiter = client.get_waiter(xform_name(request["wait"]))
        waiter.wait(WaiterConfig={"Delay": 1, "MaxAttempts": 60}, **parameters)
        return {}
    if "subscribe" in request:
        stream = client.subscribe_to_shard(**typed(request["subscribe"]))["EventStream"]
        subscriptions.append(iter(stream))
        return {"subscription": len(subscriptions) - 1}
    if "events" in request:
        return take(subscriptions[request["events"]], request.get("records"))
    return {"version": boto3.__version__, "wire": sorted(wire)}


def take(events, records):
    """Waits for so many records, or for the end where that comes before; without a number, for the end."""
    taken = {"records": [], "children": [], "continuation": None, "ended": False}
    try:
        while records is None or len(taken["records"]) < records:
            event = next(events)["SubscribeToShardEvent"]
            taken["records"] += event["Records"]
            taken["children"] += event.get("ChildShards", [])
            taken["continuation"] = event.get("ContinuationSequenceNumber", taken["continuation"])
    except StopIteration:
        taken["ended"] = True
    except botocore.exceptions.EventStreamError as error:
        # boto3 makes no class of it
        name = error.response["Error"]["Code"]
        taken |= {"ended": True, "failure": name, "message": error.response["Error"]["Message"]}
    return taken


def answer(request):
    try:
        return perform(request)
    except client.exceptions.ClientError as error:
        return {
            "failure": type(error).__name__,
            "message": error.response["Error"]["Message"],
            "status": error.response["ResponseMetadata"]["HTTPStatusCode"],
        }


def typed(value, key=None):
    """What JSON lacks, as boto3 takes it."""
    if isinstance(value, dict):
        return {name: typed(inner, name) for name, inner in value.items()}
    if isinstance(value, list):
        return [typed(inner) for inner in value]
    if key == "Data":
        return base64.b64decode(value)
    return datetime.datetime.fromisoformat(value) if key == "Timestamp" else value


def plain(value):
    if isinstance(value, bytes):
        return base64.b64encode(value).decode()
    return value.astimezone(datetime.timezone.utc).isoformat()


for line in sys.stdin.buffer:
    try:
        reply = {"answer": answer(json.loads(line))}
    except Exception:
        reply = {"error": traceback.format_exc()}
    print(json.dumps(reply, default=plain), flush=True)
