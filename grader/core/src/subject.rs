//! What a finding is about: a name in the words of AWS, of the page or of the file, and an aspect of it, for which reports
//! have words of their own.

use std::fmt;

use serde::{Deserialize, Serialize};

/// What was looked at.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Subject {
    /// Its name, which needs no translation: `customer-tg-one`, `GET /suppliers`, `customer/Dockerfile EXPOSE`.
    ///
    /// Empty where the aspect alone says it.
    pub name: String,
    /// What of it; none where the name says it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub aspect: Option<Aspect>,
}

/// Declares the aspects, each with its published name.
macro_rules! aspects {
    ($($(#[$meta:meta])* $aspect:ident = $name:literal,)+) => {
        /// What of a thing was looked at. Published names: never renamed.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        pub enum Aspect {
            $($(#[$meta])* #[serde(rename = $name)] $aspect,)+
        }

        impl Aspect {
            /// All of them.
            pub const ALL: &[Self] = &[$(Self::$aspect),+];

            /// Its published name.
            #[must_use]
            pub const fn name(self) -> &'static str {
                match self {
                    $(Self::$aspect => $name),+
                }
            }
        }
    };
}

aspects! {
    /// The control of a page that adds.
    AddControl = "add-control",
    /// What a page says to warn.
    Alert = "alert",
    /// An alarm that watches.
    Alarm = "alarm",
    /// Which application it is.
    Application = "application",
    /// The branch it follows.
    Branch = "branch",
    /// The brand of the page.
    Brand = "brand",
    /// The names of a cluster's capacity providers.
    CapacityProviders = "capacity-providers",
    /// A commit of the history.
    Commit = "commit",
    /// How the environment is reached.
    Connection = "connection",
    /// The container at hand.
    Container = "container",
    /// The servers registered with a cluster.
    ContainerInstances = "container-instances",
    /// Where a listener sends what no rule catches.
    DefaultAction = "default-action",
    /// The latest deployment.
    Deployment = "deployment",
    /// The control of a page that edits.
    EditControl = "edit-control",
    /// The essential containers of a task definition.
    EssentialContainers = "essential-containers",
    /// The latest execution of a pipeline.
    Execution = "execution",
    /// What a module hands out.
    Exports = "exports",
    /// The forms of a page.
    Forms = "forms",
    /// The path that health checks ask for.
    HealthCheckPath = "health-check-path",
    /// The image that runs, or should.
    Image = "image",
    /// A rule for what comes in.
    Ingress = "ingress",
    /// The server of something.
    Instance = "instance",
    /// The type of a server.
    InstanceType = "instance-type",
    /// The links of a page.
    Links = "links",
    /// The listeners of a load balancer.
    Listeners = "listeners",
    /// The program that listens at an address.
    ListeningProgram = "listening-program",
    /// The port the code listens on.
    ListeningPort = "listening-port",
    /// The address a container listens on.
    ListeningAddress = "listening-address",
    /// The load balancer.
    LoadBalancer = "load-balancer",
    /// What a page tells its reader.
    Message = "message",
    /// The server of the monolith.
    Monolith = "monolith",
    /// The bar of links on every page.
    NavigationBar = "navigation-bar",
    /// A link of the bar.
    NavigationLink = "navigation-link",
    /// What an action hands on.
    OutputArtifact = "output-artifact",
    /// Who may do what with it.
    Policy = "policy",
    /// A port.
    Port = "port",
    /// The listener of production.
    ProductionListener = "production-listener",
    /// Where production's requests go.
    ProductionTraffic = "production-traffic",
    /// A protocol.
    Protocol = "protocol",
    /// An address that everyone reaches.
    PublicAddress = "public-address",
    /// The control of a page that removes.
    RemoveControl = "remove-control",
    /// The routes of the code.
    Routes = "routes",
    /// The rows of the page's table.
    Rows = "rows",
    /// The rules of a listener.
    Rules = "rules",
    /// Whether a load balancer faces the internet.
    Scheme = "scheme",
    /// A security group.
    SecurityGroup = "security-group",
    /// The addresses that a rule lets in.
    SourceAddresses = "source-addresses",
    /// Its state, in AWS's words.
    State = "state",
    /// The subnets it is in.
    Subnets = "subnets",
    /// The table of a page.
    Table = "table",
    /// The target group it belongs to.
    TargetGroup = "target-group",
    /// Its target groups.
    TargetGroups = "target-groups",
    /// What kind of targets a group has.
    TargetType = "target-type",
    /// What becomes of the old tasks.
    TerminateAction = "terminate-action",
    /// How long the old tasks stay, in minutes.
    TerminateWait = "terminate-wait",
    /// The listener of tests.
    TestListener = "test-listener",
    /// The title of a page.
    Title = "title",
    /// The total of a year.
    TwelveMonths = "twelve-months",
    /// The total of a year, worked out from the monthly one.
    TwelveTimesMonthly = "twelve-times-monthly",
    /// The templates of pages.
    Views = "views",
    /// The network it is in.
    Vpc = "vpc",
}

impl fmt::Display for Subject {
    /// In English, for programs that only show it: `customer-tg-one health check path`.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Some(aspect) = self.aspect else { return f.write_str(&self.name) };
        let gap = if self.name.is_empty() { "" } else { " " };
        write!(f, "{}{gap}{}", self.name, aspect.name().replace('-', " "))
    }
}

impl From<String> for Subject {
    fn from(name: String) -> Self {
        Self { name, aspect: None }
    }
}

impl From<&str> for Subject {
    fn from(name: &str) -> Self {
        name.to_owned().into()
    }
}

impl From<&String> for Subject {
    fn from(name: &String) -> Self {
        name.as_str().into()
    }
}

impl From<Aspect> for Subject {
    fn from(aspect: Aspect) -> Self {
        Self { name: String::new(), aspect: Some(aspect) }
    }
}

impl<N: Into<String>> From<(N, Aspect)> for Subject {
    fn from((name, aspect): (N, Aspect)) -> Self {
        Self { name: name.into(), aspect: Some(aspect) }
    }
}
