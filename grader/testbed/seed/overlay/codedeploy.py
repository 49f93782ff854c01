"""Deployment groups as AWS returns them in batches, and the deployments that the pipelines made."""

from ..deploy import Account
from ..plan import Plan
from .history import Run
from .rules import answer, error, plain

_SERVICE = "codedeploy"


def rules(plan: Plan, account: Account, history: dict[str, list[Run]]) -> list[dict]:
    found = []
    if plan.application:
        made = {role: [run for run in history[role] if run.deployment] for role in plan.deliveries}
        found = _application(plan, account, made)
    missing = ("ApplicationDoesNotExistException", "No application found")
    nothing = {"deploymentsInfo": []}
    return [
        *found,
        answer(f"{_SERVICE}:BatchGetDeployments", nothing),
        *(error(f"{_SERVICE}:{operation}", *missing) for operation in ("BatchGetDeploymentGroups", "ListDeployments")),
    ]


def _application(plan: Plan, account: Account, made: dict[str, list[Run]]) -> list[dict]:
    client = account.client(_SERVICE)
    named = {"applicationName": plan.application}
    groups, found, deployments = [], [], []
    for role, delivery in plan.deliveries.items():
        asked = client.get_deployment_group(applicationName=plan.application, deploymentGroupName=delivery.group)
        groups.append(plain(asked)["deploymentGroupInfo"] | _last(made[role]) | {"computePlatform": plan.platform})
        ids = {"deployments": [run.deployment for run in made[role]]}
        found.append(answer(f"{_SERVICE}:ListDeployments", ids, when=named | {"deploymentGroupName": delivery.group}))
        deployments += [_deployment(plan, delivery.group, run) for run in made[role]]
    missing = ("DeploymentGroupDoesNotExistException", "No deployment group found")
    return [
        answer(
            f"{_SERVICE}:BatchGetDeploymentGroups",
            {"deploymentGroupsInfo": groups},
            when=named,
            pick=("deploymentGroupNames", "deploymentGroupsInfo", "deploymentGroupName"),
        ),
        *found,
        error(f"{_SERVICE}:ListDeployments", *missing, when=named),
        answer(
            f"{_SERVICE}:BatchGetDeployments",
            {"deploymentsInfo": deployments},
            pick=("deploymentIds", "deploymentsInfo", "deploymentId"),
        ),
    ]


def _last(runs: list[Run]) -> dict:
    def info(run: Run) -> dict:
        times = {"createTime": run.started, "endTime": run.ended}
        return {"deploymentId": run.deployment, "status": run.status, **times}

    succeeded = [run for run in runs if run.status == "Succeeded"]
    return ({"lastAttemptedDeployment": info(runs[0])} if runs else {}) | (
        {"lastSuccessfulDeployment": info(succeeded[0])} if succeeded else {}
    )


def _deployment(plan: Plan, group: str, run: Run) -> dict:
    failure = {"code": "HEALTH_CONSTRAINTS", "message": "The ECS service cannot reach a steady state."}
    return {
        "applicationName": plan.application,
        "deploymentGroupName": group,
        "deploymentConfigName": "CodeDeployDefault.ECSAllAtOnce",
        "deploymentId": run.deployment,
        "status": run.status,
        "createTime": run.started,
        "startTime": run.started + 1,
        "completeTime": run.ended,
        "creator": "user",
        "computePlatform": plan.platform,
        "externalId": run.execution,
        **({} if run.status == "Succeeded" else {"errorInformation": failure}),
    }
