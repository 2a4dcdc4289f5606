use super::shared::uses::{Outside, of_states};
use crate::check::{Context, Report};
use crate::date::Date;
use crate::finding::Rule;
use crate::lookup::Lookup;
use crate::model::{FormerState, Level, former_states};
use std::collections::BTreeSet;

pub(super) static RULE: Rule = Rule {
    name: "former-state-code",
    summary: "The code of a former state is used for a day after the state had ended.",
    level: Level::Warning,
    since: "0.1.0",
    aliases: &[],
    page: include_str!("former-state-code.md"),
};

pub(super) fn run(context: &Context<'_, '_>, report: &mut Report) {
    let registry = context.network.registry;
    let former: Lookup<&str, &FormerState> = former_states()
        .iter()
        .map(|state| (state.alpha_3, state))
        .collect();
    // What the registry itself says of the state's end goes before the date of a code.
    let ended = registry.states.iter().filter(|state| state.until.is_some());
    let ended: BTreeSet<&str> = ended.map(|state| &*state.id).collect();
    let wanted = |id: &str| former.contains(id) && !ended.contains(id);
    of_states(registry, wanted, |used| {
        let Some(state) = former.get(used.id) else {
            return;
        };
        let ended = state.ended.parse::<Date>().ok();
        let Some(last) = ended.or_else(|| state.withdrawn.parse::<Date>().ok()) else {
            return;
        };
        let outside = used.outside(None, Some(&last), registry.manifest.as_of);
        let (id, name) = (used.id, state.name);
        let (what, by_then) = match ended {
            Some(_) => (format!("`{id}` ({name}) ended on {last}"), "ended"),
            None => (
                format!("the code `{id}` ({name}) was withdrawn on {last}"),
                "withdrawn",
            ),
        };
        let (place, message, label, help) = match outside {
            None | Some(Outside::Early(..)) => return,
            Some(Outside::Late(date, _)) => (
                used.place,
                format!("{what}, before {date}"),
                format!("{by_then} by then"),
                "use the id of the state that existed then, or correct the date",
            ),
            Some(Outside::GoesOn) => (
                used.place,
                format!("{what}, and this has no end"),
                format!("{by_then} since"),
                "use the id of the state that existed then, or give this an end",
            ),
        };
        report.found(place.place(), message).label(label).help(help);
    });
}
