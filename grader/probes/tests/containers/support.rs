//! A student's folder with two microservices, tried in real containers.

use std::{
    fs,
    path::{Path, PathBuf},
    process::{Command, Stdio},
    sync::{Arc, OnceLock},
};

use grader_core::{
    Access, Lab, Observation, Observer as _, Question, Source, Submission,
    facts::{Answer, ContainerRun, Exchange},
};
use grader_probes::Live;
use grader_testbed::with_own_images;
use tempfile::TempDir;

/// The repository's root.
pub fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../..")
}

/// Whether containers can be tested here. A machine without Docker skips them and says so; continuous integration does not.
pub fn available() -> bool {
    let up = Command::new("docker").arg("info").stdout(Stdio::null()).stderr(Stdio::null()).status();
    let up = up.is_ok_and(|status| status.success());
    let must = std::env::var("CI").is_ok_and(|value| !value.is_empty() && value != "false");
    assert!(up || !must, "expected Docker in continuous integration, found none that answers; start it");
    if !up {
        println!("SKIPPED: Docker does not answer on this machine, so nothing was tested in containers");
    }
    up
}

fn script(name: &str, arguments: &[&str]) -> String {
    let path = root().join("sample-app/images").join(name);
    let mut command = Command::new(&path);
    command.args(arguments).env_remove("RUSTFLAGS").env_remove("CARGO_ENCODED_RUSTFLAGS").stderr(Stdio::inherit());
    let output = command.output().unwrap();
    assert!(output.status.success(), "{} ended with {}", path.display(), output.status);
    String::from_utf8(output.stdout).unwrap()
}

/// The shipped lab, with the database image that this machine has.
pub fn lab() -> Lab {
    static DATABASE: OnceLock<String> = OnceLock::new();
    let text = fs::read_to_string(root().join("features/lab.toml")).unwrap();
    let mut lab = Lab::parse("lab.toml", &text).unwrap();
    let containers = lab.containers.as_mut().unwrap();
    containers.database_image =
        DATABASE.get_or_init(|| script("database.sh", &[]).lines().last().unwrap().to_owned()).clone();
    containers.build_network = "none".to_owned();
    lab
}

/// The image that stands for Node.js.
pub fn base() -> String {
    let own = with_own_images("\"node:20-alpine\" [containers.base_images]").unwrap();
    own.split('"').rev().nth(1).unwrap().to_owned()
}

/// A folder with the sample application as a student hands it in.
pub struct Student {
    folder: TempDir,
}

impl Student {
    /// The sample application's two microservices.
    pub fn sample() -> Self {
        static BUILT: OnceLock<PathBuf> = OnceLock::new();
        let images = BUILT.get_or_init(|| {
            let target = std::env::var_os("CARGO_TARGET_DIR").map_or_else(|| root().join("target"), PathBuf::from);
            let images = target.join("sample-app-images");
            // They are only run here; the sample application's own tests keep them up to date.
            if !images.join("employee/employee").exists() {
                script("build.sh", &["customer", "employee"]);
            }
            images
        });
        let student = Self::empty();
        for service in ["customer", "employee"] {
            for file in ["Dockerfile", service] {
                let from = images.join(service).join(file);
                student.write(&format!("{service}/{file}"), fs::read(from).unwrap());
            }
            // A folder of its own, which no file is in, does not survive the way through git.
            student.change(service, |text| text.replace("COPY --chown=65532:65532 data /data\n", ""));
        }
        student
    }

    pub fn empty() -> Self {
        Self { folder: TempDir::new().unwrap() }
    }

    pub fn write(&self, path: &str, content: impl AsRef<[u8]>) {
        let path = self.folder.path().join(path);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, content).unwrap();
    }

    /// Changes the Dockerfile of a microservice.
    pub fn change(&self, service: &str, edit: impl Fn(String) -> String) {
        let path = format!("{service}/Dockerfile");
        let before = fs::read_to_string(self.folder.path().join(&path)).unwrap();
        let after = edit(before.clone());
        assert_ne!(before, after, "changes nothing");
        self.write(&path, after);
    }

    /// An observer of the folder.
    pub fn live(&self, lab: &Lab) -> Arc<Live> {
        let source = Source { microservices: Some(".".to_owned()), ..Source::default() };
        let access = Access { source, folder: self.folder.path().to_owned(), local: true, ..Access::default() };
        Arc::new(Live::new(&Submission::default(), access, "us-east-1").with_containers(lab))
    }

    /// What a microservice does.
    pub async fn tried(&self, service: &str) -> ContainerRun {
        match self.live(&lab()).ask(&Question::Container(service.to_owned())).await {
            Observation::Container(facts) => ContainerRun::clone(&facts),
            other => panic!("{other:?}"),
        }
    }
}

/// The answer to a request.
pub fn answer<'a>(facts: &'a ContainerRun, method: &str, path: &str) -> &'a Answer {
    let replies = facts.replies.known().unwrap();
    let reply = replies.iter().find(|r| r.method == method && r.path == path);
    reply.unwrap_or_else(|| panic!("{method} {path} was not asked")).answer.known().unwrap()
}

pub fn page<'a>(facts: &'a ContainerRun, path: &str) -> &'a Exchange {
    match answer(facts, "GET", path) {
        Answer::Exchange(exchange) => exchange,
        Answer::Nothing(why) => panic!("{path}: {why}"),
    }
}

/// What the grader's runs of the process `id` have left in the engine.
pub fn leftovers(id: u32) -> Vec<String> {
    let list = |arguments: &[&str], format: &str| {
        let mut docker = Command::new("docker");
        let output =
            docker.args(arguments).args(["--filter", "label=grader.owner", "--format", format]).output().unwrap();
        assert!(output.status.success(), "{output:?}");
        String::from_utf8(output.stdout).unwrap().lines().map(str::to_owned).collect::<Vec<_>>()
    };
    let owner = "{{.ID}} {{.Label \"grader.owner\"}}";
    let mut found = list(&["ps", "-a"], owner);
    found.extend(list(&["network", "ls"], owner));
    for image in list(&["images", "-a"], "{{.ID}}") {
        let format = "{{index .Config.Labels \"grader.owner\"}}";
        let output = Command::new("docker").args(["inspect", "--format", format, &image]).output().unwrap();
        found.push(format!("{image} {}", String::from_utf8_lossy(&output.stdout).trim()));
    }
    found.retain(|line| line.split('/').nth(1) == Some(&id.to_string()));
    found
}
