//! The sources of the page, and what it says of itself.

use std::collections::BTreeSet;

use chancery_core::finding::how_many;
use chancery_core::model::{Manifest, Source};
use minijinja::{Value, context};

use super::anchors::{Anchors, long_anchor};
use super::background::has_own_words;
use crate::views::{ExportContext, alphabetical_key, party_nouns, reader_date};
use chancery_core::network::MembershipIndex;

/// When a source was published, or that it gives no date; and when it was read, if that is known.
pub(super) fn said_words(source: &Source) -> String {
    let mut words = source
        .published
        .map_or("undated".to_owned(), |date| reader_date(&date));
    if let Some(retrieved) = source.retrieved {
        words.push_str(&format!(", read {}", reader_date(&retrieved)));
    }
    words
}

/// The sources in the order of their publishers and dates.
fn sorted<'v>(views: &ExportContext<'v>) -> Vec<&'v Source> {
    let mut sources = views.sources();
    sources.sort_by_key(|it| {
        let published = it
            .published
            .map(|date| date.to_string())
            .unwrap_or_default();
        (alphabetical_key(&it.publisher), published, it.id.as_str())
    });
    sources
}

pub(super) fn sources(views: &ExportContext<'_>, anchors: &Anchors) -> Vec<Value> {
    sorted(views)
        .into_iter()
        .map(|source| {
            let published = said_words(source);
            // Who is called like the host is not named twice.
            let is_new = |host: &String| !source.publisher.to_lowercase().contains(&**host);
            context! {
                id => long_anchor(&source.id),
                short => anchors.source(&source.id).filter(|it| **it != long_anchor(&source.id)),
                title => source.title.as_deref().unwrap_or("Page without a title"),
                publisher => source.publisher.as_str(),
                published => published,
                href => source.url.as_deref().filter(|url| is_web_address(url)),
                shown => source.url.as_deref().map(shown).filter(is_new),
            }
        })
        .collect()
}

/// Whether an address may become a link: anything else, as a script, stays text.
fn is_web_address(url: &str) -> bool {
    url.starts_with("https://") || url.starts_with("http://")
}

/// Where a link leads: the host of its address. What is no web address is shown as it is, shortened.
fn shown(url: &str) -> String {
    const LONGEST: usize = 40;
    let bare = url.split_once("://").map_or(url, |(_, bare)| bare);
    let bare = match is_web_address(url) {
        true => bare.split(['/', '?', '#']).next().unwrap_or(bare),
        false => url,
    };
    let bare = bare.trim_start_matches("www.");
    if bare.chars().count() <= LONGEST {
        return bare.to_owned();
    }
    let start: String = bare.chars().take(LONGEST - 1).collect();
    format!("{start}\u{2026}")
}

pub(super) fn lede(views: &ExportContext<'_>) -> String {
    let sources = views.sources();
    let publishers: BTreeSet<&str> = sources.iter().map(|it| it.publisher.as_str()).collect();
    let undated = sources.iter().filter(|it| it.published.is_none()).count();
    let undated = match undated {
        0 => String::new(),
        1 => "; one of them gives no date".to_owned(),
        many => format!("; {many} of them give no date"),
    };
    let pages = how_many(sources.len(), "page");
    let publishers = how_many(publishers.len(), "publisher");
    format!("{pages} by {publishers}{undated}.")
}

/// What the page holds, of all times unless a day is asked for, in one line.
pub(super) fn counts_line(views: &ExportContext<'_>) -> String {
    let word = if views.is_part() {
        "selected"
    } else {
        "recorded"
    };
    let times = match views.include_ended {
        true => ", of all times",
        false => "",
    };
    let counts = [
        (views.recorded_partnerships().len(), "partnership"),
        (views.meant_instruments().len(), "instrument"),
        (views.memberships().len(), "membership"),
        (views.sources().len(), "source"),
    ];
    let counts = counts.into_iter().filter(|(count, _)| *count > 0);
    let counts: Vec<String> = counts.map(|(count, noun)| how_many(count, noun)).collect();
    match counts.is_empty() {
        true => format!("nothing is {word}"),
        false => format!("{word}{times}: {}", counts.join(", ")),
    }
}

/// How many memberships are here that the page does not show, since their members have no section.
fn memberships_elsewhere(views: &ExportContext<'_>, anchors: &Anchors) -> Option<String> {
    let is_shown = |position: MembershipIndex| {
        let membership = &views.network.memberships[position];
        let section = membership.member.and_then(|member| anchors.actor(member));
        let has_section = section.is_some();
        has_section
            || has_own_words(
                membership.record.note.as_deref(),
                &membership.record.evidence,
            )
    };
    let memberships = views.memberships().into_iter();
    let hidden = memberships.filter(|it| !is_shown(it.position)).count();
    let are = if hidden == 1 { "is" } else { "are" };
    (hidden > 0).then(|| {
        format!(
            "{} of states or organisations other than those above {are} recorded but not shown.",
            how_many(hidden, "membership")
        )
    })
}

/// The names of the tiers: those of the ladder from the lowest, and those that stand beside it.
fn tiers(manifest: &Manifest) -> String {
    let names = |is_ranked: bool| -> Vec<&str> {
        let tiers = manifest.tiers.iter();
        let tiers = tiers.filter(|tier| tier.is_ranked() == is_ranked);
        tiers.map(|tier| tier.name.as_str()).collect()
    };
    let (ranked, beside) = (names(true), names(false));
    let order = match ranked.len() {
        0 | 1 => "",
        _ => ", lowest first",
    };
    match (ranked.is_empty(), beside.is_empty()) {
        (_, true) => format!("{}{order}", ranked.join(", ")),
        (true, false) => format!("{}, without rank", beside.join(", ")),
        (false, false) => format!(
            "{}{order}; and without rank {}",
            ranked.join(", "),
            beside.join(", ")
        ),
    }
}

pub(super) fn method(views: &ExportContext<'_>, anchors: &Anchors) -> Vec<String> {
    let manifest = views.network.manifest();
    let (_, parties) = party_nouns(views.network);
    let mut paragraphs = Vec::new();
    if !views.recorded_partnerships().is_empty() {
        paragraphs.push(format!(
            "A partnership is a tie between {parties} as the registry records it, at one of its \
             tiers: {}. Tiers are labels that {parties} give; this page does not judge them. If no \
             start of a partnership is recorded, the partnership begins with the first instrument \
             that establishes or upgrades it.",
            tiers(manifest)
        ));
    }
    paragraphs.push(
        "Dates are shown as recorded, and what is left out is unknown. If it is recorded which \
         facts a page attests, and which it gives differently, its citation shows this. A count is \
         certain if the dates decide it, and possible if they do not. Only what is recorded is \
         counted: nobody has said that the records are complete."
            .to_owned(),
    );
    if !views.claims().is_empty() {
        let claims = "A claim is counted in the reading that is shown next to it. Contradicted \
                      means that the records show something else; it says nothing about who is \
                      right.";
        paragraphs.push(claims.to_owned());
    }
    paragraphs.extend(memberships_elsewhere(views, anchors));
    if let Some(note) = &manifest.note {
        paragraphs.push(note.to_string());
    }
    paragraphs
}
