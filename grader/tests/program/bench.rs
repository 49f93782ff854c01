//! A lab in the emulator with the sample application in front of it, and a folder with its submission file.

use std::fs;

use grader::Rules;
use grader_testbed::{Addresses, Emulator, Proxy, Seeded, with_own_images, write_submission};
use sample_app::{local, supplier::Fields};
use serde_json::Value;
use tokio::runtime::Runtime;

use crate::common::{Desk, Ran};

/// A lab, the sample application as its monolith, and a folder with the submission file.
pub struct Bench {
    pub desk: Desk,
    pub lab: Seeded,
    pub proxy: Proxy,
    // Last: what runs on the runtime ends before it.
    _app: local::Running,
    _runtime: Runtime,
}

/// The sample application as a student leaves it, and what it runs on; the runtime must end after it.
pub fn application() -> (Runtime, local::Running) {
    let runtime = tokio::runtime::Builder::new_multi_thread().enable_all().build().unwrap();
    let app = runtime.block_on(local::start(options())).unwrap();
    with_the_supplier(&runtime, &app);
    (runtime, app)
}

/// Where `/admin/*` may be asked from, as task 9.1 wants it.
pub fn options() -> local::Options {
    local::Options { admin_sources: vec!["203.0.113.7/32".parse().unwrap()], ..local::Options::default() }
}

/// Adds the supplier that task 2.2 asks for.
pub fn with_the_supplier(runtime: &Runtime, app: &local::Running) {
    let added = Fields { name: "Nova Coffee".to_owned(), ..Fields::default() };
    runtime.block_on(app.store.insert(&added)).unwrap();
}

/// Where a submission says that the application and its account are.
pub fn addresses<'a>(app: &'a local::Running, account: &'a Proxy) -> Addresses<'a> {
    Addresses {
        aws: account.endpoint(),
        monolith: app.monolith_url.as_str(),
        load_balancer: app.front_80_url.as_str(),
        load_balancer_8080: app.front_8080_url.as_str(),
        employee: app.employee_url.as_str(),
    }
}

impl Bench {
    pub fn new(variants: &[&str]) -> Self {
        Self::of(Emulator::shared().unwrap().seed(variants).unwrap())
    }

    /// A bench of a lab that is seeded already.
    pub fn of(lab: Seeded) -> Self {
        let emulator = Emulator::shared().unwrap();
        let proxy = Proxy::with_overlay(emulator.endpoint(), lab.overlay.clone()).unwrap();
        let (runtime, app) = application();
        let desk = Desk::new();
        write_submission(&desk.path("."), "s1", "Sam Un", &lab, addresses(&app, &proxy)).unwrap();
        Self { desk, lab, proxy, _app: app, _runtime: runtime }
    }

    /// Hands in the repositories of the account as source code, in place of files.
    pub fn source_in_the_account(&self) {
        let file = self.desk.read("submission.toml");
        let (before, after) = file.split_once("[source]").unwrap();
        let (_, after) = after.split_once("[documents]").unwrap();
        let named = ["microservices", "deployment"].map(|name| format!("{name} = \"codecommit://{name}\"\n")).concat();
        self.desk.file("submission.toml", format!("{before}[source]\n{named}[documents]{after}"));
    }

    /// A folder with the shipped feature files, whose containers are made of what this machine has.
    pub fn own_images(&self) -> &'static str {
        let rules = Rules::embedded();
        let folder = self.desk.path("features");
        for file in rules.features {
            let path = folder.join(&file.path);
            fs::create_dir_all(path.parent().unwrap()).unwrap();
            fs::write(path, file.text).unwrap();
        }
        fs::write(folder.join("lab.toml"), with_own_images(&rules.lab.text).unwrap()).unwrap();
        "features"
    }

    /// Runs the program; its JSON goes to standard output.
    pub fn json(&self, arguments: &[&str]) -> (Ran, Value) {
        let ran = self.desk.run(&[arguments, &["--format", "json"]].concat());
        let result = serde_json::from_str(&ran.out).unwrap_or_else(|e| panic!("{e}: {ran:?}"));
        (ran, result)
    }
}
