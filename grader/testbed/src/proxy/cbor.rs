//! Answers of the overlay in CBOR, which the Rust SDK speaks with CloudWatch and the emulator does not.

use aws_smithy_cbor::Encoder;
use aws_smithy_types::DateTime;
use serde_json::Value;

/// `value` in the form that Smithy's protocol gives it. Seconds of members that are called `…Timestamp` are times: JSON has
/// no kind of its own for them.
pub(super) fn encode(value: &Value) -> Vec<u8> {
    let mut encoder = Encoder::new(Vec::new());
    put(&mut encoder, "", value);
    encoder.into_writer()
}

fn put(encoder: &mut Encoder, name: &str, value: &Value) {
    match value {
        Value::Null => {
            encoder.null();
        }
        Value::Bool(bool) => {
            encoder.boolean(*bool);
        }
        Value::Number(number) => match (number.as_f64(), number.as_i64()) {
            (Some(seconds), _) if name.ends_with("Timestamp") => {
                encoder.timestamp(&DateTime::from_secs_f64(seconds));
            }
            (_, Some(whole)) => {
                encoder.long(whole);
            }
            (float, None) => {
                encoder.double(float.unwrap_or_default());
            }
        },
        Value::String(text) => {
            encoder.str(text);
        }
        Value::Array(items) => {
            encoder.array(items.len());
            items.iter().for_each(|item| put(encoder, "", item));
        }
        Value::Object(members) => {
            encoder.map(members.len());
            for (name, member) in members {
                put(encoder.str(name), name, member);
            }
        }
    }
}
