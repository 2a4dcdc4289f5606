//! Days, partial dates, periods, and answers in three values.
//!
//! A source rarely gives an exact day. A [`Date`] is therefore a set of days on which an event may
//! have fallen, and a comparison of dates answers with a [`Truth`]: yes, no or unknown. Nothing
//! here reads a clock.

mod day;
mod edtf;
mod endpoint;
mod period;
mod sides;
mod slips;
mod truth;
mod words;

pub use day::Day;
pub use edtf::{Date, InvalidDate, Precision};
pub(crate) use period::ended_before;
pub use period::{Bounds, last_day};
pub(crate) use slips::LEAVE_OUT;
pub use truth::Truth;
pub(crate) use words::{Moment, MomentWithDoubt, Spoken};
