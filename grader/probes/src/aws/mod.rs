//! Looking at an AWS account, read-only. One file per topic; [`Account`] makes every call.

mod account;
mod autoscaling;
mod call;
mod clock;
mod cloud9;
mod cloudwatch;
mod codecommit;
mod codedeploy;
mod codepipeline;
mod connect;
mod credentials;
mod ec2;
mod ecr;
mod ecs;
mod elbv2;
mod failure;
mod identity;
mod logs;
mod policy;
mod rds;
mod text;
mod time;

pub(crate) use account::Account;
pub use call::Call;
pub(crate) use connect::connect;
pub(crate) use failure::Failure;
pub use policy::iam_policy;
