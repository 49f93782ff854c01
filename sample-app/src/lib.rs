//! The coffee suppliers application.
