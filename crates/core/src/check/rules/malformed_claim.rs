use crate::check::{Context, Report, Rule};
use crate::finding::{FieldPath, Place};
use crate::model::{Claim, ClaimNoun, Level, Section, Stated};

pub(super) static RULE: Rule = Rule {
    name: "malformed-claim",
    level: Level::Error,
    page: include_str!("malformed-claim.md"),
    run: Some(run),
};

/// What a claim says that its form does not take, or does not say that its form needs.
struct Fault {
    /// The key that is at fault, or that of the form where one is missing.
    key: &'static str,
    message: String,
    help: &'static str,
}

fn run(context: &Context<'_, '_>, report: &mut Report) {
    for (index, claim) in context.network.registry.claims.iter().enumerate() {
        if !context.is_whole(Section::Claims, index) {
            continue;
        }
        for fault in faults(claim) {
            let place = Place::key(Section::Claims, index, FieldPath::of(fault.key));
            report
                .found(place, fault.message)
                .label("here")
                .help(fault.help);
        }
    }
}

/// Whether a claim has the keys of its form, so that it can be counted as it was meant.
pub(super) fn is_well_formed(claim: &Claim) -> bool {
    faults(claim).is_empty()
}

fn faults(claim: &Claim) -> Vec<Fault> {
    let mut faults = Vec::new();
    let Some((form, noun)) = claim.form() else {
        return faults;
    };
    let stated = stated_keys(claim);
    match form {
        "count" => {
            number(claim, &stated, &mut faults);
            misplaced(claim.are.is_some(), "are", form, &mut faults);
            misplaced(claim.within.is_some(), "within", form, &mut faults);
        }
        "span" => {
            span(claim, noun, &stated, &mut faults);
            misplaced(claim.are.is_some(), "are", form, &mut faults);
        }
        _ => {
            if claim.are.is_none() {
                faults.push(Fault {
                    key: form_key(form),
                    message: format!("a claim of the form `{form}` says what they `are`"),
                    help: "add `are`, a selector that says what is said of them",
                });
            }
            for key in &stated {
                misplaced(true, key, form, &mut faults);
            }
            misplaced(claim.within.is_some(), "within", form, &mut faults);
        }
    }
    if claim.expect.is_some() && claim.because.is_none() {
        faults.push(Fault {
            key: "expect",
            message: "an expected verdict has a reason".to_owned(),
            help: "add `because`, which says why the verdict is known",
        });
    }
    if claim.because.is_some() && claim.expect.is_none() {
        faults.push(Fault {
            key: "because",
            message: "a reason stands beside the verdict that it explains".to_owned(),
            help: "add `expect`, or write the words as `note`",
        });
    }
    faults
}

/// The keys by which a number is stated, of those that are there.
fn stated_keys(claim: &Claim) -> Vec<&'static str> {
    let keys = [
        ("is", claim.is.is_some()),
        ("at-least", claim.at_least.is_some()),
        ("at-most", claim.at_most.is_some()),
    ];
    keys.into_iter()
        .filter(|(_, is_there)| *is_there)
        .map(|(key, _)| key)
        .collect()
}

fn form_key(form: &str) -> &'static str {
    match form {
        "count" => "count",
        "every" => "every",
        "most" => "most",
        _ => "span",
    }
}

fn misplaced(is_there: bool, key: &'static str, form: &str, faults: &mut Vec<Fault>) {
    if is_there {
        faults.push(Fault {
            key,
            message: format!("a claim of the form `{form}` has no `{key}`"),
            help: "remove the key, or choose the form that takes it",
        });
    }
}

fn number(claim: &Claim, stated: &[&'static str], faults: &mut Vec<Fault>) {
    match stated {
        [] => faults.push(Fault {
            key: "count",
            message: "a claim of the form `count` states a number".to_owned(),
            help: "add one of `is`, `at-least` and `at-most`",
        }),
        [_] => {}
        [_, others @ ..] => faults.extend(others.iter().map(|key| Fault {
            key,
            message: "a claim states one number".to_owned(),
            help: "keep one of `is`, `at-least` and `at-most`, and make another claim of the other",
        })),
    }
    if let Some(Stated::Span(_)) = claim.is {
        faults.push(Fault {
            key: "is",
            message: "what is counted is a number, not an interval".to_owned(),
            help: "write a whole number, as in 25",
        });
    }
}

fn span(claim: &Claim, noun: ClaimNoun, stated: &[&'static str], faults: &mut Vec<Fault>) {
    if noun != ClaimNoun::Instruments {
        faults.push(Fault {
            key: "span",
            message: "only instruments have a first and a last".to_owned(),
            help: "write `span: instruments`",
        });
    }
    for key in stated.iter().filter(|key| **key != "is") {
        misplaced(true, key, "span", faults);
    }
    match (claim.is, claim.within) {
        (Some(Stated::Number(_)), _) => faults.push(Fault {
            key: "is",
            message: "a span is first and last, not a number".to_owned(),
            help: "write an interval, as in 1997/2025",
        }),
        (Some(Stated::Span(_)), Some(_)) => misplaced(true, "within", "span with `is`", faults),
        (None, None) => faults.push(Fault {
            key: "span",
            message: "a claim of the form `span` states when".to_owned(),
            help: "add `is` with first and last, as in 1997/2025, or `within`",
        }),
        _ => {}
    }
}
