"""The IDE's environment."""

from ..deploy import Account
from ..plan import Plan
from .rules import answer, error


def rules(plan: Plan, account: Account, environment: str | None) -> list[dict]:
    describe = "cloud9:DescribeEnvironments"
    gone = error(describe, "NotFoundException", "Environment with id does not exist")
    if not plan.ide:
        return [answer("cloud9:ListEnvironments", {"environmentIds": []}), gone]
    ide = {
        "id": environment,
        "name": plan.ide.name,
        "type": plan.ide.kind,
        "connectionType": plan.ide.connection,
        "arn": f"arn:aws:cloud9:{plan.region}:{account.number}:environment:{environment}",
        "ownerArn": f"arn:aws:sts::{account.number}:assumed-role/voclabs/student",
        "lifecycle": {"status": "CREATED"},
        "managedCredentialsStatus": "DISABLED_BY_DEFAULT",
    }
    return [
        answer("cloud9:ListEnvironments", {"environmentIds": [environment]}),
        answer(describe, {"environments": [ide]}, when={"environmentIds": [environment]}),
        gone,
    ]
