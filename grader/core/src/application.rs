//! Which directory of source code is which microservice.
//!
//! An application is a directory with an `index.js`, a `package.json` or a Dockerfile. Which service it is, its name says
//! best, exact names before others; the name in `package.json` only where the directory's says nothing. What is checked
//! out comes before other branches, and what lies higher before what lies deeper.

use std::collections::BTreeSet;

use crate::{
    Lab,
    facts::{SourceFile, SourceTree},
};

impl Lab {
    /// How well the directory name `found` fits the microservice called `name`; lower is better.
    #[must_use]
    pub fn fit(&self, name: &str, found: &str) -> Option<u8> {
        let wanted = self.name(name);
        if found == wanted {
            Some(0)
        } else if found.eq_ignore_ascii_case(wanted) {
            Some(1)
        } else {
            self.microservice_in(name).filter(|service| self.microservice_in(found) == Some(*service)).map(|_| 2)
        }
    }
}

impl SourceTree {
    /// Where files may be: what is checked out, then the branches.
    pub fn places(&self) -> impl Iterator<Item = Option<usize>> + use<> {
        let branches = self.history.as_ref().map_or(0, |h| h.branches.len());
        std::iter::once(None).chain((0..branches).map(Some))
    }

    /// The files that are checked out, or those of a branch.
    #[must_use]
    pub fn files_at(&self, branch: Option<usize>) -> &[SourceFile] {
        match branch {
            None => &self.files,
            Some(at) => self.history.as_ref().and_then(|h| h.branches.get(at)).map_or(&[], |b| b.files.as_slice()),
        }
    }

    /// Whether a file of this name makes its directory an application.
    #[must_use]
    pub fn marks_application(name: &str) -> bool {
        matches!(name, "index.js" | "package.json") || name.eq_ignore_ascii_case("Dockerfile")
    }

    /// The directory of the microservice called `name`, and the branch it is in.
    #[must_use]
    pub fn directory_of(&self, lab: &Lab, name: &str) -> Option<(Option<usize>, &str)> {
        self.places().find_map(|branch| {
            let all = self.files_at(branch);
            let applications: BTreeSet<&str> = all
                .iter()
                .filter_map(|f| f.path.rsplit_once('/').filter(|(_, file)| Self::marks_application(file)))
                .map(|(folder, _)| folder)
                .collect();
            let by_package = |folder: &str| {
                let package = all.iter().find(|f| f.path == format!("{folder}/package.json"))?.text.as_deref()?;
                let package: serde_json::Value = serde_json::from_str(package).ok()?;
                let owner = lab.microservice_in(package["name"].as_str()?)?;
                (lab.microservice_in(last(folder)).is_none() && lab.microservice_in(name) == Some(owner)).then_some(3)
            };
            let best = applications
                .into_iter()
                .filter_map(|folder| Some((lab.fit(name, last(folder)).or_else(|| by_package(folder))?, folder)))
                .min_by_key(|(fit, folder)| (*fit, folder.matches('/').count(), *folder));
            best.map(|(_, folder)| (branch, folder))
        })
    }
}

fn last(path: &str) -> &str {
    path.rsplit('/').next().unwrap_or_default()
}
