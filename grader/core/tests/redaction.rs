//! Canaries: secrets that must not survive the way into an observation.

#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

use std::sync::Arc;

use grader_core::facts::{Container, Exchange, Identity, KeyValue, TaskDefinition};
use grader_core::{Gap, GapReason, Observation, Redactor};
use secrecy::SecretString;
use url::Url;

/// A page that says `text`.
fn page(text: &str) -> Observation {
    Observation::Http(Arc::new(Exchange {
        url: Url::parse("http://example.org/").unwrap(),
        redirects: Vec::new(),
        status: 200,
        headers: [("server".to_owned(), text.to_owned())].into(),
        body_bytes: 0,
        truncated: false,
        page: None,
        excerpt: text.to_owned(),
    }))
}

#[test]
fn secrets_of_the_run_are_masked_everywhere() {
    let redactor = Redactor::new([SecretString::from("canary/secret+key")]);
    let clean = redactor.observation(&page("before canary/secret+key after"));
    assert_eq!(clean, page("before [redacted] after"));
    let gap = Observation::Gap(Gap::new(GapReason::Unreachable).detail("said canary/secret+key"));
    assert!(!format!("{:?}", redactor.observation(&gap)).contains("canary"));
}

#[test]
fn shapes_of_secrets_are_masked_without_being_known() {
    let key = "ASIAABCDEFGHIJKLMNOP";
    for (text, canary) in [
        (format!("key {key}!"), key),
        ("Authorization: Bearer abcdefghijklmnopqrstuvwxyz".to_owned(), "abcdefghij"),
        ("-----BEGIN RSA PRIVATE KEY-----\ncanary\n-----END RSA PRIVATE KEY-----".to_owned(), "canary"),
        ("-----BEGIN PRIVATE KEY-----\ncanary, cut".to_owned(), "canary"),
        ("AWS4-HMAC-SHA256 Credential=canary".to_owned(), "canary"),
        (format!("IQoJ{}", "b3JpZ2luX2VjE".repeat(5)), "b3JpZ2lu"),
    ] {
        let clean = Redactor::default().text(&text);
        assert!(clean.contains("[redacted]") && !clean.contains(canary), "{clean}");
    }
}

#[test]
fn the_secret_half_of_an_aws_key_is_masked_where_a_value_stands() {
    let canary = "wJalrXUtnFEMI/K7MDENG+bPxRfiCYCANARY4KEY";
    for (before, after) in [("key: '", "',"), ("secretAccessKey = \"", "\";"), ("KEY=", "\n"), ("key:  ", "")] {
        let clean = Redactor::default().text(&format!("{before}{canary}{after}"));
        assert_eq!(clean, format!("{before}[redacted]{after}"));
    }
    let commit = "da39a3ee5e6b4b0d3255bfef95601890afd80709";
    for text in [format!("commit = \"{commit}\""), format!("'{canary}AndMore1'"), format!("see/{canary}/page.html")] {
        assert_eq!(Redactor::default().text(&text), text);
    }
}

#[test]
fn the_password_in_an_address_is_masked_and_the_rest_of_it_stays() {
    for (text, clean) in [
        ("mysql://admin:canary!pw@db.example/coffee", "mysql://admin:[redacted]@db.example/coffee"),
        ("see 'redis://:canary@cache:6379' and x@y", "see 'redis://:[redacted]@cache:6379' and x@y"),
        ("http://example.org:8080/a@b", "http://example.org:8080/a@b"),
        ("https://example.org/?mail=a:b@example.org", "https://example.org/?mail=a:b@example.org"),
        ("arn:aws:sts::1:assumed-role/r/a@example.org", "arn:aws:sts::1:assumed-role/r/a@example.org"),
    ] {
        assert_eq!(Redactor::default().text(text), clean);
    }
}

#[test]
fn settings_in_json_are_masked_by_their_names_however_deep() {
    let text = r#"{"db":{"password":"canary","user":"admin"},"environment":[{"name":"DB_PASSWORD","value":"canary"},
        {"name":"SETTINGS","value":"{\"secret\":\"canary\"}"}],"url":"mysql://a:canary@h"}"#;
    let clean = Redactor::setting("", text.to_owned());
    assert!(!clean.contains("canary") && clean.contains("admin") && clean.contains("SETTINGS"), "{clean}");
    for plain in [
        r#"{ "dependencies": { "@aws-sdk/client-secrets-manager": "^3.0.0", "jsonwebtoken": "^9.0.0" } }"#,
        r#"{ "secrets": [{ "name": "PW", "valueFrom": "arn:aws:secretsmanager:us-east-1:1:secret:x" }] }"#,
    ] {
        assert_eq!(Redactor::setting("", plain.to_owned()), plain);
    }
}

#[test]
fn ordinary_text_is_left_alone() {
    let plain = page(
        "Coffee suppliers: basic roast, bearer of beans; tokens and passwords are words, too. ARN arn:aws:iam::1:role/x",
    );
    assert_eq!(Redactor::default().observation(&plain), plain);
    let identity = Observation::Identity(Arc::new(Identity { account: "123456789012".into(), arn: "arn:x".into() }));
    assert_eq!(Redactor::default().observation(&identity), identity);
}

#[test]
fn short_secrets_would_mask_words_and_are_left_out() {
    let redactor = Redactor::new([SecretString::from("the")]);
    assert_eq!(redactor.text("the page"), "the page");
}

#[test]
fn settings_with_a_secret_name_lose_their_value() {
    let setting = |name: &str, value: &str| KeyValue { name: name.into(), value: value.into() };
    let environment = |values: [&str; 3]| {
        let [host, password, key] = values;
        let environment =
            vec![setting("APP_DB_HOST", host), setting("APP_DB_PASSWORD", password), setting("api-key", key)];
        let container = Container { environment, ..Container::default() };
        let definition = TaskDefinition { containers: vec![container], ..TaskDefinition::default() };
        serde_json::to_value(definition).unwrap()
    };
    let mut ecs = serde_json::to_value(Observation::Ecs(Arc::default())).unwrap();
    ecs["ecs"]["task_definitions"] = serde_json::json!({ "known": [environment(["db", "canary", "canary"])] });
    let seen: Observation = serde_json::from_value(ecs).unwrap();
    let clean = serde_json::to_string(&Redactor::default().observation(&seen)).unwrap();
    assert!(clean.contains("\"db\"") && !clean.contains("canary"), "{clean}");
}

#[test]
fn settings_are_masked_by_their_names() {
    let setting = |name: &str, value: &str| Redactor::setting(name, value.to_owned());
    assert_eq!(setting("OAuthToken", "canary"), "[redacted]");
    assert_eq!(setting("RepositoryName", "deployment"), "deployment");
    let variables = r#"[ {"name":"DB_PASSWORD","value":"canary","type":"PLAINTEXT"}, {"name":"PORT","value":"8080"} ]"#;
    let masked = setting("EnvironmentVariables", variables);
    assert!(!masked.contains("canary") && masked.contains("8080"), "{masked}");
    let harmless = r#"[ {"name":"PORT","value":"8080"} ]"#;
    assert_eq!(setting("EnvironmentVariables", harmless), harmless);
}
