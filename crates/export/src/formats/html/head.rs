//! The head of the page: what it is about, in a sentence and in figures.

use std::collections::{BTreeMap, BTreeSet};

use minijinja::{Value, context};

use super::partners::{PartnerLine, actor_count, has_organisation, selection_words};
use crate::escape::JsonInScript;
use crate::views::{
    ExportContext, actor_words, capitalised, count_of_actors, counted, reader_dates,
};
use chancery_core::finding::{how_many, in_a_row, plural};
use chancery_core::messages::Messages;
use chancery_core::network::{ActorIndex, InstrumentIndex, positions};

/// The greatest number of figures about organisations.
const MOST_ORGANISATIONS: usize = 3;

/// The title of the page: the registry's, with what narrows it behind.
pub(super) fn title(views: &ExportContext<'_>) -> String {
    let title = views.network.manifest().title.to_string();
    let filters = views.named_filters().into_iter();
    filters.fold(title, |title, filter| {
        format!("{title} \u{b7} {}", reader_dates(&filter))
    })
}

/// The sentence below the title.
pub(super) fn dek(views: &ExportContext<'_>, lines: &[PartnerLine]) -> String {
    let selection = selection_words(views);
    if let Some(words) = without_partnerships(views) {
        return selection + &words;
    }
    let certain = lines.iter().filter(|line| line.is_certain).count();
    let ego = views
        .selection
        .ego
        .map(|of| actor_words(Messages::in_digits(), views.network, of));
    let possible = match lines.len() - certain {
        0 => String::new(),
        1 => ", and possibly one more".to_owned(),
        more => format!(", and possibly {more} more"),
    };
    // Only what is recorded is counted: nobody says that the records are complete.
    let are = if certain == 1 { "is" } else { "are" };
    let day = format!("on {}", reader_dates(&views.selection.day.to_string()));
    let states = actor_count(lines.iter().filter(|line| line.is_certain));
    let partnerships = match ego {
        _ if lines.is_empty() => no_partnership_on_the_day(views),
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
    let word = if views.is_part() {
        "selected"
    } else {
        "recorded"
    };
    let partnerships = selection + &partnerships;
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

/// That nobody whom the page is about has a partner on the day.
pub(super) fn no_partnership_on_the_day(views: &ExportContext<'_>) -> String {
    match views.selection.ego {
        Some(ego) => {
            let ego = actor_words(Messages::in_digits(), views.network, ego);
            format!("No recorded partnership of {ego} holds on this day.")
        }
        None => "No recorded partnership holds on this day.".to_owned(),
    }
}

/// What a registry without partnerships has; none if it has some, or has nothing.
fn without_partnerships(views: &ExportContext<'_>) -> Option<String> {
    if !views.recorded_partnerships().is_empty() {
        return None;
    }
    let network = views.network;
    let memberships = views.membership_positions();
    let members = memberships
        .iter()
        .filter_map(|it| network.memberships[*it].member);
    let members: BTreeSet<ActorIndex> = members.collect();
    let organisations = memberships
        .iter()
        .map(|it| network.memberships[*it].organisation);
    let organisations: BTreeSet<_> = organisations.collect();
    let mut parts = Vec::new();
    if !memberships.is_empty() {
        let members = members
            .iter()
            .map(|it| (network.actors[*it].is_state(), true));
        parts.push(format!(
            "{} of {} in {}",
            how_many(memberships.len(), "membership"),
            count_of_actors(members),
            how_many(organisations.len(), "organisation")
        ));
    }
    let instruments = views.instrument_positions().len();
    parts.extend((instruments > 0).then(|| how_many(instruments, "instrument")));
    // Also those that are only possible, or still to come: they are counted as records.
    (!parts.is_empty()).then(|| {
        format!(
            "{} {} recorded, and no partnership.",
            capitalised(&in_a_row(&parts, "and")),
            if memberships.len() + instruments == 1 {
                "is"
            } else {
                "are"
            }
        )
    })
}

/// How one cites the page: who made it, its title, its day, the program and the licence.
pub(super) fn citation(views: &ExportContext<'_>) -> String {
    let manifest = views.network.manifest();
    let day = reader_dates(&views.network.as_of().to_string());
    let licence = manifest.licence.as_ref();
    let licence = licence.map_or(String::new(), |it| format!(" Licence: {it}."));
    let authors: Vec<&str> = manifest.authors.iter().map(|it| it.as_str()).collect();
    let authors = match authors.as_slice() {
        [] => String::new(),
        authors => format!("{}. ", authors.join("; ")),
    };
    let url = manifest.url.as_deref();
    let url = url.map_or(String::new(), |it| format!(" {it}"));
    format!(
        "{authors}{}. Registry \u{201C}{}\u{201D}, as of {day}. Made with Chancery {}.{licence}{url}",
        title(views),
        manifest.registry,
        env!("CARGO_PKG_VERSION"),
    )
}

/// The page for search engines, in the words of schema.org: a data set, and the reviews of its
/// claims. What is not recorded is left out.
pub(super) fn structured(
    views: &ExportContext<'_>,
    description: &str,
    reviews: Vec<serde_json::Value>,
) -> String {
    let mut graph = vec![dataset(views, description)];
    graph.extend(reviews);
    let structured = serde_json::json!({ "@context": "https://schema.org", "@graph": graph });
    JsonInScript(&structured).to_string()
}

fn dataset(views: &ExportContext<'_>, description: &str) -> serde_json::Value {
    let mut dataset = serde_json::json!({
        "@type": "Dataset",
        "name": title(views),
        "description": description,
        "version": views.version(),
        "keywords": views.keywords(),
    });
    if let Some(page) = views.licence_page() {
        dataset["license"] = page.into();
    }
    if let Some(url) = views.network.manifest().url.as_deref() {
        dataset["url"] = url.into();
    }
    let authors = &views.network.manifest().authors;
    if !authors.is_empty() {
        // Whether it is a person or a body is not recorded.
        let authors = authors
            .iter()
            .map(|it| serde_json::json!({"name": it.as_str()}));
        dataset["creator"] = authors.collect();
    }
    dataset
}

/// The key figures. A state counts at the one tier that the pictures show it at.
pub(super) fn figures(views: &ExportContext<'_>, lines: &[PartnerLine]) -> Vec<Value> {
    // Of a registry without partnerships the sentence above says everything.
    if views.recorded_partnerships().is_empty() {
        return Vec::new();
    }
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
            Some(_) if lines.iter().any(|it| it.may_be_higher(views)) => "as highest certain tier",
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

/// How many certainly belong to an organisation: those with the most of them, and in words the rest.
struct Belonging<'v> {
    shown: Vec<(usize, &'v str)>,
    rest: Vec<(usize, &'v str)>,
}

fn belonging(lines: &[PartnerLine]) -> Belonging<'_> {
    let mut members: BTreeMap<&str, usize> = BTreeMap::new();
    let certain = lines.iter().filter(|line| line.is_certain);
    for organisation in certain.flat_map(|line| &line.belongs) {
        *members.entry(organisation).or_default() += 1;
    }
    let mut shown: Vec<(usize, &str)> = members.into_iter().map(|(id, n)| (n, id)).collect();
    shown.sort_by(|(a, a_id), (b, b_id)| b.cmp(a).then(a_id.cmp(b_id)));
    let rest = shown.split_off(shown.len().min(MOST_ORGANISATIONS));
    Belonging { shown, rest }
}

fn name<'v>(views: &ExportContext<'v>, id: &str) -> String {
    let organisations = &views.network.registry.organisations;
    let found = organisations.iter().find(|it| *it.id == *id);
    found.map_or(id.to_owned(), |it| it.name.to_string())
}

fn memberships(views: &ExportContext<'_>, lines: &[PartnerLine]) -> Vec<Value> {
    let shown = belonging(lines).shown.into_iter();
    let whose = match views.selection.ego {
        Some(_) => "partner",
        None if has_organisation(lines) => "of them",
        None => "state",
    };
    shown
        .map(|(count, id)| {
            // A partner that is only possible, or a membership that is not decided.
            let may_belong = |line: &&PartnerLine| {
                let belongs = line.belongs.iter().any(|it| it == id) && !line.is_certain;
                belongs || line.possibly.iter().any(|it| it == id)
            };
            let plural = if whose == "of them" {
                ""
            } else {
                plural(count)
            };
            let note = match lines.iter().filter(may_belong).count() {
                0 => format!("{whose}{plural}"),
                possible => format!("{whose}{plural}, and {possible} possibly"),
            };
            context! { name => format!("in {}", name(views, id)), number => count, note => note }
        })
        .collect()
}

/// The organisations that the figures leave out, each with its number.
pub(super) fn further_organisations(
    views: &ExportContext<'_>,
    lines: &[PartnerLine],
) -> Option<String> {
    let rest = belonging(lines).rest.into_iter();
    let rest = rest.map(|(count, id)| format!("{} ({count})", name(views, id)));
    let rest: Vec<String> = rest.collect();
    (!rest.is_empty()).then(|| {
        format!(
            "Organisations with as many or fewer of them: {}. Members and participants are counted, \
             and observers are not.",
            rest.join(", ")
        )
    })
}
