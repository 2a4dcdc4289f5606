//! What the form of a claim needs and takes, and why a claim is not counted.

use std::collections::BTreeMap;

use super::asked::may_name_whose;
use super::limits::{self, stated_keys};
use crate::fields::{FieldValue, Fields as _, Reference};
use crate::finding::FieldPath;
use crate::model::{Claim, SELECTOR, Section, Selector, Stated, Verdict};
use crate::network::{ClaimIndex, Network, Unresolved};
use crate::select::{SelectorNoun, unsupported_key};

/// What a claim says that its form does not take, or does not say that its form needs.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct FormFault {
    /// The key that is at fault, or that of the form where one is missing.
    pub key: &'static str,
    /// What is wrong, as a clause without a full stop.
    pub message: String,
    /// What to do.
    pub help: &'static str,
}

/// Why a claim is not counted.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub enum Obstacle {
    /// A part of it could not be read.
    Unread,
    /// It does not say what its form needs, or says something else.
    Malformed(String),
    /// It asks for something that what it counts does not have.
    Misplaced(&'static str, SelectorNoun),
    /// It names something that the registry does not have.
    Unknown(Reference, String),
}

impl Obstacle {
    /// The reason, as a clause without a full stop.
    #[must_use]
    pub fn words(&self) -> String {
        match self {
            Obstacle::Unread => "a part of the claim could not be read".to_owned(),
            Obstacle::Malformed(message) => message.clone(),
            Obstacle::Misplaced(key, noun) => {
                format!("`{key}` cannot be used to select {}", noun.name())
            }
            Obstacle::Unknown(reference, id) => format!("unknown {} `{id}`", reference.noun()),
        }
    }
}

/// The claims that are not counted, by position, with the first reason for each.
#[must_use]
pub fn not_counted(network: &Network<'_>) -> Vec<(ClaimIndex, Obstacle)> {
    let mut unknown: BTreeMap<ClaimIndex, &Unresolved> = BTreeMap::new();
    for found in &network.unresolved {
        if found.section == Section::Claims {
            unknown.entry(found.index.into()).or_insert(found);
        }
    }
    let obstacle = |index: ClaimIndex, claim: &Claim| {
        if !network.registry.is_whole(Section::Claims, index) || claim.form().is_none() {
            return Some(Obstacle::Unread);
        }
        if let Some(fault) = form_faults(claim).into_iter().next() {
            return Some(Obstacle::Malformed(fault.message));
        }
        if let Some((_, key, noun)) = misplaced(claim).into_iter().next() {
            return Some(Obstacle::Misplaced(key, noun));
        }
        let found = unknown.get(&index)?;
        Some(Obstacle::Unknown(found.reference, found.id.clone()))
    };
    network
        .claims()
        .filter_map(|(index, claim)| Some((index, obstacle(index, claim)?)))
        .collect()
}

/// The keys of the claim's selectors that what is counted does not have, with that noun.
#[must_use]
pub(crate) fn misplaced(claim: &Claim) -> Vec<(FieldPath, &'static str, SelectorNoun)> {
    let Some((_, noun)) = claim.form() else {
        return Vec::new();
    };
    let noun = SelectorNoun::from(noun);
    // Of a state it may be said what partner it is.
    let said_of = match noun {
        SelectorNoun::States | SelectorNoun::Actors => SelectorNoun::Partners,
        other => other,
    };
    [
        ("where", &claim.selection, noun),
        ("are", &claim.are, said_of),
    ]
    .into_iter()
    .filter_map(|(key, selector, noun)| {
        let wrong = unsupported_key(selector.as_ref()?, noun)?;
        Some((FieldPath::key(key).then(wrong), wrong, noun))
    })
    .collect()
}

/// Whether a selector asks for nothing.
fn is_empty(selector: &Selector) -> bool {
    (0..SELECTOR.keys.len()).all(|key| matches!(selector.view(key), FieldValue::Absent))
}

/// What is wrong with the form of a claim, at most one fault for each thing that is wrong.
#[must_use]
pub(crate) fn form_faults(claim: &Claim) -> Vec<FormFault> {
    let mut faults = Vec::new();
    let Some((form, noun)) = claim.form() else {
        return faults;
    };
    let stated = stated_keys(claim);
    match form {
        "count" => {
            number(claim, &stated, &mut faults);
            let is_said = !stated.is_empty() || claim.within.is_some();
            misplaced_key(claim.are.is_some() && is_said, "are", form, &mut faults);
        }
        "span" => {
            span(claim, &stated, &mut faults);
            misplaced_key(claim.are.is_some(), "are", form, &mut faults);
        }
        "share" => {
            said(claim, form, &mut Vec::new(), &mut faults);
            limits::shares(claim, &mut faults);
            let is_misplaced = claim.within.is_some() && !stated.is_empty();
            misplaced_key(is_misplaced, "within", form, &mut faults);
        }
        "rank" => {
            limits::rank(claim, noun, &mut faults);
            misplaced_key(claim.within.is_some(), "within", form, &mut faults);
            misplaced_key(claim.are.is_some(), "are", form, &mut faults);
        }
        _ => {
            let mut others = stated;
            others.extend(claim.within.is_some().then_some("within"));
            said(claim, form, &mut others, &mut faults);
            for key in &others {
                misplaced_key(true, key, form, &mut faults);
            }
        }
    }
    let is_ranked = form == "rank";
    misplaced_key(claim.who.is_some() && !is_ranked, "who", form, &mut faults);
    if claim.of.is_some() && !may_name_whose(claim) {
        faults.push(FormFault {
            key: "of",
            message: "`of` says whose partners are meant, but this claim does not ask for partners"
                .to_owned(),
            help: "remove the key, or ask for partners; in `where` and `are` they are named by \
                   `partner-of`",
        });
    }
    conditions(claim, &mut faults);
    expectation(claim, &mut faults);
    faults
}

/// What is wrong with the selectors of a claim, whatever they ask.
fn conditions(claim: &Claim, faults: &mut Vec<FormFault>) {
    for (key, selector) in [("where", &claim.selection), ("are", &claim.are)] {
        let is_misplaced = faults.iter().any(|fault| fault.key == key);
        if !is_misplaced && selector.as_ref().is_some_and(is_empty) {
            faults.push(FormFault {
                key,
                message: format!("`{key}` is empty, so it sets no condition"),
                help: "leave the key out, or write a condition, as in `{tier: ID}`",
            });
        }
    }
    // A day alone would be true of all.
    let is_misplaced = faults.iter().any(|fault| fault.key == "are");
    if !is_misplaced && claim.are.as_ref().is_some_and(has_only_a_day) {
        faults.push(FormFault {
            key: "are",
            message: "`are` has a day and nothing else, so it sets no condition".to_owned(),
            help: "add the condition that is asked on that day, as in `{tier: ID, on: 2003-01-01}`",
        });
    }
}

fn has_only_a_day(selector: &Selector) -> bool {
    let without = Selector {
        on: None,
        ..selector.clone()
    };
    selector.on.is_some() && is_empty(&without)
}

/// What is wrong with the verdict that is expected.
fn expectation(claim: &Claim, faults: &mut Vec<FormFault>) {
    if claim.expect.is_some() && claim.because.is_none() {
        let is_default = claim.expect == Some(Verdict::Holds);
        faults.push(FormFault {
            key: "expect",
            message: "an expected verdict needs a reason".to_owned(),
            help: match is_default {
                true => "remove it: a claim is expected to hold",
                false => "add `because` to say why this verdict is expected",
            },
        });
    }
    if claim.because.is_some() && claim.expect.is_none() {
        faults.push(FormFault {
            key: "because",
            message: "`because` explains an expected verdict, but there is no `expect`".to_owned(),
            help: "add `expect`, or write the text as `note`",
        });
    }
}

fn form_key(form: &str) -> &'static str {
    match form {
        "count" => "count",
        "every" => "every",
        "most" => "most",
        "share" => "share",
        "rank" => "rank",
        _ => "span",
    }
}

fn misplaced_key(is_there: bool, key: &'static str, form: &str, faults: &mut Vec<FormFault>) {
    if is_there {
        faults.push(FormFault {
            key,
            message: format!("`{key}` is not allowed in a claim of the form `{form}`"),
            help: "remove the key, or choose a form that allows it",
        });
    }
}

/// What is said of all or most of them. Of `others`, which such a claim does not have, the first is
/// the fault where it is instead of `are`.
fn said(claim: &Claim, form: &str, others: &mut Vec<&'static str>, faults: &mut Vec<FormFault>) {
    if claim.are.is_some() {
        return;
    }
    faults.push(if others.is_empty() {
        FormFault {
            key: form_key(form),
            message: format!("a claim of the form `{form}` needs `are`"),
            help: "add `are`, a selector that says what the claim states about them",
        }
    } else {
        let key = others.remove(0);
        FormFault {
            key,
            message: format!("a claim of the form `{form}` needs `are` instead of `{key}`"),
            help: "write `are`, a selector that says what the claim states about them, or choose \
                   the form `count`",
        }
    });
}

fn number(claim: &Claim, stated: &[&'static str], faults: &mut Vec<FormFault>) {
    match stated {
        // What is instead of the number is the fault.
        [] if claim.within.is_some() => faults.push(FormFault {
            key: "within",
            message: "a claim of the form `count` needs a number instead of `within`".to_owned(),
            help: "write `is`, or `at-least` and `at-most`, or choose the form `span`",
        }),
        [] if claim.are.is_some() => faults.push(FormFault {
            key: "are",
            message: "a claim of the form `count` needs a number instead of `are`".to_owned(),
            help: "choose the form `every`, `most` or `share`, or move the condition to `where` and \
                   add a number",
        }),
        [] => faults.push(FormFault {
            key: "count",
            message: "a claim of the form `count` needs a number".to_owned(),
            help: "add `is`, or one or both of `at-least` and `at-most`",
        }),
        _ => misplaced_key(claim.within.is_some(), "within", "count", faults),
    }
    limits::numbers(claim, faults);
}

fn span(claim: &Claim, stated: &[&'static str], faults: &mut Vec<FormFault>) {
    let others: Vec<&&str> = stated.iter().filter(|key| **key != "is").collect();
    for key in &others {
        misplaced_key(true, key, "span", faults);
    }
    match (claim.is, claim.within) {
        (Some(Stated::Number(_) | Stated::Share(_)), _) => faults.push(FormFault {
            key: "is",
            message: "a span must be an interval, not a number".to_owned(),
            help: "write an interval, as in 1997/2025",
        }),
        (Some(Stated::Span(_)), Some(_)) => faults.push(FormFault {
            key: "within",
            message: "a span states its interval only once, as `is` or as `within`".to_owned(),
            help: "keep one of the two, and write the other as a separate claim",
        }),
        (None, None) if others.is_empty() => faults.push(FormFault {
            key: "span",
            message: "a claim of the form `span` needs an interval".to_owned(),
            help: "add `is` with the first and the last, as in 1997/2025, or add `within`",
        }),
        _ => {}
    }
}
