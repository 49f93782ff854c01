//! Records the submissions of `grader demo`: labs in the emulator, the sample application in front of them.
//!
//! `grader/ci/record-demo.sh` runs it.

use std::{error::Error, fs, path::Path};

use grader::{
    Manner, Rules, bundle,
    core::{Evidence, Provenance, SubmissionFile},
    judge::Judge,
    look,
};
use grader_testbed::{Addresses, Emulator, Proxy, Seeded, with_own_images, write_submission};
use sample_app::{local, supplier::Fields};
use serde_json::Value;

/// What the hostile sample says instead of what was recorded: markup, code, and marks that turn the reading order.
const ATTACKS: [(&str, &str); 4] = [
    ("Monolithic Coffee suppliers", "</style><script>alert('brand')</script>"),
    ("customer-tg-two", "\"><img src=x onerror=alert(1)>"),
    ("MonolithicAppServer", "\u{202e}revreSppA\u{1b}[2J {{7*7}} ${jndi:x}"),
    ("employee-microservice", "=HYPERLINK(\"http://attacker.example\")"),
];

fn main() -> Result<(), Box<dyn Error>> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("demo");
    let mut rules = Rules::embedded();
    rules.lab.text = with_own_images(&rules.lab.text)?;
    let judge = rules.judge()?;
    let runtime = tokio::runtime::Builder::new_multi_thread().enable_all().build()?;
    // As task 9.1 asks, `/admin/*` is for certain addresses only, and ours is not one of them.
    let options = local::Options { admin_sources: vec!["203.0.113.7/32".parse()?], ..local::Options::default() };
    let app = runtime.block_on(local::start(options))?;
    runtime.block_on(app.store.insert(&added()))?;

    let emulator = Emulator::shared()?;
    let labs = emulator.seed_many(&[&[], &["half-done", "tg-port-80"], &["empty-account"]])?;
    let [right, half, empty] = &labs[..] else { return Err("expected three labs".into()) };
    let look_at = |name: &str, lab: &Seeded, everything: bool| -> Result<Evidence, Box<dyn Error>> {
        let proxy = Proxy::with_overlay(emulator.endpoint(), lab.overlay.clone())?;
        let student = tempfile::tempdir()?;
        let at = Addresses {
            aws: proxy.endpoint(),
            monolith: app.monolith_url.as_str(),
            load_balancer: app.front_80_url.as_str(),
            load_balancer_8080: app.front_8080_url.as_str(),
            employee: app.employee_url.as_str(),
        };
        write_submission(student.path(), &name.to_lowercase().replace(' ', "."), name, lab, at)?;
        record(&judge, &student.path().join("submission.toml"), everything)
    };
    let right = look_at("Camille Juste", right, true)?;
    bundle::write(&folder.join("hostile.json"), &attacked(&right)?)?;
    bundle::write(&folder.join("right.json"), &right)?;
    bundle::write(&folder.join("half.json"), &look_at("Dominique Mi-Chemin", half, true)?)?;
    bundle::write(&folder.join("empty.json"), &look_at("Maxime Vide", empty, false)?)?;
    runtime.block_on(app.shutdown());
    Ok(())
}

/// Looks at the submission `path`; without `everything`, at its AWS account alone.
fn record(judge: &Judge, path: &Path, everything: bool) -> Result<Evidence, Box<dyn Error>> {
    let mut file = SubmissionFile::parse(&path.display().to_string(), &fs::read_to_string(path)?)?;
    if !everything {
        (file.urls, file.source, file.documents) = Default::default();
    }
    let manner = Manner {
        local: true,
        read_only: false,
        provenance: Provenance::Sample,
        whole: true,
        stops_on_signal: true,
        deadline: None,
    };
    Ok(look(judge, file, manner, &[])?.graded.evidence)
}

/// The same evidence, as an attacker would want it to be.
fn attacked(evidence: &Evidence) -> Result<Evidence, Box<dyn Error>> {
    let mut value = serde_json::to_value(evidence)?;
    attack(&mut value["entries"]);
    let student = &mut value["submission"]["student"];
    student["id"] = "../../hostile".into();
    student["name"] = "</title><script>alert('name')</script>\u{202e}'; DROP TABLE students; --".into();
    student["email"] = "\"><a href=javascript:alert(1)>x</a>@example.org".into();
    student["group"] = "=1+1".into();
    Ok(serde_json::from_value(value)?)
}

fn attack(value: &mut Value) {
    match value {
        Value::String(text) => {
            for (from, to) in ATTACKS {
                if text == from {
                    to.clone_into(text);
                }
            }
        }
        Value::Array(items) => items.iter_mut().for_each(attack),
        Value::Object(members) => members.values_mut().for_each(attack),
        _ => {}
    }
}

/// The supplier that task 2.2 asks the student to add.
fn added() -> Fields {
    let [name, address, city, state, email, phone] =
        ["Nova Coffee", "1 Elgin Street", "Ottawa", "ON", "nova@example.com", "6135550147"].map(str::to_owned);
    Fields { name, address, city, state, email, phone }
}
