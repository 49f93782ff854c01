//! What delivers the services: the IDE, the source repositories, the deployment groups and the pipelines.

use grader_core::{
    Access, Observation, Observer as _, Question, Source, SourcePart, Submission,
    facts::{Branch, Cloud9, CodeRepository, Codecommit, Codedeploy, Codepipeline, Commit, Ec2, Ecr, Ecs, Elbv2},
};
use grader_probes::Live;

use crate::support::{Bench, facts, known};

fn branch<'a>(codecommit: &'a Codecommit, repository: &str) -> &'a Branch {
    let found: &CodeRepository =
        known(&codecommit.repositories).iter().find(|found| found.name == repository).expect("a repository");
    assert_eq!(found.default_branch.as_deref(), Some("dev"));
    assert!(found.arn.ends_with(repository) && found.created_at.is_some());
    known(&found.branches).iter().find(|branch| branch.name == "dev").expect("a branch")
}

#[tokio::test]
async fn the_ide_and_its_instance() {
    let bench = Bench::new(&[]);
    let live = bench.live();
    let cloud9 = facts::<Cloud9>(&live).await;
    let [ide] = known(&cloud9.environments).as_slice() else { panic!("expected one environment: {cloud9:?}") };
    assert_eq!(
        (ide.name.as_str(), ide.kind.as_deref(), ide.connection.as_deref(), ide.lifecycle.as_deref()),
        ("MicroservicesIDE", Some("ec2"), Some("CONNECT_SSH"), Some("CREATED"))
    );
    assert_eq!(Some(&ide.id), bench.lab.environment_id.as_ref());
    assert!(ide.arn.contains(&bench.lab.account) && ide.owner_arn.is_some());

    let ec2 = facts::<Ec2>(&live).await;
    let tagged = |id: &str| {
        let mut instances = known(&ec2.instances).iter();
        instances.find(|instance| instance.tags.get("aws:cloud9:environment").is_some_and(|tag| tag == id))
    };
    let instance = tagged(&ide.id).expect("the instance of the IDE");
    assert_eq!(instance.instance_type, "t3.small");
    let group = known(&ec2.security_groups).iter().find(|group| group.id == instance.security_groups[0]).unwrap();
    assert_eq!((group.ingress[0].from_port, group.ingress[0].to_port), (Some(8080), Some(8081)));
}

#[tokio::test]
async fn a_source_repository_named_by_its_codecommit_address() {
    let bench = Bench::new(&[]);
    let address = "https://git-codecommit.us-east-1.amazonaws.com/v1/repos/microservices#dev";
    let source = Source { microservices: Some(address.to_owned()), ..Source::default() };
    let access = Access { aws: Some(bench.aws()), local: true, source, ..Access::default() };
    let live = Live::new(&Submission::default(), access, "us-east-1");
    let seen = live.ask(&Question::Source(SourcePart::Microservices)).await;
    let Observation::Source(tree) = seen else { panic!("expected source code, found {seen:?}") };
    assert_eq!(tree.address.as_deref(), Some("codecommit::us-east-1://microservices"));
    let file = |path: &str| tree.files.iter().find(|file| file.path == path).expect("a file");
    assert!(file("customer/Dockerfile").text.as_ref().is_some_and(|text| text.contains("EXPOSE 8080")));
    assert!(tree.directories.iter().any(|directory| directory.path == "employee"));

    // What both services began with: the same code, in one commit.
    let history = tree.history.as_ref().expect("a history");
    let [newest, oldest] = history.commits.as_slice() else { panic!("expected two commits: {history:?}") };
    assert!(newest.at > oldest.at && newest.summary == "Lab");
    let trees = |commit: &Commit| ["customer", "employee"].map(|service| commit.applications[service].clone());
    let ([customer, employee], [before, beside]) = (trees(newest), trees(oldest));
    assert!(before == beside && customer != employee && customer != before);
    let files = &history.trees[&before].files;
    for path in ["index.js", "package.json", "app/controller/supplier.controller.js", "views/supplier-add.html"] {
        assert!(files.iter().any(|file| file == path), "{path} in {files:?}");
    }
    assert!(
        !files.iter().any(|file| file == "Dockerfile")
            && history.trees[&customer].files.contains(&"Dockerfile".to_owned())
    );
}

#[tokio::test]
async fn the_source_repositories() {
    let bench = Bench::new(&[]);
    let codecommit = facts::<Codecommit>(&bench.live()).await;
    let code = branch(&codecommit, "microservices");
    let commit = known(&code.commit);
    assert_eq!((code.head.len(), commit.tree.len(), commit.message.as_str()), (40, 40, "Lab"));
    assert!(commit.author_date.as_ref().is_some_and(|date| date.ends_with("+0000")));
    let files = known(&code.files);
    for role in ["customer", "employee"] {
        let file = |name: &str| files.iter().find(|file| file.path == format!("{role}/{name}")).expect("a file");
        assert!(file("Dockerfile").text.as_ref().is_some_and(|text| text.contains("EXPOSE 8080")));
        assert!(file("app/controller/supplier.controller.js").text.is_some());
        // A style sheet is listed, and not read.
        assert_eq!((file("public/css/base.css").blob.len(), &file("public/css/base.css").text), (40, &None));
    }
    assert_eq!((known(&code.texts_left_out), code.folders_left_out.len(), code.submodules.len()), (&0, 0, 0));
    let views = files.iter().filter(|file| file.path.starts_with("employee/views/") && file.text.is_some());
    assert_eq!(views.count(), 5);

    let names: Vec<_> = known(&branch(&codecommit, "deployment").files)
        .iter()
        .filter(|file| file.text.is_some())
        .map(|file| file.path.as_str())
        .collect();
    assert_eq!(
        names,
        ["appspec-customer.yaml", "appspec-employee.yaml", "taskdef-customer.json", "taskdef-employee.json"]
    );
}

#[tokio::test]
async fn the_deployment_groups_and_their_deployments() {
    let bench = Bench::new(&[]);
    let live = bench.live();
    let (codedeploy, elbv2, ecs) =
        futures::join!(facts::<Codedeploy>(&live), facts::<Elbv2>(&live), facts::<Ecs>(&live));
    let [application] = known(&codedeploy.applications).as_slice() else { panic!("expected one: {codedeploy:?}") };
    assert_eq!((application.name.as_str(), application.platform.as_deref()), ("microservices", Some("ECS")));
    let listeners = known(&known(&elbv2.load_balancers)[0].listeners);
    let listener = |port| [listeners.iter().find(|found| found.port == Some(port)).unwrap().arn.clone()];
    let groups = known(&application.groups);
    assert_eq!(groups.len(), 2);
    for group in groups {
        let role = group.name.strip_prefix("microservices-").unwrap();
        assert_eq!(group.service.as_deref(), Some(format!("{role}-microservice").as_str()));
        assert_eq!(group.cluster.as_deref(), Some("microservices-serverlesscluster"));
        assert!(group.service_role_arn.as_ref().is_some_and(|arn| arn.ends_with("role/DeployRole")));
        assert_eq!(group.deployment_config.as_deref(), Some("CodeDeployDefault.ECSAllAtOnce"));
        let style = (group.deployment_type.as_deref(), group.deployment_option.as_deref());
        assert_eq!(style, (Some("BLUE_GREEN"), Some("WITH_TRAFFIC_CONTROL")));
        assert_eq!(group.production_listeners, listener(80));
        assert_eq!(group.test_listeners, listener(8080));
        assert_eq!(group.target_groups, [format!("{role}-tg-one"), format!("{role}-tg-two")]);
        assert_eq!((group.terminate_action.as_deref(), group.terminate_wait_minutes), (Some("TERMINATE"), Some(5)));
        assert_eq!(group.ready_action.as_deref(), Some("CONTINUE_DEPLOYMENT"));

        let deployments = known(&group.deployments);
        assert_eq!(deployments.len(), if role == "employee" { 2 } else { 1 });
        assert!(deployments.is_sorted_by(|a, b| a.created_at > b.created_at));
        assert!(deployments.iter().all(|d| d.status == "Succeeded" && d.completed_at > d.created_at));
        let services = known(&known(&ecs.clusters)[0].services);
        let service = services.iter().find(|service| group.service.as_ref() == Some(&service.name)).unwrap();
        let primary = service.task_sets.iter().find(|set| set.status == "PRIMARY").unwrap();
        assert_eq!(primary.external_id.as_ref(), Some(&deployments[0].id));
        assert_eq!(
            primary.load_balancers[0].target_group_arn,
            bench.lab.target_groups.get(&format!("{role}-two")).cloned()
        );
        assert_eq!(
            (primary.running_count, primary.computed_desired_count),
            (service.desired_count, service.desired_count)
        );
    }
}

#[tokio::test]
async fn the_pipelines_and_what_they_delivered() {
    let bench = Bench::new(&[]);
    let live = bench.live();
    let (pipelines, ecr) = futures::join!(facts::<Codepipeline>(&live), facts::<Ecr>(&live));
    let (codecommit, codedeploy, ecs) =
        futures::join!(facts::<Codecommit>(&live), facts::<Codedeploy>(&live), facts::<Ecs>(&live));
    for role in ["customer", "employee"] {
        let name = format!("update-{role}-microservice");
        let pipeline = known(&pipelines.pipelines).iter().find(|pipeline| pipeline.name == name).unwrap();
        assert!(pipeline.role_arn.as_ref().is_some_and(|arn| arn.ends_with("role/PipelineRole")));
        let stages: Vec<_> = pipeline.stages.iter().map(|stage| stage.name.as_str()).collect();
        assert_eq!(stages, ["Source", "Deploy"]);
        let [code, image] = pipeline.stages[0].actions.as_slice() else { panic!("expected two sources") };
        assert_eq!((code.provider.as_str(), code.configuration["BranchName"].as_str()), ("CodeCommit", "dev"));
        assert_eq!((image.provider.as_str(), image.outputs[0].as_str()), ("ECR", format!("image-{role}").as_str()));
        let deploy = &pipeline.stages[1].actions[0];
        assert_eq!((deploy.category.as_str(), deploy.provider.as_str()), ("Deploy", "CodeDeployToECS"));
        assert_eq!(deploy.configuration["Image1ContainerName"], "IMAGE1_NAME");
        assert_eq!(deploy.inputs.len(), 2);

        let newest = &known(&pipeline.executions)[0];
        assert_eq!(newest.status, "Succeeded");
        let repository = known(&ecr.repositories).iter().find(|repository| repository.name == role).unwrap();
        let latest = &known(&repository.images)[0];
        let revision = |action: &str| newest.revisions.iter().find(|revision| revision.action == action).unwrap();
        assert_eq!(revision("Image").id.as_ref(), Some(&latest.digest));
        assert_eq!(revision("Source").id.as_ref(), Some(&branch(&codecommit, "deployment").head));
        assert!(newest.started_at > latest.pushed_at && newest.updated_at > newest.started_at);

        let states = known(&pipeline.action_states);
        assert!(states.iter().all(|state| state.execution.as_ref() == Some(&newest.id) && state.changed_at.is_some()));
        let deployed = states.iter().find(|state| state.action == format!("Deploy-{role}")).unwrap();
        assert_eq!((deployed.stage.as_str(), deployed.status.as_deref()), ("Deploy", Some("Succeeded")));
        let groups = known(&known(&codedeploy.applications)[0].groups);
        let group = groups.iter().find(|group| group.name.ends_with(role)).unwrap();
        let deployment = &known(&group.deployments)[0];
        assert_eq!(deployed.external_id.as_ref(), Some(&deployment.id));
        assert_eq!(deployment.external_id.as_ref(), Some(&newest.id));

        let tasks = known(&known(&ecs.clusters)[0].tasks).iter();
        let tasks: Vec<_> = tasks.filter(|task| task.group == Some(format!("service:{role}-microservice"))).collect();
        assert_eq!(tasks.len(), if role == "employee" { 1 } else { 3 });
        let container = &tasks[0].containers[0];
        assert_eq!(
            (container.image_digest.as_ref(), container.last_status.as_deref()),
            (Some(&latest.digest), Some("RUNNING"))
        );
        assert!(container.private_ip.is_some());
    }
    let employee = known(&pipelines.pipelines).iter().find(|pipeline| pipeline.name.contains("employee")).unwrap();
    let [second, first] = known(&employee.executions).as_slice() else { panic!("expected two executions") };
    assert_eq!(
        (first.trigger.as_deref(), second.trigger.as_deref()),
        (Some("CreatePipeline"), Some("CloudWatchEvent"))
    );
}

#[tokio::test]
async fn wrong_labs_are_seen_too() {
    let bench = Bench::new(&[
        "codecommit-branch-main",
        "codedeploy-wait-60",
        "codedeploy-in-place",
        "pipeline-with-build",
        "pipeline-employee-failed",
        "cloud9-missing",
    ]);
    let live = bench.live();
    assert_eq!(known(&facts::<Cloud9>(&live).await.environments), &[]);
    let codecommit = facts::<Codecommit>(&live).await;
    let branches = known(&codecommit.repositories).iter().flat_map(|repository| known(&repository.branches));
    assert!(branches.clone().all(|branch| branch.name == "main" && known(&branch.files).len() > 3));
    assert_eq!(branches.count(), 2);
    let codedeploy = facts::<Codedeploy>(&live).await;
    let groups = known(&known(&codedeploy.applications)[0].groups);
    let group = |role: &str| groups.iter().find(|group| group.name.ends_with(role)).unwrap();
    assert_eq!(group("customer").deployment_type.as_deref(), Some("IN_PLACE"));
    assert_eq!(group("employee").terminate_wait_minutes, Some(60));
    let failed = &known(&group("employee").deployments)[0];
    assert_eq!(failed.status, "Failed");
    assert!(failed.error.as_ref().is_some_and(|error| error.starts_with("HEALTH_CONSTRAINTS: ")));
    let pipelines = facts::<Codepipeline>(&live).await;
    assert!(known(&pipelines.pipelines).iter().all(|pipeline| pipeline.stages[1].actions[0].provider == "CodeBuild"));
    let employee = known(&pipelines.pipelines).iter().find(|pipeline| pipeline.name.contains("employee")).unwrap();
    let state = known(&employee.action_states).iter().find(|state| state.stage == "Deploy").unwrap();
    assert_eq!(state.status.as_deref(), Some("Failed"));
    assert!(state.error.as_ref().is_some_and(|error| error.starts_with("JobFailed: ")));
}
