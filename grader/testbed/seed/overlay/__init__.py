"""What to answer where the emulator falls short: CodeCommit, Cloud9 and CloudWatch, runs of pipelines, deployments, running tasks.

A list of rules for the proxy; see `rules.py`. What they answer is written by hand after the models of the services, and
checked against them: it proves that a client reads the wire format, not how AWS behaves.
"""

from ..deploy import Account
from ..plan import Plan
from . import cloud9, cloudwatch, codecommit, codedeploy, codepipeline, ecs
from .history import runs


def overlay(plan: Plan, account: Account, made: dict) -> list[dict]:
    """The rules for the lab of `plan`; `made` is what its deployment returned."""
    history = runs(plan, account)
    return [
        *cloud9.rules(plan, account, made["environment_id"]),
        *cloudwatch.rules(plan, account),
        *codecommit.rules(plan, account),
        *codedeploy.rules(plan, account, history),
        *codepipeline.rules(plan, account, history),
        *ecs.rules(plan, account, made["target_groups"], history),
    ]
