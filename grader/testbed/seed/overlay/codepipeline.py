"""The executions of the pipelines, with what they delivered, and the state of their actions."""

from ..deploy import Account
from ..plan import Plan
from . import codecommit
from .history import Run
from .rules import answer, error

_SERVICE = "codepipeline"


def rules(plan: Plan, account: Account, history: dict[str, list[Run]]) -> list[dict]:
    repository = plan.code_repositories.get("deployment")
    commit = codecommit.head(repository) if repository else None
    found = []
    for role, runs in history.items():
        if runs:
            definition = account.client(_SERVICE).get_pipeline(name=plan.deliveries[role].pipeline)["pipeline"]
            found += _pipeline(definition, runs, commit)
    missing = ("PipelineNotFoundException", "The pipeline does not exist")
    operations = ("ListPipelineExecutions", "GetPipelineState")
    return found + [error(f"{_SERVICE}:{operation}", *missing) for operation in operations]


def _pipeline(definition: dict, runs: list[Run], commit: str | None) -> list[dict]:
    name = definition["name"]
    executions = {"pipelineExecutionSummaries": [_execution(definition, run, commit) for run in runs]}
    stages = [_stage(stage, runs[0], commit) for stage in definition["stages"]]
    state = {"pipelineName": name, "pipelineVersion": 1, "stageStates": stages, "created": runs[-1].started}
    return [
        answer(f"{_SERVICE}:ListPipelineExecutions", executions, when={"pipelineName": name}),
        answer(f"{_SERVICE}:GetPipelineState", state, when={"name": name}),
    ]


def _revision(action: dict, run: Run, commit: str | None) -> str | None:
    """What a source action delivered."""
    return {"CodeCommit": commit, "ECR": run.image}.get(action["actionTypeId"]["provider"])


def _execution(definition: dict, run: Run, commit: str | None) -> dict:
    sources = [(action["name"], _revision(action, run, commit)) for action in definition["stages"][0]["actions"]]
    return {
        "pipelineExecutionId": run.execution,
        "status": run.status,
        "startTime": run.started,
        "lastUpdateTime": run.ended,
        "sourceRevisions": [
            {"actionName": name, "revisionId": revision, "revisionSummary": f"Revision {revision}"}
            for name, revision in sources
            if revision
        ],
        "trigger": {"triggerType": run.trigger, "triggerDetail": definition["name"]},
        "executionMode": "SUPERSEDED",
    }


def _stage(stage: dict, run: Run, commit: str | None) -> dict:
    # What fails is the deployment, unless there was nothing to deploy.
    last = stage["name"] == ("Deploy" if run.image else "Source")
    status = run.status if last else "Succeeded"
    execution = {"pipelineExecutionId": run.execution, "status": status}
    actions = [_action(action, run, commit, status) for action in stage["actions"]]
    return {"stageName": stage["name"], "actionStates": actions, "latestExecution": execution}


def _action(action: dict, run: Run, commit: str | None, status: str) -> dict:
    latest = {"actionExecutionId": run.execution, "status": status, "lastStatusChange": run.ended}
    state = {"actionName": action["name"], "latestExecution": latest}
    revision = _revision(action, run, commit)
    if revision:
        change = {"revisionId": revision, "revisionChangeId": run.execution, "created": run.started}
        return state | {"currentRevision": change}
    if action["actionTypeId"]["category"] == "Deploy" and run.deployment:
        latest["externalExecutionId"] = run.deployment
    if status == "Failed":
        latest["errorDetails"] = {"code": "JobFailed", "message": f"{action['name']} failed."}
    return state
