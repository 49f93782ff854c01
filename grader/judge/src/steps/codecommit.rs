//! Phrases about code repositories, those in CodeCommit first.

use std::collections::BTreeSet;

use grader_core::{
    Aspect, Lab, Question, Shown, Topic,
    facts::{Branch, Codecommit},
};

use crate::{
    check::Check,
    exam::{Exam, Stop},
    phrase::phrase,
    roles::{self, Named},
};

phrase! {
    /// Finds a code repository.
    given "le référentiel CodeCommit {string}" | "the CodeCommit repository {string}", ["\"microservices\""],
    async fn the_code_repository(exam, name: String) {
        let codecommit = exam.ask::<Codecommit>().await?;
        let all = codecommit.repositories.known()?;
        let lab = exam.lab()?;
        let found = roles::code_repository(all, lab, &name);
        let found =
            found.ok_or_else(|| Check::missing(Topic::Codecommit, lab.name(&name), all.iter().map(|r| r.name.as_str())))?;
        exam.accept_name(&name, &found.name)?;
        exam.set_code_repository(&name, (Question::Aws(Topic::Codecommit), found.clone()));
        Ok(())
    }
}

phrase! {
    /// The repository was found.
    then "le référentiel de code existe" | "the code repository exists", [],
    async fn code_repository_exists(exam) {
        exam.code_repository().map(drop)
    }
}

/// Finds a branch of the repository; another one that does its work is right, with a remark.
fn find_branch(exam: &mut Exam, name: &str) -> Result<(Question, Branch), Stop> {
    let (question, repository) = exam.code_repository()?.it;
    let branches = repository.branches.known()?;
    let found = roles::branch(branches, repository.default_branch.as_deref(), exam.lab()?, name).cloned();
    let Some(found) = found else {
        let mut check = Check::answer(question);
        let wanted = exam.lab()?.name(name);
        let seen = Shown::values(branches.iter().map(|b| &b.name));
        check.that(false, (wanted, Aspect::Branch), Shown::value(wanted), seen);
        return Err(check.failed());
    };
    exam.accept_name(name, &found.name)?;
    Ok((question, found))
}

phrase! {
    /// The branch, or the default one in its place.
    then "le référentiel a une branche {string}" | "the repository has a branch {string}", ["\"dev\""],
    async fn repository_branch(exam, name: String) {
        find_branch(exam, &name).map(drop)
    }
}

phrase! {
    /// Finds a branch to look into.
    given "sa branche {string}" | "its branch {string}", ["\"dev\""],
    async fn the_branch(exam, name: String) {
        let found = find_branch(exam, &name)?;
        exam.set_branch(&name, found);
        Ok(())
    }
}

/// Whether there is a folder of the microservice `name` speaks of, or a deployment file in its place, or else a file or
/// folder of that name, at any depth.
fn holds(lab: &Lab, paths: &[&str], name: &str) -> bool {
    let role = roles::Service::of(lab, name).filter(|_| !name.contains('.'));
    paths.iter().any(|path| match (role, path.rsplit_once('/')) {
        (Some(role), Some((folders, _))) => folders.split('/').any(|part| role.owns(lab, part)),
        (Some(_), None) => false,
        (None, _) => {
            let named = path.split('/').any(|part| part.eq_ignore_ascii_case(lab.name(name)));
            named || roles::fit_of_deployment_file(lab, name, path).is_some()
        }
    })
}

phrase! {
    /// All of them, at any depth.
    then "la branche contient {string}" | "the branch holds {string}", ["\"customer, employee\""],
    async fn branch_holds(exam, names: String) {
        let Named { name: called, it: (question, branch) } = exam.branch()?;
        let paths: Vec<&str> = branch.files.known()?.iter().map(|f| f.path.as_str()).collect();
        let top: BTreeSet<&str> = paths.iter().filter_map(|p| p.split('/').next()).take(200).collect();
        let mut check = Check::cited(question, &branch.head);
        for name in names.split(',').map(str::trim) {
            let seen = Shown::values(top.iter().take(20));
            check.that(holds(exam.lab()?, &paths, name), (&called, Aspect::Branch), Shown::value(name), seen);
        }
        Ok(check.done()?)
    }
}

/// The contents of a service's folder, by path within it.
fn service_files<'a>(lab: &Lab, branch: &'a Branch, service: &str) -> Result<BTreeSet<(&'a str, &'a str)>, Stop> {
    let role = roles::Service::named(lab, service)?;
    let inside = |path: &'a str| {
        let parts: Vec<&str> = path.split('/').collect();
        let at = parts[..parts.len() - 1].iter().position(|part| role.owns(lab, part))?;
        Some(&path[parts[..=at].iter().map(|p| p.len() + 1).sum::<usize>()..])
    };
    Ok(branch.files.known()?.iter().filter_map(|f| Some((inside(&f.path)?, f.blob.as_str()))).collect())
}

phrase! {
    /// In the service's own folder.
    then "la branche contient un Dockerfile pour {string}" | "the branch holds a Dockerfile for {string}", ["\"customer\""],
    async fn branch_dockerfile(exam, service: String) {
        let (question, branch) = exam.branch()?.it;
        let files = service_files(exam.lab()?, &branch, &service)?;
        let found = files.iter().any(|(path, _)| path.rsplit('/').next() == Some("Dockerfile"));
        let mut check = Check::cited(question, &branch.head);
        let seen = files.iter().map(|(path, _)| *path).filter(|path| !path.contains('/')).take(20);
        check.that(found, service, Shown::value("Dockerfile"), Shown::values(seen));
        Ok(check.done()?)
    }
}

/// Whether a file is code, and neither about building it nor about itself.
fn is_code(path: &str) -> bool {
    let name = path.rsplit('/').next().unwrap_or(path);
    let end = name.rsplit_once('.').map_or("", |(_, end)| end);
    !(name.starts_with('.')
        || name.eq_ignore_ascii_case("Dockerfile")
        || matches!(end, "" | "md" | "txt" | "lock" | "log" | "png" | "jpg"))
        && name != "package-lock.json"
}

phrase! {
    /// Two folders of equal content are two copies of the start, not two services.
    then "le code de {string} diffère de celui de {string}" | "the code of {string} differs from that of {string}", ["\"customer\"", "\"employee\""],
    async fn branch_differs(exam, one: String, other: String) {
        let (question, branch) = exam.branch()?.it;
        let code = |service: &str| -> Result<BTreeSet<(&str, &str)>, Stop> {
            Ok(service_files(exam.lab()?, &branch, service)?.into_iter().filter(|(path, _)| is_code(path)).collect())
        };
        let (first, second) = (code(&one)?, code(&other)?);
        let mut check = Check::cited(question, &branch.head);
        for (service, files) in [(&one, &first), (&other, &second)] {
            check.that(!files.is_empty(), format!("{service}/"), Shown::Present, Shown::Absent);
        }
        let subject = (format!("{one} / {other}"), Aspect::DifferingFiles);
        check.that(first != second, subject, Shown::value("≥ 1"), Shown::value(0));
        Ok(check.done()?)
    }
}
