//! The SDK's records of pipelines as ours.

use aws_sdk_codepipeline::types;
use grader_core::{
    Redactor, Seen,
    facts::{ActionState, Execution, Pipeline, PipelineAction, Revision, Stage},
};

use crate::aws::{text::text, time::timestamp};

pub(super) fn pipeline(found: types::PipelineDeclaration) -> Pipeline {
    let stage = |stage: types::StageDeclaration| Stage {
        name: stage.name,
        actions: stage.actions.into_iter().map(action).collect(),
    };
    Pipeline {
        name: found.name,
        role_arn: Some(found.role_arn).filter(|arn| !arn.is_empty()),
        stages: found.stages.into_iter().map(stage).collect(),
        executions: Seen::default(),
        action_states: Seen::default(),
    }
}

fn action(found: types::ActionDeclaration) -> PipelineAction {
    let (category, provider) =
        found.action_type_id.map(|kind| (kind.category.as_str().to_owned(), kind.provider)).unwrap_or_default();
    let settings = found.configuration.unwrap_or_default();
    PipelineAction {
        name: found.name,
        category,
        provider,
        configuration: settings
            .into_iter()
            .map(|(name, value)| (name.clone(), Redactor::setting(&name, value)))
            .collect(),
        inputs: found.input_artifacts.unwrap_or_default().into_iter().map(|artifact| artifact.name).collect(),
        outputs: found.output_artifacts.unwrap_or_default().into_iter().map(|artifact| artifact.name).collect(),
    }
}

pub(super) fn execution(found: types::PipelineExecutionSummary) -> Execution {
    let revision = |revision: types::SourceRevision| Revision {
        action: revision.action_name,
        id: revision.revision_id,
        summary: revision.revision_summary,
    };
    Execution {
        id: found.pipeline_execution_id.unwrap_or_default(),
        status: text(found.status).unwrap_or_default(),
        started_at: timestamp(found.start_time),
        updated_at: timestamp(found.last_update_time),
        trigger: text(found.trigger.and_then(|trigger| trigger.trigger_type)),
        revisions: found.source_revisions.unwrap_or_default().into_iter().map(revision).collect(),
    }
}

pub(super) fn stage_state(found: types::StageState) -> impl Iterator<Item = ActionState> {
    let stage = found.stage_name.unwrap_or_default();
    let execution = found.latest_execution.map(|execution| execution.pipeline_execution_id);
    let actions = found.action_states.unwrap_or_default();
    actions.into_iter().map(move |action| action_state(stage.clone(), execution.clone(), action))
}

fn action_state(stage: String, execution: Option<String>, found: types::ActionState) -> ActionState {
    let state = ActionState {
        stage,
        execution,
        action: found.action_name.unwrap_or_default(),
        revision: found.current_revision.map(|revision| revision.revision_id),
        ..ActionState::default()
    };
    let Some(latest) = found.latest_execution else { return state };
    ActionState {
        status: text(latest.status),
        external_id: latest.external_execution_id,
        error: latest.error_details.and_then(error),
        changed_at: timestamp(latest.last_status_change),
        ..state
    }
}

fn error(found: types::ErrorDetails) -> Option<String> {
    let parts: Vec<_> = found.code.into_iter().chain(found.message).filter(|part| !part.is_empty()).collect();
    (!parts.is_empty()).then(|| parts.join(": "))
}
