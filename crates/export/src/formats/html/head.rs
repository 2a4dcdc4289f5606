//! The head of the page: what it is about, in a sentence and in figures.

use std::collections::BTreeMap;

use minijinja::{Value, context};

use super::partners::{PartnerLine, actor_count, has_organisation};
use crate::views::{ExportContext, actor_words, counted, named_selector_words};
use chancery_core::network::{InstrumentIndex, positions};

/// The greatest number of figures about organisations.
const MOST_ORGANISATIONS: usize = 3;

/// The sentence below the title.
pub(super) fn dek(views: &ExportContext<'_>, lines: &[PartnerLine]) -> String {
    let certain = lines.iter().filter(|line| line.is_certain).count();
    let ego = views.selection.ego.map(|of| actor_words(views.network, of));
    let possible = match lines.len() - certain {
        0 => String::new(),
        1 => ", and possibly one more".to_owned(),
        more => format!(", and possibly {more} more"),
    };
    // Only what is recorded is counted: nobody says that the records are complete.
    let are = if certain == 1 { "is" } else { "are" };
    let day = format!("on {}", views.selection.day);
    let states = actor_count(lines.iter().filter(|line| line.is_certain));
    let partnerships = match ego {
        _ if lines.is_empty() => "No recorded partnership holds on this day.".to_owned(),
        Some(ego) => {
            let partner = if certain == 1 {
                "a partner"
            } else {
                "partners"
            };
            format!("{states} {are} recorded as {partner} of {ego} {day}{possible}.")
        }
        None => {
            format!("{states} {are} recorded with partnerships {day}{possible}.")
        }
    };
    let (among, word) = match views.is_part() {
        true => {
            let filters = named_selector_words(views.network, views.selection.selector);
            let filters = filters.join("; ");
            (format!("Selection ({filters}): "), "selected")
        }
        false => (String::new(), "recorded"),
    };
    let partnerships = among + &partnerships;
    // What is recorded certainly is; what is selected may be so only possibly.
    let is_selected = |position: InstrumentIndex| {
        let selected = views.selection.instrument_at_any_time(position);
        !views.is_part() || selected.is_certain()
    };
    let instruments = views.meant_instruments().into_iter();
    let instruments: Vec<bool> = instruments.map(|it| is_selected(it.position)).collect();
    match instruments.as_slice() {
        [] => partnerships,
        [true] => {
            format!("{partnerships} One instrument is {word}, with the pages cited for it.")
        }
        many => format!(
            "{partnerships} {} {are} {word}, each with the pages cited for it.",
            counted(many.iter().copied(), "instrument"),
            are = if many.len() == 1 { "is" } else { "are" }
        ),
    }
}

/// The key figures. A state counts at the one tier that the pictures show it at.
pub(super) fn figures(views: &ExportContext<'_>, lines: &[PartnerLine]) -> Vec<Value> {
    let note = |possible: usize| (possible > 0).then(|| format!("and {possible} possibly"));
    let certain = |lines: &[&PartnerLine]| lines.iter().filter(|line| line.is_certain).count();
    let all: Vec<&PartnerLine> = lines.iter().collect();
    let number = certain(&all);
    let word = match (views.selection.ego, number) {
        (Some(_), 1) => "partner",
        (Some(_), _) => "partners",
        (None, _) if has_organisation(lines) => "states and organisations with partners",
        (None, 1) => "state with partners",
        (None, _) => "states with partners",
    };
    let is_mixed = has_organisation(lines);
    let mut figures =
        vec![context! { name => word, number => number, note => note(all.len() - number) }];
    let tiers = &views.network.manifest().tiers;
    for (position, tier) in positions(tiers.len()).zip(tiers).rev() {
        let at_tier = |line: &&PartnerLine| line.tier == Some(position);
        let lines: Vec<&PartnerLine> = lines.iter().filter(at_tier).collect();
        if lines.is_empty() || lines.len() == all.len() {
            continue;
        }
        let number = certain(&lines);
        let doubt = note(lines.len() - number);
        let unit = match views.selection.ego {
            Some(_) if !tier.is_ranked() => "as only tier",
            Some(_) => "as highest tier",
            None if is_mixed => "parties in",
            None => "states in",
        };
        let unit = Some(unit.to_owned());
        figures.push(
            context! { name => tier.name.as_str(), number => number, note => doubt.or(unit) },
        );
    }
    figures.extend(memberships(views, lines));
    figures
}

/// How many certainly belong to the organisations with the most of them.
fn memberships(views: &ExportContext<'_>, lines: &[PartnerLine]) -> Vec<Value> {
    let mut members: BTreeMap<&str, usize> = BTreeMap::new();
    let certain = lines.iter().filter(|line| line.is_certain);
    for organisation in certain.flat_map(|line| &line.belongs) {
        *members.entry(organisation).or_default() += 1;
    }
    let mut members: Vec<(usize, &str)> = members.into_iter().map(|(id, n)| (n, id)).collect();
    members.sort_by(|(a, a_id), (b, b_id)| b.cmp(a).then(a_id.cmp(b_id)));
    let organisations = &views.network.registry.organisations;
    let name = |id: &str| {
        let found = organisations.iter().find(|it| *it.id == *id);
        found.map_or(id.to_owned(), |it| it.name.to_string())
    };
    let shown = members.into_iter().take(MOST_ORGANISATIONS);
    shown
        .map(|(count, id)| {
            // A partner that is only possible, or a membership that is not decided.
            let may_belong = |line: &&PartnerLine| {
                let belongs = line.belongs.iter().any(|it| it == id) && !line.is_certain;
                belongs || line.possibly.iter().any(|it| it == id)
            };
            let note = match lines.iter().filter(may_belong).count() {
                0 => "belong to".to_owned(),
                possible => format!("and {possible} possibly belong to"),
            };
            context! { name => name(id), number => count, note => note }
        })
        .collect()
}
