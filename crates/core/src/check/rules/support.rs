//! What several rules share.

use crate::check::{Context, Report};
use crate::finding::{Place, nearest, one_of};
use crate::network::Reference;

/// The greatest number of ids that a help line lists.
const MOST_LISTED: usize = 8;

/// Reports every id that should lead to `reference` and leads to nothing. An id that the unread
/// rest of a broken file may define is not reported.
pub(super) fn report_unresolved(
    context: &Context<'_, '_>,
    report: &mut Report,
    reference: Reference,
) {
    let registry = context.network.registry;
    let unresolved = context
        .network
        .unresolved
        .iter()
        .filter(|u| u.reference == reference);
    for found in unresolved.filter(|found| !registry.may_define(&found.id)) {
        let noun = reference.noun();
        let message = match reference {
            Reference::Area => format!("the manifest lists no area `{}`", found.id),
            _ => format!("no {noun} has the id `{}`", found.id),
        };
        let candidates = reference.candidates(registry);
        let help = match nearest(&found.id, candidates.iter().copied()) {
            Some(near) => format!("did you mean `{near}`?"),
            None if candidates.is_empty() => format!("the registry declares no {noun}; declare it"),
            None if candidates.len() <= MOST_LISTED => {
                format!("it is one of {}, or must be declared", one_of(&candidates))
            }
            None => format!("declare the {noun}, or correct the id"),
        };
        let place = Place::value(found.section, found.index, found.path.clone());
        report
            .found(place, message)
            .label(format!("unknown {noun}"))
            .help(help);
    }
}
