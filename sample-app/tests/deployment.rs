//! The deployment files say what the lab asks for, and say it in files that parse.
#![allow(clippy::unwrap_used, reason = "a failed unwrap is a failed test")]

use std::fs;

use sample_app::site::{CUSTOMER, EMPLOYEE, Site};
use serde_json::{Value, json};

const SERVICES: [&Site; 2] = [&CUSTOMER, &EMPLOYEE];

fn read(name: &str) -> String {
    let path = format!("{}/deployment/{name}", env!("CARGO_MANIFEST_DIR"));
    fs::read_to_string(&path).unwrap_or_else(|error| panic!("{path}: {error}"))
}

fn parsed(name: &str) -> Value {
    serde_json::from_str(&read(name)).unwrap()
}

#[test]
fn task_definitions_are_as_task_5_4_and_5_6_ask() {
    for site in SERVICES {
        let file = parsed(&format!("taskdef-{}.json", site.name));
        assert_eq!(file["family"], json!(format!("{}-microservice", site.name)));
        assert_eq!(file["requiresCompatibilities"], json!(["FARGATE"]));
        assert_eq!(file["networkMode"], json!("awsvpc"));
        assert_eq!((&file["cpu"], &file["memory"]), (&json!("512"), &json!("1024")));
        assert!(file["executionRoleArn"].as_str().unwrap().ends_with(":role/PipelineRole"));
        let containers = file["containerDefinitions"].as_array().unwrap();
        assert_eq!(containers.len(), 1);
        let container = &containers[0];
        assert_eq!(container["name"], json!(site.name));
        assert_eq!(container["image"], json!("<IMAGE1_NAME>"));
        assert_eq!(container["essential"], json!(true));
        assert_eq!(container["portMappings"][0]["containerPort"], json!(site.default_port));
        assert_eq!(container["portMappings"][0]["protocol"], json!("tcp"));
        assert_eq!(container["environment"][0]["name"], json!("APP_DB_HOST"));
        let logs = &container["logConfiguration"];
        assert_eq!(logs["logDriver"], json!("awslogs"));
        assert_eq!(logs["options"]["awslogs-group"], json!("awslogs-capstone"));
        assert_eq!(logs["options"]["awslogs-region"], json!("us-east-1"));
        // The image is the one placeholder that stays: the pipeline fills it in.
        assert_eq!(read(&format!("taskdef-{}.json", site.name)).matches('<').count(), 1);
    }
}

#[test]
fn appspecs_are_as_task_5_5_asks() {
    for site in SERVICES {
        let expected = json!({
            "version": 0.0,
            "Resources": [{ "TargetService": {
                "Type": "AWS::ECS::Service",
                "Properties": {
                    "TaskDefinition": "<TASK_DEFINITION>",
                    "LoadBalancerInfo": { "ContainerName": site.name, "ContainerPort": site.default_port },
                },
            }}],
        });
        let found: Value = serde_saphyr::from_str(&read(&format!("appspec-{}.yaml", site.name))).unwrap();
        assert_eq!(found, expected);
    }
}

#[test]
fn services_are_created_as_task_7_asks() {
    for site in SERVICES {
        let file = parsed(&format!("create-{}-microservice-tg-two.json", site.name));
        assert_eq!(file["cluster"], json!("microservices-serverlesscluster"));
        assert_eq!(file["serviceName"], json!(format!("{}-microservice", site.name)));
        assert_eq!(file["launchType"], json!("FARGATE"));
        assert_eq!(file["schedulingStrategy"], json!("REPLICA"));
        assert_eq!(file["deploymentController"], json!({ "type": "CODE_DEPLOY" }));
        let balancer = &file["loadBalancers"][0];
        assert!(balancer["targetGroupArn"].as_str().unwrap().contains(&format!("targetgroup/{}-tg-two/", site.name)));
        assert_eq!(
            (&balancer["containerName"], &balancer["containerPort"]),
            (&json!(site.name), &json!(site.default_port))
        );
        let network = &file["networkConfiguration"]["awsvpcConfiguration"];
        assert_eq!(network["subnets"].as_array().unwrap().len(), 2);
        assert_eq!(network["assignPublicIp"], json!("ENABLED"));
    }
}
