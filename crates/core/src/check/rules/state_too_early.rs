use super::shared::uses::{Outside, UsePlace, of_states};
use crate::check::{Context, Report};
use crate::date::{Date, Truth};
use crate::finding::{Rule, one_of};
use crate::lookup::Lookup;
use crate::model::{FirstYear, Language, Level, first_years, state_name};
use std::collections::BTreeSet;

pub(super) static RULE: Rule = Rule {
    name: "state-too-early",
    summary: "A state is used on a day before it became a state.",
    level: Level::Warning,
    since: "0.1.0",
    aliases: &[],
    page: include_str!("state-too-early.md"),
};

/// A date with the states that were not there on it.
struct Early<'r> {
    date: &'r Date,
    place: UsePlace,
    states: Vec<(&'static FirstYear, UsePlace)>,
}

/// A state of the table with its dates.
struct KnownYear {
    state: &'static FirstYear,
    since: Date,
    silent: Date,
}

impl KnownYear {
    fn new(state: &'static FirstYear) -> Option<Self> {
        let date = |text: &str| text.parse::<Date>().ok();
        Some(KnownYear {
            state,
            since: date(state.year)?,
            silent: date(state.silent)?,
        })
    }
}

pub(super) fn run(context: &Context<'_, '_>, report: &mut Report) {
    let registry = context.network.registry;
    // What the registry itself says of a state goes before the table.
    let declared = registry.states.iter().filter(|state| state.since.is_some());
    let declared: Vec<&str> = declared.map(|state| &*state.id).collect();
    let known: Lookup<&str, KnownYear> = first_years()
        .iter()
        .filter(|known| !declared.contains(&known.alpha_3))
        .filter_map(|known| Some((known.alpha_3, KnownYear::new(known)?)))
        .collect();
    let mut found: Vec<Early<'_>> = Vec::new();
    let is_known = |id: &str| known.contains(id);
    of_states(registry, is_known, |used| {
        let Some(KnownYear {
            state,
            since,
            silent,
        }) = known.get(used.id)
        else {
            return;
        };
        let Some(Outside::Early(date, place)) = used.outside(Some(since), None, None) else {
            return;
        };
        if silent.is_before(date) != Truth::Yes {
            return;
        }
        // One wrong date is one finding, however many states are too early for it.
        match found.last_mut().filter(|last| last.place == place) {
            Some(last) => last.states.push((state, used.place)),
            None => found.push(Early {
                date,
                place,
                states: vec![(state, used.place)],
            }),
        }
    });
    for early in found {
        report_one(early, report);
    }
}

fn report_one(early: Early<'_>, report: &mut Report) {
    let mut states = early.states.iter().map(|(state, _)| *state);
    let first = states.next().map_or_else(String::new, |state| {
        format!("`{}` became a state in {}", state.alpha_3, state.year)
    });
    let others = states.clone().take(MOST_SAID - 1);
    let others = others.map(|state| format!(", `{}` in {}", state.alpha_3, state.year));
    let others: String = others.collect();
    let rest = match early.states.len().saturating_sub(MOST_SAID) {
        0 => String::new(),
        more => format!(" and {more} others in later years"),
    };
    let message = format!("{first}{others}{rest}, but this date is {}", early.date);
    let mut draft = report
        .found(early.place.place(), message)
        .label("too early");
    let own = "give the state a `since` under `states`";
    let before: BTreeSet<&str> = early.states.iter().map(|(state, _)| state.before).collect();
    let before: Vec<&str> = before.into_iter().filter(|code| !code.is_empty()).collect();
    draft = draft.help(match &before[..] {
        [] => format!("correct the date or the id, or {own}"),
        [code] => {
            let name = state_name(code, Language::English).unwrap_or_default();
            format!("for earlier days use `{code}` ({name}); or correct the date, or {own}")
        }
        codes => format!(
            "for earlier days use {}; or correct the date, or {own}",
            one_of(codes)
        ),
    });
    for (_, place) in early.states.into_iter().take(MOST_SAID) {
        draft = draft.related(place.place(), "not yet a state");
    }
}

/// The greatest number of states that a message names.
const MOST_SAID: usize = 4;
