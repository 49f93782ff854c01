//! The calls that the grader makes: the one list behind the policy, the gaps and the counters.

use std::fmt;

use serde::{Serialize, Serializer};

macro_rules! calls {
    ($($name:ident = $action:literal),* $(,)?) => {
        /// An AWS call of the grader. All of them only read.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum Call {
            $(#[doc = concat!("`", $action, "`.")] $name,)*
        }

        impl Call {
            /// All calls, by action.
            pub const ALL: &'static [Self] = &[$(Self::$name),*];

            /// The IAM action that permits the call.
            #[must_use]
            pub const fn action(self) -> &'static str {
                match self {
                    $(Self::$name => $action,)*
                }
            }
        }
    };
}

calls! {
    DescribeScalableTargets = "application-autoscaling:DescribeScalableTargets",
    DescribeScalingPolicies = "application-autoscaling:DescribeScalingPolicies",
    DescribeEnvironments = "cloud9:DescribeEnvironments",
    ListEnvironments = "cloud9:ListEnvironments",
    DescribeAlarms = "cloudwatch:DescribeAlarms",
    ListMetrics = "cloudwatch:ListMetrics",
    BatchGetRepositories = "codecommit:BatchGetRepositories",
    GetBlob = "codecommit:GetBlob",
    GetBranch = "codecommit:GetBranch",
    GetCommit = "codecommit:GetCommit",
    GetFolder = "codecommit:GetFolder",
    ListBranches = "codecommit:ListBranches",
    ListFileCommitHistory = "codecommit:ListFileCommitHistory",
    ListRepositories = "codecommit:ListRepositories",
    BatchGetApplications = "codedeploy:BatchGetApplications",
    BatchGetDeploymentGroups = "codedeploy:BatchGetDeploymentGroups",
    BatchGetDeployments = "codedeploy:BatchGetDeployments",
    ListApplications = "codedeploy:ListApplications",
    ListDeploymentGroups = "codedeploy:ListDeploymentGroups",
    ListDeployments = "codedeploy:ListDeployments",
    GetPipeline = "codepipeline:GetPipeline",
    GetPipelineState = "codepipeline:GetPipelineState",
    ListPipelineExecutions = "codepipeline:ListPipelineExecutions",
    ListPipelines = "codepipeline:ListPipelines",
    DescribeInstances = "ec2:DescribeInstances",
    DescribeSecurityGroups = "ec2:DescribeSecurityGroups",
    DescribeSubnets = "ec2:DescribeSubnets",
    DescribeVpcs = "ec2:DescribeVpcs",
    DescribeImages = "ecr:DescribeImages",
    DescribeRepositories = "ecr:DescribeRepositories",
    GetRepositoryPolicy = "ecr:GetRepositoryPolicy",
    DescribeClusters = "ecs:DescribeClusters",
    DescribeServices = "ecs:DescribeServices",
    DescribeTaskDefinition = "ecs:DescribeTaskDefinition",
    DescribeTasks = "ecs:DescribeTasks",
    ListClusters = "ecs:ListClusters",
    ListServices = "ecs:ListServices",
    ListTaskDefinitionFamilies = "ecs:ListTaskDefinitionFamilies",
    ListTasks = "ecs:ListTasks",
    DescribeListeners = "elasticloadbalancing:DescribeListeners",
    DescribeLoadBalancers = "elasticloadbalancing:DescribeLoadBalancers",
    DescribeRules = "elasticloadbalancing:DescribeRules",
    DescribeTargetGroups = "elasticloadbalancing:DescribeTargetGroups",
    DescribeTargetHealth = "elasticloadbalancing:DescribeTargetHealth",
    DescribeLogGroups = "logs:DescribeLogGroups",
    DescribeLogStreams = "logs:DescribeLogStreams",
    DescribeDbInstances = "rds:DescribeDBInstances",
    GetCallerIdentity = "sts:GetCallerIdentity",
}

impl fmt::Display for Call {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.action())
    }
}

impl Serialize for Call {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.action())
    }
}
