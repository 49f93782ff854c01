"""The story of a lab: the runs of its pipelines, and the deployments that they made."""

from dataclasses import dataclass

from ..deploy.account import Account, digest
from ..plan import Delivery, Plan

# How long before the newest push the first run was, and how long a run takes, seconds.
EARLIER, DURATION = 3 * 3600, 420


@dataclass
class Run:
    """One run of a pipeline."""

    execution: str
    started: float
    trigger: str
    status: str
    # The digest of the image it delivered; none when there was no image.
    image: str | None
    # The CodeDeploy deployment that it made, if it made one.
    deployment: str | None

    @property
    def ended(self) -> float:
        return self.started + DURATION


def runs(plan: Plan, account: Account) -> dict[str, list[Run]]:
    """The runs of each delivery, the newest first; none for a delivery without a pipeline."""
    if not plan.application:
        return {}
    return {role: _runs(plan, account, role, d) if d.pipeline else [] for role, d in plan.deliveries.items()}


def _runs(plan: Plan, account: Account, role: str, delivery: Delivery) -> list[Run]:
    latest, pushed = _latest(plan, account, role)
    older = f"sha256:{digest(account.number, role, 'older')}"
    # A run starts when the image is pushed; the very first one when the pipeline is created, which is later.
    stories = [(pushed + 1, "CloudWatchEvent" if delivery.updated else "CreatePipeline", delivery.last_status)]
    if delivery.updated:
        stories.append((pushed - EARLIER, "CreatePipeline", "Succeeded"))
    made = []
    for age, (started, trigger, status) in enumerate(stories):
        image = older if age or delivery.stale else latest
        made.append(
            Run(
                execution=_uuid(account.number, role, str(age)),
                started=started,
                trigger=trigger,
                status=status if latest else "Failed",
                image=image if latest else None,
                deployment=_deployment(plan, role, age) if latest and delivery.deploys_by == "CodeDeployToECS" else None,
            )
        )
    return made


def current(runs: list[Run]) -> Run | None:
    """The run that delivered what is running now."""
    return next((run for run in runs if run.status == "Succeeded"), None)


def _latest(plan: Plan, account: Account, role: str) -> tuple[str | None, float]:
    """The digest of `latest` and when it was pushed; no digest when there is no such image."""
    ecr = account.client("ecr")
    images = ecr.describe_images(repositoryName=plan.repositories[role].name)["imageDetails"]
    for image in images:
        if "latest" in image.get("imageTags", []):
            return image["imageDigest"], image["imagePushedAt"].timestamp()
    return None, max((image["imagePushedAt"].timestamp() for image in images), default=1_900_000_000.0)


def _uuid(*parts: str) -> str:
    text = digest("execution", *parts)
    return "-".join((text[:8], text[8:12], text[12:16], text[16:20], text[20:32]))


def _deployment(plan: Plan, role: str, age: int) -> str | None:
    return f"d-{digest('deployment', role, str(age))[:9].upper()}" if plan.platform == "ECS" else None
