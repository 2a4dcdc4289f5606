//! Why something is only possible, where a day of its source would settle it.

use chancery_core::select::{Selection, SelectorNoun};

/// Why partners or partnerships are only possible for lack of a source with a day, and what would
/// settle it, as two clauses; none if nothing is.
#[must_use]
pub fn undated_words(selection: &Selection<'_, '_>, noun: SelectorNoun) -> Option<[String; 2]> {
    let network = selection.network;
    let (sources, names) = match noun {
        SelectorNoun::Partners => {
            let undated = selection.undated_partners();
            let actors = undated.positions.iter();
            let names: Vec<String> = actors
                .map(|actor| network.actors[*actor].id.to_owned())
                .collect();
            (undated.sources, names)
        }
        SelectorNoun::Partnerships => {
            let undated = selection.undated_partnerships();
            let ties = undated.positions.iter();
            let mut names: Vec<String> = ties
                .map(|tie| network.partnership(*tie).id_or_derived().to_string())
                .collect();
            names.sort();
            (undated.sources, names)
        }
        _ => return None,
    };
    // Without a day of the registry nothing is said of days.
    let lacks_day = network.manifest().as_of.is_none() && selection.selector.on.is_none();
    if names.is_empty() || lacks_day {
        return None;
    }
    let (are, they) = match names.len() {
        1 => ("is", "it"),
        _ => ("are", "they"),
    };
    let day = selection.day;
    let ids: Vec<String> = sources.iter().map(|it| format!("`{}`", it.id)).collect();
    Some([
        format!(
            "{} {are} only possible: no source with a date by {day} says that {they} had begun",
            some_of(&names)
        ),
        format!(
            "if that is what a page said by then, add `published` to its source, or `retrieved` \
             with the day on which you read it: {}",
            some_of(&ids)
        ),
    ])
}

/// The most names in a row.
const MOST_NAMED: usize = 5;

fn some_of(names: &[String]) -> String {
    let named = names[..names.len().min(MOST_NAMED)].join(", ");
    match names.len().saturating_sub(MOST_NAMED) {
        0 => named,
        more => format!("{named} and {more} more"),
    }
}
