//! The parts of the architecture, known by an icon or by words in French or English.

use super::Service;

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
    /// One of the two microservices. No icon says which: only its label does.
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
    const NAMED: [(&'static str, Self); 13] = [
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
        ("customer", Self::Microservice(Service::Customer)),
        ("employee", Self::Microservice(Service::Employee)),
    ];

    /// The part that a feature file calls `name`.
    pub(crate) fn called(name: &str) -> Option<Self> {
        Self::NAMED.iter().find(|(known, _)| known.eq_ignore_ascii_case(name.trim())).map(|(_, part)| *part)
    }

    /// All parts.
    pub(crate) fn all() -> impl Iterator<Item = Self> {
        Self::NAMED.into_iter().map(|(_, part)| part)
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
                "microserviceslb",
            ],
            Self::Ecs => &["ecs", "elastic container service", "ec2 container service", "fargate", "serverlesscluster"],
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
            Self::Microservice(Service::Customer) => &["customer", "customers", "client", "clients"],
            Self::Microservice(Service::Employee) => &[
                "employee",
                "employees",
                "employe",
                "employes",
                "employee s",
                "admin",
                "administrateur",
                "administration",
            ],
        }
    }

    /// Whether a text, folded by [`folded`], speaks of the part.
    pub(crate) fn is_in(self, folded: &str) -> bool {
        let mut text = format!(" {folded} ");
        if self == Self::Containers {
            for name in NOT_CONTAINERS {
                text = text.replace(name, " ");
            }
        }
        self.words().iter().any(|words| text.contains(&format!(" {words} ")))
    }
}

/// The words of a text in small letters without accents, one space between them.
pub(crate) fn folded(text: &str) -> String {
    let plain = text.to_lowercase().replace(['é', 'è', 'ê', 'ë'], "e").replace(['à', 'â'], "a").replace('ô', "o");
    let plain = plain.replace(['î', 'ï'], "i").replace(['û', 'ù'], "u").replace('ç', "c");
    plain.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parts(text: &str) -> Vec<Component> {
        Component::all().filter(|part| part.is_in(&folded(text))).collect()
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
        assert_eq!(parts("Microservice employé"), [Component::Microservice(Service::Employee)]);
        assert_eq!(parts("Amazon S3"), []);
    }
}
