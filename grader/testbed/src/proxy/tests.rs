//! What boto3 makes of the proxy's answers: the formats are right when a client that we did not write understands them.

use std::{
    io::{Read as _, Write as _},
    net::TcpStream,
    process::Stdio,
    time::Duration,
};

use serde_json::{Value, json};

use crate::{Answer, Emulator, Fault, Proxy, Seeded, python};

/// A call of each protocol: JSON 1.1, EC2's XML, the XML of the other query services.
fn one_of_each() -> [Value; 3] {
    [
        json!(["ecs", "list_clusters", {}]),
        json!(["ec2", "describe_vpcs", {}]),
        json!(["elbv2", "describe_target_groups", {}]),
    ]
}

fn ask(proxy: &Proxy, lab: &Seeded, calls: &[Value]) -> Vec<String> {
    let credentials = json!({
        "access_key_id": lab.credentials.access_key_id,
        "secret_access_key": lab.credentials.secret_access_key,
        "session_token": lab.credentials.session_token,
    });
    let work =
        json!({ "endpoint": proxy.endpoint(), "region": lab.region, "credentials": credentials, "calls": calls });
    let mut asking = python::module("seed.ask").expect("an environment");
    let mut asking = asking.stdin(Stdio::piped()).stdout(Stdio::piped()).spawn().expect("a process");
    asking.stdin.take().expect("a pipe").write_all(work.to_string().as_bytes()).expect("it reads");
    let output = asking.wait_with_output().expect("it ends");
    assert!(output.status.success());
    String::from_utf8(output.stdout).expect("ASCII").lines().map(str::to_owned).collect()
}

#[test]
fn clients_understand_what_is_injected() {
    let emulator = Emulator::shared().expect("the emulator starts");
    let lab = emulator.seed(&["empty-account"]).expect("a lab");
    let proxy = Proxy::start(emulator.endpoint()).expect("a proxy");
    let answers = |fault: Option<Fault>| {
        proxy.reset();
        if let Some(fault) = fault {
            proxy.inject("*", fault);
        }
        ask(&proxy, &lab, &one_of_each())
    };

    assert_eq!(answers(None), ["ok", "ok", "ok"]);
    assert_eq!(answers(Some(Fault::AccessDenied)), ["AccessDeniedException", "UnauthorizedOperation", "AccessDenied"]);
    assert_eq!(answers(Some(Fault::Throttled)), ["ThrottlingException", "RequestLimitExceeded", "Throttling"]);
    assert_eq!(answers(Some(Fault::ExpiredToken)), ["ExpiredTokenException", "RequestExpired", "ExpiredToken"]);
    assert_eq!(answers(Some(Fault::ServerError)), ["InternalFailure", "InternalError", "InternalFailure"]);
    assert_eq!(
        answers(Some(Fault::SkewedClock)),
        ["InvalidSignatureException", "AuthFailure", "SignatureDoesNotMatch"]
    );
    assert_eq!(answers(Some(Fault::EmptyPage)), ["ok"; 3]);
    assert_eq!(answers(Some(Fault::Reset)), ["ConnectionClosedError"; 3]);
    // boto3 takes JSON that it cannot read for an empty answer, so only XML shows that the answers are malformed.
    assert_eq!(answers(Some(Fault::Malformed))[1..], ["ResponseParserError"; 2]);
    assert_eq!(answers(Some(Fault::Delay(Duration::from_secs(3)))), ["ReadTimeoutError"; 3]);
    let answer = Answer::json(r#"{"clusterArns": [], "nextToken": "more"}"#);
    proxy.reset();
    proxy.inject_times("ecs:ListClusters", Fault::Throttled, 1);
    proxy.inject("ecs:ListClusters", Fault::Answer(answer));
    let [clusters, vpcs, _] = one_of_each();
    assert_eq!(ask(&proxy, &lab, &[clusters.clone(), clusters, vpcs]), ["ThrottlingException", "ok", "ok"]);
    let operations: Vec<_> = proxy.calls().into_iter().map(|call| (call.operation, call.status)).collect();
    assert_eq!(
        operations,
        [("ecs:ListClusters", Some(400)), ("ecs:ListClusters", Some(200)), ("ec2:DescribeVpcs", Some(200))]
            .map(|(operation, status)| (operation.to_owned(), status))
    );
}

#[test]
fn truncated_answers_are_shorter_than_they_say() {
    let emulator = Emulator::shared().expect("the emulator starts");
    let proxy = Proxy::start(emulator.endpoint()).expect("a proxy");
    proxy.inject("ec2:*", Fault::Truncated);
    let (host, body) = (proxy.endpoint().trim_start_matches("http://"), "Action=DescribeVpcs&Version=2016-11-15");
    let request = format!(
        "POST / HTTP/1.1\r\nHost: {host}\r\nConnection: close\r\nContent-Length: {}\r\n\
         Content-Type: application/x-www-form-urlencoded\r\n\
         Authorization: AWS4-HMAC-SHA256 Credential=A/20300101/us-east-1/ec2/aws4_request, S=1\r\n\r\n{body}",
        body.len()
    );
    let mut stream = TcpStream::connect(host).expect("a connection");
    stream.write_all(request.as_bytes()).expect("a request");
    let mut answer = String::new();
    stream.read_to_string(&mut answer).expect("the half of an answer");
    let (head, body) = answer.split_once("\r\n\r\n").expect("a head and a body");
    let announced = head.lines().find_map(|line| line.strip_prefix("content-length: ")).expect("a length");
    assert_eq!(announced.parse::<usize>().expect("a number") / 2, body.len(), "{head}");
    assert!(!body.is_empty());
}

#[test]
fn writes_are_refused_and_logged() {
    let emulator = Emulator::shared().expect("the emulator starts");
    let lab = emulator.seed(&["empty-account"]).expect("a lab");
    let proxy = Proxy::start(emulator.endpoint()).expect("a proxy");
    let calls = [json!(["ecs", "create_cluster", {}]), json!(["ec2", "create_vpc", { "CidrBlock": "10.0.0.0/16" }])];
    assert_eq!(ask(&proxy, &lab, &calls), ["AccessDenied", "AccessDenied"]);
    assert_eq!(proxy.refused(), ["ecs:CreateCluster", "ec2:CreateVpc"]);
    assert_eq!(ask(&proxy, &lab, &[json!(["ecs", "list_clusters", {}])]), ["ok"]);
    assert_eq!(proxy.refused().len(), 2);
}

#[test]
fn what_the_emulator_lacks_is_answered_for_the_lab() {
    let emulator = Emulator::shared().expect("the emulator starts");
    let lab = emulator.seed(&[]).expect("a lab");
    let proxy = Proxy::with_overlay(emulator.endpoint(), lab.overlay.clone()).expect("a proxy");
    let named = json!({ "repositoryName": "microservices" });
    let cluster = "microservices-serverlesscluster";
    let calls = [
        json!(["cloud9", "list_environments", {}]),
        json!(["cloud9", "describe_environments", { "environmentIds": [lab.environment_id] }]),
        json!(["cloud9", "describe_environments", { "environmentIds": ["0".repeat(32)] }]),
        json!(["codecommit", "list_repositories", {}]),
        json!(["codecommit", "list_branches", named]),
        json!(["codecommit", "get_branch", { "repositoryName": "microservices", "branchName": "dev" }]),
        json!(["codecommit", "get_branch", { "repositoryName": "microservices", "branchName": "main" }]),
        json!(["codecommit", "list_branches", { "repositoryName": "nobody" }]),
        // The overlay knows the cluster by its ARN; the rest is the emulator's.
        json!(["ecs", "list_tasks", { "cluster": cluster }]),
    ];
    let expected = [
        "ok",
        "ok",
        "NotFoundException",
        "ok",
        "ok",
        "ok",
        "BranchDoesNotExistException",
        "RepositoryDoesNotExistException",
        "ok",
    ];
    assert_eq!(ask(&proxy, &lab, &calls), expected);
    proxy.inject("codecommit:*", Fault::AccessDenied);
    assert_eq!(ask(&proxy, &lab, &calls[4..5]), ["AccessDeniedException"]);
}
