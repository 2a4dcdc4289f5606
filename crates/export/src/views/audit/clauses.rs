//! Parts of a sentence on memberships and instruments that a selector asks for.

use chancery_core::audit::interval_words;
use chancery_core::messages::Messages;
use chancery_core::model::{Keyword, MembershipTest, RoleTest, Selector};
use chancery_core::network::Network;
use chancery_core::say;

use crate::views::organisation_words;

/// The organisations and roles of tests, each in words.
pub(super) fn membership_words(
    messages: &'static Messages,
    network: &Network<'_>,
    tests: &[MembershipTest],
) -> Vec<String> {
    let words = tests.iter().map(|test| {
        let organisation = organisation_words(messages, network, &test.organisation);
        match test.role {
            RoleTest::Full => say!(messages, "audit-member-full", organisation = organisation),
            RoleTest::Any => {
                say!(
                    messages,
                    "audit-member-any-role",
                    organisation = organisation
                )
            }
            RoleTest::Only(role) => say!(
                messages,
                "audit-member-as",
                organisation = organisation,
                role = messages.word("role", role.name())
            ),
        }
    });
    words.collect()
}

/// What is asked of one instrument, or of several; empty if nothing.
pub(super) fn instrument_clauses(
    messages: &'static Messages,
    selector: &Selector,
    are_several: bool,
) -> String {
    let mut clauses = Vec::new();
    if !selector.kind.is_empty() {
        let kinds = selector.kind.iter();
        let kinds: Vec<String> = kinds.map(|it| messages.word("kind", it.name())).collect();
        let kinds = messages.or(&kinds);
        clauses.push(say!(messages, "audit-instrument-kind", kinds = kinds));
    }
    if !selector.effect.is_empty() {
        let case = if are_several { "several" } else { "one" };
        let verbs = selector.effect.iter().map(|effect| {
            let arguments = [("case", case.into())];
            messages.word_of("audit-effect", effect.name(), &arguments)
        });
        let effects = messages.or(&verbs.collect::<Vec<String>>());
        clauses.push(say!(messages, "audit-instrument-effect", effects = effects));
    }
    if let Some(interval) = &selector.signed {
        let interval = interval_words(messages, interval);
        clauses.push(say!(
            messages,
            "audit-instrument-signed",
            interval = interval
        ));
    }
    if let Some(day) = selector.in_force {
        clauses.push(say!(messages, "audit-instrument-in-force", day = day));
    }
    if let Some(interval) = &selector.terminated {
        let interval = interval_words(messages, interval);
        clauses.push(say!(
            messages,
            "audit-instrument-terminated",
            interval = interval
        ));
    }
    if !selector.signed_by.is_empty() {
        let offices = selector.signed_by.iter();
        let offices: Vec<String> = offices
            .map(|it| messages.word("office", it.name()))
            .collect();
        let offices = messages.or(&offices);
        clauses.push(say!(
            messages,
            "audit-instrument-signed-by",
            offices = offices
        ));
    }
    let both = |words: String, clause: String| {
        say!(
            messages,
            "audit-instrument-and",
            words = words,
            clause = clause
        )
    };
    clauses.into_iter().reduce(both).unwrap_or_default()
}

/// To what something belongs: 'in a', 'in both a and b', 'in all of a, b and c'. `case` is what the
/// clause is added to.
pub(super) fn all_words(messages: &Messages, names: &[String], case: &str) -> String {
    match names {
        [only] => say!(messages, "audit-clause-in", names = only, case = case),
        [first, last] => say!(
            messages,
            "audit-clause-in-both",
            first = first,
            last = last,
            case = case
        ),
        names => say!(
            messages,
            "audit-clause-in-all",
            names = messages.and(names),
            case = case
        ),
    }
}

/// To what something does not belong: 'not in a', 'in neither a nor b', 'in none of a, b and c'.
pub(super) fn outside_words(messages: &Messages, names: &[String], case: &str) -> String {
    match names {
        [only] => say!(messages, "audit-clause-not-in", name = only, case = case),
        [first, last] => say!(
            messages,
            "audit-clause-in-neither",
            first = first,
            last = last,
            case = case
        ),
        names => say!(
            messages,
            "audit-clause-in-none",
            names = messages.and(names),
            case = case
        ),
    }
}
