//! The words around the memberships. All of them are counted.

use chancery_core::network::OrganisationIndex;
use chancery_core::{message, say};

use super::combinations::{Combination, Combinations, GridState};
use super::doubt_note;
use super::lists::counts;
use crate::views::{
    ExportContext, actor_words, capitalised, count_of_actors_in, counted_in, first_names,
    no_partnership_words, source_count, source_line,
};

pub(super) struct MembershipWords {
    pub(super) title: String,
    pub(super) subtitle: String,
    /// What must be known to read it.
    pub(super) notes: Vec<String>,
    /// Every column in a sentence.
    pub(super) description: String,
}

impl MembershipWords {
    pub(super) fn new(
        views: &ExportContext<'_>,
        found: &Combinations<'_>,
        is_listed: bool,
    ) -> Self {
        let messages = views.messages;
        let subtitle = subtitle(views, found);
        let notes = notes(views, found, is_listed);
        let mut sentences = vec![say!(messages, "sentence", words = &subtitle)];
        for (organisation, name) in found.organisations.iter().zip(&found.names) {
            let roles = organisation.role_words();
            sentences.push(say!(messages, "described", what = name, names = roles));
        }
        let columns = found.columns.iter().filter(|_| !found.is_too_many());
        sentences.extend(columns.map(|column| sentence(found, column)));
        sentences.extend(notes.iter().cloned());
        MembershipWords {
            title: title(views),
            subtitle,
            notes,
            description: sentences.join(" "),
        }
    }
}

fn title(views: &ExportContext<'_>) -> String {
    let messages = views.messages;
    match views.selection.ego {
        Some(of) => {
            let name = actor_words(messages, views.network, of);
            say!(messages, "memberships-of-partners", name = name)
        }
        None => {
            let title = views.network.manifest().title.as_str();
            say!(messages, "memberships-of-all", title = title)
        }
    }
}

fn subtitle(views: &ExportContext<'_>, found: &Combinations<'_>) -> String {
    let messages = views.messages;
    let count = |shown: Vec<&GridState<'_>>| match views.selection.ego {
        Some(_) => {
            let are_certain = shown.iter().map(|it| it.is_certain);
            counted_in(messages, are_certain, message!("counted-partners"))
        }
        None => {
            let actors = shown.iter().map(|it| (it.is_state, it.is_certain));
            count_of_actors_in(messages, actors)
        }
    };
    let shown: Vec<&GridState<'_>> = found.columns.iter().flat_map(|it| &it.states).collect();
    // Organisations that are shown are not those of which it is said who belongs to them.
    let are_states = shown.iter().all(|it| it.is_state) || views.selection.ego.is_some();
    let counts = count(shown);
    let all = found.organisations.len() + found.left_out.len();
    let none = found.columns.iter().filter(|column| column.is_of_none());
    let none: Vec<&GridState<'_>> = none.flat_map(|column| &column.states).collect();
    let (day, narrowing) = (views.day_words(), views.narrowing_words());
    let words = match (all, none.is_empty()) {
        // It would say that the registry has no states.
        (0, true) => return format!("{}{narrowing}", capitalised(&day)),
        (0, false) => say!(messages, "memberships-none-at-all", counts = counts),
        (all, is_empty) => {
            let words = match are_states {
                true => say!(messages, "memberships-and", counts = counts, count = all),
                false => say!(messages, "memberships-by", counts = counts, count = all),
            };
            match is_empty {
                true => words,
                false => {
                    let none = count(none);
                    say!(messages, "memberships-some", words = words, none = none)
                }
            }
        }
    };
    say!(
        messages,
        "caption-subtitle",
        counts = words,
        day = day,
        narrowing = narrowing
    )
}

/// A column in words.
fn sentence(found: &Combinations<'_>, column: &Combination<'_>) -> String {
    let messages = found.messages;
    let names = column.states.iter().map(|state| match state.is_certain {
        true => state.name.to_owned(),
        // What is only possibly a partner is not counted as one.
        false => say!(messages, "possibly-meant", name = state.name),
    });
    let names: Vec<String> = names.collect();
    let is_doubtful = column.states.iter().any(|state| !state.is_certain);
    let names = names.join(if is_doubtful { "; " } else { ", " });
    let number = counts(found, column);
    let id = |place: usize| &*found.organisations[place].organisation.id;
    match joined(found, column, id) {
        Some(organisations) => say!(
            messages,
            "memberships-column",
            organisations = organisations,
            number = number,
            names = names
        ),
        None => say!(
            messages,
            "memberships-column-of-none",
            number = number,
            names = names
        ),
    }
}

/// The organisations of a combination, each as it is called, or none if there is none.
pub(super) fn joined<'n>(
    found: &Combinations<'_>,
    combination: &Combination<'_>,
    called: impl Fn(usize) -> &'n str,
) -> Option<String> {
    let messages = found.messages;
    let each = combination.standings.iter().enumerate();
    let belongs = each.filter_map(|(place, standing)| {
        standing.map(|standing| standing.words(messages, called(place)))
    });
    let belongs: Vec<String> = belongs.collect();
    let last = belongs.len().saturating_sub(1);
    let all = belongs.into_iter().enumerate();
    let all = all.map(|(index, next)| (if index == last { "last" } else { "middle" }, next));
    let joined = all.reduce(|(_, words), (place, next)| {
        let words = say!(
            messages,
            "memberships-joined",
            first = words,
            next = next,
            place = place
        );
        (place, words)
    });
    joined.map(|(_, words)| words)
}

fn notes(views: &ExportContext<'_>, found: &Combinations<'_>, is_listed: bool) -> Vec<String> {
    let (messages, day) = (views.messages, views.selection.day);
    let mut notes = Vec::new();
    if found.columns.is_empty() {
        if views.selection.ego.is_none() {
            notes.push(say!(messages, "memberships-none-holds", day = day));
        }
        notes.push(no_partnership_words(views));
        return vec![notes.join(" "), cited(views, found)];
    }
    if found.organisations.is_empty() {
        notes.push(say!(messages, "memberships-none-of-theirs", day = day));
    }
    if found.is_too_many() {
        notes.extend(too_many(found));
    } else if !found.organisations.is_empty() {
        notes.push(match is_listed {
            true => say!(messages, "memberships-each-bar-listed"),
            false => say!(messages, "memberships-each-column"),
        });
    } else if found.are_certain().any(|it| !it) {
        notes.push(doubt_note(views));
    }
    let columns = found.columns.iter().filter(|_| !found.is_too_many());
    let mut states = columns.flat_map(|column| &column.states);
    if states.any(|state| state.is_bold) {
        notes.push(say!(messages, "memberships-bold"));
    }
    notes.extend(beyond(views, found));
    notes
}

/// Why only the organisations are drawn, and how.
pub(super) fn too_many(found: &Combinations<'_>) -> Vec<String> {
    let (messages, count) = (found.messages, found.columns.len());
    let mut notes = vec![say!(messages, "memberships-too-many", count = count)];
    if found.organisations.iter().any(|it| it.possible > 0) {
        notes.push(say!(messages, "memberships-bars"));
    }
    notes
}

/// Which organisations have no row, and what is cited.
pub(super) fn beyond(views: &ExportContext<'_>, found: &Combinations<'_>) -> Vec<String> {
    let messages = found.messages;
    let mut notes = Vec::new();
    if !found.left_out.is_empty() {
        // The order is that of the certain ones: further ones may be possible.
        let by = if found.is_doubtful { "certain" } else { "all" };
        let names = first_names(messages, &found.left_out, ", ");
        notes.push(say!(
            messages,
            "memberships-left-out",
            by = by,
            names = names
        ));
    }
    if !found.without.is_empty() {
        let names = first_names(messages, &found.without, ", ");
        notes.push(say!(messages, "memberships-without", names = names));
    }
    notes.push(cited(views, found));
    notes
}

fn cited(views: &ExportContext<'_>, found: &Combinations<'_>) -> String {
    let network = views.network;
    let is_shown = |organisation: OrganisationIndex| {
        let id = &network.organisation(organisation).id;
        found
            .organisations
            .iter()
            .any(|it| it.organisation.id == *id)
    };
    let memberships = network.memberships.iter_enumerated();
    let memberships = memberships.filter(|(_, it)| is_shown(it.organisation));
    let evidence = memberships.flat_map(|(it, _)| network.membership_evidence(it));
    source_line(
        views,
        source_count(evidence),
        message!("source-cited-for-organisations"),
    )
}
