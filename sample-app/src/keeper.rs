//! Looks after the database while a service runs: waits for it at the start, says when it is lost and when it is back, and makes the
//! table again if it came back empty.

use std::time::Duration;

use tracing::{info, warn};

use crate::store::Store;

/// The first wait after a failure; doubled up to the longest.
const FIRST_WAIT: Duration = Duration::from_millis(500);
const LONGEST_WAIT: Duration = Duration::from_secs(5);

impl Store {
    /// Tries once to make the database ready, then leaves a task that keeps it so. The task ends when the store
    /// is closed.
    pub async fn keep(&self) {
        let failure = self.prepare().await.err();
        if failure.is_none() {
            info!(database = %self.database.address(), "database ready");
        } else {
            self.failed.notify_one();
        }
        let store = self.clone();
        tokio::spawn(async move {
            let watch = async {
                loop {
                    store.failed.notified().await;
                    store.wait_for_database().await;
                }
            };
            tokio::select! {
                () = store.pool.close_event() => {}
                () = watch => {}
            }
        });
    }

    /// Returns when the database is ready, at once if it was never lost: a statement can fail for a reason of its own.
    async fn wait_for_database(&self) {
        let address = self.database.address();
        let mut wait = FIRST_WAIT;
        while let Err(error) = self.prepare().await {
            warn!(database = %address, %error, retry_in_ms = wait.as_millis(), "database not reachable: pages answer with an alert until it is back");
            tokio::time::sleep(wait).await;
            wait = (wait * 2).min(LONGEST_WAIT);
        }
        if wait > FIRST_WAIT {
            info!(database = %address, "database reachable again");
        }
    }
}
