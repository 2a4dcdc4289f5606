//! The note that a day is later than the registry's `as-of`.

use chancery_core::date::Day;
use chancery_core::messages::Messages;
use chancery_core::network::Network;
use chancery_core::say;

/// What to say beside an answer for a day that is later than the registry's own; none for another
/// day.
#[must_use]
pub fn later_words(messages: &Messages, network: &Network<'_>, day: Day) -> Option<String> {
    let as_of = network.as_of();
    (day > as_of).then(|| say!(messages, "later-than-registry", day = day, as_of = as_of))
}
