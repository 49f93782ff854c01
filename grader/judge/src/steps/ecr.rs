//! Phrases about image repositories.

use grader_core::{
    Aspect, Shown, Topic,
    facts::{Ecr, Ecs},
};
use serde_json::Value;
use wildmatch::WildMatch;

use crate::{check::Check, phrase::phrase, roles};

phrase! {
    /// Finds a repository.
    given "le référentiel ECR {string}" | "the ECR repository {string}", ["\"customer\""],
    async fn the_repository(exam, name: String) {
        let ecr = exam.ask::<Ecr>().await?;
        let ecs = exam.ask_maybe::<Ecs>().await?;
        let repositories = ecr.repositories.known()?;
        let lab = exam.lab()?;
        let found = roles::repository(repositories, ecs.as_deref(), lab, &name);
        let found =
            found.ok_or_else(|| Check::missing(Topic::Ecr, lab.name(&name), repositories.iter().map(|r| r.name.as_str())))?;
        exam.accept_name(&name, &found.name)?;
        exam.set_repository(&name, found.clone());
        Ok(())
    }
}

phrase! {
    /// The repository was found.
    then "le référentiel existe" | "the repository exists", [],
    async fn repository_exists(exam) {
        exam.repository().map(drop)
    }
}

phrase! {
    /// Some image carries the tag.
    then "le référentiel contient une image étiquetée {string}" | "the repository holds an image tagged {string}", ["\"latest\""],
    async fn repository_tag(exam, tag: String) {
        let repository = exam.repository()?;
        let images = repository.it.images.known()?;
        let mut tags: Vec<&String> = images.iter().flat_map(|i| &i.tags).collect();
        tags.sort();
        let mut check = Check::of(Topic::Ecr, &repository.it.arn);
        check.that(tags.contains(&&tag), repository.name, Shown::value(&tag), Shown::values(tags.iter().take(10)));
        Ok(check.done()?)
    }
}

phrase! {
    /// A statement of the policy allows the account's own identities the actions of a pull, and none denies them.
    then "la politique du référentiel permet de télécharger les images" | "the repository policy allows images to be pulled", [],
    async fn repository_policy(exam) {
        let repository = exam.repository()?;
        let policy = repository.it.policy.known()?;
        let statements = policy.as_ref().map(statements).unwrap_or_default();
        let account = repository.it.arn.split(':').nth(4).unwrap_or_default();
        let decides = |effect: &str, action: &str| {
            statements.iter().any(|s| s["Effect"] == *effect && speaks_of(s, account) && names(s, action))
        };
        let missing = PULL.into_iter().filter(|action| !decides("Allow", action) || decides("Deny", action));
        let missing: Vec<&str> = missing.collect();
        let observed = match policy {
            None => Shown::Absent,
            Some(_) => Shown::values(PULL.into_iter().filter(|a| !missing.contains(a))),
        };
        let mut check = Check::of(Topic::Ecr, &repository.it.arn);
        check.that(missing.is_empty(), (&repository.name, Aspect::Policy), Shown::values(PULL), observed);
        Ok(check.done()?)
    }
}

/// What pulling an image from a repository needs.
const PULL: [&str; 2] = ["ecr:BatchGetImage", "ecr:GetDownloadUrlForLayer"];

/// The statements of a policy; AWS accepts a single one without a list.
fn statements(policy: &Value) -> Vec<&Value> {
    one_or_many(&policy["Statement"])
}

fn one_or_many(value: &Value) -> Vec<&Value> {
    match value {
        Value::Null => Vec::new(),
        Value::Array(items) => items.iter().collect(),
        one => vec![one],
    }
}

/// Whether a statement speaks of identities of the account: of anyone, the account, or one of its users and roles. Another
/// account and a service are none of them.
fn speaks_of(statement: &Value, account: &str) -> bool {
    let of_account = |principal: &str| principal == "*" || principal.split(':').any(|part| part == account);
    let principal = &statement["Principal"];
    principal == "*" || one_or_many(&principal["AWS"]).iter().filter_map(|p| p.as_str()).any(of_account)
}

/// Whether a statement is about an action. IAM compares actions without regard to case.
fn names(statement: &Value, action: &str) -> bool {
    let fits = |pattern: &&Value| {
        pattern.as_str().is_some_and(|p| WildMatch::new(&p.to_lowercase()).matches(&action.to_lowercase()))
    };
    one_or_many(&statement["Action"]).iter().any(fits)
}
