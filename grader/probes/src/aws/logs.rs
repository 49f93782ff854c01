//! Log groups; then, for each of them at once, its newest streams.

use aws_sdk_cloudwatchlogs::types::{self, OrderBy};
use futures::future::join_all;
use grader_core::{
    Seen,
    facts::{LogGroup, LogStream, Logs},
};

use super::{Account, Call, failure::existing, time::millis};

/// How many streams of a group are read: one page.
const STREAMS: i32 = 50;

pub(crate) async fn look(aws: &Account) -> Logs {
    let pages = aws.logs.describe_log_groups().into_paginator().stop_on_duplicate_token(false).send();
    let groups = match aws.pages(Call::DescribeLogGroups, pages, |page| page.log_groups).await {
        Ok(found) => Ok(join_all(found.into_iter().map(|found| group(aws, found))).await),
        Err(failure) => Err(failure.gap),
    };
    Logs { groups: groups.map(|all| all.into_iter().flatten().collect()).into() }
}

/// None when the group was deleted meanwhile.
async fn group(aws: &Account, found: types::LogGroup) -> Option<LogGroup> {
    let name = found.log_group_name.unwrap_or_default();
    Some(LogGroup {
        streams: streams(aws, &name).await?,
        name,
        arn: found.arn,
        created_at: millis(found.creation_time),
        retention_days: found.retention_in_days,
        stored_bytes: found.stored_bytes,
    })
}

async fn streams(aws: &Account, group: &str) -> Option<Seen<Vec<LogStream>>> {
    let request = aws.logs.describe_log_streams().log_group_name(group);
    let send = request.order_by(OrderBy::LastEventTime).descending(true).limit(STREAMS).send();
    match existing(aws.call(Call::DescribeLogStreams, send).await) {
        Ok(answer) => {
            let streams = answer?.log_streams.unwrap_or_default();
            Some(Seen::Known(streams.into_iter().map(stream).collect()))
        }
        Err(gap) => Some(Seen::Unknown(gap)),
    }
}

fn stream(stream: types::LogStream) -> LogStream {
    LogStream {
        name: stream.log_stream_name.unwrap_or_default(),
        created_at: millis(stream.creation_time),
        last_event_at: millis(stream.last_event_timestamp),
    }
}
