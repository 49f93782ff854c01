//! Pages of the lab and of hostile students, and a server that misbehaves in every way it can.

mod hostile;
mod pages;
