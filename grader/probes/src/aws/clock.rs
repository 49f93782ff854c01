//! How far the clock of this machine is from AWS's: signatures of a machine that is minutes off are refused.

use std::sync::{Arc, OnceLock};
use std::time::SystemTime;

use aws_smithy_runtime_api::box_error::BoxError;
use aws_smithy_runtime_api::client::interceptors::{
    Intercept, context::BeforeDeserializationInterceptorContextRef, dyn_dispatch_hint,
};
use aws_smithy_runtime_api::client::runtime_components::RuntimeComponents;
use aws_smithy_types::{DateTime, config_bag::ConfigBag, date_time::Format};

/// Reads the `Date` header of the first answer, whatever its status.
#[derive(Clone, Debug, Default)]
pub(crate) struct Clock(Arc<OnceLock<i64>>);

impl Clock {
    /// This machine's time less AWS's, seconds; none before the first answer.
    pub(crate) fn ahead_s(&self) -> Option<i64> {
        self.0.get().copied()
    }
}

#[dyn_dispatch_hint]
impl Intercept for Clock {
    fn name(&self) -> &'static str {
        "Clock"
    }

    fn read_before_deserialization(
        &self,
        context: &BeforeDeserializationInterceptorContextRef<'_>,
        _: &RuntimeComponents,
        _: &mut ConfigBag,
    ) -> Result<(), BoxError> {
        if let Some(date) = context.response().headers().get("date")
            && let Ok(theirs) = DateTime::from_str(date, Format::HttpDate)
        {
            self.0.get_or_init(|| DateTime::from(SystemTime::now()).secs() - theirs.secs());
        }
        Ok(())
    }
}
