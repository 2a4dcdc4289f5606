//! The sources of the page, and what it says of itself.

use std::collections::BTreeSet;

use chancery_core::messages::Messages;
use chancery_core::model::{Begins, Manifest, Source};
use chancery_core::network::MembershipIndex;
use chancery_core::{message, say};
use minijinja::{Value, context};

use super::anchors::{Anchors, long_anchor};
use super::background::has_own_words;
use crate::views::{ExportContext, alphabetical_key, counted_exactly, party_kind};

/// When a source was published, or that it gives no date; and when it was read, if that is known.
pub(super) fn said_words(messages: &'static Messages, source: &Source) -> String {
    let published = match source.published {
        Some(day) => say!(messages, "page-day", day = day),
        None => messages.fixed(message!("page-source-undated")).to_owned(),
    };
    match source.retrieved {
        Some(day) => say!(
            messages,
            "page-source-read",
            published = published,
            day = day
        ),
        None => published,
    }
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
    let untitled = views.messages.fixed(message!("page-source-untitled"));
    sorted(views)
        .into_iter()
        .map(|source| {
            context! {
                id => long_anchor(&source.id),
                short => anchors.source(&source.id).filter(|it| **it != long_anchor(&source.id)),
                title => source.title.as_deref().unwrap_or(untitled),
                facts => facts(views.messages, source),
                href => source.url.as_deref().filter(|url| is_web_address(url)),
            }
        })
        .collect()
}

/// Who published a source and when, and where its link leads.
fn facts(messages: &'static Messages, source: &Source) -> String {
    let (publisher, published) = (source.publisher.as_str(), said_words(messages, source));
    // Who is called like the host is not named twice.
    let is_new = |host: &String| !publisher.to_lowercase().contains(&**host);
    match source.url.as_deref().map(shown).filter(is_new) {
        Some(host) => say!(
            messages,
            "page-source-at",
            publisher = publisher,
            published = published,
            host = host
        ),
        None => say!(
            messages,
            "page-source-facts",
            publisher = publisher,
            published = published
        ),
    }
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
    let (messages, sources) = (views.messages, views.sources());
    let publishers: BTreeSet<&str> = sources.iter().map(|it| it.publisher.as_str()).collect();
    let undated = sources.iter().filter(|it| it.published.is_none()).count();
    let pages = counted_exactly(messages, sources.len(), message!("counted-pages"));
    let publishers = counted_exactly(messages, publishers.len(), message!("counted-publishers"));
    match undated {
        0 => say!(
            messages,
            "page-sources",
            pages = pages,
            publishers = publishers
        ),
        count => say!(
            messages,
            "page-sources-undated",
            pages = pages,
            publishers = publishers,
            count = count
        ),
    }
}

/// What the page holds, of all times unless a day is asked for, in one line.
pub(super) fn counts_line(views: &ExportContext<'_>) -> String {
    let messages = views.messages;
    let counts = [
        (
            views.recorded_partnerships().len(),
            message!("counted-partnerships"),
        ),
        (
            views.meant_instruments().len(),
            message!("counted-instruments"),
        ),
        (views.memberships().len(), message!("counted-memberships")),
        (views.sources().len(), message!("counted-sources")),
    ];
    let counts = counts.into_iter().filter(|(count, _)| *count > 0);
    let counts = counts.map(|(count, noun)| counted_exactly(messages, count, noun));
    let counts: Vec<String> = counts.collect();
    let (is_empty, counts) = (counts.is_empty(), counts.join(", "));
    match (is_empty, views.is_part(), views.include_ended) {
        (true, false, _) => say!(messages, "page-nothing-recorded"),
        (true, true, _) => say!(messages, "page-nothing-selected"),
        (_, false, true) => say!(messages, "page-counts-recorded-ever", counts = counts),
        (_, false, false) => say!(messages, "page-counts-recorded", counts = counts),
        (_, true, true) => say!(messages, "page-counts-selected-ever", counts = counts),
        (_, true, false) => say!(messages, "page-counts-selected", counts = counts),
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
    let count = memberships.filter(|it| !is_shown(it.position)).count();
    (count > 0).then(|| say!(views.messages, "page-memberships-elsewhere", count = count))
}

/// The names of the tiers: those of the ladder from the lowest, and those that stand beside it.
fn tiers(messages: &'static Messages, manifest: &Manifest) -> String {
    let names = |is_ranked: bool| -> Vec<&str> {
        let tiers = manifest.tiers.iter();
        let tiers = tiers.filter(|tier| tier.is_ranked() == is_ranked);
        tiers.map(|tier| tier.name.as_str()).collect()
    };
    let (ranked, beside) = (names(true), names(false).join(", "));
    let ladder = match ranked.as_slice() {
        [] | [_] => ranked.concat(),
        several => say!(
            messages,
            "page-tiers-lowest-first",
            tiers = several.join(", ")
        ),
    };
    match (ladder.is_empty(), beside.is_empty()) {
        (_, true) => ladder,
        (true, false) => say!(messages, "page-tiers-without-rank", tiers = beside),
        (false, false) => say!(
            messages,
            "page-tiers-and-without-rank",
            ranked = ladder,
            beside = beside
        ),
    }
}

/// At which tiers a partnership begins otherwise than with the signature of its instrument; empty if
/// at none.
fn begins(messages: &'static Messages, manifest: &Manifest) -> String {
    let tiers = manifest.tiers.iter();
    let tiers = tiers.filter(|tier| tier.begins == Some(Begins::EntryIntoForce));
    let names: Vec<&str> = tiers.map(|tier| tier.name.as_str()).collect();
    match names.as_slice() {
        [] => String::new(),
        names => {
            let tiers = messages.and(names);
            format!(" {}", say!(messages, "page-method-begins", tiers = tiers))
        }
    }
}

pub(super) fn method(views: &ExportContext<'_>, anchors: &Anchors) -> Vec<String> {
    let (messages, manifest) = (views.messages, views.network.manifest());
    let mut paragraphs = Vec::new();
    if !views.recorded_partnerships().is_empty() {
        paragraphs.push(
            say!(
                messages,
                "page-method-partnerships",
                parties = party_kind(views.network),
                tiers = tiers(messages, manifest)
            ) + &begins(messages, manifest),
        );
    }
    paragraphs.push(say!(messages, "page-method-dates"));
    paragraphs.push(say!(messages, "page-method-fields"));
    if !views.claims().is_empty() {
        paragraphs.push(say!(messages, "page-method-claims"));
    }
    paragraphs.extend(memberships_elsewhere(views, anchors));
    if let Some(note) = &manifest.note {
        paragraphs.push(note.to_string());
    }
    paragraphs
}
