//! What is seen of labs: every record is filled, every call is one that the policy permits.

use std::collections::BTreeSet;

use futures::future::join_all;
use grader_core::{
    Observer as _, Question, Topic,
    facts::{Autoscaling, Cloudwatch, Cluster, Ec2, Ecr, Ecs, Elbv2, Identity, Logs, Rds, TaskDefinition},
};
use grader_probes::{Call, iam_policy};

use crate::support::{Bench, facts, known};

#[tokio::test]
async fn the_correct_lab_is_seen_whole() {
    let bench = Bench::new(&[]);
    let live = bench.live();
    assert_eq!(facts::<Identity>(&live).await.account, bench.lab.account);

    let ec2 = facts::<Ec2>(&live).await;
    let monolith = known(&ec2.instances).iter().find(|instance| instance.name == "MonolithicAppServer").unwrap();
    assert_eq!((monolith.state.as_str(), &monolith.public_ip), ("running", &bench.lab.monolith_ip));
    assert!(monolith.launched_at.is_some() && monolith.subnet_id.is_some(), "{monolith:?}");
    let group = known(&ec2.security_groups).iter().find(|group| group.name == "microservices-sg").unwrap();
    let ports: BTreeSet<_> = group.ingress.iter().map(|rule| (rule.from_port, rule.to_port)).collect();
    assert_eq!(ports, BTreeSet::from([(Some(80), Some(80)), (Some(8080), Some(8080))]));
    assert!(group.ingress.iter().all(|rule| rule.protocol == "tcp" && rule.ipv4 == ["0.0.0.0/0"]));
    let vpc = known(&ec2.vpcs).iter().find(|vpc| vpc.name == "LabVPC").unwrap();
    assert_eq!(vpc.id, bench.lab.vpc_id);
    let subnets = known(&ec2.subnets).iter().filter(|subnet| subnet.vpc_id.as_ref() == Some(&vpc.id));
    assert_eq!(subnets.map(|subnet| subnet.name.as_str()).filter(|name| name.starts_with("Public")).count(), 2);

    let ecr = facts::<Ecr>(&live).await;
    for name in ["customer", "employee"] {
        let repository = known(&ecr.repositories).iter().find(|repository| repository.name == name).unwrap();
        let policy = known(&repository.policy).as_ref().unwrap();
        assert_eq!(policy["Statement"][0]["Action"], "ecr:*");
        let image = &known(&repository.images)[0];
        assert_eq!(image.tags, ["latest"]);
        assert!(image.digest.starts_with("sha256:") && image.pushed_at.is_some());
    }

    let rds = facts::<Rds>(&live).await;
    let database = &known(&rds.instances)[0];
    assert_eq!((database.engine.as_deref(), database.port), (Some("mysql"), Some(3306)));
    assert_eq!(database.endpoint, bench.lab.database_host);

    let logs = facts::<Logs>(&live).await;
    let group = known(&logs.groups).iter().find(|group| group.name == "awslogs-capstone").unwrap();
    assert!(group.created_at.is_some());
    // One stream per task that runs, named after it.
    let streams = known(&group.streams);
    let of = |name: &str| streams.iter().filter(|s| s.name.starts_with(&format!("awslogs-capstone/{name}/"))).count();
    assert_eq!((of("customer"), of("employee")), (3, 1));
    assert!(streams.iter().all(|stream| stream.last_event_at.is_some()));

    let cloudwatch = facts::<Cloudwatch>(&live).await;
    let [alarm] = known(&cloudwatch.alarms).as_slice() else { panic!("expected one alarm: {cloudwatch:?}") };
    assert_eq!(
        (alarm.name.as_str(), alarm.threshold, alarm.state.as_deref()),
        ("customer-cpu", Some(80.0), Some("OK"))
    );
    assert!(alarm.updated_at.is_some() && alarm.metrics[0].namespace == "AWS/ECS");
    let metrics = known(&cloudwatch.metrics).iter();
    let measured: BTreeSet<_> = metrics.map(|metric| metric.dimensions[1].value.as_str()).collect();
    assert_eq!(measured, BTreeSet::from(["customer-microservice", "employee-microservice"]));
    let autoscaling = facts::<Autoscaling>(&live).await;
    assert_eq!((known(&autoscaling.targets).len(), known(&autoscaling.policies).len()), (0, 0));
}

#[tokio::test]
async fn services_and_definitions_of_the_correct_lab() {
    let bench = Bench::new(&[]);
    let live = bench.live();
    let ecs = facts::<Ecs>(&live).await;
    let cluster: &Cluster =
        known(&ecs.clusters).iter().find(|cluster| cluster.name == "microservices-serverlesscluster").unwrap();
    assert_eq!((cluster.status.as_str(), cluster.container_instances), ("ACTIVE", 0));
    let services = known(&cluster.services);
    let customer = services.iter().find(|service| service.name == "customer-microservice").unwrap();
    assert_eq!(customer.deployment_controller.as_deref(), Some("CODE_DEPLOY"));
    assert_eq!(customer.scheduling_strategy.as_deref(), Some("REPLICA"));
    assert_eq!((customer.desired_count, customer.running_count), (3, 3));
    let entry = &customer.load_balancers[0];
    assert_eq!((entry.container_name.as_deref(), entry.container_port), (Some("customer"), Some(8080)));
    assert!(bench.lab.target_groups.values().any(|arn| entry.target_group_arn.as_ref() == Some(arn)));
    assert_eq!((customer.subnets.len(), customer.assign_public_ip.as_deref()), (2, Some("ENABLED")));

    let definitions: &Vec<TaskDefinition> = known(&ecs.task_definitions);
    let families: Vec<_> = definitions.iter().map(|definition| definition.family.as_str()).collect();
    assert_eq!(families, ["customer-microservice", "employee-microservice"]);
    let definition = &definitions[0];
    assert_eq!((definition.cpu.as_deref(), definition.memory.as_deref()), (Some("512"), Some("1024")));
    assert_eq!(definition.requires_compatibilities, ["FARGATE"]);
    let container = &definition.containers[0];
    assert!(container.essential && container.port_mappings[0].container_port == Some(8080));
    let host = container.environment.iter().find(|variable| variable.name == "APP_DB_HOST").unwrap();
    assert_eq!(Some(&host.value), bench.lab.database_host.as_ref());
    let log = container.log_configuration.as_ref().unwrap();
    assert_eq!((log.driver.as_str(), log.options["awslogs-group"].as_str()), ("awslogs", "awslogs-capstone"));
}

#[tokio::test]
async fn routes_of_the_correct_lab() {
    let bench = Bench::new(&[]);
    let live = bench.live();
    let elbv2 = facts::<Elbv2>(&live).await;
    let balancer = &known(&elbv2.load_balancers)[0];
    assert_eq!(
        (balancer.name.as_str(), &balancer.dns_name, balancer.scheme.as_deref(), balancer.state.as_deref()),
        ("microservicesLB", &bench.lab.load_balancer_dns, Some("internet-facing"), Some("active")),
    );
    assert_eq!(balancer.subnets.len(), 2);
    let target = |role: &str| &bench.lab.target_groups[role];
    let listeners = known(&balancer.listeners);
    for (port, customer, employee) in [(80, "customer-two", "employee-two"), (8080, "customer-one", "employee-one")] {
        let listener = listeners.iter().find(|listener| listener.port == Some(port)).unwrap();
        assert_eq!(&listener.default_actions[0].targets[0].arn, target(customer));
        let rules = known(&listener.rules);
        let (admin, default) = (&rules[0], rules.last().unwrap());
        assert!(default.is_default && default.priority == "default");
        let condition = |field: &str| &admin.conditions.iter().find(|found| found.field == field).unwrap().values;
        assert_eq!(condition("path-pattern"), &["/admin/*"]);
        assert_eq!(condition("source-ip"), &["203.0.113.25/32"]);
        assert_eq!(&admin.actions[0].targets[0].arn, target(employee));
    }
    let groups = known(&elbv2.target_groups);
    let group = groups.iter().find(|group| &group.arn == target("employee-one")).unwrap();
    assert_eq!((group.target_type.as_deref(), group.port), (Some("ip"), Some(8080)));
    assert_eq!(group.health_check_path.as_deref(), Some("/admin/suppliers"));
    let healthy = groups.iter().flat_map(|group| known(&group.health)).filter(|target| target.state == "healthy");
    assert!(healthy.count() >= 3);
}

#[tokio::test]
async fn unusual_labs_are_seen_too() {
    let bench = Bench::new(&["forward-weighted", "ecr-no-policy"]);
    let live = bench.live();
    let elbv2 = facts::<Elbv2>(&live).await;
    let listeners = known(&known(&elbv2.load_balancers)[0].listeners);
    let actions = listeners
        .iter()
        .flat_map(|listener| &listener.default_actions)
        .chain(listeners.iter().flat_map(|listener| known(&listener.rules)).flat_map(|rule| &rule.actions));
    assert!(actions.map(|action| &action.targets).any(|targets| targets.len() > 1 && targets[0].weight.is_some()));
    let ecr = facts::<Ecr>(&live).await;
    assert!(known(&ecr.repositories).iter().any(|repository| known(&repository.policy).is_none()));

    let scaled = Bench::new(&["scaled-by-policy"]);
    let autoscaling = facts::<Autoscaling>(&scaled.live()).await;
    let [target] = known(&autoscaling.targets).as_slice() else { panic!("expected one target: {autoscaling:?}") };
    assert_eq!(target.resource_id, "service/microservices-serverlesscluster/customer-microservice");
    assert_eq!(
        (target.dimension.as_str(), target.min_capacity, target.max_capacity),
        ("ecs:service:DesiredCount", 1, 4)
    );
    let [policy] = known(&autoscaling.policies).as_slice() else { panic!("expected one policy: {autoscaling:?}") };
    assert_eq!((policy.resource_id.as_str(), policy.target_value), (target.resource_id.as_str(), Some(60.0)));
    assert_eq!(
        (policy.kind.as_str(), policy.metric.as_deref()),
        ("TargetTrackingScaling", Some("ECSServiceAverageCPUUtilization"))
    );

    let empty = Bench::new(&["empty-account"]);
    let live = empty.live();
    assert_eq!(known(&facts::<Ecs>(&live).await.clusters), &[]);
    assert_eq!(known(&facts::<Ecs>(&live).await.task_definitions), &[]);
    assert_eq!(known(&facts::<Elbv2>(&live).await.load_balancers), &[]);
}

#[tokio::test]
async fn calls_only_read_and_are_those_of_the_policy() {
    let bench = Bench::new(&[]);
    let live = bench.live();
    let questions = Topic::ALL.map(Question::Aws);
    join_all(questions.iter().map(|question| live.ask(question))).await;

    let seen = bench.proxy.calls();
    assert_eq!(bench.proxy.refused(), Vec::<String>::new());
    assert_eq!(seen.len(), usize::try_from(live.calls().values().sum::<u32>()).unwrap(), "{:?}", live.calls());

    let mut asked = BTreeSet::new();
    let twice = seen.iter().filter(|call| !asked.insert((&call.operation, &call.request)));
    let twice: Vec<_> = twice.map(|call| &call.operation).collect();
    assert!(twice.is_empty(), "asked twice: {twice:?}");

    let policy = iam_policy();
    let permitted: BTreeSet<_> =
        policy["Statement"][0]["Action"].as_array().unwrap().iter().map(|action| action.as_str().unwrap()).collect();
    let seen: BTreeSet<_> = seen.iter().map(|call| call.operation.as_str()).collect();
    assert_eq!(seen, permitted);
    assert_eq!(permitted.len(), Call::ALL.len());
    // A class of fifty is looked at in minutes; what CodeCommit holds depends on the student.
    let but_content = live.calls().into_iter().filter(|(call, _)| !call.action().starts_with("codecommit:"));
    let calls: u32 = but_content.map(|(_, count)| count).sum();
    println!("{calls} calls without CodeCommit, {} in all", bench.proxy.calls().len());
    assert!(calls <= 60, "{:?}", live.calls());
}
