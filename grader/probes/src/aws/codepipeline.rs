//! Pipelines: for each of them at once its definition, its newest executions and the state of its actions.

mod records;

use futures::future::try_join_all;
use grader_core::{
    Gap, Seen,
    facts::{ActionState, Codepipeline, Execution, Pipeline},
};

use super::{Account, Call, failure::existing};

/// How many executions of a pipeline are read: one page of the list, which begins with the newest.
const EXECUTIONS: i32 = 50;

pub(crate) async fn look(aws: &Account) -> Codepipeline {
    Codepipeline { pipelines: pipelines(aws).await.into() }
}

async fn pipelines(aws: &Account) -> Result<Vec<Pipeline>, Gap> {
    let pages = aws.codepipeline.list_pipelines().into_paginator().stop_on_duplicate_token(false).send();
    let found = aws.pages(Call::ListPipelines, pages, |page| page.pipelines).await?;
    let names = found.into_iter().filter_map(|summary| summary.name);
    let all = try_join_all(names.map(|name| pipeline(aws, name))).await?;
    Ok(all.into_iter().flatten().collect())
}

/// None when the pipeline was deleted meanwhile.
async fn pipeline(aws: &Account, name: String) -> Result<Option<Pipeline>, Gap> {
    let definition = aws.codepipeline.get_pipeline().name(&name).send();
    let (definition, executions, states) =
        futures::join!(aws.call(Call::GetPipeline, definition), executions(aws, &name), states(aws, &name));
    let Some(definition) = existing(definition)?.and_then(|answer| answer.pipeline) else { return Ok(None) };
    Ok(Some(Pipeline {
        executions: Seen::from(executions),
        action_states: Seen::from(states),
        ..records::pipeline(definition)
    }))
}

async fn executions(aws: &Account, pipeline: &str) -> Result<Vec<Execution>, Gap> {
    let request = aws.codepipeline.list_pipeline_executions().pipeline_name(pipeline).max_results(EXECUTIONS);
    let answer = existing(aws.call(Call::ListPipelineExecutions, request.send()).await)?;
    let found = answer.and_then(|answer| answer.pipeline_execution_summaries).unwrap_or_default();
    Ok(found.into_iter().map(records::execution).collect())
}

async fn states(aws: &Account, pipeline: &str) -> Result<Vec<ActionState>, Gap> {
    let send = aws.codepipeline.get_pipeline_state().name(pipeline).send();
    let answer = existing(aws.call(Call::GetPipelineState, send).await)?;
    let stages = answer.and_then(|answer| answer.stage_states).unwrap_or_default();
    Ok(stages.into_iter().flat_map(records::stage_state).collect())
}
