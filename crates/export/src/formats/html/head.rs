//! The head of the page: what it is about, in a sentence and in figures.

use std::collections::{BTreeMap, BTreeSet};

use chancery_core::network::{ActorIndex, InstrumentIndex, TierIndex, positions};
use chancery_core::{message, say};
use minijinja::{Value, context};

use super::partner_line::PartnerLine;
use super::partner_words::{actor_count, has_organisation, selection_words};
use crate::escape::JsonInScript;
use crate::views::{ExportContext, actor_words, count_of_actors_in, counted_exactly, range_words};

/// The greatest number of figures about organisations.
const MOST_ORGANISATIONS: usize = 3;

/// What is said below the title.
pub(super) fn dek(views: &ExportContext<'_>, lines: &[PartnerLine]) -> String {
    sentences(views, lines).join(" ")
}

/// The same as sentences, the first of which says what the page is about.
pub(super) fn sentences(views: &ExportContext<'_>, lines: &[PartnerLine]) -> Vec<String> {
    let selection = selection_words(views);
    if let Some(words) = without_partnerships(views) {
        return vec![selection + &words];
    }
    let partnerships = selection + &partnerships_words(views, lines);
    [partnerships]
        .into_iter()
        .chain(instruments(views))
        .collect()
}

fn partnerships_words(views: &ExportContext<'_>, lines: &[PartnerLine]) -> String {
    if lines.is_empty() {
        return no_partnership_on_the_day(views);
    }
    let (messages, day) = (views.messages, views.selection.day);
    let count = lines.iter().filter(|line| line.is_certain).count();
    // Only what is recorded is counted: nobody says that the records are complete.
    let actors = actor_count(messages, lines.iter().filter(|line| line.is_certain));
    let ego = views.selection.ego;
    let ego = ego.map(|of| actor_words(messages, views.network, of));
    match (ego, lines.len() - count) {
        (Some(name), 0) => say!(
            messages,
            "page-partners-of",
            actors = actors,
            count = count,
            name = name,
            day = day
        ),
        (Some(name), more) => say!(
            messages,
            "page-partners-of-possibly",
            actors = actors,
            count = count,
            name = name,
            day = day,
            more = more
        ),
        (None, 0) => say!(
            messages,
            "page-tied",
            actors = actors,
            count = count,
            day = day
        ),
        (None, more) => say!(
            messages,
            "page-tied-possibly",
            actors = actors,
            count = count,
            day = day,
            more = more
        ),
    }
}

/// How many instruments are here; none if there are none.
fn instruments(views: &ExportContext<'_>) -> Option<String> {
    let messages = views.messages;
    // What is recorded certainly is; what is selected may be so only possibly.
    let is_selected = |position: InstrumentIndex| {
        let selected = views.selection.instrument_at_any_time(position);
        !views.is_part() || selected.is_certain()
    };
    let instruments = views.meant_instruments().into_iter();
    let instruments: Vec<bool> = instruments.map(|it| is_selected(it.position)).collect();
    let count = instruments.len();
    let number = range_words(messages, instruments.iter().copied());
    Some(match (instruments.as_slice(), views.is_part()) {
        ([], _) => return None,
        ([true], false) => say!(messages, "page-one-instrument"),
        ([true], true) => say!(messages, "page-one-instrument-selected"),
        (_, false) => say!(messages, "page-instruments", number = number, count = count),
        (_, true) => say!(
            messages,
            "page-instruments-selected",
            number = number,
            count = count
        ),
    })
}

/// That nobody whom the page is about has a partner on the day.
pub(super) fn no_partnership_on_the_day(views: &ExportContext<'_>) -> String {
    let messages = views.messages;
    match views.selection.ego {
        Some(ego) => {
            let name = actor_words(messages, views.network, ego);
            say!(messages, "page-none-of", name = name)
        }
        None => say!(messages, "page-none"),
    }
}

/// What a registry without partnerships has; none if it has some, or has nothing.
fn without_partnerships(views: &ExportContext<'_>) -> Option<String> {
    if !views.recorded_partnerships().is_empty() {
        return None;
    }
    let (messages, network) = (views.messages, views.network);
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
        let counted = |count, noun| counted_exactly(messages, count, noun);
        parts.push(say!(
            messages,
            "page-memberships-of",
            memberships = counted(memberships.len(), message!("counted-memberships")),
            actors = count_of_actors_in(messages, members),
            organisations = counted(organisations.len(), message!("counted-organisations"))
        ));
    }
    let instruments = views.instrument_positions().len();
    let noun = message!("counted-instruments");
    parts.extend((instruments > 0).then(|| counted_exactly(messages, instruments, noun)));
    // Also those that are only possible, or still to come: they are counted as records.
    let count = memberships.len() + instruments;
    let records = messages.and(&parts);
    (!parts.is_empty()).then(|| {
        say!(
            messages,
            "page-without-partnerships",
            records = records,
            count = count
        )
    })
}

/// The mark behind a title: none if it ends with one of its own.
pub(super) fn end_mark(title: &str, mark: &'static str) -> &'static str {
    match title.ends_with(['?', '!', '.', '\u{2026}']) {
        true => "",
        false => mark,
    }
}

/// How one cites the page: who made it, its title, its day, the program and the licence.
pub(super) fn citation(views: &ExportContext<'_>) -> String {
    let (messages, manifest) = (views.messages, views.network.manifest());
    let title = views.title();
    let title = format!("{title}{}", end_mark(&title, "."));
    let mut words = say!(
        messages,
        "page-citation",
        title = title,
        registry = manifest.registry.as_str(),
        day = views.network.as_of(),
        version = env!("CARGO_PKG_VERSION")
    );
    if let Some(licence) = manifest.licence.as_deref() {
        words = say!(
            messages,
            "page-citation-licence",
            citation = words,
            licence = licence
        );
    }
    let authors: Vec<&str> = manifest.authors.iter().map(|it| it.as_str()).collect();
    let authors = match authors.as_slice() {
        [] => String::new(),
        authors => format!("{}. ", authors.join("; ")),
    };
    let url = manifest.url.as_deref();
    let url = url.map_or(String::new(), |it| format!(" {it}"));
    format!("{authors}{words}{url}")
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
        "name": views.title(),
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
    let messages = views.messages;
    let note = |possible: usize| {
        (possible > 0).then(|| say!(messages, "page-figure-possibly", count = possible))
    };
    let certain = |lines: &[&PartnerLine]| lines.iter().filter(|line| line.is_certain).count();
    let all: Vec<&PartnerLine> = lines.iter().collect();
    let number = certain(&all);
    let word = match views.selection.ego {
        Some(_) => say!(messages, "page-figure-partners", count = number),
        None if has_organisation(lines) => say!(messages, "page-figure-parties-with-partners"),
        None => say!(messages, "page-figure-states-with-partners", count = number),
    };
    let is_mixed = has_organisation(lines);
    let mut figures =
        vec![context! { name => word, number => number, note => note(all.len() - number) }];
    let tiers = &views.network.manifest().tiers;
    for (position, tier) in positions(tiers.len()).zip(tiers).rev() {
        let at_tier = |line: &&PartnerLine| line.tier == Some(position);
        let at: Vec<&PartnerLine> = lines.iter().filter(at_tier).collect();
        let is_beside = |line: &&PartnerLine| line.is_beside(position);
        let beside: Vec<&PartnerLine> = match tier.is_ranked() {
            true => Vec::new(),
            false => lines.iter().filter(is_beside).collect(),
        };
        if at.len() == all.len() || at.is_empty() && beside.is_empty() {
            continue;
        }
        let note = tier_note(views, (position, &at, &beside), is_mixed);
        let number = certain(&at);
        figures.push(context! { name => tier.name.as_str(), number => number, note => note });
    }
    figures.extend(memberships(views, lines));
    figures
}

/// How a figure counts those at a tier, how many more there are possibly, and of a tier beside the
/// ladder how many have it with another tier that counts for them.
fn tier_note(
    views: &ExportContext<'_>,
    (position, at, beside): (TierIndex, &[&PartnerLine], &[&PartnerLine]),
    is_mixed: bool,
) -> String {
    let messages = views.messages;
    let how = if !views.network.tier(position).is_ranked() {
        message!("page-figure-only-tier")
    } else if at.iter().any(|it| it.may_be_higher(views)) {
        message!("page-figure-highest-certain-tier")
    } else {
        message!("page-figure-highest-tier")
    };
    let how = messages.fixed(how);
    let certain = at.iter().filter(|line| line.is_certain).count();
    let mut note = match views.selection.ego {
        Some(_) => how.to_owned(),
        None if is_mixed => say!(
            messages,
            "page-figure-parties-in",
            count = certain,
            how = how
        ),
        None => say!(
            messages,
            "page-figure-states-in",
            count = certain,
            how = how
        ),
    };
    let possible = at.len() - certain;
    if possible > 0 {
        note = say!(
            messages,
            "page-figure-and-possibly",
            words = note,
            count = possible
        );
    }
    if !beside.is_empty() {
        let is_certain = beside.iter().map(|line| line.is_certainly_at(position));
        let number = range_words(messages, is_certain);
        note = say!(
            messages,
            "page-figure-beside",
            words = note,
            number = number
        );
    }
    note
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
    let messages = views.messages;
    let shown = belonging(lines).shown.into_iter();
    shown
        .map(|(count, id)| {
            // A partner that is only possible, or a membership that is not decided.
            let may_belong = |line: &&PartnerLine| {
                let belongs = line.belongs.iter().any(|it| it == id) && !line.is_certain;
                belongs || line.possibly.iter().any(|it| it == id)
            };
            let whose = match views.selection.ego {
                Some(_) => say!(messages, "page-figure-partners", count = count),
                None if has_organisation(lines) => say!(messages, "page-figure-of-them"),
                None => say!(messages, "page-figure-states", count = count),
            };
            let note = match lines.iter().filter(may_belong).count() {
                0 => whose,
                possible => say!(
                    messages,
                    "page-figure-and-possibly",
                    words = whose,
                    count = possible
                ),
            };
            let name = say!(messages, "page-figure-in", organisation = name(views, id));
            context! { name, number => count, note }
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
    let names: Vec<String> = rest.collect();
    let (messages, names) = (views.messages, names.join(", "));
    (!names.is_empty()).then(|| say!(messages, "page-further-organisations", names = names))
}
