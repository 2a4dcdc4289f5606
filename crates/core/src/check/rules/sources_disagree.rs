use super::differs_in_nothing::is_in_record;
use super::invalid_difference;
use super::shared::evidence::{Attested, for_each_attested};
use crate::check::{Context, Report};
use crate::finding::{Place, Rule, all_of};
use crate::model::{Evidence, Level};
use std::collections::{BTreeMap, BTreeSet};

pub(super) static RULE: Rule = Rule {
    name: "sources-disagree",
    summary: "A citation gives another value than its record.",
    level: Level::Note,
    since: "0.1.0",
    aliases: &[],
    page: include_str!("sources-disagree.md"),
};

pub(super) fn run(context: &Context<'_, '_>, report: &mut Report) {
    let mut known = BTreeMap::new();
    // What is not a value of its key, or the same as in the record, has a finding of its own.
    let mut differs = |record: &Attested<'_>, name: &str, value: &str| {
        !is_in_record(record, name, value)
            && invalid_difference::fault(context, record, name, value, &mut known).is_none()
    };
    for_each_attested(context.network.registry, |record| {
        // A record of which every citation gives another tier has a finding of its own.
        if !record.evidence.iter().any(Evidence::attests_record) {
            return;
        }
        let mut fields: Vec<&str> = Vec::new();
        let mut seen: BTreeSet<&str> = BTreeSet::new();
        let mut places = Vec::new();
        for (citation, evidence) in record.evidence.iter().enumerate() {
            let pairs = evidence.differs.0.iter();
            let pairs = pairs.filter(|(name, value)| differs(&record, name, value));
            let names: Vec<&str> = pairs.map(|(name, _)| &**name).collect();
            if names.is_empty() {
                continue;
            }
            let path = record.path(citation).then("differs");
            places.push(Place::value(record.section, record.index, path));
            for name in names {
                if seen.insert(name) {
                    fields.push(name);
                }
            }
        }
        let mut places = places.into_iter();
        let Some(first) = places.next() else { return };
        let message = format!("the sources disagree about {}", all_of(&fields));
        let mut draft = report
            .found(first, message)
            .label("another value")
            .help("this needs no change, unless a further source decides it");
        for other in places {
            draft = draft.related(other, "another value here too");
        }
    });
}
