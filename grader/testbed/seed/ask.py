"""How boto3 understands the answers to read-only calls: one line per call, its error code or `ok`.

Standard input: {"endpoint", "region", "credentials": {...}, "calls": [["ecs", "list_clusters", {}], ...]}.
"""

import json
import sys

import boto3
from botocore.config import Config
from botocore.exceptions import BotoCoreError, ClientError
from botocore.parsers import ResponseParserError


def main() -> None:
    work = json.load(sys.stdin)
    keys = {f"aws_{name}": value for name, value in work["credentials"].items()}
    # One attempt: what is understood matters here, not how often it is asked.
    config = Config(retries={"total_max_attempts": 1}, read_timeout=2)
    session = boto3.Session(region_name=work["region"], **keys)
    for service, operation, arguments in work["calls"]:
        try:
            getattr(session.client(service, endpoint_url=work["endpoint"], config=config), operation)(**arguments)
            print("ok")
        except ClientError as error:
            print(error.response["Error"]["Code"])
        except (BotoCoreError, ResponseParserError) as error:
            print(type(error).__name__)


if __name__ == "__main__":
    main()
