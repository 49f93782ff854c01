//! AppSpec files of CodeDeploy for ECS.

use std::collections::BTreeMap;

use serde::{Deserialize, de::IgnoredAny};
use serde_json::Value;

use super::FileError;

/// An AppSpec file. Keys that CodeDeploy does not know at the top are errors, as they are there.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct AppSpec {
    version: Value,
    #[serde(rename = "Resources", alias = "resources")]
    resources: Vec<BTreeMap<String, Target>>,
    #[serde(rename = "Hooks", alias = "hooks")]
    #[expect(dead_code, reason = "allowed, and judged by nothing")]
    hooks: Option<IgnoredAny>,
}

/// What is deployed.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default, rename_all = "PascalCase")]
pub(crate) struct Target {
    /// `AWS::ECS::Service`.
    #[serde(alias = "type")]
    pub(crate) r#type: Option<String>,
    #[serde(alias = "properties")]
    properties: Properties,
}

#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default, rename_all = "PascalCase")]
struct Properties {
    task_definition: Option<String>,
    load_balancer_info: LoadBalancerInfo,
}

#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default, rename_all = "PascalCase")]
struct LoadBalancerInfo {
    container_name: Option<String>,
    container_port: Option<Value>,
}

impl AppSpec {
    /// Reads an AppSpec file.
    pub(crate) fn parse(text: &str) -> Result<Self, FileError> {
        serde_saphyr::from_str(text).map_err(|error| {
            let (line, column) = error.location().map_or((1, 1), |place| (place.line(), place.column()));
            FileError::at(line, column, &error.without_snippet().to_string())
        })
    }

    /// The version as written: YAML reads `0.0` as a number, which it is not.
    pub(crate) fn version(&self) -> String {
        plain(&self.version)
    }

    /// The names of all resources: a target of each deployment is one of them.
    pub(crate) fn resource_names(&self) -> Vec<&str> {
        self.resources.iter().flat_map(|resource| resource.keys()).map(String::as_str).collect()
    }

    /// The targets under the name `TargetService`.
    pub(crate) fn targets(&self) -> Vec<&Target> {
        self.resources.iter().filter_map(|resource| resource.get("TargetService")).collect()
    }
}

impl Target {
    /// The task definition or its placeholder.
    pub(crate) fn task_definition(&self) -> Option<&str> {
        self.properties.task_definition.as_deref()
    }

    /// The container that gets the traffic.
    pub(crate) fn container_name(&self) -> Option<&str> {
        self.properties.load_balancer_info.container_name.as_deref()
    }

    /// Its port.
    pub(crate) fn container_port(&self) -> Option<String> {
        self.properties.load_balancer_info.container_port.as_ref().map(plain)
    }
}

fn plain(value: &Value) -> String {
    value.as_str().map_or_else(|| value.to_string(), str::to_owned)
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

    use super::*;

    const RIGHT: &str = "version: 0.0\nResources:\n  - TargetService:\n      Type: AWS::ECS::Service\n      Properties:\n        TaskDefinition: <TASK_DEFINITION>\n        LoadBalancerInfo:\n          ContainerName: \"customer\"\n          ContainerPort: 8080\n";

    #[test]
    fn the_course_s_file_is_read() {
        let file = AppSpec::parse(RIGHT).unwrap();
        assert_eq!(file.version(), "0.0");
        let target = file.targets()[0];
        assert_eq!(target.r#type.as_deref(), Some("AWS::ECS::Service"));
        assert_eq!(target.task_definition(), Some("<TASK_DEFINITION>"));
        assert_eq!(target.container_name(), Some("customer"));
        assert_eq!(target.container_port().as_deref(), Some("8080"));
    }

    #[test]
    fn another_way_of_writing_says_the_same() {
        let text = "# comment\nResources: [{TargetService: {Properties: {LoadBalancerInfo: {ContainerPort: '8080', ContainerName: customer}, TaskDefinition: '<TASK_DEFINITION>', PlatformVersion: LATEST}, Type: 'AWS::ECS::Service'}}]\nversion: \"0.0\"";
        let file = AppSpec::parse(text).unwrap();
        assert_eq!((file.version().as_str(), file.targets().len()), ("0.0", 1));
        assert_eq!(file.targets()[0].container_port().as_deref(), Some("8080"));
    }

    #[test]
    fn a_damaged_first_line_is_an_error_at_its_place() {
        let error = AppSpec::parse(RIGHT.strip_prefix('v').unwrap()).unwrap_err();
        assert_eq!((error.line, error.column), (1, 1), "{error}");
        assert!(error.why.contains("ersion"), "{error}");
        let error = AppSpec::parse(&RIGHT.replace("      Type", "\tType")).unwrap_err();
        assert_eq!(error.line, 4, "{error}");
    }

    #[test]
    fn aliases_cannot_blow_up() {
        let mut text = "a0: &a0 [x,x,x,x,x,x,x,x,x,x]\n".to_owned();
        for n in 1..12 {
            let before = format!("*a{}", n - 1);
            text += &format!("a{n}: &a{n} [{}]\n", vec![before; 10].join(","));
        }
        assert!(AppSpec::parse(&format!("Hooks:\n  {}", text.replace('\n', "\n  "))).is_err());
    }
}
