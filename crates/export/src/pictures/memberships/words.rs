//! The words around the memberships. All of them are counted.

use super::combinations::{Combination, Combinations, GridState};
use super::doubt_words;
use super::lists::counts;
use crate::views::{
    ExportContext, actor_words, capitalised, count_of_actors, counted, no_partnership_words,
    source_count, source_line,
};
use chancery_core::finding::how_many;
use chancery_core::message;
use chancery_core::network::OrganisationIndex;

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
        let subtitle = subtitle(views, found);
        let notes = notes(views, found, is_listed);
        let mut description = format!("{subtitle}.");
        for (organisation, name) in found.organisations.iter().zip(&found.names) {
            description.push_str(&format!(" {name}: {}.", organisation.role_words()));
        }
        let columns = found.columns.iter().filter(|_| !found.is_too_many());
        description.extend(columns.map(|column| sentence(found, column)));
        for note in &notes {
            description.push(' ');
            description.push_str(note);
        }
        MembershipWords {
            title: title(views),
            subtitle,
            notes,
            description,
        }
    }
}

fn title(views: &ExportContext<'_>) -> String {
    match views.selection.ego {
        Some(of) => format!(
            "Memberships of the partners of {}",
            actor_words(views.messages, views.network, of)
        ),
        None => format!("{}: memberships", views.network.manifest().title),
    }
}

fn subtitle(views: &ExportContext<'_>, found: &Combinations<'_>) -> String {
    let count = |shown: Vec<&GridState<'_>>| match views.selection.ego {
        Some(_) => counted(shown.iter().map(|it| it.is_certain), "partner"),
        None => count_of_actors(shown.iter().map(|it| (it.is_state, it.is_certain))),
    };
    let shown: Vec<&GridState<'_>> = found.columns.iter().flat_map(|it| &it.states).collect();
    // Organisations that are shown are not those of which it is said who belongs to them.
    let are_states = shown.iter().all(|it| it.is_state) || views.selection.ego.is_some();
    let and = if are_states {
        "and"
    } else {
        "by membership in"
    };
    let mut words = count(shown);
    let all = found.organisations.len() + found.left_out.len();
    let none = found.columns.iter().filter(|column| column.is_of_none());
    let none: Vec<&GridState<'_>> = none.flat_map(|column| &column.states).collect();
    if all > 0 {
        words.push_str(&format!(" {and} {}", how_many(all, "organisation")));
        if !none.is_empty() {
            let none = count(none);
            words.push_str(&format!("; {none} recorded in none of them"));
        }
    } else if !none.is_empty() {
        words.push_str(", none of them recorded in any organisation");
    } else {
        // It would say that the registry has no states.
        return format!(
            "{}{}",
            capitalised(&views.day_words()),
            views.narrowing_words()
        );
    }
    format!("{words}, {}{}", views.day_words(), views.narrowing_words())
}

/// A column in words.
fn sentence(found: &Combinations<'_>, column: &Combination<'_>) -> String {
    let id = |place: usize| &*found.organisations[place].organisation.id;
    let belongs = joined(found, column, id).unwrap_or_else(|| "none".to_owned());
    let names = column.states.iter().map(|state| match state.is_certain {
        true => state.name.to_owned(),
        // What is only possibly a partner is not counted as one.
        false => format!("{}, possibly", state.name),
    });
    let names: Vec<String> = names.collect();
    let is_doubtful = column.states.iter().any(|state| !state.is_certain);
    let between = if is_doubtful { "; " } else { ", " };
    format!(
        " In {belongs}: {} ({}).",
        counts(column),
        names.join(between)
    )
}

/// The organisations of a combination, each as it is called, or none if there is none.
pub(super) fn joined<'n>(
    found: &Combinations<'_>,
    combination: &Combination<'_>,
    called: impl Fn(usize) -> &'n str,
) -> Option<String> {
    let each = combination.standings.iter().enumerate();
    let belongs = each.filter_map(|(place, standing)| {
        let messages = found.organisations[place].messages;
        standing.map(|standing| standing.words(messages, called(place)))
    });
    let belongs: Vec<String> = belongs.collect();
    (!belongs.is_empty()).then(|| belongs.join(" and "))
}

fn notes(views: &ExportContext<'_>, found: &Combinations<'_>, is_listed: bool) -> Vec<String> {
    let mut notes = Vec::new();
    if found.columns.is_empty() {
        let mut words = no_partnership_words(views);
        if views.selection.ego.is_none() {
            let day = views.selection.day;
            words = format!("No recorded membership holds on {day}. {words}");
        }
        return vec![words, cited(views, found)];
    }
    if found.organisations.is_empty() {
        notes.push(format!(
            "No recorded membership of theirs holds on {}.",
            views.selection.day
        ));
    }
    if found.is_too_many() {
        notes.extend(too_many(found));
    } else if !found.organisations.is_empty() {
        let words = match is_listed {
            true => {
                "Each bar: those that belong to exactly these organisations, listed under \
                     its number."
            }
            false => "Each column: those that belong to exactly these organisations.",
        };
        notes.push(words.to_owned());
    } else if found.are_certain().any(|it| !it) {
        let doubt = doubt_words(views);
        notes.push(format!("(?): {doubt}; the records do not decide it."));
    }
    let columns = found.columns.iter().filter(|_| !found.is_too_many());
    let mut states = columns.flat_map(|column| &column.states);
    if states.any(|state| state.is_bold) {
        notes.push("In bold: partners at the highest tier.".to_owned());
    }
    notes.extend(beyond(views, found));
    notes
}

/// Why only the organisations are drawn, and how.
pub(super) fn too_many(found: &Combinations<'_>) -> Vec<String> {
    let count = found.columns.len();
    let mut notes = vec![format!(
        "There are {count} combinations of these organisations, too many to draw who belongs \
         where; the table of memberships has it."
    )];
    if found.organisations.iter().any(|it| it.possible > 0) {
        notes.push("Bars: members; dashed: possibly, in any role.".to_owned());
    }
    notes
}

/// Which organisations have no row, and what is cited.
pub(super) fn beyond(views: &ExportContext<'_>, found: &Combinations<'_>) -> Vec<String> {
    let mut notes = Vec::new();
    for (words, names) in [
        (
            "Organisations with fewer of them, which are not drawn: ",
            &found.left_out,
        ),
        (
            "Organisations without a recorded membership of theirs on the day: ",
            &found.without,
        ),
    ] {
        if !names.is_empty() {
            let shown = &names[..names.len().min(MOST_NAMED)];
            let more = match names.len() - shown.len() {
                0 => String::new(),
                more => format!(" and {more} more"),
            };
            notes.push(format!("{words}{}{more}.", shown.join(", ")));
        }
    }
    notes.push(cited(views, found));
    notes
}

/// The most organisations without a row that a note names.
const MOST_NAMED: usize = 12;

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
