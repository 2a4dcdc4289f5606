use std::collections::BTreeMap;

use super::shared::claims::{Counted, counted};
use super::shared::support::field;
use crate::audit::ClaimQuery;
use crate::check::{Context, Report};
use crate::finding::{FieldPath, Place, Rule};
use crate::model::{Level, Section, Verdict};
use crate::network::{RecordRef, SourceIndex};

pub(super) static RULE: Rule = Rule {
    name: "claim-without-day",
    summary: "It is unknown on which day a claim was made.",
    level: Level::Warning,
    since: "0.1.0",
    aliases: &[],
    page: include_str!("claim-without-day.md"),
};

pub(super) fn run(context: &Context<'_, '_>, report: &mut Report) {
    let mut of_sources: BTreeMap<SourceIndex, Vec<Counted<'_>>> = BTreeMap::new();
    for counted in counted(context) {
        let question = ClaimQuery::new(context.network, counted.claim, None);
        let is_known_to_be = counted.claim.expect == Some(Verdict::Undetermined);
        if is_known_to_be || !question.is_some_and(|question| question.lacks_day()) {
            continue;
        }
        if let Some(date) = counted.claim.as_of {
            let place = Place::value(Section::Claims, counted.index, FieldPath::key("as-of"));
            report
                .found(
                    place,
                    format!("`as-of: {date}` does not say when the claim was made"),
                )
                .label("too uncertain")
                .help(HELP);
        } else if let Some(RecordRef::Source(source)) =
            context.network.records.get(&counted.claim.source)
        {
            of_sources.entry(source).or_default().push(counted);
        }
    }
    for (source, claims) in of_sources {
        of_source(context, report, source, &claims);
    }
}

const HELP: &str = "write the first and the last possible day, as in `2023-09-01/2023-09-30`; \
                    without them the claim is undetermined";

/// One finding for a source, however many claims it makes.
fn of_source(
    context: &Context<'_, '_>,
    report: &mut Report,
    source: SourceIndex,
    claims: &[Counted<'_>],
) {
    let record = context.network.source_at(source);
    let [first, others @ ..] = claims else { return };
    let place = Place::value(Section::Claims, first.index, FieldPath::key("source"));
    let (message, help) = match record.published {
        None => (
            format!(
                "the day of this claim is unknown: `{}` has no `published`",
                record.id
            ),
            "add `published` to the source, or `as-of` to the claim; without them the claim is \
             undetermined",
        ),
        Some(date) => (
            format!(
                "the day of this claim is unknown: `{}` was published `{date}`",
                record.id
            ),
            HELP,
        ),
    };
    let of_source = match record.published {
        None => Place::record(Section::Sources, source),
        Some(_) => field(Section::Sources, source, "published"),
    };
    let mut draft = report
        .found(place, message)
        .label("day of the claim unknown")
        .related(of_source, "its source");
    for other in others {
        let place = Place::value(Section::Claims, other.index, FieldPath::key("source"));
        draft = draft.related(place, "this claim too");
    }
    draft.help(help);
}
