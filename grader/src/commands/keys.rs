//! `keys`: the keys that sign bundles, and what a bundle's signature says.

use std::path::Path;

use grader::{bundle, core::Signature, keys};

use super::judge;
use crate::{
    app::{App, Failure, shown},
    args::{Keys, KeysAction, Verify},
    exit::Exit,
    explain::Explain as _,
};

/// Makes a key, shows the public half of one, or says who signed bundles.
pub(crate) fn run(app: &App, args: &Keys) -> Result<Exit, Failure> {
    match &args.action {
        KeysAction::New(file) => {
            let public = keys::create(&file.key).map_err(|e| e.failure(&app.words))?;
            app.note("note-key", &[("path", shown(&file.key.display().to_string()).into())]);
            app.line(&public.to_string())?;
            Ok(Exit::Passed)
        }
        KeysAction::Show(file) => {
            let key = keys::read(&file.key).map_err(|e| e.failure(&app.words))?;
            app.line(&key.public().to_string())?;
            Ok(Exit::Passed)
        }
        KeysAction::Verify(args) => verify(app, args),
    }
}

/// A bundle that is not signed by the course is a failure: scripts ask for that.
fn verify(app: &App, args: &Verify) -> Result<Exit, Failure> {
    let judge = judge(app, &args.class)?;
    let mut exit = Exit::Passed;
    for path in &args.bundles {
        match bundle::read(path) {
            Ok(bundle) => {
                let trusted = &judge.lab().trust.keys;
                let known = bundle.signature.is_some_and(|signature| trusted.contains(&signature.key));
                app.line(&line(app, path, bundle.signature.as_ref(), known))?;
                exit = exit.and(if known { Exit::Passed } else { Exit::Failed });
            }
            Err(error) => {
                app.complain(&error.explain(&app.words));
                exit = exit.and(Exit::Usage);
            }
        }
    }
    Ok(exit)
}

fn line(app: &App, path: &Path, signature: Option<&Signature>, known: bool) -> String {
    let path = shown(&path.display().to_string());
    let (key, by) = match signature {
        None => ("verify-unsigned", String::new()),
        Some(signature) if known => ("verify-course", signature.key.to_string()),
        Some(signature) => ("verify-stranger", signature.key.to_string()),
    };
    app.words.with(key, &[("path", path.into()), ("key", by.into())])
}
