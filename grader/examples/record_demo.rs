//! Records the submissions of `grader demo`: labs in the emulator, the sample application in front of them.
//!
//! `grader/ci/record-demo.sh` runs it.

use std::{error::Error, path::Path};

use grader::{
    Rules, bundle,
    core::{Evidence, Provenance, SubmissionFile},
    judge::Judge,
    look,
};
use grader_testbed::{Emulator, Seeded};
use sample_app::local;
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
    let judge = Rules::embedded().judge()?;
    let runtime = tokio::runtime::Builder::new_multi_thread().enable_all().build()?;
    let app = runtime.block_on(local::start(local::Options::default()))?;
    let monolith = format!("[urls]\nmonolith = \"{}\"\n", app.monolith_url);

    let emulator = Emulator::shared()?;
    let labs = emulator.seed_many(&[&[], &["half-done", "tg-port-80"], &["empty-account"]])?;
    let [right, half, empty] = &labs[..] else { return Err("expected three labs".into()) };
    let look_at = |name: &str, urls: &str, lab: &Seeded| record(&judge, &submission(name, urls, emulator, lab));
    let right = look_at("Camille Juste", &monolith, right)?;
    bundle::write(&folder.join("hostile.json"), &attacked(&right)?)?;
    bundle::write(&folder.join("right.json"), &right)?;
    bundle::write(&folder.join("half.json"), &look_at("Dominique Mi-Chemin", &monolith, half)?)?;
    bundle::write(&folder.join("empty.json"), &look_at("Maxime Vide", "", empty)?)?;
    runtime.block_on(app.shutdown());
    Ok(())
}

/// The submission file of a student whose account is `lab`.
fn submission(name: &str, urls: &str, emulator: &Emulator, lab: &Seeded) -> String {
    let keys = &lab.credentials;
    format!(
        "[student]\nid = \"{}\"\nname = \"{name}\"\n{urls}[aws]\nregion = \"{}\"\nendpoint_url = \"{}\"\n\
         access_key_id = \"{}\"\nsecret_access_key = \"{}\"\nsession_token = \"{}\"\n",
        name.to_lowercase().replace(' ', "."),
        lab.region,
        emulator.endpoint(),
        keys.access_key_id,
        keys.secret_access_key,
        keys.session_token,
    )
}

fn record(judge: &Judge, submission: &str) -> Result<Evidence, Box<dyn Error>> {
    let file = SubmissionFile::parse("submission.toml", submission)?;
    Ok(look(judge, file, true, Provenance::Sample, &[])?.graded.evidence)
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
