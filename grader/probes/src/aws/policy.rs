//! The least that the grader must be allowed to do.

use serde_json::{Value, json};

use super::Call;

/// The least-privilege IAM policy for the identity that a submission gives: what the code calls, and nothing else.
///
/// Most of these actions cannot be narrowed to resources, and the grader finds resources by looking at all of them. A
/// grader that assumes a role also needs `sts:AssumeRole` on that role, in its own account.
#[must_use]
pub fn iam_policy() -> Value {
    let actions: Vec<_> = Call::ALL.iter().map(|call| call.action()).collect();
    json!({
        "Version": "2012-10-17",
        "Statement": [{ "Sid": "GraderReads", "Effect": "Allow", "Action": actions, "Resource": "*" }],
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn actions_are_sorted_unique_and_only_read() {
        let actions: Vec<_> = Call::ALL.iter().map(|call| call.action()).collect();
        assert!(actions.is_sorted_by(|a, b| a < b), "{actions:?}");
        for action in actions {
            let (_, operation) = action.split_once(':').expect("service:Operation");
            assert!(["Describe", "List", "Get", "BatchGet"].iter().any(|verb| operation.starts_with(verb)), "{action}");
        }
    }
}
