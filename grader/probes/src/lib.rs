//! Looking at a student's deployment while it lives: AWS (read-only calls) and HTTP.
//!
//! [`Live`] is the observer; [`doctor()`] says whether it would see everything, and [`iam_policy`] what it must be allowed.

#![deny(missing_docs)]

mod aws;
mod doctor;
mod limits;
mod live;

pub use aws::{Call, iam_policy};
pub use doctor::{ActionCheck, Diagnosis, UrlCheck, doctor};
pub use limits::Limits;
pub use live::Live;

mod http {
    use grader_core::{Gap, GapReason, HttpRequest, Observation};
    #[derive(Debug)]
    pub struct Web;
    impl Web {
        pub fn new(_local: bool) -> Self {
            Self
        }
        pub async fn fetch(&self, _request: &HttpRequest) -> Observation {
            Observation::Gap(Gap::new(GapReason::Unreachable))
        }
    }
}
