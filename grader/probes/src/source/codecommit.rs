//! A CodeCommit repository that a submission names by its address: git would need a helper and a student's credentials, so
//! it is read through the API, like the repositories of the account.

use std::sync::Arc;

use grader_core::{
    Access, Gap, GapReason, Observation, SourcePart,
    facts::{Branch, Codecommit, History, SourceFile, SourceKind, SourceTree},
};
use url::Url;

use super::{collector::directories, named, names};

/// Branches that are taken where neither the address nor the repository chooses one.
const BRANCHES: [&str; 3] = ["dev", "main", "master"];

/// A repository of CodeCommit.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Repository {
    region: Option<String>,
    name: String,
    branch: Option<String>,
}

impl Repository {
    /// The repository of CodeCommit that a submission hands in as `part`; nothing, where it hands in something else.
    pub(crate) fn handed_in(part: SourcePart, access: &Access) -> Option<Self> {
        Self::of(named(part, access)?)
    }

    /// Reads `codecommit::<region>://<profile>@<name>`, where region and profile may be missing, and the addresses that the
    /// console shows for HTTPS and SSH; `#` and a branch may follow. One with a password is left to be refused.
    fn of(address: &str) -> Option<Self> {
        let (address, branch) = address.split_once('#').map_or((address, None), |(rest, branch)| (rest, Some(branch)));
        let (region, name) = match address.strip_prefix("codecommit:") {
            Some(helper) => {
                let (region, repository) = helper.split_once("//")?;
                let region = region.trim_matches(':');
                let name = repository.rsplit_once('@').map_or(repository, |(_, name)| name);
                ((!region.is_empty()).then_some(region.to_owned()), name.to_owned())
            }
            None => {
                let url = Url::parse(address).ok()?;
                let open = matches!(url.scheme(), "https" | "ssh") && url.password().is_none();
                if !open || url.scheme() == "https" && !url.username().is_empty() || url.query().is_some() {
                    return None;
                }
                let region = url.host_str()?.strip_prefix("git-codecommit.")?.strip_suffix(".amazonaws.com")?;
                (Some(region.to_owned()), url.path().strip_prefix("/v1/repos/")?.trim_end_matches('/').to_owned())
            }
        };
        let is_name = |c: char| c.is_ascii_alphanumeric() || "._-".contains(c);
        let sound = !name.is_empty() && name.len() <= 100 && name.chars().all(is_name);
        let branch = branch.filter(|branch| !branch.is_empty()).map(str::to_owned);
        sound.then_some(Self { region, name, branch })
    }

    /// What the account in `region` has of it.
    pub(crate) fn observed(&self, seen: &Codecommit, region: &str) -> Observation {
        self.tree(seen, region).map_or_else(Observation::Gap, |tree| Observation::Source(Arc::new(tree)))
    }

    fn tree(&self, seen: &Codecommit, region: &str) -> Result<SourceTree, Gap> {
        let address = format!("codecommit::{}://{}", self.region.as_deref().unwrap_or(region), self.name);
        let gap = |said: &str| Gap::new(GapReason::Malformed).operation(&address).detail(said);
        if self.region.as_deref().is_some_and(|own| own != region) {
            return Err(gap(&format!(
                "this repository is in another region than the account is looked at in, {region}"
            )));
        }
        let repository = seen.repositories.known()?.iter().find(|r| r.name == self.name);
        let repository = repository.ok_or_else(|| gap("the account has no such repository"))?;
        let branches = repository.branches.known()?;
        let called = |name: &str| branches.iter().find(|b| b.name == name);
        let branch = match &self.branch {
            Some(name) => called(name),
            None => {
                repository.default_branch.as_deref().and_then(called).or_else(|| BRANCHES.into_iter().find_map(called))
            }
        };
        let branch = branch.ok_or_else(|| gap("the repository has no such branch"))?;
        branch.texts_left_out.known()?;
        let mut files = files(branch)?;
        files.sort_by(|a, b| a.path.cmp(&b.path));
        Ok(SourceTree {
            kind: SourceKind::BareGit,
            address: Some(address),
            directories: directories(&files),
            files,
            gitlinks: branch.submodules.clone(),
            // Without it, what lies there now has to do.
            history: branch.history.known().ok().filter(|history| !history.commits.is_empty()).map(|history| History {
                head: Some(branch.name.clone()),
                commit: Some(branch.head.clone()),
                commits_total: history.commits.len() as u64,
                commits: history.commits.clone(),
                trees: history.trees.clone(),
                ..History::default()
            }),
            ..SourceTree::default()
        })
    }
}

fn files(branch: &Branch) -> Result<Vec<SourceFile>, Gap> {
    let file = |found: &grader_core::facts::CodeFile| {
        let (path, _) = names::shown(found.path.as_bytes());
        let size = found.text.as_ref().map_or(0, |text| text.len() as u64);
        SourceFile { path, size, hash: Some(format!("git:{}", found.blob)), text: found.text.clone() }
    };
    Ok(branch.files.known()?.iter().map(file).collect())
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

    use grader_core::{
        Seen,
        facts::{CodeFile, CodeRepository},
    };

    use super::*;

    fn repository(region: Option<&str>, name: &str, branch: Option<&str>) -> Option<Repository> {
        Some(Repository { region: region.map(str::to_owned), name: name.to_owned(), branch: branch.map(str::to_owned) })
    }

    #[test]
    fn addresses_of_the_helper_and_of_the_console_name_a_repository() {
        let east = Some("us-east-1");
        for (address, expected) in [
            ("codecommit::us-east-1://student@microservices", repository(east, "microservices", None)),
            ("codecommit::us-east-1://microservices#dev", repository(east, "microservices", Some("dev"))),
            ("codecommit://microservices", repository(None, "microservices", None)),
            (
                "https://git-codecommit.us-east-1.amazonaws.com/v1/repos/deployment",
                repository(east, "deployment", None),
            ),
            (
                "ssh://APKA@git-codecommit.us-east-1.amazonaws.com/v1/repos/deployment",
                repository(east, "deployment", None),
            ),
            ("https://user@git-codecommit.us-east-1.amazonaws.com/v1/repos/deployment", None),
            ("https://git-codecommit.us-east-1.amazonaws.com.attacker.example/v1/repos/deployment", None),
            ("https://git.example/v1/repos/deployment", None),
            ("codecommit://a/b", None),
            ("codecommit://", None),
            ("code/microservices", None),
        ] {
            assert_eq!(Repository::of(address), expected, "{address}");
        }
    }

    fn account() -> Codecommit {
        let file = |path: &str, text: Option<&str>| CodeFile {
            path: path.to_owned(),
            blob: "b".repeat(40),
            text: text.map(str::to_owned),
        };
        let branch = Branch {
            name: "dev".to_owned(),
            files: Seen::Known(vec![
                file("employee/index.js", Some("listen")),
                file("customer/index.js", Some("listen")),
            ]),
            texts_left_out: Seen::Known(0),
            ..Branch::default()
        };
        let repository = CodeRepository {
            name: "microservices".to_owned(),
            branches: Seen::Known(vec![branch]),
            ..CodeRepository::default()
        };
        Codecommit { repositories: Seen::Known(vec![repository]) }
    }

    #[test]
    fn files_and_directories_come_from_what_was_seen_of_the_account() {
        let named = Repository::of("codecommit::us-east-1://microservices").unwrap();
        let tree = named.tree(&account(), "us-east-1").unwrap();
        assert_eq!(tree.address.as_deref(), Some("codecommit::us-east-1://microservices"));
        let paths: Vec<_> = tree.files.iter().map(|file| file.path.as_str()).collect();
        assert_eq!(paths, ["customer/index.js", "employee/index.js"]);
        assert_eq!(tree.files[0].text.as_deref(), Some("listen"));
        let [customer, employee] = &tree.directories[..] else { panic!("{:?}", tree.directories) };
        assert_eq!((customer.path.as_str(), &customer.hash), ("customer", &employee.hash), "equal copies are equal");
    }

    #[test]
    fn what_the_account_does_not_show_is_a_gap() {
        for (address, said) in [
            ("codecommit::eu-west-1://microservices", "another region"),
            ("codecommit://nothing", "no such repository"),
            ("codecommit://microservices#main", "no such branch"),
        ] {
            let gap = Repository::of(address).unwrap().tree(&account(), "us-east-1").unwrap_err();
            assert!(gap.detail.as_deref().unwrap_or_default().contains(said), "{gap:?}");
        }
        let unseen = Codecommit::default();
        let gap = Repository::of("codecommit://microservices").unwrap().tree(&unseen, "us-east-1").unwrap_err();
        assert_eq!(gap.reason, GapReason::NotRecorded);
    }
}
