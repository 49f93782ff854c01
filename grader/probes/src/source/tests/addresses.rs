//! Repositories at an address: git's own server behind a small gateway, and servers that mean harm.

use std::{
    io::Write as _,
    net::SocketAddr,
    path::{Path, PathBuf},
    process::{Command, Stdio},
    sync::atomic::AtomicBool,
    time::{Duration, Instant},
};

use axum::{
    Router,
    body::{Body, Bytes, to_bytes},
    extract::Request,
    http::{Response, StatusCode},
    response::IntoResponse as _,
};
use grader_core::{Gap, GapReason, Observation, facts::SourceKind};
use tempfile::TempDir;
use tokio::runtime::Runtime;

use super::{file, git, look, paths};
use crate::source::{address::Address, failure::SourceError, fetch::Fetcher};

/// A server that answers every request with `answer`.
struct Server {
    at: SocketAddr,
    _runtime: Runtime,
}

impl Server {
    fn new(app: Router) -> Self {
        let runtime = tokio::runtime::Builder::new_multi_thread().worker_threads(2).enable_all().build().unwrap();
        let listener = runtime.block_on(tokio::net::TcpListener::bind("127.0.0.1:0")).unwrap();
        let at = listener.local_addr().unwrap();
        runtime.spawn(async move { axum::serve(listener, app).await });
        Self { at, _runtime: runtime }
    }

    /// Serves the repositories below `root` as git does.
    fn of_git(root: &Path) -> Self {
        let root = root.to_owned();
        Self::new(Router::new().fallback(move |request: Request| gateway(root.clone(), request)))
    }

    fn url(&self, path: &str) -> String {
        format!("http://{}/{path}", self.at)
    }

    /// What is seen of a repository there, by someone who may ask this machine.
    fn look(&self, path: &str) -> Observation {
        look(Path::new("."), &self.url(path), true)
    }

    fn gap(&self, path: &str) -> Gap {
        match self.look(path) {
            Observation::Gap(gap) => gap,
            other => panic!("{other:?}"),
        }
    }
}

/// One request to `git http-backend`, as a web server makes it.
async fn gateway(root: PathBuf, request: Request) -> Response<Body> {
    let (head, body) = request.into_parts();
    let body = to_bytes(body, 1 << 20).await.unwrap();
    let header = |name: &str| head.headers.get(name).and_then(|v| v.to_str().ok()).unwrap_or_default().to_owned();
    let mut command = Command::new("git");
    command.arg("http-backend").env("GIT_PROJECT_ROOT", root).env("GIT_HTTP_EXPORT_ALL", "1");
    command.env("REQUEST_METHOD", head.method.as_str()).env("PATH_INFO", head.uri.path());
    command.env("QUERY_STRING", head.uri.query().unwrap_or_default()).env("CONTENT_TYPE", header("content-type"));
    command.env("HTTP_CONTENT_ENCODING", header("content-encoding")).env("GIT_PROTOCOL", header("git-protocol"));
    command.env("CONTENT_LENGTH", body.len().to_string()).stdin(Stdio::piped()).stdout(Stdio::piped());
    let answered = tokio::task::spawn_blocking(move || {
        let mut git = command.spawn().unwrap();
        git.stdin.take().unwrap().write_all(&body).unwrap();
        git.wait_with_output().unwrap().stdout
    });
    let answer = answered.await.unwrap();
    let end = answer.windows(4).position(|w| w == b"\r\n\r\n").unwrap();
    let mut response = Response::builder();
    for line in String::from_utf8_lossy(&answer[..end]).lines() {
        let (name, value) = line.split_once(": ").unwrap();
        response = if name == "Status" { response.status(&value[..3]) } else { response.header(name, value) };
    }
    response.body(Body::from(Bytes::copy_from_slice(&answer[end + 4..]))).unwrap()
}

/// A bare repository `code.git` with the branches `dev` and `main`, which would like to run things.
fn served() -> (TempDir, Server) {
    let here = git::repository();
    let code = here.path().join("code");
    std::fs::write(code.join(".gitattributes"), "*.js filter=evil\n").unwrap();
    std::fs::write(code.join(".gitmodules"), "[submodule \"x\"]\n path = x\n url = ext::sh -c whoami\n").unwrap();
    git::git(&code, &["checkout", "--quiet", "-b", "main"]);
    std::fs::write(code.join("only-main.json"), "{}").unwrap();
    git::git(&code, &["add", "--all"]);
    git::git(&code, &["commit", "--quiet", "--message", "Main"]);
    git::git(&code, &["checkout", "--quiet", "dev"]);
    git::git(here.path(), &["clone", "--quiet", "--bare", "code", "code.git"]);
    let server = Server::of_git(here.path());
    (here, server)
}

#[test]
fn a_repository_at_an_address_has_its_files_its_history_and_its_commit() {
    let (here, server) = served();
    let Observation::Source(tree) = server.look("code.git") else { panic!("{:?}", server.look("code.git")) };
    assert_eq!((tree.kind, tree.address.as_deref()), (SourceKind::BareGit, Some(server.url("code.git").as_str())));
    assert_eq!(file(&tree, "customer/index.js").text.as_deref(), Some("changed"));
    let history = tree.history.clone().unwrap();
    assert_eq!((history.head.as_deref(), history.commits_total), (Some("dev"), 3));
    let names: Vec<_> = history.branches.iter().map(|b| b.name.as_str()).collect();
    assert_eq!(names, ["dev", "main"]);
    let head = std::fs::read_to_string(here.path().join("code/.git/refs/heads/dev")).unwrap();
    assert_eq!(history.commit.as_deref(), Some(head.trim()));
    let first = history.commits.iter().find(|c| c.summary == "Starter code").unwrap();
    assert_eq!(first.applications["customer"], first.applications["employee"]);
}

#[test]
fn the_branch_behind_the_address_is_the_one_that_is_read() {
    let (_here, server) = served();
    let Observation::Source(tree) = server.look("code.git#main") else { panic!("{:?}", server.look("code.git#main")) };
    assert!(paths(&tree).contains(&"only-main.json"));
    assert_eq!(tree.history.as_ref().unwrap().head.as_deref(), Some("main"));
    for (named, said) in [("code.git#nowhere", "nowhere"), ("none.git", "not found")] {
        let gap = server.gap(named);
        assert_eq!(gap.reason, GapReason::Unreachable);
        assert!(gap.detail.as_ref().unwrap().contains(said), "{gap:?}");
    }
}

#[test]
fn a_redirect_and_a_demand_for_a_password_are_not_followed() {
    let (_here, other) = served();
    let to = other.url("code.git/info/refs?service=git-upload-pack");
    let moved = Server::new(
        Router::new().fallback(move || async move { (StatusCode::FOUND, [("location", to)]).into_response() }),
    );
    assert_eq!(moved.gap("code.git").reason, GapReason::Unreachable);
    let locked = Server::new(Router::new().fallback(|| async {
        (StatusCode::UNAUTHORIZED, [("www-authenticate", "Basic realm=\"x\"")]).into_response()
    }));
    let gap = locked.gap("code.git");
    assert!(gap.detail.as_ref().unwrap().contains("asks for a password"), "{gap:?}");
}

#[test]
fn a_server_of_plain_files_is_not_walked() {
    let here = git::repository();
    git::git(here.path(), &["clone", "--quiet", "--bare", "code", "code.git"]);
    git::git(&here.path().join("code.git"), &["update-server-info"]);
    let refs = std::fs::read(here.path().join("code.git/info/refs")).unwrap();
    let app = Router::new().fallback(move || async move { refs.clone() });
    let gap = Server::new(app).gap("code.git");
    assert_eq!(gap.reason, GapReason::Unreachable);
    assert!(gap.detail.as_ref().unwrap().contains("shallow"), "{gap:?}");
}

#[test]
fn strangers_may_not_name_this_machine_nor_keep_a_secret_in_an_address() {
    let here = TempDir::new().unwrap();
    for (named, reason) in [
        ("https://127.0.0.1/code.git", GapReason::ForbiddenAddress),
        ("http://git.example/code.git", GapReason::NotUsable),
        ("https://ghp_secret@git.example/code.git", GapReason::NotUsable),
        ("https://git.example/code.git?token=ghp_secret", GapReason::NotUsable),
    ] {
        let gap = super::gap(here.path(), named);
        assert_eq!(gap.reason, reason, "{gap:?}");
        assert!(!gap.detail.unwrap().contains("secret"), "{named}");
    }
}

#[test]
fn a_slow_or_large_repository_and_a_missing_git_are_gaps_of_their_own() {
    let fetch = |fetcher: Fetcher, url: &str| {
        let address = Address::of(url, true).unwrap().unwrap();
        fetcher.fetch(&address, true, &AtomicBool::new(false)).unwrap_err()
    };
    let hangs = Server::new(Router::new().fallback(|| async {
        tokio::time::sleep(Duration::from_secs(600)).await;
    }));
    let begun = Instant::now();
    let short = Fetcher { time: Duration::from_millis(300), ..Fetcher::default() };
    assert!(matches!(fetch(short, &hangs.url("code.git")), SourceError::TooSlow));
    assert!(begun.elapsed() < Duration::from_secs(20));

    let (_here, server) = served();
    let url = server.url("code.git");
    let few_bytes = Fetcher { bytes: 100, ..Fetcher::default() };
    assert!(matches!(fetch(few_bytes, &url), SourceError::TooMuch { limit: 100, .. }));
    let few_objects = Fetcher { objects: 2, ..Fetcher::default() };
    assert!(matches!(fetch(few_objects, &url), SourceError::TooMuch { what: "objects of a repository", .. }));
    let none = Fetcher { git: "no-such-git".into(), ..Fetcher::default() };
    assert!(matches!(fetch(none, &url), SourceError::NoGit { .. }));
    let given_up = Fetcher::default().fetch(&Address::of(&url, true).unwrap().unwrap(), true, &AtomicBool::new(true));
    assert!(matches!(given_up, Err(SourceError::TooSlow)) || given_up.is_ok());
}
