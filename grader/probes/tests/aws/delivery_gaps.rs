//! What cannot be seen of the delivery services is a gap with the name of the call, and leaves the rest as it is.

use std::fmt::Debug;

use grader_core::{
    Gap, GapReason, Seen,
    facts::{Cloud9, CodeRepository, Codecommit, Codedeploy, Codepipeline, DeploymentGroup, Pipeline},
};
use grader_probes::Live;
use grader_testbed::{Answer, Fault};

use crate::support::{Bench, facts, known};

#[track_caller]
fn assert_denied<T: Debug>(seen: &Seen<T>, operation: &str) {
    match seen {
        Seen::Unknown(Gap { reason: GapReason::AccessDenied, operation: Some(named), .. }) => {
            assert_eq!(named, operation);
        }
        other => panic!("expected a refusal of {operation}, found {other:?}"),
    }
}

/// An observer who may do everything else.
fn denied(bench: &Bench, operation: &str) -> Live {
    bench.proxy.reset();
    bench.proxy.inject(operation, Fault::AccessDenied);
    bench.live()
}

#[tokio::test]
async fn each_refused_call_hides_only_what_it_returns() {
    let bench = Bench::new(&[]);
    for operation in ["cloud9:ListEnvironments", "cloud9:DescribeEnvironments"] {
        assert_denied(&facts::<Cloud9>(&denied(&bench, operation)).await.environments, operation);
    }
    for operation in ["codecommit:ListRepositories", "codecommit:BatchGetRepositories"] {
        assert_denied(&facts::<Codecommit>(&denied(&bench, operation)).await.repositories, operation);
    }
    for operation in ["codecommit:ListBranches", "codecommit:GetBranch"] {
        let codecommit = facts::<Codecommit>(&denied(&bench, operation)).await;
        known(&codecommit.repositories)
            .iter()
            .for_each(|found: &CodeRepository| assert_denied(&found.branches, operation));
    }
    for operation in ["codecommit:GetCommit", "codecommit:GetFolder", "codecommit:GetBlob"] {
        let codecommit = facts::<Codecommit>(&denied(&bench, operation)).await;
        let branch = &known(&known(&codecommit.repositories)[0].branches)[0];
        assert_eq!(branch.head.len(), 40);
        match operation {
            "codecommit:GetCommit" => assert_denied(&branch.commit, operation),
            "codecommit:GetFolder" => assert_denied(&branch.files, operation),
            _ => {
                assert_denied(&branch.texts_left_out, operation);
                assert!(known(&branch.files).iter().all(|file| file.text.is_none()));
            }
        }
    }
    let codecommit = facts::<Codecommit>(&denied(&bench, "codecommit:ListFileCommitHistory")).await;
    let services = known(&codecommit.repositories).iter().find(|found| found.name == "microservices").unwrap();
    let branch = &known(&services.branches)[0];
    assert_denied(&branch.history, "codecommit:ListFileCommitHistory");
    assert!(known(&branch.files).iter().any(|file| file.text.is_some()));
    for operation in ["codedeploy:ListApplications", "codedeploy:BatchGetApplications"] {
        assert_denied(&facts::<Codedeploy>(&denied(&bench, operation)).await.applications, operation);
    }
    for operation in ["codedeploy:ListDeploymentGroups", "codedeploy:BatchGetDeploymentGroups"] {
        let codedeploy = facts::<Codedeploy>(&denied(&bench, operation)).await;
        assert_denied(&known(&codedeploy.applications)[0].groups, operation);
    }
    for operation in ["codedeploy:ListDeployments", "codedeploy:BatchGetDeployments"] {
        let codedeploy = facts::<Codedeploy>(&denied(&bench, operation)).await;
        let groups: &Vec<DeploymentGroup> = known(&known(&codedeploy.applications)[0].groups);
        groups.iter().for_each(|group| assert_denied(&group.deployments, operation));
    }
    for operation in ["codepipeline:ListPipelines", "codepipeline:GetPipeline"] {
        assert_denied(&facts::<Codepipeline>(&denied(&bench, operation)).await.pipelines, operation);
    }
    let pipelines = facts::<Codepipeline>(&denied(&bench, "codepipeline:ListPipelineExecutions")).await;
    let all: &Vec<Pipeline> = known(&pipelines.pipelines);
    all.iter().for_each(|found| assert_denied(&found.executions, "codepipeline:ListPipelineExecutions"));
    let pipelines = facts::<Codepipeline>(&denied(&bench, "codepipeline:GetPipelineState")).await;
    let all: &Vec<Pipeline> = known(&pipelines.pipelines);
    all.iter().for_each(|found| assert_denied(&found.action_states, "codepipeline:GetPipelineState"));
    assert!(all.iter().all(|found| !known(&found.executions).is_empty()));
}

/// Cloud9 and CodeCommit take no new customers.
#[tokio::test]
async fn a_service_that_is_closed_to_the_account() {
    let bench = Bench::new(&["empty-account"]);
    for code in ["OptInRequired", "SubscriptionRequiredException", "ForbiddenException"] {
        bench.proxy.reset();
        let body = format!(r#"{{"__type":"{code}","message":"This account cannot use the service"}}"#);
        bench.proxy.inject("*", Fault::Answer(Answer { status: 400, ..Answer::json(body) }));
        let live = bench.live();
        assert_denied(&facts::<Cloud9>(&live).await.environments, "cloud9:ListEnvironments");
        assert_denied(&facts::<Codecommit>(&live).await.repositories, "codecommit:ListRepositories");
    }
}

#[tokio::test]
async fn lists_are_read_to_their_last_page() {
    let bench = Bench::new(&[]);
    let page = |body: &str| Fault::Answer(Answer::json(body));
    bench.proxy.inject_times("codepipeline:ListPipelines", page(r#"{"pipelines": [], "nextToken": "more"}"#), 1);
    bench.proxy.inject_times("codecommit:ListRepositories", page(r#"{"repositories": [], "nextToken": "more"}"#), 1);
    bench.proxy.inject_times("codecommit:ListBranches", page(r#"{"branches": ["other"], "nextToken": "more"}"#), 1);
    bench.proxy.inject_times("codedeploy:ListDeployments", page(r#"{"deployments": [], "nextToken": "more"}"#), 1);
    bench.proxy.inject_times("cloud9:ListEnvironments", page(r#"{"environmentIds": [], "nextToken": "more"}"#), 1);
    let live = bench.live();
    assert_eq!(known(&facts::<Codepipeline>(&live).await.pipelines).len(), 2);
    assert_eq!(known(&facts::<Cloud9>(&live).await.environments).len(), 1);
    let codedeploy = facts::<Codedeploy>(&live).await;
    let groups = known(&known(&codedeploy.applications)[0].groups);
    assert!(groups.iter().all(|group| !known(&group.deployments).is_empty()));
    let codecommit = facts::<Codecommit>(&live).await;
    let branches: Vec<_> = known(&codecommit.repositories).iter().flat_map(|found| known(&found.branches)).collect();
    // Of a branch with another name only that is known.
    let other = branches.iter().find(|branch| branch.name == "other").unwrap();
    assert!(matches!(&other.files, Seen::Unknown(gap) if gap.reason == GapReason::TooLarge));
    assert_eq!(branches.len(), 3);
}

/// A repository as students push them: modules, a submodule, a link, a picture, a key, a generated file.
#[tokio::test]
async fn junk_is_neither_opened_nor_read() {
    let bench = Bench::new(&[]);
    let root = r#"{"commitId": "c", "folderPath": "", "treeId": "t",
        "subFolders": [{"absolutePath": "node_modules", "treeId": "1", "relativePath": "node_modules"}],
        "files": [{"absolutePath": "package-lock.json", "blobId": "2"}, {"absolutePath": "logo.png", "blobId": "3"},
                  {"absolutePath": "Dockerfile", "blobId": "4"}, {"absolutePath": "binary.js", "blobId": "5"}],
        "symbolicLinks": [{"absolutePath": "link.txt", "blobId": "6"}],
        "subModules": [{"absolutePath": "deployment", "commitId": "7"}]}"#;
    bench.proxy.inject("codecommit:GetFolder", Fault::Answer(Answer::json(root)));
    // 0xFF is no text.
    bench.proxy.inject("codecommit:GetBlob", Fault::Answer(Answer::json(r#"{"content": "/w=="}"#)));
    let codecommit = facts::<Codecommit>(&bench.live()).await;
    let branch = &known(&known(&codecommit.repositories)[0].branches)[0];
    let paths: Vec<_> = known(&branch.files).iter().map(|file| file.path.as_str()).collect();
    assert_eq!(paths, ["Dockerfile", "binary.js", "link.txt", "logo.png", "package-lock.json"]);
    assert_eq!(
        (branch.submodules.as_slice(), branch.folders_left_out.as_slice()),
        (&["deployment".to_owned()][..], &["node_modules".to_owned()][..])
    );
    assert_eq!(known(&branch.texts_left_out), &2);
    let calls = bench.proxy.calls();
    let count = |operation: &str| calls.iter().filter(|call| call.operation == operation).count();
    // One folder and two files in each of the two repositories.
    assert_eq!((count("codecommit:GetFolder"), count("codecommit:GetBlob")), (2, 4));
}
