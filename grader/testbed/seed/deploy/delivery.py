"""CodeCommit repositories, the CodeDeploy application and its groups, the pipelines."""

from ..plan import Delivery, Plan
from .account import Account
from .balancing import Balancing


def deploy(plan: Plan, account: Account, balance: Balancing) -> None:
    commit = account.client("codecommit")
    for repository in plan.code_repositories.values():
        commit.create_repository(repositoryName=repository.name)
    if not plan.application:
        return
    account.client("codedeploy").create_application(applicationName=plan.application, computePlatform=plan.platform)
    for role, delivery in plan.deliveries.items():
        _group(plan, account, balance, role, delivery)
        if delivery.pipeline:
            _pipeline(plan, account, role, delivery)


def _group(plan: Plan, account: Account, balance: Balancing, role: str, delivery: Delivery) -> None:
    def route(port: int) -> dict:
        return {"listenerArns": [balance.listeners[port]]}

    style = delivery.style if plan.platform == "ECS" else "IN_PLACE"
    group = {
        "applicationName": plan.application,
        "deploymentGroupName": delivery.group,
        "deploymentConfigName": f"CodeDeployDefault.{'ECSAllAtOnce' if plan.platform == 'ECS' else 'AllAtOnce'}",
        "serviceRoleArn": account.role("DeployRole"),
        "deploymentStyle": {
            "deploymentType": style,
            "deploymentOption": "WITH_TRAFFIC_CONTROL" if style == "BLUE_GREEN" else "WITHOUT_TRAFFIC_CONTROL",
        },
    }
    if style == "BLUE_GREEN":
        terminate = {"action": "TERMINATE", "terminationWaitTimeInMinutes": delivery.wait_minutes}
        group["blueGreenDeploymentConfiguration"] = {
            "terminateBlueInstancesOnDeploymentSuccess": terminate,
            "deploymentReadyOption": {"actionOnTimeout": "CONTINUE_DEPLOYMENT", "waitTimeInMinutes": 0},
        }
    if plan.platform == "ECS":
        service = plan.services[delivery.service or role]
        group["ecsServices"] = [{"serviceName": service.name, "clusterName": plan.cluster.name}]
        pair = {
            "targetGroups": [{"name": plan.target_groups[f"{role}-{c}"].name} for c in ("one", "two")],
            "prodTrafficRoute": route(delivery.production),
            "testTrafficRoute": route(delivery.test),
        }
        group["loadBalancerInfo"] = {"targetGroupPairInfoList": [pair]}
    account.client("codedeploy").create_deployment_group(**group)


def _pipeline(plan: Plan, account: Account, role: str, delivery: Delivery) -> None:
    account.client("codepipeline").create_pipeline(
        pipeline={
            "name": delivery.pipeline,
            "roleArn": _pipeline_role(account),
            "artifactStore": {"type": "S3", "location": f"codepipeline-{plan.region}-{account.number}"},
            "stages": [{"name": name, "actions": actions} for name, actions in _stages(plan, role, delivery)],
            "version": 1,
        }
    )


def _stages(plan: Plan, role: str, delivery: Delivery) -> list[tuple[str, list[dict]]]:
    image = f"image-{role}"
    branch = plan.code_repositories["deployment"].branch if "deployment" in plan.code_repositories else "dev"
    settings = {"RepositoryName": "deployment", "BranchName": branch, "PollForSourceChanges": "false"}
    source = [_action("Source", "Source", "CodeCommit", settings, outputArtifacts=["SourceArtifact"])]
    if delivery.image_source:
        settings = {"RepositoryName": plan.repositories[role].name, "ImageTag": "latest"}
        source.append(_action("Image", "Source", "ECR", settings, outputArtifacts=[image]))
    stages = [("Source", source)]
    if delivery.builds:
        artifacts = {"inputArtifacts": ["SourceArtifact"], "outputArtifacts": ["BuildArtifact"]}
        stages.append(("Build", [_action("Build", "Build", "CodeBuild", {"ProjectName": f"build-{role}"}, **artifacts)]))
    inputs = ["SourceArtifact"] + ([image] if delivery.image_source else [])
    settings = _deploy_settings(plan, role, delivery)
    stages.append(("Deploy", [_action(f"Deploy-{role}", "Deploy", delivery.deploys_by, settings, inputArtifacts=inputs)]))
    return stages


def _deploy_settings(plan: Plan, role: str, delivery: Delivery) -> dict:
    if delivery.deploys_by == "ECS":
        service = plan.services[role].name
        return {"ClusterName": plan.cluster.name, "ServiceName": service, "FileName": "imagedefinitions.json"}
    settings = {
        "ApplicationName": plan.application,
        "DeploymentGroupName": delivery.group,
        "TaskDefinitionTemplateArtifact": "SourceArtifact",
        "TaskDefinitionTemplatePath": f"taskdef-{role}.json",
        "AppSpecTemplateArtifact": "SourceArtifact",
        "AppSpecTemplatePath": f"appspec-{role}.yaml",
    }
    if delivery.image_source:
        settings |= {"Image1ArtifactName": f"image-{role}", "Image1ContainerName": delivery.placeholder}
    return settings


def _action(name: str, category: str, provider: str, configuration: dict, **artifacts) -> dict:
    kind = {"category": category, "owner": "AWS", "provider": provider, "version": "1"}
    named = {key: [{"name": name} for name in names] for key, names in artifacts.items()}
    return {"name": name, "actionTypeId": kind, "runOrder": 1, "configuration": configuration, **named}


def _pipeline_role(account: Account) -> str:
    """The role of the pipelines; the emulator wants it to exist and to trust CodePipeline."""
    iam = account.client("iam")
    trust = (
        '{"Version": "2012-10-17", "Statement": [{"Effect": "Allow", '
        '"Principal": {"Service": "codepipeline.amazonaws.com"}, "Action": "sts:AssumeRole"}]}'
    )
    try:
        iam.create_role(RoleName="PipelineRole", AssumeRolePolicyDocument=trust)
    except iam.exceptions.EntityAlreadyExistsException:
        pass
    return account.role("PipelineRole")
