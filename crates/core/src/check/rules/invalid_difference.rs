use super::shared::evidence::{Attested, fill, for_each_attested};
use crate::check::{Context, Report};
use crate::fields::{FieldValue, Kind, Reference, ScalarFault};
use crate::finding::{Rule, Suggestions, one_of};
use crate::model::Level;
use std::collections::BTreeMap;

pub(super) static RULE: Rule = Rule {
    name: "invalid-difference",
    summary: "A value in `differs` could not be the record's value.",
    level: Level::Error,
    since: "0.1.0",
    aliases: &[],
    page: include_str!("invalid-difference.md"),
};

pub(super) fn run(context: &Context<'_, '_>, report: &mut Report) {
    let mut known = BTreeMap::new();
    for_each_attested(context.network.registry, |record| {
        for (citation, evidence) in record.evidence.iter().enumerate() {
            for (name, value) in &evidence.differs.0 {
                let Some((why, help)) = fault(context, &record, name, value, &mut known) else {
                    continue;
                };
                let place = record.difference(citation, name);
                report
                    .found(place, format!("invalid `{name}`: {why}"))
                    .label("invalid value")
                    .help(help);
            }
        }
    });
}

/// What is wrong with a value that a page is said to give, and what to do.
pub(super) fn fault<'r>(
    context: &Context<'r, '_>,
    record: &Attested<'_>,
    name: &str,
    value: &str,
    known: &mut BTreeMap<Reference, Suggestions<'r>>,
) -> Option<(String, String)> {
    let noun = record.record.noun();
    let position = noun.position(name)?;
    let may_be_words = matches!(
        noun.keys[position].kind,
        Kind::Tier | Kind::Direction | Kind::Area | Kind::Keyword(_)
    );
    if may_be_words && !value.chars().all(is_of_id) {
        return None;
    }
    let mut probe = (record.empty)();
    let as_in_record = || match may_be_words {
        true => {
            "correct the value, or write the page's own words, with a capital letter or a space"
                .to_owned()
        }
        false => format!(
            "write `{name}` in the form that a record uses, or put the words into \
                          `note`"
        ),
    };
    match fill(&mut *probe, position, value) {
        Ok(()) => {}
        Err(ScalarFault::UnknownValue(words)) => {
            return Some((
                format!("expected one of {}", one_of(&words)),
                as_in_record(),
            ));
        }
        Err(ScalarFault::InvalidDate { message, help }) => {
            return Some((message, help.unwrap_or_else(as_in_record)));
        }
        Err(ScalarFault::InvalidId(why) | ScalarFault::WrongType(why)) => {
            return Some((why, as_in_record()));
        }
    }
    let reference = noun.keys[position].kind.reference()?;
    let network = context.network;
    let ids = match probe.view(position) {
        FieldValue::One(id) => vec![id.into_text()],
        FieldValue::Many(list) => (0..list.count()).map(|at| list.text(at)).collect(),
        _ => Vec::new(),
    };
    let unread = network.registry.unread();
    let leads_nowhere = |id: &str| !network.resolves(reference, id) && !unread.may_define(id);
    let id = ids.iter().find(|id| leads_nowhere(id))?;
    let found = known
        .entry(reference)
        .or_insert_with(|| reference.suggestions(network.registry))
        .closest(id)
        .map(|found| found.help(id));
    let why = format!("no {} has the id `{id}`", reference.noun());
    Some((why, found.unwrap_or_else(as_in_record)))
}

/// Whether a character is of those in which tiers, kinds and areas are written. What has another
/// one is what the page itself calls it.
fn is_of_id(character: char) -> bool {
    character.is_ascii_lowercase() || character.is_ascii_digit() || "-_.".contains(character)
}
