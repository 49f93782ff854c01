"""The image repositories, with an image per tag."""

import hashlib
import json

from ..plan import Plan, Repository
from .account import Account

DOCKER = "application/vnd.docker"


def deploy(plan: Plan, account: Account) -> None:
    ecr = account.client("ecr")
    for repository in plan.repositories.values():
        ecr.create_repository(repositoryName=repository.name)
        if repository.policy is not None:
            policy = {"Version": "2008-10-17", "Statement": repository.policy}
            ecr.set_repository_policy(repositoryName=repository.name, policyText=json.dumps(policy))
        for tag in repository.tags:
            manifest = json.dumps(_manifest(account.number, repository, tag))
            ecr.put_image(repositoryName=repository.name, imageManifest=manifest, imageTag=tag)


def _manifest(account: str, repository: Repository, tag: str) -> dict:
    """A manifest of plausible layers, another one for each image."""

    def layer(name: str, kind: str, size: int) -> dict:
        digest = hashlib.sha256(f"{account}/{repository.name}:{tag}/{name}".encode()).hexdigest()
        return {"mediaType": f"{DOCKER}.{kind}", "size": size, "digest": f"sha256:{digest}"}

    return {
        "schemaVersion": 2,
        "mediaType": f"{DOCKER}.distribution.manifest.v2+json",
        "config": layer("config", "container.image.v1+json", 6312),
        "layers": [layer(name, "image.rootfs.diff.tar.gzip", size) for name, size in [("base", 2818413), ("app", 9310002)]],
    }
