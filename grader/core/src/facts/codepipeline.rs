//! Facts of CodePipeline.

use std::collections::BTreeMap;

use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use crate::Seen;

/// CodePipeline pipelines of the region.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Codepipeline {
    /// `codepipeline:GetPipeline` on `codepipeline:ListPipelines`.
    pub pipelines: Seen<Vec<Pipeline>>,
}

/// A pipeline.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Pipeline {
    /// Its name.
    pub name: String,
    /// Its role.
    pub role_arn: Option<String>,
    /// Its stages.
    pub stages: Vec<Stage>,
    /// `codepipeline:ListPipelineExecutions`: the newest fifty, the newest first.
    pub executions: Seen<Vec<Execution>>,
    /// `codepipeline:GetPipelineState`.
    pub action_states: Seen<Vec<ActionState>>,
}

/// A stage.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Stage {
    /// Its name.
    pub name: String,
    /// Its actions.
    pub actions: Vec<PipelineAction>,
}

/// An action of a stage.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct PipelineAction {
    /// Its name.
    pub name: String,
    /// `Source`, `Build`, `Deploy`, …
    pub category: String,
    /// `CodeCommit`, `ECR`, `CodeDeployToECS`, …
    pub provider: String,
    /// Its settings; secret-looking ones are masked.
    pub configuration: BTreeMap<String, String>,
    /// Names of its input artifacts.
    pub inputs: Vec<String>,
    /// Names of its output artifacts.
    pub outputs: Vec<String>,
}

/// An execution.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Execution {
    /// Its id.
    pub id: String,
    /// `Succeeded`, `Failed`, `InProgress`, …
    pub status: String,
    /// When it began.
    pub started_at: Option<Timestamp>,
    /// When it last changed.
    pub updated_at: Option<Timestamp>,
    /// `CloudWatchEvent`, `StartPipelineExecution`, …
    pub trigger: Option<String>,
    /// What it delivered.
    pub revisions: Vec<Revision>,
}

/// What a source action delivered.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Revision {
    /// The source action.
    pub action: String,
    /// A commit id or an image digest.
    pub id: Option<String>,
    /// In words.
    pub summary: Option<String>,
}

/// The newest state of an action.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct ActionState {
    /// Its stage.
    pub stage: String,
    /// The pipeline execution that reached the stage last.
    pub execution: Option<String>,
    /// Its name.
    pub action: String,
    /// `Succeeded`, `Failed`, …
    pub status: Option<String>,
    /// What it made elsewhere: a CodeDeploy deployment.
    pub external_id: Option<String>,
    /// The revision that it delivered last.
    pub revision: Option<String>,
    /// Why it failed.
    pub error: Option<String>,
    /// When it last changed.
    pub changed_at: Option<Timestamp>,
}
