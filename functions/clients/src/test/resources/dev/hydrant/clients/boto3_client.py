"""One client of boto3, kept over all requests: `{"call": operation}`, `{"pages": operation, "member", "size"}` or
`{"wait": waiter}`, each with its `parameters`; `{"url": url, "settings": {...}}` makes that client."""
import datetime

import boto3
import botocore.config
import botocore.exceptions

client = None


def answer(request):
    global client
    if "url" in request:
        client = boto3.client(
            "kinesis",
            endpoint_url=request["url"],
            region_name="us-east-1",
            aws_access_key_id="key",
            aws_secret_access_key="secret",
            config=botocore.config.Config(**request["settings"]),
        )
        return {"version": boto3.__version__}
    try:
        return plain(perform(request, request.get("parameters", {})))
    except client.exceptions.ClientError as error:
        return {
            "error": type(error).__name__,
            "message": error.response["Error"]["Message"],
            "status": error.response["ResponseMetadata"]["HTTPStatusCode"],
        }


def perform(request, parameters):
    if "call" in request:
        for key in ("Timestamp", "StreamCreationTimestamp"):
            if key in parameters:
                parameters[key] = datetime.datetime.fromisoformat(parameters[key])
        response = getattr(client, request["call"])(**parameters)
        response["Attempts"] = response.pop("ResponseMetadata")["RetryAttempts"]
        return response
    if "pages" in request:
        paginator = client.get_paginator(request["pages"])
        pages = paginator.paginate(PaginationConfig={"PageSize": request["size"]}, **parameters)
        found = [page.get(request["member"]) or page["StreamDescription"][request["member"]] for page in pages]
        return {"pages": len(found), "found": [one for page in found for one in page]}
    client.get_waiter(request["wait"]).wait(WaiterConfig={"Delay": 1, "MaxAttempts": 60}, **parameters)
    return {}


def plain(value):
    """The value without what JSON lacks: bytes become text, times their ISO form."""
    if isinstance(value, dict):
        return {key: plain(inner) for key, inner in value.items()}
    if isinstance(value, list):
        return [plain(inner) for inner in value]
    if isinstance(value, bytes):
        return value.decode()
    if isinstance(value, datetime.datetime):
        return value.astimezone(datetime.timezone.utc).isoformat()
    return value
