use super::shared::claims::{Counted, counted, element_places};
use crate::audit::ClaimQuery;
use crate::check::{Context, Report};
use crate::finding::{FieldPath, Place, Rule};
use crate::model::{Level, Section, Verdict};

pub(super) static RULE: Rule = Rule {
    name: "verdict-changed",
    summary: "The verdict of a claim is no longer the one that `expect` records.",
    level: Level::Warning,
    since: "0.1.0",
    aliases: &[],
    page: include_str!("verdict-changed.md"),
};

/// The greatest number of elements that are named as those that did it: of more, each could have.
const MOST_NAMED: usize = 3;

pub(super) fn run(context: &Context<'_, '_>, report: &mut Report) {
    for counted in counted(context) {
        let Some(expected) = counted
            .claim
            .expect
            .filter(|expected| *expected != counted.word)
        else {
            continue;
        };
        let place = Place::value(Section::Claims, counted.index, FieldPath::key("expect"));
        let message = format!(
            "the claim is expected {} but {}: {}",
            to_be(expected),
            is(counted.word),
            counted.numbers()
        );
        let mut draft = report
            .found(place, message)
            .label("not the verdict now")
            .related(counted.place(), "what the claim states");
        let (places, words) = decisive(context, &counted);
        for place in places {
            draft = draft.related(
                place,
                "without this record the verdict would be as expected",
            );
        }
        draft.help(format!(
            "{words}; if the records are right, remove `expect` and `because`, or change them"
        ));
    }
}

/// What a claim is expected to be, after 'expected'.
fn to_be(verdict: Verdict) -> &'static str {
    match verdict {
        Verdict::Holds => "to hold",
        Verdict::Contradicted => "to be contradicted",
        Verdict::Undetermined => "to be undetermined",
    }
}

/// What it is.
fn is(verdict: Verdict) -> &'static str {
    match verdict {
        Verdict::Holds => "holds",
        Verdict::Contradicted => "is contradicted",
        Verdict::Undetermined => "is undetermined",
    }
}

/// The records that made the verdict another, as far as counting can tell, and words about them.
fn decisive(context: &Context<'_, '_>, counted: &Counted<'_>) -> (Vec<Place>, String) {
    let all_of_them = "see `chancery audit --explain` for what is counted".to_owned();
    let (Some(question), Some(expected)) = (
        ClaimQuery::new(context.network, counted.claim, None),
        counted.claim.expect,
    ) else {
        return (Vec::new(), all_of_them);
    };
    let elements = counted.verdict.decisive(&question, expected);
    if elements.is_empty() {
        return (Vec::new(), all_of_them);
    }
    if elements.len() > MOST_NAMED {
        let words = format!(
            "any one of the {} counted elements decides it",
            elements.len()
        );
        return (Vec::new(), words);
    }
    let names: Vec<String> = elements
        .iter()
        .map(|element| element.name(question.network))
        .collect();
    let places = elements
        .iter()
        .flat_map(|element| element_places(&question, *element))
        .collect();
    (places, format!("decided by {}", names.join(", ")))
}
