//! Commands that show a student what the grader saw.

use grader_core::{HttpRequest, Method, Question, Topic};

/// A command that asks `question` again about `resource`. People paste it: whatever a shell could understand in another
/// way than as a plain word is left out.
pub(super) fn of(question: &Question, resource: &str) -> Option<String> {
    match question {
        Question::Aws(topic) => Some(aws(*topic, resource)),
        Question::Http(HttpRequest { method: Method::Get, url }) => {
            let harmless = |c: char| c.is_ascii_alphanumeric() || "-._~:/?#[]@&=%+,;".contains(c);
            let url = url.as_str();
            (url.len() < 300 && url.chars().all(harmless)).then(|| format!("curl -iL '{url}'"))
        }
        Question::RoundTrip(_) | Question::Container(_) | Question::Document(_) | Question::Source(_) => None,
    }
}

fn aws(topic: Topic, resource: &str) -> String {
    let (list, one) = match topic {
        Topic::Identity => ("sts get-caller-identity", None),
        Topic::Ec2 => ("ec2 describe-instances", None),
        Topic::Ecr => ("ecr describe-repositories", Some("ecr describe-images --repository-name")),
        Topic::Ecs => ("ecs list-clusters", None),
        Topic::Elbv2 => ("elbv2 describe-load-balancers", balancing(resource)),
        Topic::Rds => ("rds describe-db-instances", None),
        Topic::Logs => ("logs describe-log-groups", None),
        Topic::Cloudwatch => ("cloudwatch describe-alarms", None),
        Topic::Autoscaling => ("application-autoscaling describe-scalable-targets --service-namespace ecs", None),
        Topic::Cloud9 => ("cloud9 list-environments", None),
        Topic::Codecommit => ("codecommit list-repositories", None),
        Topic::Codedeploy => ("deploy list-applications", None),
        Topic::Codepipeline => ("codepipeline list-pipelines", Some("codepipeline get-pipeline --name")),
    };
    let word = |c: char| c.is_ascii_alphanumeric() || "-._/:".contains(c);
    let usable =
        !resource.is_empty() && !resource.starts_with('-') && resource.len() < 300 && resource.chars().all(word);
    match one {
        Some(one) if usable => format!("aws {one} {resource}"),
        _ => format!("aws {list}"),
    }
}

/// The call that reads one resource of a load balancer, by its ARN.
fn balancing(arn: &str) -> Option<&'static str> {
    [
        (":targetgroup/", "elbv2 describe-target-groups --target-group-arns"),
        (":listener-rule/", "elbv2 describe-rules --rule-arns"),
        (":listener/", "elbv2 describe-listeners --listener-arns"),
        (":loadbalancer/", "elbv2 describe-load-balancers --load-balancer-arns"),
    ]
    .into_iter()
    .find_map(|(kind, call)| arn.contains(kind).then_some(call))
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "a test may panic")]

    use super::*;

    #[test]
    fn a_resource_is_asked_for_by_name() {
        let of = |resource| of(&Question::Aws(Topic::Elbv2), resource).unwrap();
        let arn = "arn:aws:elasticloadbalancing:us-east-1:1:targetgroup/one/2";
        assert_eq!(of(arn), format!("aws elbv2 describe-target-groups --target-group-arns {arn}"));
        assert_eq!(of(""), "aws elbv2 describe-load-balancers");
    }

    #[test]
    fn no_name_becomes_a_command() {
        for evil in ["$(reboot)", "a;reboot", "`reboot`", "a b", "a'b", "--endpoint-url", "a\nb", "é"] {
            let command = of(&Question::Aws(Topic::Codepipeline), evil).unwrap();
            assert_eq!(command, "aws codepipeline list-pipelines");
        }
        let evil = Question::get("http://example.org/'$(reboot)".parse().unwrap());
        assert_eq!(of(&evil, ""), None);
    }
}
