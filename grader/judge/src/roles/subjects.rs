//! What the steps of a scenario talk about: named by a "given" step, judged by the "then" steps.

use std::sync::Arc;

use grader_core::{
    Question, RoundTripRequest,
    facts::{
        Answers, Application, Branch, Cluster, CodeRepository, ContainerRun, DeploymentGroup, Diagram, Environment,
        Estimate, Exchange, Instance, LoadBalancer, Pipeline, Repository, RoundTrip, Service, SourceTree, TargetGroup,
        TaskDefinition,
    },
};

use super::Place;
use crate::{
    exam::{Exam, Stop},
    files::{AppSpec, Dockerfile, Program, TaskDefinitionFile},
};

/// A resource under the name that the feature file gives it.
#[derive(Clone, Debug)]
pub(crate) struct Named<T> {
    pub(crate) name: String,
    pub(crate) it: T,
}

/// The subjects of a scenario.
#[derive(Debug, Default)]
pub(crate) struct Subjects {
    instance: Option<Named<Instance>>,
    answer: Option<Named<(Question, Arc<Exchange>)>>,
    port_answer: Option<Named<(u16, Question, Arc<Exchange>)>>,
    trip: Option<Named<(RoundTripRequest, Arc<RoundTrip>)>>,
    repository: Option<Named<Repository>>,
    cluster: Option<Named<Cluster>>,
    task_definition: Option<Named<TaskDefinition>>,
    target_groups: Option<Named<Vec<Named<TargetGroup>>>>,
    load_balancer: Option<Named<LoadBalancer>>,
    service: Option<Named<Service>>,
    diagram: Option<Named<Arc<Diagram>>>,
    estimate: Option<Named<Arc<Estimate>>>,
    answers: Option<Named<Arc<Answers>>>,
    environment: Option<Named<Environment>>,
    code_repository: Option<Named<(Question, CodeRepository)>>,
    branch: Option<Named<(Question, Branch)>>,
    application: Option<Named<Application>>,
    deployment_groups: Option<Named<Vec<Named<DeploymentGroup>>>>,
    pipeline: Option<Named<Pipeline>>,
    source_tree: Option<Named<Arc<SourceTree>>>,
    directory: Option<Named<Place>>,
    container: Option<Named<Arc<ContainerRun>>>,
    dockerfile: Option<Named<Arc<Dockerfile>>>,
    appspec: Option<Named<Arc<AppSpec>>>,
    task_definition_file: Option<Named<Arc<TaskDefinitionFile>>>,
    program: Option<Named<(Place, Arc<Program>)>>,
}

/// A setter and a getter for each subject. A missing one is a defect of the rubric: no step named it.
macro_rules! subjects {
    ($($set:ident $field:ident: $type:ty),* $(,)?) => {
        impl Exam {
            $(
                pub(crate) fn $set(&mut self, name: &str, it: $type) {
                    self.subjects.$field = Some(Named { name: name.to_owned(), it });
                }

                pub(crate) fn $field(&self) -> Result<Named<$type>, Stop> {
                    self.subjects.$field.clone().ok_or_else(|| {
                        Stop::Broken(concat!("no step of the scenario names its ", stringify!($field)).to_owned())
                    })
                }
            )*
        }
    };
}

subjects! {
    set_instance instance: Instance,
    set_answer answer: (Question, Arc<Exchange>),
    set_port_answer port_answer: (u16, Question, Arc<Exchange>),
    set_trip trip: (RoundTripRequest, Arc<RoundTrip>),
    set_repository repository: Repository,
    set_cluster cluster: Cluster,
    set_task_definition task_definition: TaskDefinition,
    set_target_groups target_groups: Vec<Named<TargetGroup>>,
    set_load_balancer load_balancer: LoadBalancer,
    set_service service: Service,
    set_diagram diagram: Arc<Diagram>,
    set_estimate estimate: Arc<Estimate>,
    set_answers answers: Arc<Answers>,
    set_environment environment: Environment,
    set_code_repository code_repository: (Question, CodeRepository),
    set_branch branch: (Question, Branch),
    set_application application: Application,
    set_deployment_groups deployment_groups: Vec<Named<DeploymentGroup>>,
    set_pipeline pipeline: Pipeline,
    set_source_tree source_tree: Arc<SourceTree>,
    set_directory directory: Place,
    set_container container: Arc<ContainerRun>,
    set_dockerfile dockerfile: Arc<Dockerfile>,
    set_appspec appspec: Arc<AppSpec>,
    set_task_definition_file task_definition_file: Arc<TaskDefinitionFile>,
    set_program program: (Place, Arc<Program>),
}
