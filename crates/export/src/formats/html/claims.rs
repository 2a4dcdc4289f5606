//! The claims of the page: what is stated, what was counted, and what would reconcile them.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::RangeInclusive;

use chancery_core::finding::how_many;
use chancery_core::messages::Messages;
use chancery_core::model::Verdict;
use minijinja::{Value, context};

use super::LANGUAGE;
use super::anchors::Anchors;
use super::headline::difference_words;
use crate::views::audit::words::{gap_groups, gap_record_words, held_words, proposal_words};
use crate::views::audit::{
    agreement_words, audit_later_words, claimed_words, counted_words, named_lists, period_words,
    question_words, reading_table, reason_words, verdict_word,
};
use crate::views::{ExportContext, capitalised, reader_date, reader_dates, spaced_spans};
use chancery_core::audit::{Audit, AuditedClaim, Element, StatedText};

/// What is said of the claims that are not counted, and of those of a day after the registry's.
pub(super) fn remarks(audit: &Audit<'_>) -> Option<String> {
    let not_counted = match audit.not_counted.len() {
        0 => None,
        1 => Some("1 more is not counted, because its record is malformed.".to_owned()),
        many => Some(format!(
            "{many} more are not counted, because their records are malformed."
        )),
    };
    let later = audit_later_words(Messages::english(), audit);
    let later = later.map(|words| format!("{}.", capitalised(&reader_dates(&words))));
    let remarks: Vec<String> = not_counted.into_iter().chain(later).collect();
    (!remarks.is_empty()).then(|| remarks.join(" "))
}

/// Why a page of a part of the registry has no claims, where some are recorded.
pub(super) fn left_out(views: &ExportContext<'_>) -> Option<String> {
    let claims = views.network.registry.claims.len();
    let (are, they) = match claims {
        1 => ("is", "it is"),
        _ => ("are", "they are"),
    };
    (claims > 0 && views.claims().is_empty()).then(|| {
        format!(
            "{} {are} recorded but not shown here: {they} about the whole registry, and this page \
             shows a part of it.",
            how_many(claims, "claim")
        )
    })
}

/// The claims by what is quoted: each quote once, with all that is claimed by it. What does not
/// agree is why one reads on, so it comes first; the rest keeps its order.
pub(super) fn quotes(
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
                let shown = claim(audit, it, anchors, several, &mut shown_lists);
                context! { number, ..shown }
            });
            Some(context! {
                said => said(first),
                claims => claims.collect::<Vec<Value>>(),
                ..attribution(first, anchors)
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
            && day_of_claim(first) == day_of_claim(other)
    })
}

/// What is claimed: in the words of its source, or where these are not recorded as it is read.
fn said(audited: &AuditedClaim<'_>) -> Value {
    let quote = audited.claim.quote.as_deref();
    let claimed = quote
        .is_none()
        .then(|| reader_dates(&claimed_words(Messages::english(), audited)));
    let source = audited.question.network.source(&audited.claim.source);
    let language = source.and_then(|it| it.language.as_deref());
    context! { quote, claimed, language => language.filter(|it| *it != LANGUAGE) }
}

/// Who claims it, where and for which day.
pub(super) fn attribution(audited: &AuditedClaim<'_>, anchors: &Anchors) -> Value {
    let publisher = audited.publisher();
    let who = match &audited.claim.speaker {
        Some(speaker) => format!("{speaker}, in {publisher}"),
        None => publisher.to_owned(),
    };
    context! {
        who => who,
        day => day_of_claim(audited),
        source => anchors.source(&audited.claim.source),
    }
}

/// The claim that the page leads with, in a picture: what is counted, name by name, and the places
/// of what is stated beyond.
pub(super) fn finding(audited: &AuditedClaim<'_>, anchors: &Anchors) -> Value {
    let named = named_lists(Messages::english(), audited);
    let is_drawn = is_drawn(audited);
    let heading = match (is_drawn, named.as_slice()) {
        (true, [(_, elements)])
            if audited.claim.count.is_some() && are_counted(audited, elements) =>
        {
            format!("The {} that the records show", elements.len())
        }
        (true, [(name, _)]) => format!("What the records show, by name: {name}"),
        (true, _) => "What the records show, by name".to_owned(),
        (false, _) => "What the records show".to_owned(),
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
        has_counted => named.iter().any(|(_, elements)| are_counted(audited, elements)),
        said => said(audited),
        difference => difference_words(audited),
        read_as => reader_dates(&question_words(Messages::english(), &audited.question)),
        lists => lists(audited, anchors),
        missing => missing,
        is_drawn => is_drawn,
        verdict => verdict_word(Messages::english(), audited),
        agreement => agreement_words(Messages::english(), audited),
        ..attribution(audited, anchors)
    }
}

/// The claim in one line: what is claimed, and who claims it.
pub(super) fn claimed_line(audited: &AuditedClaim<'_>) -> String {
    let words = match audited.claim.quote.as_deref() {
        Some(quote) => format!("\u{201C}{quote}\u{201D}"),
        None => capitalised(&reader_dates(&claimed_words(Messages::english(), audited))),
    };
    let publisher = audited.publisher();
    match &audited.claim.speaker {
        Some(speaker) => format!("{words} {speaker}, in {publisher}"),
        None => format!("{words} {publisher}"),
    }
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
fn is_drawn(audited: &AuditedClaim<'_>) -> bool {
    /// The most places.
    const MOST: i64 = 80;
    let named = named_lists(Messages::english(), audited).into_iter();
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

fn lists(audited: &AuditedClaim<'_>, anchors: &Anchors) -> Vec<Value> {
    let lists = named_lists(Messages::english(), audited).into_iter();
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
    audit: &Audit<'_>,
    audited: &AuditedClaim<'_>,
    anchors: &Anchors,
    (is_lead, is_one_of_several): (bool, bool),
    shown: &mut ShownLists,
) -> Value {
    let claim = audited.claim;
    let outcome = &audited.verdict.outcome;
    let readings = reading_table(Messages::english(), audited).map(|table| {
        let rows: Vec<Value> = table
            .rows
            .into_iter()
            .map(|(tier, cells)| context! { tier => tier, cells => cells })
            .collect();
        // Two columns have room on every screen.
        context! { is_wide => table.columns.len() > 2, columns => table.columns, rows => rows }
    });
    // The picture of the page shows them already.
    let lists = if is_lead && is_drawn(audited) {
        Vec::new()
    } else {
        once(lists(audited, anchors), &claim.id, shown)
    };
    context! {
        id => claim.id.as_str(),
        claimed => is_one_of_several.then(|| reader_dates(&claimed_words(Messages::english(), audited))),
        is_lead => is_lead,
        stated => stated_of(audited),
        counted => spaced_spans(&counted_words(Messages::english(), audited)),
        difference => difference_words(audited),
        verdict => verdict_word(Messages::english(), audited),
        because => claim.because.as_deref(),
        read_as => reader_dates(&question_words(Messages::english(), &audited.question)),
        threshold => reason_words(Messages::english(), audited),
        lists => lists,
        gaps => gaps(audited, anchors),
        readings => readings,
        held => reader_dates(&held_words(Messages::english(), audited)),
        agreement => agreement_words(Messages::english(), audited),
        periods => period_words(Messages::english(), audited).map(|words| reader_dates(&words)),
        unsearched => match outcome.verdict {
            Some(Verdict::Contradicted) => unsearched(audit, audited),
            _ => Vec::new(),
        },
    }
}

/// What a search for the smallest change says of a claim where it found none.
fn unsearched(audit: &Audit<'_>, audited: &AuditedClaim<'_>) -> Vec<String> {
    let proposals = audit.proposals.iter();
    let of_claim = proposals.filter(|it| {
        let ids = audit.claim_ids(it);
        ids.contains(&audited.claim.id.as_str())
    });
    let words = of_claim.map(|it| proposal_words(Messages::english(), audit.network, it));
    let without_change = words.filter(|words| words.changes.is_empty());
    without_change
        .flat_map(|words| words.notes)
        .map(|note| reader_dates(&note.replace('`', "")))
        .collect()
}

/// What is stated, with a dash in an interval.
pub(super) fn stated_of(audited: &AuditedClaim<'_>) -> String {
    let stated = &audited.verdict.outcome.stated;
    match stated {
        StatedText::Span(_) | StatedText::Within(_) => spaced_spans(&stated.to_string()),
        _ => stated.to_string(),
    }
}

/// The day on which the claim is judged, for a reader.
fn day_of_claim(audited: &AuditedClaim<'_>) -> String {
    match audited.verdict.made.date {
        Some(date) => format!("as of {}", reader_date(&date)),
        None => "as of an unknown day".to_owned(),
    }
}

/// What would decide the claim. Periods of one partnership are called the same, and in the order of
/// their links.
fn gaps(audited: &AuditedClaim<'_>, anchors: &Anchors) -> Vec<Value> {
    let network = audited.question.network;
    let groups = gap_groups(Messages::english(), &audited.gaps).into_iter();
    let groups = groups.map(|(words, records)| {
        let records = records.into_iter();
        let records: BTreeSet<(String, Option<String>)> = records
            .map(|it| {
                (
                    gap_record_words(Messages::english(), network, it),
                    anchors.gap_record(network, it),
                )
            })
            .collect();
        let records = records.into_iter();
        let records: Vec<Value> = records
            .map(|(name, href)| context! { name => name, href => href })
            .collect();
        context! { words => reader_dates(&words.replace('`', "")), records => records }
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

/// What would reconcile claims with the records: the smallest changes that were found.
pub(super) fn proposals(audit: &Audit<'_>) -> Vec<Value> {
    audit
        .proposals
        .iter()
        .filter_map(|proposal| {
            let words = proposal_words(Messages::english(), audit.network, proposal);
            let claims = || audit.claims_of(proposal);
            let also = claims()
                .any(|it| it.claim.every.is_some())
                .then_some("with what is claimed of all");
            let named = |it: &AuditedClaim<'_>| context! { id => it.claim.id.as_str(), said => said(it) };
            let changes: Vec<String> = words.changes.iter().map(|it| it.join("; and ")).collect();
            (!changes.is_empty()).then(|| {
                context! {
                    claims => claims().map(named).collect::<Vec<Value>>(),
                    also => also,
                    changes => changes,
                    // On a page the names of keys stand without their marks.
                    notes => words.notes.iter().map(|it| it.replace('`', "")).collect::<Vec<String>>(),
                }
            })
        })
        .collect()
}
