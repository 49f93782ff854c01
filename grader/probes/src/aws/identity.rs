//! Whose credentials these are.

use grader_core::facts::Identity;

use super::{Account, Call, Failure};

pub(crate) async fn look(aws: &Account) -> Result<Identity, Failure> {
    let caller = aws.call(Call::GetCallerIdentity, aws.sts.get_caller_identity().send()).await?;
    Ok(Identity { account: caller.account.unwrap_or_default(), arn: caller.arn.unwrap_or_default() })
}
