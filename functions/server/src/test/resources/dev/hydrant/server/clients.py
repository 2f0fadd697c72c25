"""The AWS CLI and boto3, both in one process: `{"cli": [arguments]}` or `{"service", "operation", "parameters"}`,
each with the `environment` it is to see."""
import contextlib
import datetime
import io
import os

import awscli.clidriver
import boto3
import botocore.exceptions
from botocore.eventstream import EventStream

os.environ.update(
    AWS_ACCESS_KEY_ID="key",
    AWS_SECRET_ACCESS_KEY="secret",
    AWS_DEFAULT_REGION="us-east-1",
    AWS_CONFIG_FILE=os.devnull,
    AWS_SHARED_CREDENTIALS_FILE=os.devnull,
    AWS_EC2_METADATA_DISABLED="true",
    AWS_MAX_ATTEMPTS="1",
)


def answer(request):
    os.environ.update(request["environment"])
    return run_cli(request["cli"]) if "cli" in request else call_boto3(request)


def run_cli(arguments):
    out, err = io.StringIO(), io.StringIO()
    with contextlib.redirect_stdout(out), contextlib.redirect_stderr(err):
        try:
            code = awscli.clidriver.create_clidriver().main(arguments)
        except SystemExit as end:
            code = end.code
    return {"code": code, "out": out.getvalue(), "err": err.getvalue()}


def call_boto3(request):
    client = boto3.session.Session().client(request["service"], endpoint_url=request["url"])
    try:
        response = getattr(client, request["operation"])(**request["parameters"])
    except botocore.exceptions.ClientError as error:
        return {"error": error.response["Error"]["Code"], "message": error.response["Error"]["Message"]}
    del response["ResponseMetadata"]
    return plain({name: until_records(value) if isinstance(value, EventStream) else value
                  for name, value in response.items()})


def until_records(stream):
    """The events of a stream, up to the first that holds records."""
    events = []
    with contextlib.closing(stream):
        for event in stream:
            events.append(event)
            if event["SubscribeToShardEvent"]["Records"]:
                break
    return events


def plain(value):
    """The value without what JSON lacks: bytes become text, times the seconds since 1970."""
    if isinstance(value, dict):
        return {key: plain(inner) for key, inner in value.items()}
    if isinstance(value, list):
        return [plain(inner) for inner in value]
    if isinstance(value, bytes):
        return value.decode()
    if isinstance(value, datetime.datetime):
        return int(value.timestamp())
    return value
