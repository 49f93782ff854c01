//! The grades that the tests render.

use grader_core::{
    Adjustment, Aspect, Evidence, Gap, GapReason, Grade, Keep, Notice, Rebasing, Remark, SecretKey, Shown, Student,
    Verdict,
};

use super::build::{Sheet, failed, text, unseen, value};

/// All reasons for a gap.
pub const GAPS: [GapReason; 19] = [
    GapReason::NotProvided,
    GapReason::AccessDenied,
    GapReason::ExpiredCredentials,
    GapReason::InvalidCredentials,
    GapReason::Throttled,
    GapReason::TimedOut,
    GapReason::ConnectionRefused,
    GapReason::Unreachable,
    GapReason::ForbiddenAddress,
    GapReason::AddressAllowed,
    GapReason::AddressRefused,
    GapReason::ReadOnly,
    GapReason::ServerError,
    GapReason::TooLarge,
    GapReason::Malformed,
    GapReason::NotUsable,
    GapReason::NoDocker,
    GapReason::NoGit,
    GapReason::NotRecorded,
];

/// A student with every member.
pub fn zoe() -> Student {
    Student {
        id: "2412345".to_owned(),
        name: Some("Zoé Œuvrard".to_owned()),
        email: Some("zoe@example.org".to_owned()),
        group: Some("3".to_owned()),
    }
}

/// One criterion in each status, a hidden one, and a task for a person.
pub fn half_done() -> Grade {
    half_done_sheet().grade(zoe())
}

fn half_done_sheet() -> Sheet {
    Sheet::new()
        .with("5.1-a", "1", text("Les deux référentiels existent", "Both repositories exist"), Verdict::Passed)
        .remark(Remark::Renamed { expected: "customer".to_owned(), found: "customer-c".to_owned() })
        .with(
            "5.1-b",
            "2",
            text("Chaque image porte l’étiquette latest", "Each image is tagged latest"),
            unseen(GapReason::AccessDenied, "ecr:DescribeImages", "User voclabs is not authorized"),
        )
        .with(
            "5.2-a",
            "2",
            text("Le cluster est actif", "The cluster is active"),
            Verdict::Broken("no step".to_owned()),
        )
        .with(
            "6.1-a",
            "1.5",
            text("Les groupes employee vérifient /admin/suppliers", "The employee groups check /admin/suppliers"),
            failed("employee-tg-one, chemin de vérification", value("/admin/suppliers"), value("/")),
        )
        .hint(
            "EC2, Groupes cibles, employee-tg-one, onglet Vérifications : chemin /admin/suppliers.",
            "EC2, Target groups, employee-tg-one, Health checks tab: path /admin/suppliers.",
        )
        .with(
            "6.1-b",
            "2",
            text("Critère que personne ne doit voir", "Criterion that nobody may see"),
            failed("secret-subject", Shown::Present, Shown::Absent),
        )
        .hint("aide secrète", "secret hint")
        .hidden()
        .with(
            "6.2-a",
            "1",
            text("La règle mène au service employé", "The rule leads to the employee service"),
            failed("règle /admin/*", value("employee-tg-two"), Shown::Absent),
        )
        .requires("6.1-a")
        .with("6.2-b", "2", text("Le rapport explique les règles", "The report explains the rules"), Verdict::Manual)
        .guide("Le rapport nomme chaque règle.", "The report names each rule.")
}

/// Everything passed, under unusual circumstances.
pub fn all_done() -> Grade {
    let mut sheet = Sheet::new();
    for (id, points) in [("1.1-a", "3"), ("5.1-a", "3"), ("5.2-a", "2"), ("6.1-a", "3.5"), ("6.2-a", "3")] {
        sheet = sheet.with(id, points, text("Conforme", "As expected"), Verdict::Passed);
    }
    let mut grade = sheet
        .remark(Remark::OtherPort { subject: "employee".to_owned(), expected: 8080, found: 8081 })
        .remark(Remark::OtherValue {
            subject: Aspect::Branch.into(),
            expected: "dev".to_owned(),
            found: "main".to_owned(),
        })
        .remark(Remark::LooksSwapped)
        .remark(Remark::NotReadable { subject: "customer/".to_owned(), found: "Cargo.toml, src".to_owned() })
        .grade(zoe());
    grade.notices = vec![
        Notice::CustomEndpoint { url: "http://127.0.0.1:5000/".to_owned() },
        Notice::OtherHost {
            address: "urls.load_balancer".to_owned(),
            found: "someone-else.example".to_owned(),
            own: vec!["microservicesLB-1.us-east-1.elb.amazonaws.com".to_owned()],
        },
        Notice::Rebased(Rebasing {
            profile: "github".to_owned(),
            unused: vec!["cloud9".to_owned(), "codecommit".to_owned()],
            rebased: vec!["1.1".parse().unwrap()],
            left_out: vec!["3.1".parse().unwrap(), "4.1".parse().unwrap()],
        }),
        Notice::LocalAddresses,
    ];
    grade
}

/// Everything that people and the rules of the course can add.
pub fn marked() -> Grade {
    let alarm = text("Une alarme surveille un service", "An alarm watches a service");
    let measured = text("Les services sont mesurés", "The services are measured");
    let hint = text("Console CloudWatch › Métriques.", "CloudWatch console › Metrics.");
    let scaled = text("Les services s’adaptent à la charge", "The services follow the load");
    let denied = unseen(GapReason::AccessDenied, "application-autoscaling:DescribeScalableTargets", "not authorized");
    let missing = failed("customer", Shown::Present, Shown::Absent);
    let sheet = half_done_sheet()
        .with_bonus("5.2-x", "1", scaled, text("", ""), denied)
        .with_bonus("5.2-y", "1", alarm, text("", ""), Verdict::Passed)
        .with_bonus("5.2-z", "0.5", measured, hint, missing);
    let mut grade = sheet.marked(zoe(), include_str!("marks.csv"), "2026-03-06T20:00:00Z");
    let key = |byte| SecretKey::from_bytes(&[byte; 32]).public();
    grade.notices.extend([
        Notice::Unsigned,
        Notice::SignedByStranger { key: key(1) },
        Notice::SignedAnew { key: key(1), before: key(2) },
    ]);
    grade.adjustments.insert(0, Adjustment::Attempt { number: 2, of: 3, keep: Keep::Best });
    grade
}

/// A load balancer that AWS is still making, another mistake, and a task of nothing but what starts.
pub fn starting() -> (Grade, Evidence) {
    Sheet::new()
        .with(
            "5.1-a",
            "3",
            text("Les deux référentiels existent", "Both repositories exist"),
            failed("customer", Shown::Present, Shown::Absent),
        )
        .with(
            "6.1-a",
            "3.5",
            text("L’équilibreur est actif", "The load balancer is active"),
            failed("microservicesLB", value("active"), value("provisioning")),
        )
        .hint("EC2, Équilibreurs de charge : créez-le.", "EC2, Load balancers: create it.")
        .with(
            "6.2-a",
            "3",
            text("Les cibles sont saines", "The targets are healthy"),
            failed("cibles", value("healthy"), value("10.0.0.1 initial")),
        )
        .requires("6.1-a")
        .graded(zoe())
}

/// Nothing handed in, nothing seen: one criterion per gap.
pub fn every_gap() -> Grade {
    let ids = ('a'..='z').map(|letter| format!("6.1-{letter}"));
    let sheet = ids.zip(GAPS).fold(Sheet::new(), |sheet, (id, reason)| {
        let verdict = Verdict::Inconclusive(Gap::new(reason).operation(operation(reason)));
        sheet.with(&id, "0.25", text("Observable", "Can be seen"), verdict)
    });
    sheet
        .with("6.2-a", "3", text("Estimation remise", "Estimate handed in"), {
            failed("estimation", Shown::Present, Shown::NotHandedIn)
        })
        .grade(zoe())
}

fn operation(reason: GapReason) -> &'static str {
    match reason {
        GapReason::AccessDenied | GapReason::ExpiredCredentials | GapReason::Throttled => "ecs:DescribeServices",
        _ => "GET http://example.org/",
    }
}

/// `evil` wherever a student or a deployment can write something.
pub fn hostile(evil: &str) -> Grade {
    let own = evil.to_owned();
    let mut grade = Sheet::new()
        .with(
            "6.1-a",
            "1",
            text("Nom du groupe", "Group name"),
            failed(evil, Shown::Values(vec![own.clone(), String::new()]), value(evil)),
        )
        .remark(Remark::Renamed { expected: "customer".to_owned(), found: own.clone() })
        .with("6.1-b", "1", text("Page", "Page"), unseen(GapReason::Malformed, evil, evil))
        .with("6.2-a", "1", text("Règle", "Rule"), failed(evil, Shown::Absent, value(evil)))
        .requires("6.1-a")
        .with("6.2-b", "1", text("Étape", "Step"), Verdict::Broken(own.clone()))
        .grade(Student { id: own.clone(), name: Some(own.clone()), email: Some(own.clone()), group: Some(own) });
    grade.notices = vec![Notice::CustomEndpoint { url: evil.to_owned() }];
    grade
}

/// What a student with bad intentions could call themselves.
pub fn evil_text() -> String {
    let marks = "</style></title><script>alert(1)</script><!-- ]]> &lt; \" '";
    let controls = "\u{1b}[2J\u{1b}]0;gotcha\u{7}\0\u{9b}31m\u{202e}gnp.exe\u{2066}\u{fffe}\u{feff}\r\nPassed";
    format!("{marks} {controls} {}", "x".repeat(1000))
}
