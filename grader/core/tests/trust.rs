//! Signed bundles: who is named, and that no change goes unnoticed.

#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

mod common;

use grader_core::{BundleError, Evidence, Notice, PublicKey, SecretKey, Trust};

fn key(byte: u8) -> SecretKey {
    SecretKey::from_bytes(&[byte; 32])
}

fn signed(by: &SecretKey) -> String {
    common::evidence().to_signed_bundle(Some(by)).unwrap().0
}

#[test]
fn every_change_of_a_byte_is_noticed() {
    let (own, course) = (key(1), Trust { keys: vec![key(1).public()] });
    let text = signed(&own);
    let original = Evidence::open_bundle(&text).unwrap();
    assert_eq!(course.notice(original.signature.as_ref(), None), None);
    for at in 0..text.len() {
        for change in [1_u8, 0x20] {
            let mut bytes = text.clone().into_bytes();
            bytes[at] ^= change;
            if let Ok(read) = Evidence::open_bundle(&String::from_utf8_lossy(&bytes)) {
                let noticed = course.notice(read.signature.as_ref(), None).is_some();
                assert!(read == original || noticed, "byte {at}: {:?}", &text[at.saturating_sub(20)..at]);
            }
        }
    }
}

#[test]
fn a_signature_of_another_bundle_is_refused() {
    let mut other = common::evidence();
    other.submission.student.id = "s2".into();
    let value: serde_json::Value = serde_json::from_str(&other.to_signed_bundle(Some(&key(1))).unwrap().0).unwrap();
    let mut mixed: serde_json::Value = serde_json::from_str(&signed(&key(1))).unwrap();
    mixed["signature"] = value["signature"].clone();
    // Written again with sorted members, the evidence has another digest; the original text must stay as it is.
    let text = signed(&key(1));
    let own: serde_json::Value = serde_json::from_str(&text).unwrap();
    let text = text.replace(own["signature"]["value"].as_str().unwrap(), mixed["signature"]["value"].as_str().unwrap());
    let error = Evidence::open_bundle(&text).unwrap_err();
    assert!(matches!(error, BundleError::Forged { key: by } if by == key(1).public()), "{error}");
}

#[test]
fn who_signed_is_named() {
    let course = Trust { keys: vec![key(1).public(), key(2).public()] };
    let signature = |byte| Evidence::open_bundle(&signed(&key(byte))).unwrap().signature.unwrap();
    let (one, two, stranger) = (signature(1), signature(2), signature(3));
    let (first, foreign) = (key(1).public(), key(3).public());
    for (signature, before, notice) in [
        (Some(&one), None, None),
        (Some(&one), Some(first), None),
        (Some(&stranger), None, Some(Notice::SignedByStranger { key: foreign })),
        (Some(&two), Some(first), Some(Notice::SignedAnew { key: key(2).public(), before: first })),
        (None, None, Some(Notice::Unsigned)),
        (None, Some(first), Some(Notice::Unsigned)),
    ] {
        assert_eq!(course.notice(signature, before), notice);
    }
    assert_eq!(Trust::default().notice(None, None), None, "without keys, nobody has to sign");
}

#[test]
fn keys_have_one_spelling_and_secrets_are_not_shown() {
    let text = key(7).public().to_string();
    assert_eq!(text.parse(), Ok(key(7).public()));
    for wrong in [text.to_uppercase(), text.replace("ed25519:", ""), format!("{text}0"), text[..71].to_owned()] {
        assert!(wrong.parse::<PublicKey>().is_err(), "{wrong}");
    }
    let secret = key(7).to_secret_text();
    assert_eq!(secret.parse::<SecretKey>().unwrap().public(), key(7).public());
    assert!(!format!("{:?}", key(7)).contains(&secret["ed25519:".len()..]));
}
