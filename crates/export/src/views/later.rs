//! The note that a day is later than the registry's `as-of`.

use chancery_core::date::Day;
use chancery_core::network::Network;

/// What to say beside an answer for a day that is later than the registry's own; none for another
/// day.
#[must_use]
pub fn later_words(network: &Network<'_>, day: Day) -> Option<String> {
    let as_of = network.as_of();
    (day > as_of).then(|| {
        format!(
            "{day} is later than the day of the registry, {as_of}: changes after {as_of} are not \
             recorded"
        )
    })
}
