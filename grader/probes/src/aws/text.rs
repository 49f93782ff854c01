//! The SDK's enumerations as texts: values that the SDK does not know yet are kept as AWS writes them.

/// The value as AWS writes it.
pub(crate) fn text(value: Option<impl AsRef<str>>) -> Option<String> {
    value.map(|value| value.as_ref().to_owned())
}
