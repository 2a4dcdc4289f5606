use super::shared::evidence::{Attested, fill, for_each_attested};
use crate::check::{Context, Report};
use crate::fields::{FieldValue, ManyFields};
use crate::finding::Rule;
use crate::model::Level;
use std::borrow::Cow;

pub(super) static RULE: Rule = Rule {
    name: "differs-in-nothing",
    summary: "A citation's `differs` gives the same value as the record.",
    level: Level::Warning,
    since: "0.1.0",
    aliases: &[],
    page: include_str!("differs-in-nothing.md"),
};

pub(super) fn run(context: &Context<'_, '_>, report: &mut Report) {
    for_each_attested(context.network.registry, |record| {
        for (citation, evidence) in record.evidence.iter().enumerate() {
            for (name, value) in &evidence.differs.0 {
                if !is_in_record(&record, name, value) {
                    continue;
                }
                let place = record.difference(citation, name);
                report
                    .found(
                        place,
                        format!("the record has the same `{name}` as this `differs`"),
                    )
                    .label("the same as in the record")
                    .help(format!(
                        "remove it; if the page gives this value, list `{name}` in `attests`"
                    ));
            }
        }
    });
}

/// Whether the record has this value, however either is written.
pub(super) fn is_in_record(record: &Attested<'_>, name: &str, value: &str) -> bool {
    let Some(position) = record.record.noun().position(name) else {
        return false;
    };
    let mut probe = (record.empty)();
    if fill(&mut *probe, position, value).is_err() {
        return false;
    }
    match (record.record.view(position), probe.view(position)) {
        (FieldValue::One(own), FieldValue::One(other)) => own == other,
        (FieldValue::Many(own), FieldValue::Many(other)) => sorted(own) == sorted(other),
        _ => false,
    }
}

fn sorted(list: &dyn ManyFields) -> Vec<Cow<'_, str>> {
    let mut texts: Vec<_> = (0..list.count()).map(|at| list.text(at)).collect();
    texts.sort_unstable();
    texts
}
