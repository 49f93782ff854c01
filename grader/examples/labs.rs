//! Labs for the benchmarks: a class in the emulator, each student behind a proxy of their own, in front of the sample
//! application.
//!
//! `labs FOLDER SIZE` writes `roster.csv` and a folder of work for each student, says `ready`, and then obeys its standard
//! input until that ends: `latency MS` adds this time to every AWS call from now on and forgets the calls so far; `calls`
//! writes those since then as one line of JSON, student by student.

use std::{
    env,
    error::Error,
    fs,
    io::{self, BufRead as _, Write as _},
    path::Path,
    time::Duration,
};

use grader_testbed::{Addresses, Call, Emulator, Proxy, write_submission};
use sample_app::{local, supplier::Fields};
use serde_json::{Value, json};

/// How many labs are seeded at once.
const BATCH: usize = 20;

fn main() -> Result<(), Box<dyn Error>> {
    let [folder, size] = env::args().skip(1).collect::<Vec<_>>().try_into().map_err(|_| "labs FOLDER SIZE")?;
    let (folder, size): (&Path, usize) = (folder.as_ref(), size.parse()?);
    let runtime = tokio::runtime::Builder::new_multi_thread().enable_all().build()?;
    // As task 9.1 asks, `/admin/*` is for certain addresses only, and ours is not one of them.
    let options = local::Options { admin_sources: vec!["203.0.113.7/32".parse()?], ..local::Options::default() };
    let app = runtime.block_on(local::start(options))?;
    runtime.block_on(app.store.insert(&Fields { name: "Nova Coffee".to_owned(), ..Fields::default() }))?;

    let emulator = Emulator::shared()?;
    let mut labs = Vec::new();
    while labs.len() < size {
        labs.extend(emulator.seed_many(&vec![&[][..]; BATCH.min(size - labs.len())])?);
    }
    let mut proxies = Vec::new();
    let mut roster = "id,name,submission\n".to_owned();
    for (n, lab) in labs.iter().enumerate() {
        let proxy = Proxy::with_overlay(emulator.endpoint(), lab.overlay.clone())?;
        let (id, name) = (format!("s{n}"), format!("Student {n}"));
        let work = folder.join("work").join(&id);
        fs::create_dir_all(&work)?;
        let at = Addresses {
            aws: proxy.endpoint(),
            monolith: app.monolith_url.as_str(),
            load_balancer: app.front_80_url.as_str(),
            load_balancer_8080: app.front_8080_url.as_str(),
            employee: app.employee_url.as_str(),
        };
        write_submission(&work, &id, &name, lab, at)?;
        roster += &format!("{id},{name},work/{id}\n");
        proxies.push(proxy);
    }
    fs::write(folder.join("roster.csv"), roster)?;
    obey(&proxies)?;
    runtime.block_on(app.shutdown());
    Ok(())
}

fn obey(proxies: &[Proxy]) -> Result<(), Box<dyn Error>> {
    let say = |answer: Value| writeln!(io::stdout().lock(), "{answer}");
    say("ready".into())?;
    for order in io::stdin().lock().lines() {
        let order = order?;
        match order.split_once(' ').unwrap_or((&order, "")) {
            ("latency", milliseconds) => {
                let latency = Duration::from_millis(milliseconds.parse()?);
                for proxy in proxies {
                    proxy.reset();
                    proxy.set_latency(latency);
                }
                say("done".into())?;
            }
            ("calls", _) => {
                let all = proxies.iter().map(|proxy| proxy.calls().iter().map(shown).collect::<Value>());
                say(all.collect())?;
            }
            _ => return Err(format!("unknown order {order:?}").into()),
        }
    }
    Ok(())
}

fn shown(call: &Call) -> Value {
    json!({
        "operation": call.operation,
        "status": call.status,
        "request": call.request,
        "answered": call.answered,
        "came": call.at.start.as_secs_f64(),
        "went": call.at.end.as_secs_f64(),
    })
}
