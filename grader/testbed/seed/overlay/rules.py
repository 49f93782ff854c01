"""Rules of the proxy, each of them checked against the model of its service.

The first rule whose `when` the request holds is the answer; without one, the emulator is asked. `pick` keeps those items
of the answer's list whose key the request names: {"wanted": "deploymentIds", "list": "deploymentsInfo", "key": ...}.
"""

import base64
from datetime import datetime
from functools import cache

from botocore.model import Shape

from ..deploy.account import model

# How each simple kind of value is written in JSON.
_KINDS = {"string": str, "integer": int, "long": int, "boolean": bool, "timestamp": (int, float), "double": float}


def answer(operation: str, answer: dict, when: dict | None = None, pick: tuple[str, str, str] | None = None) -> dict:
    """A successful answer; `pick` is (wanted, list, key)."""
    document = plain(answer)
    _check(_operation(operation).output_shape, document, operation)
    rule = {"operation": operation, "when": when or {}, "answer": document}
    if pick:
        rule["pick"] = dict(zip(("wanted", "list", "key"), pick, strict=True))
    return rule


def error(operation: str, code: str, message: str, when: dict | None = None) -> dict:
    """A refusal with a code that the service's model has for the operation."""
    known = [shape.name for shape in _operation(operation).error_shapes]
    if code not in known:
        raise ValueError(f"{operation} has no error {code}; it has {', '.join(known)}")
    return {"operation": operation, "when": when or {}, "error": {"code": code, "message": message}}


def plain(value):
    """An answer as boto3 returns it, in the form in which JSON services write it."""
    if isinstance(value, dict):
        return {key: plain(member) for key, member in value.items() if key != "ResponseMetadata"}
    if isinstance(value, list):
        return [plain(item) for item in value]
    if isinstance(value, datetime):
        return value.timestamp()
    if isinstance(value, bytes):
        return base64.b64encode(value).decode()
    return value


@cache
def _operation(operation: str):
    service, name = operation.split(":")
    return model(service).operation_model(name)


def _check(shape: Shape, value, path: str) -> None:
    """Fails unless `value` is what the model says of an answer."""

    def demand(holds: bool, complaint: str) -> None:
        if not holds:
            raise ValueError(f"{path}: {complaint}")

    match shape.type_name:
        case "structure":
            demand(isinstance(value, dict), "expected an object")
            unknown = value.keys() - shape.members.keys()
            demand(not unknown, f"the model has no {', '.join(sorted(unknown))}")
            missing = set(shape.required_members) - value.keys()
            demand(not missing, f"the model demands {', '.join(sorted(missing))}")
            for name, member in value.items():
                _check(shape.members[name], member, f"{path}.{name}")
        case "list":
            demand(isinstance(value, list), "expected a list")
            for index, item in enumerate(value):
                _check(shape.member, item, f"{path}[{index}]")
        case "map":
            demand(isinstance(value, dict), "expected a map")
            for name, member in value.items():
                _check(shape.value, member, f"{path}.{name}")
        case "blob":
            demand(isinstance(value, str) and bool(base64.b64decode(value, validate=True) or not value), "expected Base64")
        case kind:
            demand(isinstance(value, _KINDS[kind]), f"expected a {kind}")
            allowed = getattr(shape, "enum", None)
            demand(not allowed or value in allowed, f"{value!r} is none of {allowed}")
