//! A headless Chromium with a driver of its own, gone with the value.

use std::{
    env,
    io::{BufRead, BufReader},
    panic::{AssertUnwindSafe, resume_unwind},
    path::Path,
    process::{Child, Command, Stdio},
    sync::Arc,
};

use fantoccini::{Client, ClientBuilder, Locator, wd::WebDriverCompatibleCommand};
use futures::FutureExt as _;
use http::Method;
use hyper_util::client::legacy::connect::HttpConnector;
use serde_json::{Value, json};
use tempfile::TempDir;
use url::{ParseError, Url};

pub struct Chromium {
    pub client: Client,
    _process: Process,
    _profile: TempDir,
}

/// The driver's process.
struct Process(Child);

/// A command that Chromium's driver has beyond WebDriver.
#[derive(Debug)]
struct Own {
    path: &'static str,
    body: Value,
}

impl WebDriverCompatibleCommand for Own {
    fn endpoint(&self, base: &Url, session: Option<&str>) -> Result<Url, ParseError> {
        base.join(&format!("session/{}/{}", session.unwrap_or_default(), self.path))
    }

    fn method_and_body(&self, _: &Url) -> (Method, Option<String>) {
        (Method::POST, Some(self.body.to_string()))
    }
}

/// Runs `test` with a browser. A machine without one leaves it out, but in continuous integration that is a failure.
pub fn with<F: Future<Output = ()>>(test: impl FnOnce(Arc<Chromium>) -> F) {
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
    runtime.block_on(async {
        let Some(chromium) = Chromium::start().await.map(Arc::new) else {
            assert!(env::var_os("CI").is_none(), "chromedriver is missing: apt-get install chromium chromium-driver");
            eprintln!("skipped: chromedriver is missing (apt-get install chromium chromium-driver)");
            return;
        };
        let ended = AssertUnwindSafe(test(Arc::clone(&chromium))).catch_unwind().await;
        let (complaints, requests) = (chromium.complaints().await, chromium.requests().await);
        // Whatever came of the test, the browser ends with its session.
        chromium.client.clone().close().await.unwrap();
        if let Err(panic) = ended {
            resume_unwind(panic);
        }
        assert_eq!(complaints, [""; 0], "the console is quiet");
        assert_eq!(requests, [""; 0], "nothing is asked of the network");
    });
}

impl Chromium {
    async fn start() -> Option<Self> {
        let mut process = Command::new("chromedriver")
            .arg("--port=0")
            .stdin(Stdio::null())
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .ok()?;
        let lines = BufReader::new(process.stdout.take().unwrap()).lines();
        let mut ports = lines.map_while(Result::ok).filter_map(|line| {
            line.split_once("started successfully on port ").map(|(_, port)| port.trim_end_matches('.').to_owned())
        });
        let port = ports.next().expect("chromedriver says its port");
        let profile = tempfile::tempdir().unwrap();
        let folder = format!("--user-data-dir={}", profile.path().display());
        let flags = [
            "--headless=new",
            "--no-sandbox",
            "--disable-gpu",
            "--disable-dev-shm-usage",
            "--window-size=1200,900",
            &folder,
        ];
        let Value::Object(wanted) = json!({
            "goog:chromeOptions": { "args": flags },
            // Long pages take axe-core a while on a busy machine.
            "timeouts": { "script": 240_000 },
            "goog:loggingPrefs": { "browser": "ALL", "performance": "ALL" },
        }) else {
            unreachable!("an object")
        };
        let mut builder = ClientBuilder::new(HttpConnector::new());
        let client = builder.capabilities(wanted).connect(&format!("http://127.0.0.1:{port}")).await.unwrap();
        Some(Self { client, _process: Process(process), _profile: profile })
    }

    pub async fn open(&self, page: &Path) {
        self.client.goto(&format!("file://{}", page.display())).await.unwrap();
    }

    /// What the script, the body of a function, returns.
    pub async fn eval(&self, script: &str) -> Value {
        self.client.execute(script, Vec::new()).await.unwrap_or_else(|e| panic!("{script}: {e}"))
    }

    /// A command of the browser's own protocol.
    pub async fn tell(&self, command: &str, parameters: Value) -> Value {
        let body = json!({ "cmd": command, "params": parameters });
        self.client.issue_cmd(Own { path: "goog/cdp/execute", body }).await.unwrap()
    }

    /// Makes the page `width` pixels wide, which a window of the desktop could not be.
    pub async fn width(&self, width: u32) {
        let size = json!({ "width": width, "height": 900, "deviceScaleFactor": 1, "mobile": false });
        self.tell("Emulation.setDeviceMetricsOverride", size).await;
    }

    pub async fn theme(&self, name: &str) {
        let feature = json!({ "features": [{ "name": "prefers-color-scheme", "value": name }] });
        self.tell("Emulation.setEmulatedMedia", feature).await;
    }

    pub async fn open_details(&self) {
        self.eval("document.querySelectorAll('details').forEach((d) => { d.open = true })").await;
    }

    pub async fn click(&self, css: &str) {
        self.client.find(Locator::Css(css)).await.unwrap().click().await.unwrap();
    }

    /// Presses keys, wherever the focus is.
    pub async fn press(&self, keys: &str) {
        self.client.active_element().await.unwrap().send_keys(keys).await.unwrap();
    }

    /// The text that is seen in what `css` finds first.
    pub async fn text(&self, css: &str) -> String {
        self.client.find(Locator::Css(css)).await.unwrap().text().await.unwrap()
    }

    /// Whether the page, as paper, is a PDF.
    pub async fn prints(&self) -> bool {
        let printed = self.tell("Page.printToPDF", json!({ "preferCSSPageSize": true })).await;
        // `%PDF-` in Base64.
        printed["data"].as_str().is_some_and(|data| data.starts_with("JVBERi0"))
    }

    /// What axe-core finds wrong: the rule, and the first elements.
    pub async fn violations(&self) -> Vec<String> {
        self.eval(&grader_testbed::axe().unwrap()).await;
        let script = "const done = arguments[0]; axe.run({ resultTypes: ['violations'] }).then((r) => done(r.violations.map((v) => \
                      `${v.id}: ${v.nodes.slice(0, 3).map((n) => n.html.slice(0, 200)).join(' | ')}`)), (e) => done([String(e)]))";
        let found = self.client.execute_async(script, Vec::new()).await.unwrap();
        serde_json::from_value(found).unwrap()
    }

    /// Elements that make the page wider than its window, which then has to be moved sideways.
    pub async fn overflowing(&self) -> Vec<String> {
        let script = "const r = document.documentElement; if (r.scrollWidth <= r.clientWidth) return []; \
                      const wide = [...document.querySelectorAll('body *')].filter((e) => e.getBoundingClientRect().right > r.clientWidth + 1 \
                      && !e.closest('.scroll > *')).slice(0, 5).map((e) => e.outerHTML.slice(0, 200)); \
                      return wide.length ? wide : ['something in a table that scrolls by itself'];";
        serde_json::from_value(self.eval(script).await).unwrap()
    }

    /// The messages that the browser kept, of one kind.
    async fn log(&self, kind: &str) -> Vec<String> {
        let entries = self.client.issue_cmd(Own { path: "se/log", body: json!({ "type": kind }) }).await.unwrap();
        entries.as_array().unwrap().iter().map(|entry| entry["message"].as_str().unwrap().to_owned()).collect()
    }

    async fn complaints(&self) -> Vec<String> {
        self.log("browser").await
    }

    /// Requests of the pages for anything but files.
    async fn requests(&self) -> Vec<String> {
        let events = self.log("performance").await;
        let asked = events.iter().filter_map(|event| {
            let event: Value = serde_json::from_str(event).ok()?;
            let asks = event["message"]["method"] == "Network.requestWillBeSent";
            let parameters = &event["message"]["params"];
            // The browser's own start page asks for things too.
            let ours = parameters["documentURL"].as_str().is_some_and(|page| page.starts_with("file:"));
            (asks && ours).then(|| parameters["request"]["url"].as_str().unwrap_or_default().to_owned())
        });
        asked.filter(|url| !url.starts_with("file:") && !url.starts_with("data:")).collect()
    }
}

impl Drop for Process {
    fn drop(&mut self) {
        // It may be gone already.
        let _ = self.0.kill();
        let _ = self.0.wait();
    }
}
