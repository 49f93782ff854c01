"""The calls of one inspection, made by boto3 one after the other: sequential.py SUBMISSION CALLS [RAW].

CALLS are those that a proxy saw, as JSON; each is made again with its parameters, in the order of the answers. With RAW, the
requests are also written there as they went over the wire, for `load.py`.
"""

import io
import json
import sys
import tomllib
from urllib.parse import parse_qsl

import boto3
from botocore import xform_name
from botocore.config import Config
from botocore.parsers import RpcV2CBORParser

# How the services are called that IAM and boto3 call otherwise.
NAMES = {"elasticloadbalancing": "elbv2"}


def parameters(client, operation, body):
    """The parameters of a request, as boto3 takes them."""
    shape = client.meta.service_model.operation_model(operation).input_shape
    # By what was sent: boto3 may speak another protocol with the same service.
    if body[:1] == b"{":
        return json.loads(body)
    if body and body[0] >= 0x80:
        return RpcV2CBORParser().parse_data_item(io.BufferedReader(io.BytesIO(body)))
    found = {}
    for name, value in parse_qsl(body.decode()):
        member, *rest = name.split(".")
        if member in ("Action", "Version"):
            continue
        kind = shape.members[member]
        if kind.type_name == "list":
            found.setdefault(member, []).append(value)
        else:
            found[member] = int(value) if kind.type_name == "integer" else value
    return found


def main():
    submission, calls, *raw = sys.argv[1:]
    with open(submission, "rb") as file:
        aws = tomllib.load(file)["aws"]
    session = boto3.Session(aws["access_key_id"], aws["secret_access_key"], aws["session_token"], aws["region"])
    requests, clients = [], {}

    def text(value):
        return value.decode("latin-1") if isinstance(value, bytes) else str(value or "")

    def keep(request, **_):
        headers = {name: text(value) for name, value in request.headers.items()}
        requests.append([request.method, request.url, headers, text(request.body)])

    for call in json.load(open(calls, encoding="utf-8")):
        service, operation = call["operation"].split(":")
        # A client is made once; the session keeps what it has read of the service.
        client = clients.get(service)
        if client is None:
            config = Config(retries={"total_max_attempts": 1})
            client = session.client(NAMES.get(service, service), endpoint_url=aws["endpoint_url"], config=config)
            client.meta.events.register("before-send.*", keep)
            clients[service] = client
        getattr(client, xform_name(operation))(**parameters(client, operation, bytes(call["request"])))
    if raw:
        with open(raw[0], "w", encoding="utf-8") as file:
            json.dump(requests, file)


if __name__ == "__main__":
    main()
