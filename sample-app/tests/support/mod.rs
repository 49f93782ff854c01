//! What the tests of this package share.
#![allow(dead_code, reason = "each test file uses its part")]

pub mod load;

use sample_app::{
    Service, Store,
    config::Database,
    server::Server,
    test_support::{
        check::Subject,
        contract,
        faults::{self, Switch},
    },
};
use url::Url;

/// The three services in this process, on one database, each with its twin on a database that cannot be reached.
pub struct Bench {
    pub store: Store,
    pub switch: Switch,
    pub subjects: Vec<(Service, Subject)>,
    urls: Vec<(Service, Url)>,
    // Held: a server that is dropped ends.
    _servers: Vec<Server>,
}

impl Bench {
    pub async fn start(database: Database) -> Self {
        let store = Store::new(&database).unwrap();
        store.prepare().await.unwrap();
        let dead = Store::new(&Database::Sqlite("sqlite:no-such-folder/suppliers.db".into())).unwrap();
        let switch = Switch::default();
        let writer = serve(Service::Employee.router(store.clone())).await;
        let mut servers = Vec::new();
        let (mut subjects, mut urls) = (Vec::new(), Vec::new());
        for service in Service::ALL {
            let here = serve(faults::router(service, store.clone(), switch.clone())).await;
            let twin = serve(faults::router(service, dead.clone(), switch.clone())).await;
            let subject = Subject::alone(service, here.url())
                .with_writer(Service::Employee, writer.url())
                .with_dead_database(twin.url());
            subjects.push((service, subject));
            urls.push((service, here.url()));
            servers.extend([here, twin]);
        }
        servers.push(writer);
        Self { store, switch, subjects, urls, _servers: servers }
    }

    pub fn url(&self, service: Service) -> &Url {
        self.urls.iter().find(|(of, _)| *of == service).map(|(_, url)| url).unwrap()
    }

    pub async fn home(&self, service: Service) -> String {
        let url = self.url(service).join(service.site().home()).unwrap();
        sample_app::test_support::http::get(url).await.unwrap().text().await.unwrap()
    }

    pub fn subject(&self, service: Service) -> &Subject {
        self.subjects.iter().find(|(of, _)| *of == service).map(|(_, subject)| subject).unwrap()
    }
}

pub async fn serve(router: axum::Router) -> Server {
    Server::start("127.0.0.1:0".parse().unwrap(), router).await.unwrap()
}

/// Holds each subject to every row of the contract; gives how many rows that were.
pub async fn holds(subjects: &[(Service, Subject)]) -> usize {
    let mut count = 0;
    let mut broken = Vec::new();
    for (service, subject) in subjects {
        for row in contract::rows(*service) {
            count += 1;
            if let Err(why) = subject.check(row).await {
                broken.push(format!("{} {}: {why}", service.site().name, row.id));
            }
        }
    }
    assert!(broken.is_empty(), "{} of {count} rows do not hold:\n{}", broken.len(), broken.join("\n"));
    count
}
