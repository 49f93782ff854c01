//! The SDK's times as ours.

use aws_smithy_types::DateTime;
use jiff::Timestamp;

/// A time of the SDK; none where it is outside the years that we can write.
pub(crate) fn timestamp(time: Option<DateTime>) -> Option<Timestamp> {
    let time = time?;
    Timestamp::new(time.secs(), i32::try_from(time.subsec_nanos()).ok()?).ok()
}

/// A time in milliseconds since 1970, as CloudWatch Logs gives it.
pub(crate) fn millis(time: Option<i64>) -> Option<Timestamp> {
    Timestamp::from_millisecond(time?).ok()
}
