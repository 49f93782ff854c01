//! The round trip: a supplier of our own is added, edited and removed as a browser would do it, and the lists are read
//! in between. It cannot be faked by a static page.
//!
//! Nothing is assumed of addresses, field names or ids: controls are found on the pages, and our row by its random name.
//! Whatever happens, what we added is removed again, and nothing else ever is: a control that speaks of another row, or
//! leads to another server, is not used.

mod controls;
mod row;
#[cfg(test)]
mod tests;
mod trip;

use std::{future::Future, pin::pin, time::Duration};

use futures::future::{Either, select};
use grader_core::{Gap, GapReason, RoundTripRequest, facts::RoundTrip};

use self::trip::Trip;
use super::Web;

/// How long the trip may take, bar the cleaning up.
const TRIP: Duration = Duration::from_secs(90);
/// How long cleaning up may take.
const CLEANUP: Duration = Duration::from_secs(30);

/// Makes one round trip with a supplier of a fresh random name, and cleans up. When `stop` is ready the trip ends early
/// and cleans up at once; [`std::future::pending`] is for those who never stop it.
///
/// Trips of several graders at one time do not meet: each knows its own supplier only.
pub async fn round_trip(web: &Web, request: &RoundTripRequest, stop: impl Future<Output = ()>) -> RoundTrip {
    let mut trip = Trip::new(web, request, name());
    let ended = {
        let run = pin!(tokio::time::timeout(TRIP, trip.run()));
        matches!(select(run, pin!(stop)).await, Either::Left((Ok(()), _)))
    };
    if !ended {
        trip.cut_short(&Gap::new(GapReason::TimedOut).detail("the round trip did not come to its end"));
    }
    if tokio::time::timeout(CLEANUP, trip.clean_up()).await.is_err() {
        trip.left(format!("no answer in {CLEANUP:?}"));
    }
    trip.record
}

/// A name that no one has: plain ASCII, because the application of the course escapes what it shows twice.
fn name() -> String {
    // Without the system's randomness, the address of a fresh box is as good as it gets.
    let random = getrandom::u64().unwrap_or_else(|_| std::ptr::from_ref(&*Box::new(0_u8)).addr() as u64);
    format!("Grader {random:016x}")
}
