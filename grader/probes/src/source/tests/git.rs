//! Repositories, their history, and what they would like to run.

use std::{fs, io::Write as _, path::Path, process::Command};

use grader_core::{GapReason, facts::SourceKind};

use super::{file, folder, gap, paths, tree};

/// Runs git in `folder` without the settings of this machine.
pub(super) fn git(folder: &Path, arguments: &[&str]) {
    let mut command = Command::new("git");
    command.args(["-c", "user.name=S", "-c", "user.email=s@example.org", "-c", "protocol.file.allow=always"]);
    command.args(arguments).current_dir(folder).env("GIT_CONFIG_GLOBAL", "/dev/null").env("GIT_CONFIG_NOSYSTEM", "1");
    let output = command.env("GIT_COMMITTER_DATE", "2024-03-04T10:00:00Z").output().unwrap();
    assert!(output.status.success(), "git {arguments:?}: {}", String::from_utf8_lossy(&output.stderr));
}

fn commit(folder: &Path, message: &str) {
    git(folder, &["add", "--all"]);
    git(folder, &["commit", "--quiet", "--message", message]);
}

/// A repository whose two services begin alike and then differ.
pub(super) fn repository() -> tempfile::TempDir {
    let here =
        folder(&[("code/customer/index.js", "1"), ("code/employee/index.js", "1"), ("code/employee/app/a.js", "2")]);
    let code = here.path().join("code");
    fs::create_dir(code.join("customer/app")).unwrap();
    fs::write(code.join("customer/app/a.js"), "2").unwrap();
    git(&code, &["init", "--quiet", "--initial-branch=dev"]);
    commit(&code, "Starter code\n\nWith a body");
    fs::write(code.join("customer/index.js"), "changed").unwrap();
    commit(&code, "Customer");
    here
}

#[test]
fn history_tells_what_was_alike() {
    let here = repository();
    fs::write(here.path().join("code/customer/index.js"), "not committed").unwrap();
    let tree = tree(here.path(), "code");
    assert_eq!(tree.kind, SourceKind::Git);
    assert_eq!(file(&tree, "customer/index.js").text.as_deref(), Some("not committed"));
    let history = tree.history.unwrap();
    assert_eq!((history.head.as_deref(), history.commits_total), (Some("dev"), 2));
    assert_eq!(history.branches.len(), 1);
    let first = history.commits.iter().find(|c| c.summary == "Starter code").unwrap();
    assert_eq!(first.applications["customer"], first.applications["employee"]);
    assert_eq!(history.trees[&first.applications["customer"]].files, ["app/a.js", "index.js"]);
    let second = history.commits.iter().find(|c| c.summary == "Customer").unwrap();
    assert_ne!(second.applications["customer"], second.applications["employee"]);
}

#[test]
fn bare_repositories_and_archived_ones_have_their_history_too() {
    let here = repository();
    let code = here.path().join("code");
    git(here.path(), &["clone", "--quiet", "--bare", "code", "bare.git"]);
    let bare = tree(here.path(), "bare.git");
    assert_eq!(bare.kind, SourceKind::BareGit);
    assert_eq!(paths(&bare), ["customer/app/a.js", "customer/index.js", "employee/app/a.js", "employee/index.js"]);
    assert!(file(&bare, "customer/index.js").hash.as_deref().unwrap().starts_with("git:"));
    assert_eq!(bare.history.unwrap().commits_total, 2);

    let mut tar = tar::Builder::new(fs::File::create(here.path().join("code.tar")).unwrap());
    tar.append_dir_all("code", &code).unwrap();
    tar.finish().unwrap();
    let archived = tree(here.path(), "code.tar");
    assert_eq!(archived.files.len(), 4);
    assert_eq!(archived.history.unwrap().commits_total, 2);
}

#[test]
fn other_branches_and_submodules_are_seen() {
    let here = repository();
    let code = here.path().join("code");
    git(&code, &["checkout", "--quiet", "-b", "deploy"]);
    fs::write(code.join("appspec.yaml"), "version: 0.0").unwrap();
    commit(&code, "Deployment files");
    git(&code, &["update-index", "--add", "--cacheinfo", &format!("160000,{},deployment", "1".repeat(40))]);
    git(&code, &["commit", "--quiet", "--message", "A submodule"]);
    let seen = tree(here.path(), "code");
    assert_eq!(seen.gitlinks, ["deployment"]);
    git(&code, &["checkout", "--quiet", "--force", "dev"]);
    let seen = tree(here.path(), "code");
    assert!(!paths(&seen).contains(&"appspec.yaml"));
    let branches = seen.history.unwrap().branches;
    let deploy = branches.iter().find(|b| b.name == "deploy").unwrap();
    assert!(deploy.files.iter().any(|f| f.path == "appspec.yaml" && f.text.as_deref() == Some("version: 0.0")));
}

/// Puts into the repository all that git would run, or read from elsewhere; the file that tells whether anything ran.
#[cfg(unix)]
fn booby_trap(here: &Path) -> std::path::PathBuf {
    use std::os::unix::fs::PermissionsExt as _;

    let code = here.join("code");
    let canary = here.join("canary");
    let run = format!("#!/bin/sh\ntouch {}\n", canary.display());
    let script = here.join("run.sh");
    fs::write(&script, &run).unwrap();
    fs::set_permissions(&script, fs::Permissions::from_mode(0o755)).unwrap();
    for hook in ["post-checkout", "pre-commit", "post-index-change", "fsmonitor-watchman", "reference-transaction"] {
        let hook = code.join(".git/hooks").join(hook);
        fs::create_dir_all(hook.parent().unwrap()).unwrap();
        fs::copy(&script, hook).unwrap();
    }
    let command = script.display();
    let config = format!(
        "[core]\n\tfsmonitor = {command}\n\tsshCommand = {command}\n\tpager = {command}\n\teditor = {command}\n\
         \thooksPath = {0}\n\tattributesFile = {0}/attributes\n\tworktree = /etc\n[filter \"x\"]\n\tclean = {command}\n\
         \tsmudge = {command}\n\tprocess = {command}\n[diff \"x\"]\n\ttextconv = {command}\n[include]\n\tpath = /etc/passwd\n\
         [alias]\n\tlog = !{command}\n[extensions]\n\tpartialClone = origin\n[remote \"origin\"]\n\turl = ext::{command}\n\
         \tpromisor = true\n[credential]\n\thelper = !{command}\n[gc]\n\tauto = 1\n",
        here.display()
    );
    let file = code.join(".git/config");
    let before = fs::read_to_string(&file).unwrap();
    fs::write(&file, before + &config).unwrap();
    fs::write(code.join(".gitattributes"), "* filter=x diff=x\n").unwrap();
    canary
}

#[cfg(unix)]
#[test]
fn nothing_of_a_repository_runs() {
    let here = repository();
    let code = here.path().join("code");
    let canary = booby_trap(here.path());
    let mut tar = tar::Builder::new(fs::File::create(here.path().join("code.tar")).unwrap());
    tar.append_dir_all("code", &code).unwrap();
    tar.finish().unwrap();
    let mut zip = zip::ZipWriter::new(fs::File::create(here.path().join("code.zip")).unwrap());
    for file in walkdir::WalkDir::new(&code).into_iter().map(Result::unwrap).filter(|e| e.file_type().is_file()) {
        let name = file.path().strip_prefix(here.path()).unwrap().to_str().unwrap();
        let executable = zip::write::SimpleFileOptions::default().unix_permissions(0o755);
        zip.start_file(name, executable).unwrap();
        zip.write_all(&fs::read(file.path()).unwrap()).unwrap();
    }
    zip.finish().unwrap();
    for named in ["code", "code.tar", "code.zip"] {
        let tree = tree(here.path(), named);
        assert!(!canary.exists(), "{named}");
        assert_eq!(tree.history.unwrap().commits_total, 2, "{named}");
        assert!(!tree.files.iter().any(|f| f.path.contains("passwd")), "core.worktree does not count: {named}");
    }
}

#[cfg(unix)]
#[test]
fn a_repository_keeps_to_its_folder() {
    let other = repository();
    let objects = other.path().join("code/.git/objects");
    for attack in ["alternates", "link", "commondir"] {
        let here = repository();
        let git = here.path().join("code/.git");
        match attack {
            "alternates" => {
                fs::create_dir_all(git.join("objects/info")).unwrap();
                fs::write(git.join("objects/info/alternates"), objects.to_str().unwrap()).unwrap();
            }
            "link" => std::os::unix::fs::symlink(&objects, git.join("objects/other")).unwrap(),
            _ => fs::write(git.join("commondir"), "../../../elsewhere/.git").unwrap(),
        }
        let gap = gap(here.path(), "code");
        assert_eq!(gap.reason, GapReason::Malformed, "{attack}");
        assert!(gap.detail.unwrap().contains("leads out of it"), "{attack}");
    }
    // A `.git` file, as worktrees and submodules have, points elsewhere: it is not followed.
    let here = folder(&[("code/index.js", "1")]);
    fs::write(here.path().join("code/.git"), format!("gitdir: {}", other.path().join("code/.git").display())).unwrap();
    assert_eq!(tree(here.path(), "code").history, None);
}

#[test]
fn damaged_repositories_are_gaps() {
    let here = repository();
    let objects = here.path().join("code/.git/objects");
    let damage = |path: &Path| {
        let _ = fs::remove_file(path);
        fs::write(path, "damaged").unwrap();
    };
    for entry in walkdir::WalkDir::new(&objects).into_iter().filter_map(Result::ok).filter(|e| e.file_type().is_file())
    {
        damage(entry.path());
    }
    let observation = super::look(here.path(), "code", false);
    // The files are there; of the history nothing is left.
    match observation {
        grader_core::Observation::Source(tree) => assert_eq!(tree.history.as_ref().unwrap().commits.len(), 0),
        grader_core::Observation::Gap(gap) => assert_eq!(gap.reason, GapReason::Malformed),
        other => panic!("{other:?}"),
    }
}
