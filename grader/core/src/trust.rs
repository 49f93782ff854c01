//! Signatures of bundles: who vouches for what was recorded. Pure arithmetic; keys come from and go to the floors above.
//!
//! A signature covers the digest of a bundle, which covers every byte of its evidence.

use std::{fmt, str::FromStr};

use ed25519_dalek::{Signer as _, SigningKey, VerifyingKey};
use serde::{Deserialize, Deserializer, Serialize, Serializer};
use thiserror::Error;

use crate::{Notice, Submission};

/// What every key begins with.
const KIND: &str = "ed25519:";
/// What stands before a digest when it is signed, so that no signature of something else can be passed off as one.
const PURPOSE: &str = "grader.evidence signature of ";

/// The half of a key that everybody may know, written `ed25519:` and 64 hexadecimal digits.
#[derive(Clone, Copy, PartialEq, Eq)]
pub struct PublicKey([u8; 32]);

/// The half of a key that signs. It is never shown; forgetting it wipes it.
pub struct SecretKey(SigningKey);

/// A signature and the key that made it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Signature {
    /// Whose it is.
    pub key: PublicKey,
    bytes: [u8; 64],
}

/// A text that is no key.
#[derive(Debug, Error, PartialEq, Eq)]
#[error("expected a key: {KIND} and 64 hexadecimal digits, as `grader keys` writes it")]
pub struct KeyError;

/// Whom the course trusts: the table `[trust]` of `lab.toml`.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Trust {
    /// The keys of the course; without any, nobody has to sign.
    #[serde(default)]
    pub keys: Vec<PublicKey>,
}

impl Trust {
    /// What readers of a report should know about the `signature` of its bundle, when `before` signed the bundle that this
    /// one takes the place of.
    #[must_use]
    pub fn notice(&self, signature: Option<&Signature>, before: Option<PublicKey>) -> Option<Notice> {
        let key = signature.map(|signature| signature.key);
        match (key, before) {
            (Some(key), Some(before)) if key != before => Some(Notice::SignedAnew { key, before }),
            (Some(key), _) if !self.keys.is_empty() && !self.keys.contains(&key) => {
                Some(Notice::SignedByStranger { key })
            }
            (None, Some(_)) => Some(Notice::Unsigned),
            (None, None) if !self.keys.is_empty() => Some(Notice::Unsigned),
            _ => None,
        }
    }
}

/// That a submission was recorded for another lab than the one with this id, where it is so.
#[must_use]
pub fn of_other_lab(submission: &Submission, lab: &str) -> Option<Notice> {
    let found = submission.lab.as_deref().filter(|found| *found != lab)?;
    Some(Notice::OtherLab { found: found.chars().take(200).collect() })
}

impl SecretKey {
    /// The key of 32 random bytes.
    #[must_use]
    pub fn from_bytes(bytes: &[u8; 32]) -> Self {
        Self(SigningKey::from_bytes(bytes))
    }

    /// The half that everybody may know.
    #[must_use]
    pub fn public(&self) -> PublicKey {
        PublicKey(self.0.verifying_key().to_bytes())
    }

    /// The text to keep in a file that nobody else can read.
    #[must_use]
    pub fn to_secret_text(&self) -> String {
        format!("{KIND}{}", hex::encode(self.0.to_bytes()))
    }

    /// Signs the digest of a bundle.
    #[must_use]
    pub fn sign(&self, digest: &str) -> Signature {
        let bytes = self.0.sign(format!("{PURPOSE}{digest}").as_bytes()).to_bytes();
        Signature { key: self.public(), bytes }
    }
}

impl Signature {
    /// Whether it signs `digest`.
    #[must_use]
    pub fn signs(&self, digest: &str) -> bool {
        let signature = ed25519_dalek::Signature::from_bytes(&self.bytes);
        let signed = format!("{PURPOSE}{digest}");
        VerifyingKey::from_bytes(&self.key.0).is_ok_and(|key| key.verify_strict(signed.as_bytes(), &signature).is_ok())
    }
}

/// The bytes of `text`; one spelling only, so that no change of a letter goes unnoticed.
fn bytes<const N: usize>(text: &str) -> Option<[u8; N]> {
    let mut bytes = [0; N];
    hex::decode_to_slice(text, &mut bytes).ok()?;
    (hex::encode(bytes) == text).then_some(bytes)
}

impl FromStr for PublicKey {
    type Err = KeyError;

    fn from_str(text: &str) -> Result<Self, KeyError> {
        let key = text.strip_prefix(KIND).and_then(bytes).ok_or(KeyError)?;
        VerifyingKey::from_bytes(&key).map(|_| Self(key)).map_err(|_| KeyError)
    }
}

impl FromStr for SecretKey {
    type Err = KeyError;

    fn from_str(text: &str) -> Result<Self, KeyError> {
        text.strip_prefix(KIND).and_then(bytes).map(|key| Self::from_bytes(&key)).ok_or(KeyError)
    }
}

impl fmt::Display for PublicKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{KIND}{}", hex::encode(self.0))
    }
}

impl fmt::Debug for PublicKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "PublicKey({self})")
    }
}

impl fmt::Debug for SecretKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "SecretKey(of {})", self.public())
    }
}

impl Serialize for PublicKey {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for PublicKey {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        String::deserialize(deserializer)?.parse().map_err(serde::de::Error::custom)
    }
}

/// A signature as bundles hold it.
#[derive(Serialize, Deserialize)]
struct Written {
    key: PublicKey,
    value: String,
}

impl Serialize for Signature {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        Written { key: self.key, value: hex::encode(self.bytes) }.serialize(serializer)
    }
}

impl<'de> Deserialize<'de> for Signature {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let Written { key, value } = Written::deserialize(deserializer)?;
        let bytes = bytes(&value).ok_or_else(|| serde::de::Error::custom("a signature has 128 hexadecimal digits"))?;
        Ok(Self { key, bytes })
    }
}
