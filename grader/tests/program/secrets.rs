//! One student who leaves a secret wherever one can be left, and every output of the program about them: none holds any of
//! the secrets, however it is spelled.

use std::{
    cell::RefCell,
    collections::BTreeSet,
    fs,
    io::{Read as _, Write as _},
    net::TcpListener,
    path::Path,
    process::Command,
    thread,
};

use crate::bench::Bench;
use crate::common::{Desk, Ran, files};
use grader_testbed::{Answer, Fault};

/// The password of a database, in task definitions, in addresses and in code.
const PASSWORD: &str = "Canary-pw-7Hq2!x";
/// What a page and a header show of a session.
const BEARER: &str = "canaryBearer0123456789abcdefXYZ";
/// Keys of another account, which a student has left in the code.
const FOREIGN_KEY: &str = "AKIACANARY0123456789";
const FOREIGN_SECRET: &str = "CanaryCanary0123456789abcdefghijklmnopqr";
/// A line of a private key.
const KEY_LINE: &str = "MIIEcanarycanarycanarycanary0123456789ABCDEF";
/// Who wrote the commits.
const AUTHOR: &str = "canary.author@students.example.org";

/// The phases that need no containers.
const PHASES: &str = "1,2,3,5,6,7,8,9";

fn pem() -> String {
    format!("-----BEGIN RSA PRIVATE KEY-----\n{KEY_LINE}\n{KEY_LINE}\n-----END RSA PRIVATE KEY-----\n")
}

const ALPHABET: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

/// Base64 without padding: of the whole groups of three bytes only.
fn base64(bytes: &[u8]) -> String {
    let group = |b: &[u8]| {
        let n = u32::from(b[0]) << 16 | u32::from(b[1]) << 8 | u32::from(b[2]);
        [18, 12, 6, 0].map(|shift| char::from(ALPHABET[(n >> shift & 63) as usize]))
    };
    bytes.chunks_exact(3).flat_map(group).collect()
}

/// The ways in which a text may be written that is not shown as it is.
fn spellings(secret: &str) -> Vec<(&'static str, String)> {
    let bytes = secret.as_bytes();
    let hex: String = bytes.iter().map(|b| format!("{b:02x}")).collect();
    let percent = |whole: bool| -> String {
        let one =
            |b: &u8| if !whole && b.is_ascii_alphanumeric() { char::from(*b).to_string() } else { format!("%{b:02X}") };
        bytes.iter().map(one).collect()
    };
    let mut all = vec![
        ("as it is", secret.to_owned()),
        ("in JSON", serde_json::to_string(secret).unwrap().trim_matches('"').to_owned()),
        ("in hexadecimal", hex.clone()),
        ("in hexadecimal capitals", hex.to_uppercase()),
        ("in an address", percent(false)),
        ("in an address, all of it", percent(true)),
        ("backwards", secret.chars().rev().collect()),
    ];
    // In the middle of a longer text, base64 begins at one of three places.
    for skip in 0..3 {
        let inner = base64(&bytes[skip..]);
        all.push(("in base64", inner.replace('+', "-").replace('/', "_")));
        all.push(("in base64", inner));
    }
    all
}

/// The secrets that must be nowhere, and the places where one was found.
struct Search {
    secrets: Vec<String>,
    found: RefCell<BTreeSet<String>>,
}

impl Search {
    /// Looks for every secret in what `place` holds. Half of one is one.
    fn look(&self, place: &str, bytes: &[u8]) {
        let at = |needle: &str| bytes.windows(needle.len()).position(|window| window == needle.as_bytes());
        for secret in &self.secrets {
            let half = &secret[..(secret.len() / 2).max(12)];
            for (how, spelling) in spellings(secret).into_iter().chain(spellings(half)) {
                if let Some(at) = at(&spelling) {
                    let around =
                        String::from_utf8_lossy(&bytes[at.saturating_sub(60)..at + spelling.len()]).into_owned();
                    self.found.borrow_mut().insert(format!("{place} holds {secret:?} {how}: …{around:?}"));
                }
            }
        }
    }
}

/// A monolith that tells everyone the session of its administrator, in its page and in its headers.
fn indiscreet() -> String {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let address = listener.local_addr().unwrap();
    // The last secret straddles the end of what is kept of a page's source.
    let page = format!(
        "<title>Coffee</title><p>Authorization: Bearer {BEARER}</p><code>password={FOREIGN_KEY}</code>\
         <a href=\"mysql://admin:{PASSWORD}@db.example/x\">db</a>"
    );
    let page = format!("{page}{}secret = \"{FOREIGN_SECRET}\"", " ".repeat(4096 - 40 - page.len()));
    thread::spawn(move || {
        for stream in listener.incoming() {
            let mut stream = stream.unwrap();
            let _ = stream.read(&mut [0; 4096]);
            let _ = write!(
                stream,
                "HTTP/1.1 200 OK\r\ncontent-type: text/html\r\nserver: Basic {BEARER}\r\n\
                 x-powered-by: Bearer {BEARER}\r\ncontent-length: {}\r\nconnection: close\r\n\r\n{page}",
                page.len()
            );
        }
    });
    format!("http://{address}/")
}

fn git(folder: &Path, arguments: &[&str]) {
    let mut git = Command::new("git");
    git.args(["-c", "user.name=Canary", "-c", &format!("user.email={AUTHOR}")]).args(arguments).current_dir(folder);
    let output = git.env("GIT_CONFIG_GLOBAL", "/dev/null").env("GIT_CONFIG_NOSYSTEM", "1").output().unwrap();
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
}

/// Leaves secrets in both repositories: in the files, in another branch, and in what a commit says.
fn leave_in_the_code(desk: &Desk) {
    let config = format!(
        "module.exports = {{ accessKeyId: '{FOREIGN_KEY}', secretAccessKey: '{FOREIGN_SECRET}',\n\
         url: 'mysql://admin:{PASSWORD}@db.example/coffee' }};\n"
    );
    for (name, text) in [
        ("microservices/customer/deploy.pem", pem()),
        ("microservices/customer/app/config/keys.js", format!("exports.key = `{}`;\n", pem())),
        ("microservices/customer/app/config/aws.js", config),
        ("deployment/id_rsa", pem()),
    ] {
        desk.file(name, text);
    }
    for service in ["customer", "employee"] {
        let name = format!("deployment/taskdef-{service}.json");
        let mut definition: serde_json::Value = serde_json::from_str(&desk.read(&name)).unwrap();
        let variable = serde_json::json!({ "name": "APP_DB_PASSWORD", "value": PASSWORD });
        definition["containerDefinitions"][0]["environment"].as_array_mut().unwrap().push(variable);
        desk.file(&name, definition.to_string());
    }
    for (folder, branch) in [("microservices", "old"), ("deployment", "older")] {
        let folder = desk.path(folder);
        git(&folder, &["add", "--all"]);
        git(&folder, &["commit", "--quiet", "-m", &format!("Key {FOREIGN_KEY}")]);
        git(&folder, &["branch", branch]);
    }
}

/// Puts a password where the account holds one.
fn leave_in_the_account(bench: &Bench) {
    let definition = serde_json::json!({ "taskDefinition": {
        "family": "customer-microservice", "revision": 1, "status": "ACTIVE",
        "taskDefinitionArn": "arn:aws:ecs:us-east-1:123456789012:task-definition/customer-microservice:1",
        "containerDefinitions": [{ "name": "customer", "image": "customer:latest", "environment": [
            { "name": "APP_DB_PASSWORD", "value": PASSWORD },
            { "name": "AWS_SECRET_ACCESS_KEY", "value": FOREIGN_SECRET },
            { "name": "DATABASE_URL", "value": format!("mysql://admin:{PASSWORD}@db.example/coffee") },
            { "name": "SETTINGS", "value": format!("{{\"db\": {{\"password\": \"{PASSWORD}\"}}, \"key\": \"{FOREIGN_KEY}\"}}") },
        ] }],
    } });
    bench.proxy.inject("ecs:DescribeTaskDefinition", Fault::Answer(Answer::json(definition.to_string())));
}

/// A refusal that repeats the request as it was signed, which AWS does when a signature is wrong.
fn indiscreet_refusal(bench: &Bench) -> Answer {
    let keys = &bench.lab.credentials;
    let message = format!(
        "The token {} of {} is wrong: authorization:AWS4-HMAC-SHA256 Credential={}/20300101/us-east-1/ecs/aws4_request, \
         Signature=0 with {}",
        keys.session_token, keys.access_key_id, keys.access_key_id, keys.secret_access_key
    );
    let body = serde_json::json!({ "__type": "SignatureDoesNotMatch", "message": message });
    Answer { status: 403, ..Answer::json(body.to_string()) }
}

#[test]
fn no_output_of_a_run_holds_a_secret_of_anybodys() {
    let bench = Bench::new(&[]);
    let (desk, keys) = (&bench.desk, &bench.lab.credentials);
    leave_in_the_code(desk);
    let file = desk.read("submission.toml");
    let (before, after) = file.split_once("load_balancer = ").unwrap();
    let (before, _) = before.split_once("monolith = ").unwrap();
    desk.file("submission.toml", format!("{before}monolith = \"{}\"\nload_balancer = {after}", indiscreet()));

    let own = [&keys.access_key_id, &keys.secret_access_key, &keys.session_token].map(String::as_str);
    let left = [PASSWORD, BEARER, FOREIGN_KEY, FOREIGN_SECRET, KEY_LINE, AUTHOR];
    let secrets = own.iter().chain(&left).map(|&secret| secret.to_owned()).collect();
    let search = Search { secrets, found: RefCell::default() };
    // As talkative as a program in Rust can be made.
    let run = |arguments: &[&str]| -> Ran {
        let loud =
            [("LC_ALL", "en_CA.UTF-8"), ("RUST_BACKTRACE", "full"), ("RUST_LOG", "trace"), ("PATH", "/usr/bin:/bin")];
        let ran = desk.run_with(arguments, &loud);
        for (stream, text) in [("standard output", &ran.out), ("standard error", &ran.err)] {
            search.look(&format!("{stream} of {arguments:?}"), text.as_bytes());
        }
        ran
    };
    let all = "terminal,json,html,junit,markdown,gradescope,prairielearn,autolab,vocareum,ags";
    let grade = ["grade", ".", "--local", "--only", PHASES];

    // The account as it is, then with a password in it, then with a refusal that repeats the request.
    run(&[&grade[..], &["--record", "out/e.json", "--out", "out/first", "--format", all]].concat());
    leave_in_the_account(&bench);
    let ran = run(&[&grade[..], &["--record", "out/e.json.zst", "--out", "out/second", "--format", all]].concat());
    assert!(ran.code < 2 || ran.code == 3, "{}", ran.err);
    let bundle = serde_json::to_string(&grader::bundle::read(&desk.path("out/e.json.zst")).unwrap().evidence).unwrap();
    search.look("the compressed bundle", bundle.as_bytes());
    // The secrets were there to be seen: their names, and the places where they were, are.
    for seen in ["APP_DB_PASSWORD", "[redacted]", "deploy.pem", "config/aws.js", "Authorization: "] {
        assert!(bundle.contains(seen), "{seen}");
    }
    run(&["check", "--only", PHASES]);
    run(&["doctor", "--local"]);
    desk.file("roster.csv", "id,name,email,submission\ns1,Sam Un,s1@example.org,.\n");
    run(&["class", "roster.csv", "--out", "out/class", "--local", "--only", PHASES]);
    run(&["export", "out/class", "--format", "all", "--out", "out/export"]);
    run(&["regrade", "out/class"]);
    run(&["spot-check", "out/e.json", "--submission", ".", "--local", "--count", "99"]);
    run(&["integrity", "out/class"]);
    run(&["integrity", "out/class", "--json"]);

    bench.proxy.reset();
    for operation in ["ecs:ListClusters", "ecr:DescribeRepositories", "codecommit:ListRepositories"] {
        bench.proxy.inject(operation, Fault::Answer(indiscreet_refusal(&bench)));
    }
    let ran = run(&[&grade[..], &["--record", "out/refused.json", "--out", "out/refused", "--format", all]].concat());
    assert!(ran.code < 2 || ran.code == 3, "{}", ran.err);
    assert!(desk.read("out/refused.json").contains("SignatureDoesNotMatch"), "the refusal was seen");
    run(&["doctor", "--local"]);

    // Submission files that are wrong in the very place where a secret stands.
    let submission = desk.read("submission.toml");
    for (what, wrong) in [
        ("cut", submission[..submission.find(&keys.session_token).unwrap() + 40].to_owned()),
        ("misplaced", format!("{submission}\npassword = \"{PASSWORD}\"\n")),
        (
            "an address",
            submission
                .replace("[source]", &format!("[source]\nmicroservices = \"https://u:{PASSWORD}@h.invalid/r\"\n#")),
        ),
        ("a URL", submission.replacen("monolith = \"http://", &format!("monolith = \"http://admin:{PASSWORD}@"), 1)),
    ] {
        desk.file("wrong/submission.toml", wrong);
        let ran = run(&["grade", "wrong", "--local", "--only", "5", "--format", "terminal,json", "--out", "out/wrong"]);
        assert!(matches!(ran.code, 1..=3), "{what}: {}", ran.err);
    }

    let written = files(&desk.path("out"));
    assert!(written.len() > 30, "{written:?}");
    for name in written {
        let path = desk.path(&format!("out/{name}"));
        let bytes = fs::read(&path).unwrap();
        search.look(&name, &bytes);
        if name.ends_with(".xlsx") {
            let mut workbook = zip::ZipArchive::new(std::io::Cursor::new(bytes)).unwrap();
            for index in 0..workbook.len() {
                let mut part = Vec::new();
                workbook.by_index(index).unwrap().read_to_end(&mut part).unwrap();
                search.look(&name, &part);
            }
        } else if name.ends_with(".zst") {
            let evidence = grader::bundle::read(&path).unwrap().evidence;
            search.look(&name, serde_json::to_string(&evidence).unwrap().as_bytes());
        }
    }
    let found = search.found.borrow();
    assert!(found.is_empty(), "{}", found.iter().map(String::as_str).collect::<Vec<_>>().join("\n"));
}
