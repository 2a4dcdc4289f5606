//! Parts of a sentence on memberships and instruments that a selector asks for.

use chancery_core::finding::in_a_row;
use chancery_core::messages::Messages;
use chancery_core::model::{Effect, Keyword, MembershipTest, RoleTest, Selector};
use chancery_core::network::Network;

use crate::views::organisation_words;

/// The organisations and roles of tests, each in words.
pub(super) fn membership_words(network: &Network<'_>, tests: &[MembershipTest]) -> Vec<String> {
    let words = tests.iter().map(|test| {
        let organisation = organisation_words(Messages::in_digits(), network, &test.organisation);
        match test.role {
            RoleTest::Full => organisation,
            RoleTest::Any => format!("{organisation} in any role"),
            RoleTest::Only(role) => format!("{organisation} as {}", role.name()),
        }
    });
    words.collect()
}

/// What is asked of one instrument, or of several.
pub(super) fn instrument_clauses(selector: &Selector, are_several: bool) -> Vec<String> {
    let mut clauses = Vec::new();
    if !selector.kind.is_empty() {
        clauses.push(format!("of the kind {}", or_words(&selector.kind)));
    }
    if !selector.effect.is_empty() {
        clauses.push(effect_words(&selector.effect, are_several));
    }
    if let Some(interval) = &selector.signed {
        clauses.push(format!("concluded within {interval}"));
    }
    if let Some(day) = &selector.in_force {
        clauses.push(format!("in force on {day}"));
    }
    if let Some(interval) = &selector.terminated {
        clauses.push(format!("terminated within {interval}"));
    }
    if !selector.signed_by.is_empty() {
        clauses.push(format!(
            "signed by the {} of every party",
            or_words(&selector.signed_by)
        ));
    }
    clauses
}

/// 'that establishes or upgrades a partnership'; of several, 'that establish or upgrade one'.
fn effect_words(effects: &[Effect], are_several: bool) -> String {
    let verb = |effect: &Effect| {
        let (one, several) = match effect {
            Effect::Establishes => ("establishes", "establish"),
            Effect::Upgrades => ("upgrades", "upgrade"),
            Effect::Reaffirms => ("reaffirms", "reaffirm"),
            Effect::Implements => ("implements", "implement"),
            Effect::Terminates => ("terminates", "terminate"),
            Effect::Background => ("is background to", "are background to"),
        };
        if are_several { several } else { one }
    };
    let verbs: Vec<&str> = effects.iter().map(verb).collect();
    format!("that {} a partnership", in_a_row(&verbs, "or"))
}

fn or_words<C: Keyword>(choices: &[C]) -> String {
    let words = choices.iter().map(|choice| choice.name().replace('-', " "));
    let words: Vec<String> = words.collect();
    in_a_row(&words, "or")
}

/// To what something belongs: 'in a', 'in both a and b', 'in all of a, b and c'.
pub(super) fn all_words(names: &[String]) -> String {
    match names {
        [only] => format!("in {only}"),
        [one, other] => format!("in both {one} and {other}"),
        names => format!("in all of {}", in_a_row(names, "and")),
    }
}

/// To what something does not belong: 'not in a', 'in neither a nor b', 'in none of a, b and c'.
pub(super) fn outside_words(names: &[String]) -> String {
    match names {
        [only] => format!("not in {only}"),
        [one, other] => format!("in neither {one} nor {other}"),
        names => {
            let names: Vec<&str> = names.iter().map(String::as_str).collect();
            format!("in none of {}", in_a_row(&names, "and"))
        }
    }
}
