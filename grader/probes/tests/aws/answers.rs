//! Answers that the emulator never gives, in the words of AWS.

use grader_core::facts::Ecs;
use grader_testbed::{Answer, Fault};

use crate::support::{Bench, facts};

/// A blue/green service as CodeDeploy leaves it: its task sets carry what the service itself does not.
const SERVICE: &str = r#"{"failures": [], "services": [{
    "serviceName": "customer-microservice",
    "serviceArn": "arn:aws:ecs:us-east-1:123456789012:service/c/customer-microservice",
    "status": "ACTIVE", "desiredCount": 3, "runningCount": 3, "pendingCount": 0,
    "schedulingStrategy": "REPLICA", "deploymentController": {"type": "CODE_DEPLOY"},
    "capacityProviderStrategy": [{"capacityProvider": "FARGATE_SPOT", "weight": 1, "base": 0}],
    "loadBalancers": [], "createdAt": 1900000000.5,
    "events": [{"id": "1", "createdAt": 1900000000.5, "message": "has reached a steady state."}],
    "taskSets": [{
        "id": "ecs-svc/1", "taskSetArn": "arn:1", "status": "PRIMARY", "externalId": "d-ABC", "launchType": "QUANTUM",
        "taskDefinition": "arn:aws:ecs:us-east-1:123456789012:task-definition/customer-microservice:7",
        "computedDesiredCount": 3, "runningCount": 3, "pendingCount": 0, "stabilityStatus": "STEADY_STATE",
        "networkConfiguration": {"awsvpcConfiguration": {"subnets": ["subnet-1"], "assignPublicIp": "ENABLED"}},
        "loadBalancers": [{"targetGroupArn": "tg", "containerName": "customer", "containerPort": 8080}]
    }]
}]}"#;

#[tokio::test]
async fn a_service_with_task_sets() {
    let bench = Bench::new(&[]);
    bench.proxy.inject("ecs:DescribeServices", Fault::Answer(Answer::json(SERVICE)));
    let ecs = facts::<Ecs>(&bench.live()).await;
    let service = &ecs.clusters.known().unwrap()[0].services.known().unwrap()[0];
    assert_eq!((service.launch_type.as_deref(), service.task_definition.as_deref()), (None, None));
    assert_eq!(service.capacity_providers, ["FARGATE_SPOT"]);
    assert_eq!(service.created_at.unwrap().as_millisecond(), 1_900_000_000_500);
    assert_eq!(service.events[0].message, "has reached a steady state.");
    let set = &service.task_sets[0];
    assert_eq!((set.status.as_str(), set.external_id.as_deref()), ("PRIMARY", Some("d-ABC")));
    // A value that the SDK does not know is kept as it came.
    assert_eq!(set.launch_type.as_deref(), Some("QUANTUM"));
    assert_eq!(
        (set.subnets.as_slice(), set.load_balancers[0].container_port),
        (&["subnet-1".to_owned()][..], Some(8080))
    );
    // The revision that only the task set names is looked up; the emulator does not have it, and that is no gap.
    assert_eq!(ecs.task_definitions.known().unwrap().len(), 2);
    let asked = bench.proxy.calls().iter().filter(|call| call.operation == "ecs:DescribeTaskDefinition").count();
    assert_eq!(asked, 3);
}

#[tokio::test]
async fn secrets_in_the_environment_of_a_container_are_masked() {
    let bench = Bench::new(&[]);
    let definition = r#"{"taskDefinition": {"family": "f", "revision": 1, "containerDefinitions": [{"name": "c",
        "environment": [{"name": "APP_DB_PASSWORD", "value": "lab-password"}, {"name": "APP_DB_HOST", "value": "db"}]
    }]}}"#;
    bench.proxy.inject("ecs:DescribeTaskDefinition", Fault::Answer(Answer::json(definition)));
    let ecs = facts::<Ecs>(&bench.live()).await;
    let environment = &ecs.task_definitions.known().unwrap()[0].containers[0].environment;
    assert_eq!(environment.iter().map(|v| v.value.as_str()).collect::<Vec<_>>(), ["[redacted]", "db"]);
}
