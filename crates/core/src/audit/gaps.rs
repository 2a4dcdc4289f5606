//! What would decide an element that is only possibly counted.

use super::Question;
use crate::date::{Day, Truth, ended_before};
use crate::model::{ClaimNoun, Selector};
use crate::select::Selection;

/// A record and a field that would decide something.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Gap {
    /// The id of the record, or of the parties where no record is there.
    pub record: String,
    /// The field; empty where the record itself is missing.
    pub field: String,
    /// What is not known, as a clause.
    pub words: String,
}

/// The records and fields that would decide whether an element is counted.
#[must_use]
pub fn describe(question: &Question<'_, '_>, element: usize) -> Vec<Gap> {
    let mut gaps = Vec::new();
    let (inside, so) = question.answer(element, question.day);
    if inside == Truth::Unknown {
        let as_partner = question.noun == ClaimNoun::Partners;
        collect(
            question,
            element,
            &question.population,
            as_partner,
            &mut gaps,
        );
    }
    if let (Truth::Unknown, Some(are)) = (so, &question.are) {
        let as_partner = matches!(question.noun, ClaimNoun::Partners | ClaimNoun::States);
        collect(question, element, are, as_partner, &mut gaps);
    }
    gaps.sort();
    gaps.dedup();
    gaps
}

fn collect(
    question: &Question<'_, '_>,
    element: usize,
    selector: &Selector,
    as_partner: bool,
    gaps: &mut Vec<Gap>,
) {
    let selection = question.selection(selector, question.day);
    match question.noun {
        ClaimNoun::Partners | ClaimNoun::States => {
            memberships(&selection, element, gaps);
            if as_partner {
                let Some(of) = question.network.subject else {
                    return;
                };
                for possible in selection.partner(of, element).partnerships {
                    if possible.holds == Truth::Unknown {
                        partnership(&selection, possible.position, gaps);
                    }
                }
            }
        }
        ClaimNoun::Partnerships => partnership(&selection, element, gaps),
        ClaimNoun::Instruments => instrument(&selection, element, gaps),
    }
}

fn gap(record: impl ToString, field: &str, words: &str) -> Gap {
    Gap {
        record: record.to_string(),
        field: field.to_owned(),
        words: words.to_owned(),
    }
}

fn partnership(selection: &Selection<'_, '_>, position: usize, gaps: &mut Vec<Gap>) {
    let network = selection.network;
    let record = network.partnership(position);
    let selector = selection.selector;
    if network.partnership_holds(position, selection.day) == Truth::Unknown {
        period(&record.called(), record.until.as_ref(), selection.day, gaps);
    }
    if !selector.area.is_empty() && record.areas.is_empty() {
        gaps.push(gap(record.called(), "areas", "its areas are not recorded"));
    }
    let asks_instrument = selector.signed.is_some()
        || !selector.kind.is_empty()
        || !selector.effect.is_empty()
        || !selector.signed_by.is_empty();
    if !asks_instrument {
        return;
    }
    let instruments = &network.ties[position].instruments;
    let before = gaps.len();
    for position in instruments {
        if selection.instrument_form(*position).is_possible() {
            instrument(selection, *position, gaps);
        }
    }
    if gaps.len() == before {
        gaps.push(gap(
            record.called(),
            "",
            "no such instrument between its parties is recorded",
        ));
    }
}

fn instrument(selection: &Selection<'_, '_>, position: usize, gaps: &mut Vec<Gap>) {
    let record = selection.network.instrument(position);
    let selector = selection.selector;
    if let Some(interval) = &selector.signed {
        let is_open = record
            .day()
            .is_none_or(|day| day.is_within(interval) == Truth::Unknown);
        if is_open {
            gaps.push(gap(
                &record.id,
                "signed",
                "its day may lie within the interval or not",
            ));
        }
    }
    if !selector.kind.is_empty() && record.kind.is_none() {
        gaps.push(gap(&record.id, "kind", "its form word is not recorded"));
    }
    if !selector.effect.is_empty() && record.effect.is_none() {
        gaps.push(gap(&record.id, "effect", "what it does is not recorded"));
    }
    if !selector.area.is_empty() && record.areas.is_empty() {
        gaps.push(gap(&record.id, "areas", "its areas are not recorded"));
    }
    if selection.signed_by(position) == Truth::Unknown {
        gaps.push(gap(
            &record.id,
            "signatories",
            "who signed, or in which office, is not recorded",
        ));
    }
}

fn memberships(selection: &Selection<'_, '_>, state: usize, gaps: &mut Vec<Gap>) {
    let network = selection.network;
    let selector = selection.selector;
    let tests = || selector.member_of.iter().chain(&selector.not_member_of);
    for position in &network.states[state].memberships {
        let membership = &network.memberships[*position];
        let organisation = &network.organisation(membership.organisation).id;
        let is_asked = tests().any(|test| test.organisation == *organisation);
        if is_asked && network.membership_holds(*position, selection.day) == Truth::Unknown {
            let name = format!("{} in {organisation}", network.states[state].id);
            period(&name, membership.record.until.as_ref(), selection.day, gaps);
        }
    }
}

fn period(name: &str, until: Option<&crate::date::Date>, day: Day, gaps: &mut Vec<Gap>) {
    if ended_before(until, day) == Truth::Unknown {
        gaps.push(gap(name, "until", "it may have ended before the day"));
    } else {
        gaps.push(gap(name, "since", "it may have begun after the day"));
    }
}
