//! The claims of the page: what is stated, what was counted, and what would reconcile them.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::RangeInclusive;

use chancery_core::audit::{Audit, AuditedClaim, Element, StatedText};
use chancery_core::messages::Messages;
use chancery_core::model::{Keyword as _, Verdict};
use chancery_core::say;
use minijinja::{Value, context};

use super::anchors::Anchors;
use super::headline::difference_words;
use super::reconcile::unsearched;
use crate::views::audit::words::{gap_groups, gap_record_words, held_words};
use crate::views::audit::{
    agreement_words, asked_day, audit_later_words, claimed_words, counted_words,
    held_on_other_days, named_lists, period_words, question_words, reading_table, threshold_words,
    verdict_word,
};
use crate::views::{ExportContext, capitalised, spaced_spans};

/// What is said of the claims that are not counted, and of those of a day after the registry's.
pub(super) fn remarks(messages: &'static Messages, audit: &Audit<'_>) -> Option<String> {
    let not_counted = match audit.not_counted.len() {
        0 => None,
        count => Some(say!(messages, "page-claims-not-counted", count = count)),
    };
    let later = audit_later_words(messages, audit);
    let later = later.map(|words| say!(messages, "sentence", words = capitalised(&words)));
    let remarks: Vec<String> = not_counted.into_iter().chain(later).collect();
    (!remarks.is_empty()).then(|| remarks.join(" "))
}

/// Why a page of a part of the registry, or of another's partners, has no claims, where some are
/// recorded.
pub(super) fn left_out(views: &ExportContext<'_>) -> Option<String> {
    let count = views.network.registry.claims.len();
    let is_said = count > 0 && !views.can_show_claims();
    is_said.then(|| say!(views.messages, "page-claims-left-out", count = count))
}

/// The claims by what is quoted: each quote once, with all that is claimed by it. What does not
/// agree is why one reads on, so it comes first; the rest keeps its order.
pub(super) fn quotes(
    messages: &'static Messages,
    audit: &Audit<'_>,
    anchors: &Anchors,
    lead: Option<&AuditedClaim<'_>>,
) -> Vec<Value> {
    let mut claims: Vec<&AuditedClaim<'_>> = audit.claims.iter().collect();
    claims.sort_by_key(|it| match it.verdict.outcome.verdict {
        Some(Verdict::Contradicted) => 0,
        Some(Verdict::Undetermined) | None => 1,
        Some(Verdict::Holds) => 2,
    });
    // What the page leads with leads here too.
    claims.sort_by_key(|it| lead.is_none_or(|lead| lead.claim.id != it.claim.id));
    let mut quotes: Vec<Vec<&AuditedClaim<'_>>> = Vec::new();
    for claim in claims {
        match quotes.iter_mut().find(|it| are_of_one_quote(it, claim)) {
            Some(quote) => quote.push(claim),
            None => quotes.push(vec![claim]),
        }
    }
    let mut number = 0_usize;
    let mut shown_lists = BTreeMap::new();
    let quotes = quotes.iter();
    quotes
        .filter_map(|of_quote| {
            let first = of_quote.first()?;
            let claims = of_quote.iter().map(|it| {
                let is_lead = lead.is_some_and(|lead| lead.claim.id == it.claim.id);
                number += 1;
                let several = (is_lead, of_quote.len() > 1);
                let shown = claim(messages, audit, it, anchors, several, &mut shown_lists);
                context! { number, ..shown }
            });
            Some(context! {
                said => said(messages, first),
                claims => claims.collect::<Vec<Value>>(),
                ..attribution(messages, first, anchors)
            })
        })
        .collect()
}

fn are_of_one_quote(group: &[&AuditedClaim<'_>], other: &AuditedClaim<'_>) -> bool {
    group.first().is_some_and(|first| {
        let (one, other_claim) = (first.claim, other.claim);
        one.quote.is_some()
            && one.quote == other_claim.quote
            && one.source == other_claim.source
            && one.speaker == other_claim.speaker
            && first.verdict.made.date == other.verdict.made.date
    })
}

/// What is claimed: in the words of its source, or where these are not recorded as it is read.
pub(super) fn said(messages: &'static Messages, audited: &AuditedClaim<'_>) -> Value {
    let quote = audited.claim.quote.as_deref();
    let claimed = quote.is_none().then(|| claimed_words(messages, audited));
    let source = audited.question.network.source(&audited.claim.source);
    let language = source.and_then(|it| it.language.as_deref());
    let own = messages.language().name();
    context! { quote, claimed, language => language.filter(|it| *it != own) }
}

/// Who claims it, where and for which day.
fn attribution(
    messages: &'static Messages,
    audited: &AuditedClaim<'_>,
    anchors: &Anchors,
) -> Value {
    let who = said_on(messages, audited);
    context! { who, source => anchors.source(&audited.claim.source) }
}

/// Who claims it, where and for which day, in words.
fn said_on(messages: &'static Messages, audited: &AuditedClaim<'_>) -> String {
    let who = who_words(messages, audited);
    match (audited.verdict.made.date, asked_day(audited)) {
        (Some(day), Some(asked)) => say!(
            messages,
            "page-said-on-asking",
            who = who,
            day = day,
            asked = asked
        ),
        (Some(day), None) => say!(messages, "page-said-on", who = who, day = day),
        (None, _) => say!(messages, "page-said-on-unknown", who = who),
    }
}

/// Who claims it, and where.
fn who_words(messages: &'static Messages, audited: &AuditedClaim<'_>) -> String {
    let publisher = audited.publisher();
    match audited.quoted_speaker() {
        Some(speaker) => say!(
            messages,
            "page-speaker-in",
            speaker = speaker,
            publisher = publisher
        ),
        None => publisher.to_owned(),
    }
}

/// The claim that the page leads with, in a picture: what is counted, name by name, and the places
/// of what is stated beyond.
pub(super) fn finding(
    messages: &'static Messages,
    audited: &AuditedClaim<'_>,
    anchors: &Anchors,
) -> Value {
    let named = named_lists(messages, audited);
    let is_drawn = is_drawn(messages, audited);
    let count = match (is_drawn, named.as_slice()) {
        (true, [(_, elements)])
            if audited.claim.count.is_some() && are_counted(audited, elements) =>
        {
            Some(elements.len())
        }
        _ => None,
    };
    let heading = match (is_drawn, count) {
        (_, Some(count)) => say!(messages, "page-finding-number", count = count),
        (true, None) => say!(messages, "page-finding-names"),
        (false, None) => say!(messages, "page-finding"),
    };
    // What is missing of a great number is not listed.
    let missing: Vec<i64> = missing(audited)
        .filter(|_| is_drawn)
        .into_iter()
        .flatten()
        .collect();
    context! {
        id => audited.claim.id.as_str(),
        heading => heading,
        // Of what the heading counts nothing else is said.
        has_names => count.is_none(),
        has_counted => named.iter().any(|(_, elements)| are_counted(audited, elements)),
        said => said(messages, audited),
        difference => difference_words(messages, audited),
        read_as => question_words(messages, &audited.question),
        lists => lists(messages, audited, anchors),
        missing => missing,
        is_drawn => is_drawn,
        verdict => verdict(messages, audited),
        agreement => agreement_words(messages, audited),
        ..attribution(messages, audited, anchors)
    }
}

/// The verdict as a word, and by the word of the format, by which it has its colour.
fn verdict(messages: &'static Messages, audited: &AuditedClaim<'_>) -> Value {
    let verdict = audited.verdict.outcome.verdict;
    context! {
        class => verdict.map_or("not counted", Verdict::name),
        words => verdict_word(messages, audited),
    }
}

/// The claim in one line: what is claimed, and who claims it for which day.
pub(super) fn claimed_line(messages: &'static Messages, audited: &AuditedClaim<'_>) -> String {
    let claimed = match audited.claim.quote.as_deref() {
        Some(quote) => say!(messages, "page-quote", quote = quote),
        None => capitalised(&claimed_words(messages, audited)),
    };
    let who = said_on(messages, audited);
    say!(messages, "page-claim-line", claimed = claimed, who = who)
}

/// The places of what is stated beyond what is counted. Only of an exact number are they known.
fn missing(audited: &AuditedClaim<'_>) -> Option<RangeInclusive<i64>> {
    let outcome = &audited.verdict.outcome;
    match (&outcome.stated, outcome.difference) {
        (StatedText::Is(stated), Some(difference @ ..0)) if audited.claim.count.is_some() => {
            let stated = i64::from(*stated);
            Some(stated + difference + 1..=stated)
        }
        _ => None,
    }
}

/// Whether the picture of a claim has a place for each name and for all that is missing.
fn is_drawn(messages: &'static Messages, audited: &AuditedClaim<'_>) -> bool {
    /// The most places.
    const MOST: i64 = 80;
    let named = named_lists(messages, audited).into_iter();
    let named: usize = named.map(|(_, elements)| elements.len()).sum();
    let missing = missing(audited).map_or(0, |it| it.end() - it.start() + 1);
    let named = i64::try_from(named).unwrap_or(i64::MAX);
    (1..=MOST).contains(&named.saturating_add(missing))
}

/// Whether a list has what certainly counts, and not what may count or does not.
fn are_counted(audited: &AuditedClaim<'_>, elements: &[(String, Element)]) -> bool {
    let first = elements.first();
    first.is_some_and(|(_, element)| audited.verdict.counted.contains(element))
}

fn lists(messages: &'static Messages, audited: &AuditedClaim<'_>, anchors: &Anchors) -> Vec<Value> {
    let lists = named_lists(messages, audited).into_iter();
    lists
        .map(|(name, elements)| {
            context! {
                name => capitalised(name),
                are_counted => are_counted(audited, &elements),
                items => items(&elements, anchors),
            }
        })
        .collect()
}

/// The lists of names so far, as text, each with the claim that has it.
type ShownLists = BTreeMap<String, String>;

/// The same lists; one that another claim has already is a link to that.
fn once(lists: Vec<Value>, claim: &str, shown: &mut ShownLists) -> Vec<Value> {
    let short = |list: Value| {
        let Ok(items) = list.get_attr("items") else {
            return list;
        };
        match shown.get(&items.to_string()) {
            Some(other) => context! { same_as => other.as_str(), ..list },
            None => {
                shown.insert(items.to_string(), claim.to_owned());
                list
            }
        }
    };
    let is_long = |list: &Value| {
        let items = list.get_attr("items").ok();
        items.and_then(|it| it.len()).is_some_and(|it| it > 3)
    };
    let mut short = short;
    let lists = lists.into_iter();
    lists
        .map(|list| if is_long(&list) { short(list) } else { list })
        .collect()
}

fn claim(
    messages: &'static Messages,
    audit: &Audit<'_>,
    audited: &AuditedClaim<'_>,
    anchors: &Anchors,
    (is_lead, is_one_of_several): (bool, bool),
    shown: &mut ShownLists,
) -> Value {
    let claim = audited.claim;
    let outcome = &audited.verdict.outcome;
    let readings = reading_table(messages, audited).map(|table| {
        // Two columns have room on every screen, unless their words are long.
        let is_wide = table.columns.len() > 2 || table.has_long_words();
        let rows: Vec<Value> = table
            .rows
            .into_iter()
            .map(|(tier, cells)| context! { tier => tier, cells => cells })
            .collect();
        context! { is_wide => is_wide, columns => table.columns, rows => rows }
    });
    // The picture of the page shows them already.
    let lists = if is_lead && is_drawn(messages, audited) {
        Vec::new()
    } else {
        once(lists(messages, audited, anchors), &claim.id, shown)
    };
    context! {
        id => claim.id.as_str(),
        claimed => is_one_of_several.then(|| claimed_words(messages, audited)),
        is_lead => is_lead,
        stated => stated_of(messages, audited),
        counted => spaced_spans(&counted_words(messages, audited)),
        difference => difference_words(messages, audited),
        verdict => verdict(messages, audited),
        because => claim.because.as_deref(),
        note => claim.note.as_deref(),
        read_as => question_words(messages, &audited.question),
        threshold => threshold_words(messages, audited),
        lists => lists,
        gaps => gaps(messages, audited, anchors),
        readings => readings,
        held => held_words(messages, audited),
        agreement => agreement_words(messages, audited),
        otherwise => held_on_other_days(messages, audited),
        periods => period_words(messages, audited),
        unsearched => match outcome.verdict {
            Some(Verdict::Contradicted) => unsearched(messages, audit, audited),
            _ => Vec::new(),
        },
    }
}

/// What is stated, with a dash in an interval.
pub(super) fn stated_of(messages: &'static Messages, audited: &AuditedClaim<'_>) -> String {
    let stated = &audited.verdict.outcome.stated;
    let words = stated.words(messages);
    match stated {
        StatedText::Span(_) | StatedText::Within(_) => spaced_spans(&words),
        _ => words,
    }
}

/// What would decide the claim. Periods of one partnership are called the same, and in the order of
/// their links.
fn gaps(messages: &'static Messages, audited: &AuditedClaim<'_>, anchors: &Anchors) -> Vec<Value> {
    let network = audited.question.network;
    let groups = gap_groups(messages, &audited.gaps).into_iter();
    let groups = groups.map(|(words, records)| {
        let records = records.into_iter();
        let records: BTreeSet<(String, Option<String>)> = records
            .map(|it| {
                (
                    gap_record_words(messages, network, it),
                    anchors.gap_record(network, it),
                )
            })
            .collect();
        let records = records.into_iter();
        let records: Vec<Value> = records
            .map(|(name, href)| context! { name => name, href => href })
            .collect();
        context! { words => words.replace('`', ""), records => records }
    });
    groups.collect()
}

/// The names of elements, each with a link to its place on the page.
fn items(elements: &[(String, Element)], anchors: &Anchors) -> Vec<Value> {
    elements
        .iter()
        .map(|(name, element)| {
            let anchor = match element {
                Element::Actor(position) => anchors.actor(*position),
                Element::Partnership(position) => anchors.partnership(*position),
                Element::Instrument(position) => anchors.instrument(*position),
            };
            context! { name => name, href => anchor }
        })
        .collect()
}
