//! What a claim asks of the records, in a sentence.

use chancery_core::audit::StatedText;
use chancery_core::model::{Choice, ClaimNoun, Id, MembershipTest, RoleTest, Selector, Verdict};

use super::AuditedClaim;

/// What the claim is read as: 'the number of partners of exactly the tier alliance; by
/// partnerships with evidence from article; on 2025-12-13'.
#[must_use]
pub fn question_words(claim: &AuditedClaim<'_>) -> String {
    let question = &claim.question;
    let noun = question.noun;
    let mut words = statement(claim);
    let counted = match noun {
        ClaimNoun::Instruments => "instruments",
        _ => "partnerships",
    };
    match question.cited {
        Some(source) => words.push_str(&format!("; by {counted} with evidence from {source}")),
        // Of states alone no other record is counted.
        None if noun == ClaimNoun::States && question.are.is_none() => {}
        None => words.push_str(&format!("; by all {counted}")),
    }
    if question.depends_on_day() {
        words.push_str(&format!("; on {}", claim.verdict.day));
    }
    words
}

/// What is claimed, as a sentence part: 'the number of partners of exactly the tier alliance is 3'.
/// It stands where the source's own words are not recorded, and never in quotation marks.
#[must_use]
pub fn claimed_words(claim: &AuditedClaim<'_>) -> String {
    let stated = &claim.verdict.outcome.stated;
    let statement = statement(claim);
    match stated {
        StatedText::Nothing | StatedText::All | StatedText::MoreThanHalf => statement,
        StatedText::Span(_) => format!("{statement} are {stated}"),
        StatedText::Within(_) => format!("{statement} lie {stated}"),
        _ => format!("{statement} is {stated}"),
    }
}

/// What is said of what, without the stated number, the records and the day.
fn statement(claim: &AuditedClaim<'_>) -> String {
    let question = &claim.question;
    let noun = question.noun;
    let population = population_words(noun, &question.population);
    let are = question.are.as_ref().map(|are| are_words(noun, are));
    let are = are.unwrap_or_default();
    match claim.form() {
        "every" => format!("all {population} {are}"),
        "most" => format!("more than half of the {population} {are}"),
        "span" => format!("the first and the last day of the {population}"),
        _ => format!("the number of {population}"),
    }
}

/// What would have to be known for an undetermined claim to hold, in numbers: 'more than half of
/// 24 are 13: 12 certainly are so, and 10 possibly'. None for a claim that no number decides.
#[must_use]
pub fn threshold_words(claim: &AuditedClaim<'_>) -> Option<String> {
    let outcome = &claim.verdict.outcome;
    if outcome.verdict != Some(Verdict::Undetermined) {
        return None;
    }
    let (certain, open) = (outcome.certain, outcome.possible - outcome.certain);
    if claim.form() == "most" {
        let (population, at_most) = outcome.population;
        return (population == at_most && population > 0).then(|| {
            format!(
                "more than half of {population} are {}: {certain} certainly are so, and {open} \
                 possibly",
                population / 2 + 1
            )
        });
    }
    let (words, number) = match outcome.stated {
        StatedText::Is(number) => ("exactly", number),
        StatedText::AtLeast(number) => ("at least", number),
        StatedText::AtMost(number) => ("at most", number),
        _ => return None,
    };
    let missing = usize::try_from(number).ok()?.checked_sub(certain)?;
    let needed = match (words, missing) {
        ("exactly" | "at most", 0) => "none".to_owned(),
        _ => format!("{words} {missing}"),
    };
    Some(format!(
        "{certain} certainly count; it holds if {needed} of the {open} that possibly count do"
    ))
}

fn population_words(noun: ClaimNoun, selector: &Selector) -> String {
    let mut words = noun.name().to_owned();
    for clause in partnership_clauses(selector) {
        words.push_str(&format!(" {clause}"));
    }
    let states = state_clauses(selector);
    if !states.is_empty() {
        words.push_str(&format!(" {}", states.join(", ")));
    }
    let instrument = instrument_clauses(selector);
    if !instrument.is_empty() {
        let instrument = instrument.join(", ");
        words.push_str(&match noun {
            ClaimNoun::Instruments => format!(" {instrument}"),
            _ => format!(" with an instrument {instrument}"),
        });
    }
    words.extend(selector.on.map(|day| format!(" on {day}")));
    words
}

fn are_words(noun: ClaimNoun, selector: &Selector) -> String {
    let mut parts = Vec::new();
    let partnership = partnership_clauses(selector).join(" ");
    match (noun, partnership.is_empty()) {
        (ClaimNoun::States, true) => parts.push("are partners".to_owned()),
        (ClaimNoun::States, false) => parts.push(format!("are partners {partnership}")),
        (_, true) => {}
        (_, false) => parts.push(format!("are {partnership}")),
    }
    let states = state_clauses(selector);
    if !states.is_empty() {
        parts.push(format!("are {}", states.join(", ")));
    }
    let instrument = instrument_clauses(selector);
    if !instrument.is_empty() {
        let instrument = instrument.join(", ");
        parts.push(match noun {
            ClaimNoun::Instruments => format!("are {instrument}"),
            _ => format!("have an instrument {instrument}"),
        });
    }
    if parts.is_empty() {
        parts.push("are such".to_owned());
    }
    let mut words = parts.join(" and ");
    words.extend(selector.on.map(|day| format!(" on {day}")));
    words
}

fn partnership_clauses(selector: &Selector) -> Vec<String> {
    let mut clauses = Vec::new();
    let mut clause = |ids: &[Id], before: &str, after: &str| {
        if !ids.is_empty() {
            clauses.push(format!("{before} {}{after}", or(ids)));
        }
    };
    clause(&selector.tier, "of the tier", " or one that includes it");
    clause(&selector.exact_tier, "of exactly the tier", "");
    clause(&selector.direction, "in the direction", "");
    clause(&selector.area, "in the area", "");
    clause(&selector.source, "with evidence from", "");
    clauses
}

fn state_clauses(selector: &Selector) -> Vec<String> {
    let organisations = |tests: &[MembershipTest], word: &str| {
        let texts: Vec<String> = tests.iter().map(membership_words).collect();
        texts.join(&format!(" {word} "))
    };
    let mut clauses = Vec::new();
    if !selector.state.is_empty() {
        clauses.push(format!("among {}", or(&selector.state)));
    }
    if !selector.member_of.is_empty() {
        clauses.push(format!("in {}", organisations(&selector.member_of, "or")));
    }
    if !selector.not_member_of.is_empty() {
        clauses.push(format!(
            "not in {}",
            organisations(&selector.not_member_of, "nor")
        ));
    }
    clauses
}

fn membership_words(test: &MembershipTest) -> String {
    let organisation = &test.organisation;
    match test.role {
        RoleTest::AnyButObserver => organisation.to_string(),
        RoleTest::Any => format!("{organisation} in any role"),
        RoleTest::Only(role) => format!("{organisation} as {}", role.name()),
    }
}

fn instrument_clauses(selector: &Selector) -> Vec<String> {
    let mut clauses = Vec::new();
    if !selector.kind.is_empty() {
        clauses.push(format!("of the kind {}", or_words(&selector.kind)));
    }
    if !selector.effect.is_empty() {
        clauses.push(format!("with the effect {}", or_words(&selector.effect)));
    }
    if let Some(interval) = &selector.signed {
        clauses.push(format!("concluded within {interval}"));
    }
    if !selector.signed_by.is_empty() {
        clauses.push(format!(
            "signed by the {} of every party",
            or_words(&selector.signed_by)
        ));
    }
    clauses
}

fn or(ids: &[Id]) -> String {
    let words: Vec<&str> = ids.iter().map(Id::as_str).collect();
    join_or(&words)
}

fn or_words<C: Choice>(choices: &[C]) -> String {
    let words: Vec<&str> = choices.iter().map(|choice| choice.name()).collect();
    join_or(&words)
}

/// Names joined for a sentence: 'a, b or c'.
pub(super) fn join_or(names: &[&str]) -> String {
    match names {
        [] => String::new(),
        [only] => (*only).to_owned(),
        [first @ .., last] => format!("{} or {last}", first.join(", ")),
    }
}
