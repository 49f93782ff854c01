"""One account of the emulator: its credentials and a client per service."""

import hashlib
import threading

import boto3
import botocore.session
from botocore.config import Config
from botocore.model import ServiceModel

# Loads each service model once for all.
_CORE = botocore.session.get_session()
# Sessions load the same service models from disk; one session is not safe for threads while it makes a client.
_MAKING = threading.Lock()
_CONFIG = Config(retries={"total_max_attempts": 2}, max_pool_connections=1, parameter_validation=False)


class Account:
    """Clients of account `number` in `region`; the emulator tells accounts apart by the keys of an assumed role."""

    _session = boto3.Session(botocore_session=_CORE)

    def __init__(self, endpoint: str, number: str, region: str):
        self.endpoint, self.number, self.region = endpoint, number, region
        self._clients = {}
        self._keys = {"aws_access_key_id": "testing", "aws_secret_access_key": "testing"}
        role = f"arn:aws:iam::{number}:role/voclabs"
        answer = self.client("sts").assume_role(RoleArn=role, RoleSessionName="student")["Credentials"]
        self._keys = {
            "aws_access_key_id": answer["AccessKeyId"],
            "aws_secret_access_key": answer["SecretAccessKey"],
            "aws_session_token": answer["SessionToken"],
        }
        self._clients.clear()

    @property
    def credentials(self) -> dict:
        return {name.removeprefix("aws_"): value for name, value in self._keys.items()}

    def client(self, service: str):
        if service not in self._clients:
            with _MAKING:
                self._clients[service] = self._session.client(
                    service, endpoint_url=self.endpoint, region_name=self.region, config=_CONFIG, **self._keys
                )
        return self._clients[service]

    def role(self, name: str) -> str:
        return f"arn:aws:iam::{self.number}:role/{name}"


def model(service: str) -> ServiceModel:
    """The model of a service, which says what its answers hold."""
    with _MAKING:
        return _CORE.get_service_model(service)


def task_id(account: Account, service: str, index: int) -> str:
    """The id of a task of a service."""
    return digest(account.number, service, str(index))[:32]


def digest(*parts: str) -> str:
    """A hexadecimal id that is the same in every run."""
    return hashlib.sha256("/".join(parts).encode()).hexdigest()
