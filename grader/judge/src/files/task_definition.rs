//! Task definition files, which `aws ecs register-task-definition` and CodePipeline read.

use std::{collections::BTreeSet, sync::LazyLock};

use regex::Regex;
use serde_json::Value;

use super::FileError;

/// What stands for something that a person or the pipeline fills in: `<IMAGE1_NAME>`.
static PLACEHOLDER: LazyLock<Regex> = LazyLock::new(|| Regex::new("<[^<>]{1,60}>").expect("the pattern is a constant"));

/// A task definition file.
#[derive(Clone, Debug)]
pub(crate) struct TaskDefinitionFile(Value);

impl TaskDefinitionFile {
    /// Reads a task definition file.
    pub(crate) fn parse(text: &str) -> Result<Self, FileError> {
        let value: Value = serde_json::from_str(text)
            .map_err(|error| FileError::at(error.line() as u64, error.column() as u64, &error.to_string()))?;
        if value.is_object() {
            Ok(Self(value))
        } else {
            Err(FileError { line: 1, column: 1, why: "expected {".to_owned() })
        }
    }

    /// The images of the containers.
    pub(crate) fn images(&self) -> Vec<&str> {
        self.containers().filter_map(|c| c["image"].as_str()).collect()
    }

    /// The family that it is registered in.
    pub(crate) fn family(&self) -> Option<&str> {
        self.0["family"].as_str()
    }

    /// The names of the containers.
    pub(crate) fn container_names(&self) -> Vec<&str> {
        self.containers().filter_map(|c| c["name"].as_str()).collect()
    }

    /// The ports of the containers.
    pub(crate) fn container_ports(&self) -> Vec<u64> {
        let mappings = self.containers().filter_map(|c| c["portMappings"].as_array()).flatten();
        mappings.filter_map(|m| m["containerPort"].as_u64()).collect()
    }

    fn containers(&self) -> impl Iterator<Item = &Value> {
        self.0["containerDefinitions"].as_array().into_iter().flatten()
    }

    /// The placeholders in any value.
    pub(crate) fn placeholders(&self) -> BTreeSet<String> {
        let mut found = BTreeSet::new();
        collect(&self.0, &mut found);
        found
    }
}

fn collect(value: &Value, found: &mut BTreeSet<String>) {
    match value {
        Value::String(text) => found.extend(PLACEHOLDER.find_iter(text).map(|m| m.as_str().to_owned())),
        Value::Array(items) => items.iter().for_each(|item| collect(item, found)),
        Value::Object(members) => members.values().for_each(|member| collect(member, found)),
        _ => {}
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

    use super::*;

    #[test]
    fn placeholders_are_found_wherever_they_are() {
        let file = TaskDefinitionFile::parse(
            r#"{"containerDefinitions":[{"image":"<IMAGE1_NAME>","environment":[{"value":"<RDS-ENDPOINT>"}],
                "portMappings":[{"containerPort":8081}]}],"executionRoleArn":"arn:aws:iam::<ACCOUNT-ID>:role/x"}"#,
        )
        .unwrap();
        assert_eq!(file.images(), ["<IMAGE1_NAME>"]);
        assert_eq!(file.container_ports(), [8081]);
        assert_eq!(Vec::from_iter(file.placeholders()), ["<ACCOUNT-ID>", "<IMAGE1_NAME>", "<RDS-ENDPOINT>"]);
    }

    #[test]
    fn an_error_has_its_place() {
        let error = TaskDefinitionFile::parse("{\n  \"family\": \"x\"\n  \"cpu\": 1\n}").unwrap_err();
        assert_eq!((error.line, error.column), (3, 3), "{error}");
        assert!(TaskDefinitionFile::parse("[]").is_err());
    }
}
