//! A server that misbehaves in every way it can.

mod hostile;
