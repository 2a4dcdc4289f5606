//! What happens when something goes wrong: nothing is destroyed, and it is said.

mod injection;
mod inputs;
mod kills;
mod limits;
mod lists;
mod places;
mod replaced;
mod streams;
pub(crate) mod support;
