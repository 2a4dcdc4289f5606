//! How one says how many states and organisations there are, and what parties are called.

use chancery_core::message;
use chancery_core::messages::Messages;
use chancery_core::network::Network;

use super::counted_in;

/// How many states and organisations there are, of each whether it is a state and whether it
/// certainly is meant: '12 states and 1 to 2 organisations'.
#[must_use]
pub(crate) fn count_of_actors_in(
    messages: &Messages,
    actors: impl IntoIterator<Item = (bool, bool)>,
) -> String {
    let (states, organisations): (Vec<_>, Vec<_>) =
        actors.into_iter().partition(|(is_state, _)| *is_state);
    let count = |actors: &[(bool, bool)], noun| {
        counted_in(
            messages,
            actors.iter().map(|(_, is_certain)| *is_certain),
            noun,
        )
    };
    let states_words = count(&states, message!("counted-states"));
    if organisations.is_empty() {
        return states_words;
    }
    let organisations = count(&organisations, message!("counted-organisations"));
    match states.is_empty() {
        true => organisations,
        false => messages.and(&[states_words, organisations]),
    }
}

/// What messages call the parties of a registry: `states`, or `parties` where an organisation is a
/// party of a partnership or an instrument.
#[must_use]
pub(crate) fn party_kind(network: &Network<'_>) -> &'static str {
    let mut organisations = network.actors.iter().filter(|actor| !actor.is_state());
    let is_party = organisations
        .any(|actor| !actor.partnerships.is_empty() || !actor.joined_instruments().is_empty());
    if is_party { "parties" } else { "states" }
}
