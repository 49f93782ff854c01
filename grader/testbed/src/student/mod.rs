//! Source code as a student hands it in: two git repositories with a history, made anew wherever a test wants them.
//!
//! `microservices` begins with the monolith's code in `customer/` and in `employee/`, identical; later commits make them
//! differ and add Dockerfiles. `deployment` holds the deployment files. Dates, names and settings are fixed, so the ids
//! of the commits are the same everywhere.

mod submission;

use std::{
    fs, io,
    path::{Path, PathBuf},
    process::Command,
};

pub use submission::{Addresses, write_submission};

use crate::TestbedError;

/// The application as students find it; small, and our own.
const MONOLITH: [(&str, &str); 11] = [
    ("index.js", include_str!("app/index.js")),
    ("package.json", include_str!("app/package.json")),
    ("app/controller/supplier.controller.js", include_str!("app/app/controller/supplier.controller.js")),
    ("app/models/supplier.model.js", include_str!("app/app/models/supplier.model.js")),
    ("views/404.html", include_str!("app/views/404.html")),
    ("views/header.html", include_str!("app/views/header.html")),
    ("views/home.html", include_str!("app/views/home.html")),
    ("views/nav.html", include_str!("app/views/nav.html")),
    ("views/supplier-update.html", include_str!("app/views/supplier-update.html")),
    ("views/supplier-list-all.html", include_str!("app/views/supplier-list-all.html")),
    ("views/supplier-add.html", include_str!("app/views/supplier-add.html")),
];

/// The deployment files of the sample application.
const DEPLOYMENT: [(&str, &str); 4] = [
    ("appspec-customer.yaml", include_str!("../../../../sample-app/deployment/appspec-customer.yaml")),
    ("appspec-employee.yaml", include_str!("../../../../sample-app/deployment/appspec-employee.yaml")),
    ("taskdef-customer.json", include_str!("../../../../sample-app/deployment/taskdef-customer.json")),
    ("taskdef-employee.json", include_str!("../../../../sample-app/deployment/taskdef-employee.json")),
];

const DOCKERFILE: &str = "FROM node:20-alpine\nRUN mkdir -p /usr/src/app\nWORKDIR /usr/src/app\nCOPY . .\nRUN npm install\nEXPOSE 8080\nCMD [\"npm\", \"run\", \"start\"]\n";

/// Writes the repositories `microservices` and `deployment` into `folder`.
///
/// # Errors
///
/// When the folder cannot be written or git cannot be run.
pub fn write_source(folder: &Path) -> Result<(), TestbedError> {
    let code = Repository::begin(&folder.join("microservices"))?;
    for service in ["customer", "employee"] {
        for (path, text) in MONOLITH {
            code.write(&format!("{service}/{path}"), text)?;
        }
    }
    code.commit("Starter code for both microservices")?;
    make_customer(&code)?;
    make_employee(&code)?;

    let deployment = Repository::begin(&folder.join("deployment"))?;
    for (path, text) in DEPLOYMENT {
        deployment.write(path, text)?;
    }
    deployment.commit("Deployment files")
}

/// The customer microservice reads only.
fn make_customer(code: &Repository) -> Result<(), TestbedError> {
    for view in ["supplier-add", "supplier-update"] {
        code.remove(&format!("customer/views/{view}.html"))?;
    }
    code.change("customer/index.js", |text| without(&text, &["/supplier-"]).replace("|| 80", "|| 8080"))?;
    code.change("customer/app/models/supplier.model.js", |text| {
        without(&text, &["exports.find", "exports.create", "exports.update", "exports.remove"])
    })?;
    code.change("customer/app/controller/supplier.controller.js", |text| {
        text.split("exports.add").next().unwrap_or_default().trim_end().to_owned() + "\n"
    })?;
    code.change("customer/views/supplier-list-all.html", |text| {
        without(&text, &["Add a new supplier"]).replace("<a href=\"/supplier-update/{{id}}\">edit</a>", "")
    })?;
    code.change("customer/views/nav.html", |text| {
        let administrator = "  <a class=\"nav-link\" href=\"/admin/suppliers\">Administrator link</a>\n</nav>";
        text.replace("Monolithic ", "").replace(">Home", ">Customer home").replace("</nav>", administrator)
    })?;
    code.write("customer/Dockerfile", DOCKERFILE)?;
    code.commit("Customer microservice reads only")
}

/// The employee microservice is under `/admin`, then on port 8080, then light.
fn make_employee(code: &Repository) -> Result<(), TestbedError> {
    let admin =
        |text: String| text.replace("'/supplier", "'/admin/supplier").replace("\"/supplier", "\"/admin/supplier");
    for path in [
        "app/controller/supplier.controller.js",
        "views/home.html",
        "views/supplier-add.html",
        "views/supplier-update.html",
        "views/supplier-list-all.html",
    ] {
        code.change(&format!("employee/{path}"), admin)?;
    }
    code.change("employee/index.js", |text| admin(text).replace("'/'", "'/admin'").replace("|| 80", "|| 8081"))?;
    code.change("employee/views/header.html", |text| text.replace("Coffee", "Manage coffee"))?;
    code.change("employee/views/nav.html", |text| {
        let text = text.replace("\"/suppliers\">Suppliers list", "\"/admin/suppliers\">Administrator home");
        text.replace("Monolithic Coffee", "Manage coffee").replace(">Home", ">Customer home")
    })?;
    code.write("employee/Dockerfile", &DOCKERFILE.replace("8080", "8081"))?;
    code.commit("Employee microservice under /admin")?;
    code.change("employee/index.js", |text| text.replace("|| 8081", "|| 8080"))?;
    code.write("employee/Dockerfile", DOCKERFILE)?;
    code.commit("Employee microservice on port 8080")?;
    code.change("employee/views/nav.html", |text| text.replace("navbar-dark bg-dark", "navbar-light bg-light"))?;
    code.commit("Light navigation of the employee microservice")
}

/// The lines of `text` that hold none of `words`.
fn without(text: &str, words: &[&str]) -> String {
    text.lines().filter(|line| !words.iter().any(|word| line.contains(word))).map(|line| format!("{line}\n")).collect()
}

/// A working tree with its repository.
struct Repository {
    root: PathBuf,
}

impl Repository {
    fn begin(root: &Path) -> Result<Self, TestbedError> {
        fs::create_dir_all(root).map_err(|source| disk(root, source))?;
        let repository = Self { root: root.to_owned() };
        repository.git(&["init", "--quiet", "--initial-branch=dev", "--template="])?;
        Ok(repository)
    }

    fn write(&self, path: &str, text: &str) -> Result<(), TestbedError> {
        let path = self.root.join(path);
        let folder = path.parent().unwrap_or(&self.root);
        fs::create_dir_all(folder).and_then(|()| fs::write(&path, text)).map_err(|source| disk(&path, source))
    }

    fn change(&self, path: &str, edit: impl Fn(String) -> String) -> Result<(), TestbedError> {
        let full = self.root.join(path);
        let text = fs::read_to_string(&full).map_err(|source| disk(&full, source))?;
        self.write(path, &edit(text))
    }

    fn remove(&self, path: &str) -> Result<(), TestbedError> {
        let path = self.root.join(path);
        fs::remove_file(&path).map_err(|source| disk(&path, source))
    }

    fn commit(&self, message: &str) -> Result<(), TestbedError> {
        self.git(&["add", "--all"])?;
        self.git(&["commit", "--quiet", "--no-verify", "--no-gpg-sign", "--message", message])
    }

    /// Runs git without the settings of this machine.
    fn git(&self, arguments: &[&str]) -> Result<(), TestbedError> {
        let date = "2024-03-04T10:00:00Z";
        let mut command = Command::new("git");
        command.args(["-c", "core.autocrlf=false", "-c", "core.fileMode=false"]).args(arguments);
        command.current_dir(&self.root).env_clear().envs(std::env::var_os("PATH").map(|path| ("PATH", path)));
        command.envs([
            ("GIT_CONFIG_NOSYSTEM", "1"),
            ("GIT_CONFIG_GLOBAL", "/dev/null"),
            ("GIT_AUTHOR_NAME", "Student"),
        ]);
        command.envs([("GIT_AUTHOR_EMAIL", "student@example.org"), ("GIT_AUTHOR_DATE", date)]);
        command.envs([("GIT_COMMITTER_NAME", "Student"), ("GIT_COMMITTER_EMAIL", "student@example.org")]);
        let output = command.env("GIT_COMMITTER_DATE", date).output().map_err(TestbedError::NoGit)?;
        if output.status.success() {
            return Ok(());
        }
        let said = String::from_utf8_lossy(&output.stderr).into_owned();
        Err(TestbedError::NoGit(io::Error::other(said)))
    }
}

fn disk(path: &Path, source: io::Error) -> TestbedError {
    TestbedError::Disk { path: path.to_owned(), source }
}
