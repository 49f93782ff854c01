//! The block of credentials that AWS Academy shows under "AWS Details", as people paste it.

use secrecy::SecretString;
use thiserror::Error;

use crate::AwsAccess;

/// More than any block of credentials has.
const LIMIT: usize = 16 << 10;

/// Temporary keys from a pasted text.
#[derive(Clone, Debug)]
pub struct PastedKeys {
    id: String,
    secret: SecretString,
    token: Option<SecretString>,
}

/// Why a text holds no keys. What was pasted is never repeated.
#[derive(Clone, Copy, Debug, Error, PartialEq, Eq)]
pub enum PasteError {
    /// The text is longer than any block.
    #[error("expected a block of credentials, found more than {LIMIT} bytes")]
    TooLong,
    /// Nothing was pasted.
    #[error("expected a block of credentials, found nothing")]
    Nothing,
    /// A line of the block is missing.
    #[error("expected a line {0}=…, found none; copy the whole block")]
    Missing(&'static str),
    /// Temporary keys, and these begin with `ASIA`, need a token.
    #[error("expected a line aws_session_token=…, found none; copy the whole block")]
    NoToken,
}

impl PastedKeys {
    /// Reads the block: its lines may stand in any order, in several sections (the first that has keys counts), as the
    /// `export`, `set` or `$Env:` lines of a shell, with or without quotes.
    ///
    /// # Errors
    ///
    /// What is missing.
    pub fn parse(text: &str) -> Result<Self, PasteError> {
        if text.len() > LIMIT {
            return Err(PasteError::TooLong);
        }
        if text.trim().is_empty() {
            return Err(PasteError::Nothing);
        }
        let mut values: [Option<&str>; 3] = [None; 3];
        for line in text.lines().map(str::trim) {
            if line.starts_with('[') && values[0].is_some() {
                break;
            }
            let Some((name, value)) = line.split_once('=') else { continue };
            let name = name.trim().to_ascii_lowercase();
            let name = name.rsplit([' ', ':']).next().unwrap_or_default();
            let value = value.trim().trim_matches(['"', '\'']).trim();
            if let Some(at) = NAMES.iter().position(|known| *known == name).filter(|_| !value.is_empty()) {
                values[at] = Some(value);
            }
        }
        let [id, secret, token] = values;
        let id = id.ok_or(PasteError::Missing(NAMES[0]))?.to_owned();
        let secret = secret.ok_or(PasteError::Missing(NAMES[1]))?.into();
        if token.is_none() && id.starts_with("ASIA") {
            return Err(PasteError::NoToken);
        }
        Ok(Self { id, secret, token: token.map(SecretString::from) })
    }

    /// Access with these keys, in the region and at the endpoint of `access`.
    #[must_use]
    pub fn into_access(self, access: Option<AwsAccess>) -> AwsAccess {
        let AwsAccess { region, endpoint_url, .. } = access.unwrap_or_default();
        AwsAccess {
            region,
            endpoint_url,
            access_key_id: Some(self.id),
            secret_access_key: Some(self.secret),
            session_token: self.token,
            ..AwsAccess::default()
        }
    }
}

/// The names of the three lines.
const NAMES: [&str; 3] = ["aws_access_key_id", "aws_secret_access_key", "aws_session_token"];

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

    use secrecy::ExposeSecret as _;

    use super::*;

    fn read(text: &str) -> (String, String, Option<String>) {
        let keys = PastedKeys::parse(text).unwrap();
        (keys.id, keys.secret.expose_secret().into(), keys.token.map(|t| t.expose_secret().into()))
    }

    #[test]
    fn every_way_to_paste_the_block_gives_the_same_keys() {
        let expected = ("ASIAX".to_owned(), "s/+e=".to_owned(), Some("IQo==".to_owned()));
        for text in [
            "[default]\naws_access_key_id=ASIAX\naws_secret_access_key=s/+e=\naws_session_token=IQo==\n",
            "[default]\r\naws_access_key_id = ASIAX\r\naws_secret_access_key = s/+e=\r\naws_session_token = IQo==\r\n",
            "aws_session_token=IQo==\naws_secret_access_key=s/+e=\naws_access_key_id=ASIAX",
            "export AWS_ACCESS_KEY_ID=\"ASIAX\"\nexport AWS_SECRET_ACCESS_KEY='s/+e='\nexport AWS_SESSION_TOKEN=IQo==",
            "$Env:AWS_ACCESS_KEY_ID=\"ASIAX\"\n$Env:AWS_SECRET_ACCESS_KEY=\"s/+e=\"\n$Env:AWS_SESSION_TOKEN=\"IQo==\"",
            "# copied\n[a]\nregion=x\n[default]\naws_access_key_id=ASIAX\naws_secret_access_key=s/+e=\naws_session_token=IQo==\n[b]\naws_access_key_id=AKIAY",
        ] {
            assert_eq!(read(text), expected, "{text}");
        }
    }

    #[test]
    fn half_a_block_is_refused_without_repeating_it() {
        for (text, missing) in [
            (" \n", PasteError::Nothing),
            ("[default]\n", PasteError::Missing("aws_access_key_id")),
            ("aws_access_key_id=\naws_secret_access_key=hush", PasteError::Missing("aws_access_key_id")),
            ("aws_access_key_id=ASIAX", PasteError::Missing("aws_secret_access_key")),
            ("aws_access_key_id=ASIAX\naws_secret_access_key=hush", PasteError::NoToken),
            (&"x".repeat(LIMIT + 1), PasteError::TooLong),
        ] {
            let error = PastedKeys::parse(text).unwrap_err();
            assert_eq!(error, missing);
            assert!(!error.to_string().contains("hush"));
        }
    }

    #[test]
    fn pasted_keys_take_the_place_of_every_other_way_in() {
        let access =
            AwsAccess { profile: Some("p".into()), region: Some("ca-central-1".into()), ..AwsAccess::default() };
        let keys = PastedKeys::parse("aws_access_key_id=ASIAX\naws_secret_access_key=s\naws_session_token=t").unwrap();
        let access = keys.into_access(Some(access));
        assert_eq!((access.profile.as_deref(), access.region.as_deref()), (None, Some("ca-central-1")));
        assert!(access.credentials().is_ok());
        assert!(!format!("{access:?}").contains("\"s\""));
    }
}
