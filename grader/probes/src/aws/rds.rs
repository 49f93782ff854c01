//! Database instances.

use aws_sdk_rds::types;
use grader_core::facts::{DbInstance, Rds};

use super::{Account, Call, failure::seen};

pub(crate) async fn look(aws: &Account) -> Rds {
    let pages = aws.rds.describe_db_instances().into_paginator().stop_on_duplicate_token(false).send();
    let instances = aws.pages(Call::DescribeDbInstances, pages, |page| page.db_instances).await;
    Rds { instances: seen(instances, db_instance) }
}

fn db_instance(db: types::DbInstance) -> DbInstance {
    let (endpoint, port) = db.endpoint.map_or((None, None), |endpoint| (endpoint.address, endpoint.port));
    let groups = db.vpc_security_groups.unwrap_or_default();
    DbInstance {
        id: db.db_instance_identifier.unwrap_or_default(),
        arn: db.db_instance_arn,
        status: db.db_instance_status,
        engine: db.engine,
        engine_version: db.engine_version,
        class: db.db_instance_class,
        endpoint,
        port,
        database: db.db_name,
        vpc_id: db.db_subnet_group.and_then(|subnets| subnets.vpc_id),
        publicly_accessible: db.publicly_accessible.unwrap_or_default(),
        security_groups: groups.into_iter().filter_map(|group| group.vpc_security_group_id).collect(),
    }
}
