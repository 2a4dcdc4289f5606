//! What a rule finds of citations at the head of a file, for each of the records that have them.

use std::collections::BTreeMap;

use crate::finding::{FieldPath, Finding, Place, Rule};
use crate::model::{Registry, Section};
use crate::yaml::is_at_head;

/// Where a finding about the head of a file is: the rule, the file and the field.
type HeadPlace = (&'static Rule, usize, FieldPath);

/// Leaves one finding for each rule and field at the head of a file. It says how many more records
/// it concerns, and points at them where it concerns only some of those that are cited there.
pub(super) fn merge(registry: &Registry, findings: &mut Vec<Finding>) {
    if registry
        .files
        .iter()
        .all(|file| file.cited_by_head.is_empty())
    {
        return;
    }
    let mut records: BTreeMap<HeadPlace, Vec<(Section, usize)>> = BTreeMap::new();
    findings.retain_mut(|finding| {
        drop_repeated(registry, finding);
        let Some((place, record)) = head_place(registry, finding) else {
            return true;
        };
        let concerned = records.entry(place).or_default();
        concerned.push(record);
        concerned.len() == 1
    });
    for finding in findings {
        let Some((place, first)) = head_place(registry, finding) else {
            continue;
        };
        let concerned = records.get(&place).map_or(&[][..], Vec::as_slice);
        let all = registry.cited_together(first.0, first.1).len();
        if concerned.len() > 1 {
            let more = concerned.len() - 1;
            finding.message.push_str(&format!(
                "; the same applies to {more} more {}",
                if more == 1 { "record" } else { "records" }
            ));
        }
        // What only the first gives may be a fault of the citation itself, which is looked at once.
        let is_of_citation = concerned.len() == 1 && !registry.repeats_head(first.0, first.1);
        if concerned.len() < all && !is_of_citation {
            for (section, index) in concerned {
                finding.add_related(Place::record(*section, *index), "for this record");
            }
        }
    }
}

fn head_place(registry: &Registry, finding: &Finding) -> Option<(HeadPlace, (Section, usize))> {
    let Place::Field(field) = &finding.place else {
        return None;
    };
    let record = (field.section, field.index);
    is_at_head(registry, field).then(|| {
        let file = registry.origin(field.section, field.index).file;
        ((finding.rule, file, field.path.clone()), record)
    })
}

/// Takes away related places that are the same field at the head of a file as another one.
fn drop_repeated(registry: &Registry, finding: &mut Finding) {
    let place_at_head = |place: &Place| match place {
        Place::Field(field) if is_at_head(registry, field) => {
            let file = registry.origin(field.section, field.index).file;
            Some((file, field.path.clone()))
        }
        _ => None,
    };
    let mut seen: Vec<_> = place_at_head(&finding.place).into_iter().collect();
    finding
        .related
        .retain(|other| match place_at_head(&other.place) {
            Some(place) if seen.contains(&place) => false,
            place => {
                seen.extend(place);
                true
            }
        });
}
