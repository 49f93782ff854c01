"""CodeCommit repositories, the CodeDeploy application and its groups, the pipelines."""

from ..plan import Delivery, Plan
from .account import Account
from .balancing import Balancing
from .network import Network

PRODUCTION, TEST = 80, 8080


def deploy(plan: Plan, account: Account, net: Network, balance: Balancing) -> None:
    commit = account.client("codecommit")
    for name in plan.code_repositories:
        commit.create_repository(repositoryName=name)
    if not plan.application:
        return
    account.client("codedeploy").create_application(applicationName=plan.application, computePlatform="ECS")
    for role, delivery in plan.deliveries.items():
        _group(plan, account, balance, role, delivery)
        _pipeline(plan, account, role, delivery)


def _group(plan: Plan, account: Account, balance: Balancing, role: str, delivery: Delivery) -> None:
    def route(port: int) -> dict:
        return {"listenerArns": [balance.listeners[port]]}

    account.client("codedeploy").create_deployment_group(
        applicationName=plan.application,
        deploymentGroupName=delivery.group,
        deploymentConfigName="CodeDeployDefault.ECSAllAtOnce",
        serviceRoleArn=account.role("DeployRole"),
        deploymentStyle={"deploymentType": "BLUE_GREEN", "deploymentOption": "WITH_TRAFFIC_CONTROL"},
        blueGreenDeploymentConfiguration={
            "terminateBlueInstancesOnDeploymentSuccess": {"action": "TERMINATE", "terminationWaitTimeInMinutes": 5},
            "deploymentReadyOption": {"actionOnTimeout": "CONTINUE_DEPLOYMENT", "waitTimeInMinutes": 0},
        },
        ecsServices=[{"serviceName": plan.services[role].name, "clusterName": plan.cluster.name}],
        loadBalancerInfo={
            "targetGroupPairInfoList": [
                {
                    "targetGroups": [{"name": plan.target_groups[f"{role}-{c}"].name} for c in ("one", "two")],
                    "prodTrafficRoute": route(PRODUCTION),
                    "testTrafficRoute": route(TEST),
                }
            ]
        },
    )


def _pipeline(plan: Plan, account: Account, role: str, delivery: Delivery) -> None:
    def action(name: str, category: str, provider: str, configuration: dict, **artifacts) -> dict:
        kind = {"category": category, "owner": "AWS", "provider": provider, "version": "1"}
        named = {key: [{"name": name} for name in names] for key, names in artifacts.items()}
        return {"name": name, "actionTypeId": kind, "runOrder": 1, "configuration": configuration, **named}

    image = f"image-{role}"
    source = [
        action(
            "Source",
            "Source",
            "CodeCommit",
            {"RepositoryName": "deployment", "BranchName": "dev", "PollForSourceChanges": "false"},
            outputArtifacts=["SourceArtifact"],
        ),
        action(
            "Image",
            "Source",
            "ECR",
            {"RepositoryName": plan.repositories[role].name, "ImageTag": "latest"},
            outputArtifacts=[image],
        ),
    ]
    deploy_action = action(
        f"Deploy-{role}",
        "Deploy",
        "CodeDeployToECS",
        {
            "ApplicationName": plan.application,
            "DeploymentGroupName": delivery.group,
            "TaskDefinitionTemplateArtifact": "SourceArtifact",
            "TaskDefinitionTemplatePath": f"taskdef-{role}.json",
            "AppSpecTemplateArtifact": "SourceArtifact",
            "AppSpecTemplatePath": f"appspec-{role}.yaml",
            "Image1ArtifactName": image,
            "Image1ContainerName": "IMAGE1_NAME",
        },
        inputArtifacts=["SourceArtifact", image],
    )
    account.client("codepipeline").create_pipeline(
        pipeline={
            "name": delivery.pipeline,
            "roleArn": _pipeline_role(account),
            "artifactStore": {"type": "S3", "location": f"codepipeline-{plan.region}-{account.number}"},
            "stages": [
                {"name": "Source", "actions": source},
                {"name": "Deploy", "actions": [deploy_action]},
            ],
            "version": 1,
        }
    )


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
