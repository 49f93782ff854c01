//! The parts of the architecture, known by an icon or by words in French or English.

use std::{
    collections::HashMap,
    sync::{Arc, Mutex, PoisonError},
};

use grader_core::Lab;

use super::{Service, service::plain};

/// A part that the course lists.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Component {
    Users,
    Alb,
    Ecs,
    Containers,
    Ecr,
    CodeCommit,
    /// A git repository, whoever hosts it.
    Git,
    CodePipeline,
    CodeDeploy,
    Rds,
    CloudWatch,
    /// One of the microservices. No icon says which: only its label does.
    Microservice(Service),
}

/// Names of services in which another part's word means nothing.
const NOT_CONTAINERS: [&str; 6] = [
    "elastic container service",
    "elastic container registry",
    "ec2 container service",
    "ec2 container registry",
    "container registry",
    "registre de conteneurs",
];

impl Component {
    const NAMED: [(&'static str, Self); 11] = [
        ("users", Self::Users),
        ("ALB", Self::Alb),
        ("ECS", Self::Ecs),
        ("containers", Self::Containers),
        ("ECR", Self::Ecr),
        ("CodeCommit", Self::CodeCommit),
        ("Git", Self::Git),
        ("CodePipeline", Self::CodePipeline),
        ("CodeDeploy", Self::CodeDeploy),
        ("RDS", Self::Rds),
        ("CloudWatch", Self::CloudWatch),
    ];

    /// The part that a feature file calls `name`.
    pub(crate) fn called(lab: &Lab, name: &str) -> Option<Self> {
        let service =
            || Service::all(lab).find(|s| s.of_lab(lab).is_some_and(|s| s.name == name.trim())).map(Self::Microservice);
        let known = Self::NAMED.iter().find(|(known, _)| known.eq_ignore_ascii_case(name.trim()));
        known.map(|(_, part)| *part).or_else(service)
    }

    /// All parts.
    pub(crate) fn all(lab: &Lab) -> impl Iterator<Item = Self> + use<> {
        Self::NAMED.into_iter().map(|(_, part)| part).chain(Service::all(lab).map(Self::Microservice))
    }

    /// What stands for the part in labels, in names of icons and in names of services of an estimate.
    const fn words(self) -> &'static [&'static str] {
        match self {
            Self::Users => &[
                "user",
                "users",
                "utilisateur",
                "utilisateurs",
                "usager",
                "usagers",
                "internaute",
                "internautes",
                "navigateur",
                "browser",
                "umlactor",
                "actor",
            ],
            Self::Alb => &[
                "alb",
                "elb",
                "load balancer",
                "load balancing",
                "loadbalancer",
                "equilibreur",
                "repartiteur",
                "equilibrage",
            ],
            Self::Ecs => &["ecs", "elastic container service", "ec2 container service", "fargate"],
            Self::Containers => {
                &["container", "containers", "conteneur", "conteneurs", "docker", "task", "tasks", "tache", "taches"]
            }
            Self::Ecr => &[
                "ecr",
                "elastic container registry",
                "ec2 container registry",
                "container registry",
                "registre de conteneurs",
            ],
            Self::CodeCommit => &["codecommit", "code commit"],
            Self::Git => &["git", "github", "gitlab", "bitbucket", "gitea", "codecommit", "code commit"],
            Self::CodePipeline => &["codepipeline", "code pipeline"],
            Self::CodeDeploy => &["codedeploy", "code deploy"],
            Self::Rds => &["rds", "relational database service", "aurora", "mysql"],
            Self::CloudWatch => &["cloudwatch", "cloud watch"],
            Self::Microservice(_) => &[],
        }
    }

    /// The words of the lab that stand for the part: those of a microservice, in one number or the other, and the names of
    /// what the lab has one of.
    fn words_of(self, lab: &Lab) -> Vec<String> {
        let named = |name: &str| Vec::from([folded(lab.name(name)), folded(name)]);
        match self {
            Self::Microservice(service) => {
                service.words(lab).flat_map(|word| [folded(&format!("{word}s")), folded(&word)]).collect()
            }
            Self::Alb => named(&lab.resources.load_balancer),
            Self::Ecs => named(&lab.resources.cluster),
            _ => Vec::new(),
        }
    }

    /// Whether a text, folded by [`folded`], speaks of the part.
    pub(crate) fn is_in(self, lab: &Lab, text: &str) -> bool {
        Vocabulary::new(lab, [self]).parts_in(text).next().is_some()
    }
}

/// The words of all parts of a lab, made ready once, and what they found in texts: many scenarios read the same ones.
pub(crate) struct Vocabulary {
    words: Vec<(Component, Vec<String>)>,
    known: Mutex<HashMap<String, Arc<[Component]>>>,
}

impl Vocabulary {
    /// The words of all parts of `lab`.
    pub(crate) fn of(lab: &Lab) -> Self {
        Self::new(lab, Component::all(lab))
    }

    fn new(lab: &Lab, parts: impl IntoIterator<Item = Component>) -> Self {
        let words = |part: Component| {
            let common = part.words().iter().map(ToString::to_string);
            let all = common.chain(part.words_of(lab)).filter(|words| !words.is_empty());
            (part, all.map(|words| format!(" {words} ")).collect())
        };
        Self { words: parts.into_iter().map(words).collect(), known: Mutex::default() }
    }

    /// The parts that a text speaks of.
    pub(crate) fn parts_of(&self, text: &str) -> Arc<[Component]> {
        let mut known = self.known.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(parts) = known.get(text) {
            return Arc::clone(parts);
        }
        let parts: Arc<[Component]> = self.parts_in(&folded(text)).collect();
        known.insert(text.to_owned(), Arc::clone(&parts));
        parts
    }

    /// The parts that a text, folded by [`folded`], speaks of.
    fn parts_in(&self, text: &str) -> impl Iterator<Item = Component> {
        let text = format!(" {text} ");
        // In the name of a service, another part's word means nothing.
        let other = NOT_CONTAINERS.iter().fold(text.clone(), |text, name| text.replace(name, " "));
        self.words.iter().filter_map(move |(part, words)| {
            let text = if *part == Component::Containers { &other } else { &text };
            words.iter().any(|words| text.contains(words.as_str())).then_some(*part)
        })
    }
}

/// The words of a text in small letters without accents, one space between them.
pub(crate) fn folded(text: &str) -> String {
    let plain = plain(text);
    plain.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::{super::service::two_services, *};

    fn parts(text: &str) -> Vec<Component> {
        let lab = two_services();
        Component::all(&lab).filter(|part| part.is_in(&lab, &folded(text))).collect()
    }

    #[test]
    fn parts_are_known_in_both_languages_and_by_icon() {
        assert_eq!(parts("Équilibreur de charge"), [Component::Alb]);
        assert_eq!(parts("mxgraph.aws4.application_load_balancer"), [Component::Alb]);
        assert_eq!(parts("mxgraph.aws3.ec2_container_service"), [Component::Ecs]);
        assert_eq!(parts("Amazon Elastic Container Registry"), [Component::Ecr]);
        assert_eq!(parts("mxgraph.aws4.container_1"), [Component::Containers]);
        assert_eq!(parts("Conteneurs sur ECS"), [Component::Ecs, Component::Containers]);
        assert_eq!(parts("Utilisateurs"), [Component::Users]);
        assert_eq!(parts("AWS CodePipeline"), [Component::CodePipeline]);
        assert_eq!(
            parts("Microservice employé"),
            [Component::called(&two_services(), "employee").expect("the lab has it")]
        );
        assert_eq!(parts("Amazon S3"), []);
    }
}
