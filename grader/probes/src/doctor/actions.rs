//! One harmless attempt at each AWS call.

use aws_sdk_applicationautoscaling::types::ServiceNamespace;
use grader_core::{Gap, facts::Identity};

use crate::aws::{Account, Call, Failure};

/// The name of a repository, cluster, … that no account has.
const NOBODY: &str = "grader-doctor";

/// Nothing when `action` is permitted.
pub(super) async fn attempt(aws: &Account, action: Call, identity: &Identity) -> Result<(), Gap> {
    match send(aws, action, identity).await {
        Err(failure) if !failure.gone => Err(failure.gap),
        _ => Ok(()),
    }
}

async fn send(aws: &Account, action: Call, identity: &Identity) -> Result<(), Failure> {
    // An ARN of the right form and account: a wrong one would be refused before the permission is looked at.
    let partition = identity.arn.split(':').nth(1).unwrap_or("aws");
    let arn = |resource: &str| {
        let (region, account) = (aws.region(), &identity.account);
        format!("arn:{partition}:elasticloadbalancing:{region}:{account}:{resource}")
    };
    macro_rules! attempt {
        ($request:expr) => {
            aws.call(action, $request.send()).await.map(drop)
        };
    }
    match action {
        Call::DescribeScalableTargets => {
            let request = aws.autoscaling.describe_scalable_targets().service_namespace(ServiceNamespace::Ecs);
            attempt!(request.max_results(1))
        }
        Call::DescribeScalingPolicies => {
            let request = aws.autoscaling.describe_scaling_policies().service_namespace(ServiceNamespace::Ecs);
            attempt!(request.max_results(1))
        }
        Call::DescribeEnvironments => {
            attempt!(aws.cloud9.describe_environments().environment_ids("0".repeat(32)))
        }
        Call::ListEnvironments => attempt!(aws.cloud9.list_environments().max_results(1)),
        Call::DescribeAlarms => attempt!(aws.cloudwatch.describe_alarms().max_records(1)),
        Call::ListMetrics => attempt!(aws.cloudwatch.list_metrics().namespace(NOBODY)),
        Call::BatchGetRepositories => attempt!(aws.codecommit.batch_get_repositories().repository_names(NOBODY)),
        Call::GetBlob => attempt!(aws.codecommit.get_blob().repository_name(NOBODY).blob_id("0".repeat(40))),
        Call::GetBranch => attempt!(aws.codecommit.get_branch().repository_name(NOBODY).branch_name(NOBODY)),
        Call::GetCommit => attempt!(aws.codecommit.get_commit().repository_name(NOBODY).commit_id("0".repeat(40))),
        Call::GetFolder => attempt!(aws.codecommit.get_folder().repository_name(NOBODY).folder_path("/")),
        Call::ListFileCommitHistory => {
            attempt!(aws.codecommit.list_file_commit_history().repository_name(NOBODY).file_path("x"))
        }
        Call::ListBranches => attempt!(aws.codecommit.list_branches().repository_name(NOBODY)),
        Call::ListRepositories => attempt!(aws.codecommit.list_repositories()),
        Call::BatchGetApplications => attempt!(aws.codedeploy.batch_get_applications().application_names(NOBODY)),
        Call::BatchGetDeploymentGroups => {
            let request = aws.codedeploy.batch_get_deployment_groups().application_name(NOBODY);
            attempt!(request.deployment_group_names(NOBODY))
        }
        Call::BatchGetDeployments => attempt!(aws.codedeploy.batch_get_deployments().deployment_ids("d-000000000")),
        Call::ListApplications => attempt!(aws.codedeploy.list_applications()),
        Call::ListDeploymentGroups => attempt!(aws.codedeploy.list_deployment_groups().application_name(NOBODY)),
        Call::ListDeployments => {
            let request = aws.codedeploy.list_deployments().application_name(NOBODY);
            attempt!(request.deployment_group_name(NOBODY))
        }
        Call::GetPipeline => attempt!(aws.codepipeline.get_pipeline().name(NOBODY)),
        Call::GetPipelineState => attempt!(aws.codepipeline.get_pipeline_state().name(NOBODY)),
        Call::ListPipelineExecutions => attempt!(aws.codepipeline.list_pipeline_executions().pipeline_name(NOBODY)),
        Call::ListPipelines => attempt!(aws.codepipeline.list_pipelines().max_results(1)),
        Call::DescribeInstances => attempt!(aws.ec2.describe_instances().max_results(5)),
        Call::DescribeSecurityGroups => attempt!(aws.ec2.describe_security_groups().max_results(5)),
        Call::DescribeSubnets => attempt!(aws.ec2.describe_subnets().max_results(5)),
        Call::DescribeVpcs => attempt!(aws.ec2.describe_vpcs().max_results(5)),
        Call::DescribeImages => attempt!(aws.ecr.describe_images().repository_name(NOBODY)),
        Call::DescribeRepositories => attempt!(aws.ecr.describe_repositories().max_results(1)),
        Call::GetRepositoryPolicy => attempt!(aws.ecr.get_repository_policy().repository_name(NOBODY)),
        Call::DescribeClusters => attempt!(aws.ecs.describe_clusters().clusters(NOBODY)),
        Call::DescribeServices => attempt!(aws.ecs.describe_services().cluster(NOBODY).services(NOBODY)),
        Call::DescribeTaskDefinition => attempt!(aws.ecs.describe_task_definition().task_definition(NOBODY)),
        Call::DescribeTasks => attempt!(aws.ecs.describe_tasks().cluster(NOBODY).tasks("0".repeat(32))),
        Call::ListClusters => attempt!(aws.ecs.list_clusters().max_results(1)),
        Call::ListServices => attempt!(aws.ecs.list_services().cluster(NOBODY)),
        Call::ListTaskDefinitionFamilies => attempt!(aws.ecs.list_task_definition_families().max_results(1)),
        Call::ListTasks => attempt!(aws.ecs.list_tasks().cluster(NOBODY)),
        Call::DescribeListeners => {
            let balancer = arn("loadbalancer/app/grader-doctor/0000000000000000");
            attempt!(aws.elbv2.describe_listeners().load_balancer_arn(balancer))
        }
        Call::DescribeLoadBalancers => attempt!(aws.elbv2.describe_load_balancers().page_size(1)),
        Call::DescribeRules => {
            let listener = arn("listener/app/grader-doctor/0000000000000000/0000000000000000");
            attempt!(aws.elbv2.describe_rules().listener_arn(listener))
        }
        Call::DescribeTargetGroups => attempt!(aws.elbv2.describe_target_groups().page_size(1)),
        Call::DescribeTargetHealth => {
            let group = arn("targetgroup/grader-doctor/0000000000000000");
            attempt!(aws.elbv2.describe_target_health().target_group_arn(group))
        }
        Call::DescribeLogGroups => attempt!(aws.logs.describe_log_groups().limit(1)),
        Call::DescribeLogStreams => attempt!(aws.logs.describe_log_streams().log_group_name(NOBODY)),
        Call::DescribeDbInstances => attempt!(aws.rds.describe_db_instances().max_records(20)),
        Call::GetCallerIdentity => attempt!(aws.sts.get_caller_identity()),
    }
}
