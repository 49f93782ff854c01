//! Published JSON: one module per version of the schema, each a view of its own, so that our types can change freely.

pub(crate) mod v1;
