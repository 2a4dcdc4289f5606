//! What changed between two states of a registry: records, partners, memberships and claims.
//!
//! Files, layout and the order of records make no difference. Which keys there are comes from the
//! tables of [`crate::fields`], so that a new key is compared from its first day.
//!
//! ```
//! use chancery_core::Analysis;
//! use chancery_core::diff::{Diff, aged};
//! use chancery_core::yaml::Input;
//!
//! let registry = |tier: &str| {
//!     let text = format!(
//!         "registry: example\ntitle: Example\nsubject: AZE\nas-of: 2025-12-31\ntiers:\n  \
//!          - {{id: partnership, name: Partnership}}\n  - {{id: alliance, name: Alliance}}\n\
//!          partnerships:\n  - {{parties: [AZE, HUN], tier: {tier}, since: 2010-11-05}}\n"
//!     );
//!     Analysis::from_files(vec![Input::text("registry.yaml", &text)])
//! };
//! let (old, new) = (registry("partnership"), registry("alliance"));
//! let aged = aged(&old, &new);
//! let diff = Diff::new(&old, aged.as_ref(), &new);
//! let hungary = &diff.holds.as_ref().unwrap().ties[0];
//! assert_eq!(hungary.parties, ["HUN"]);
//! assert_eq!(hungary.old.as_ref().unwrap().tiers, ["partnership"]);
//! assert_eq!(hungary.new.as_ref().unwrap().tiers, ["alliance"]);
//! ```

mod change;
mod claims;
mod compare;
mod content;
mod effects;
mod holds;
mod lists;
mod renames;
mod side;

pub use change::{
    Doubt, FieldChange, ItemChanges, ListChanges, PairChange, Parts, RecordAt, RecordChange,
};
pub use claims::{ClaimChange, ClaimState, Moved, Standing};
pub use effects::{Cause, Effects, MembershipChange, TieChange};
pub use holds::TieStanding;
pub use renames::Renames;
pub use side::Side;

use std::collections::{BTreeMap, BTreeSet};

use crate::analysis::Analysis;
use crate::fields::{FieldValue, Fields};
use crate::model::{Keyword as _, MANIFEST, Section, UnparsedText, section_list, section_noun};
use claims::Identity;
use compare::record_changes;
use lists::{Lists, Pairs, own_id, records};
use side::is_absent;

/// What changed between two states of a registry.
#[non_exhaustive]
pub struct Diff<'d> {
    /// The old side.
    pub old: Side,
    /// The new side.
    pub new: Side,
    /// The ids that changed.
    pub renames: Renames<'d>,
    /// The records that differ, section by section; sections without a change are left out.
    pub sections: Vec<SectionChanges<'d>>,
    /// What differs in what holds and is counted; none if errors may hide records of a side, so
    /// that nothing true could be said of it.
    pub holds: Option<Effects<'d>>,
}

/// The records of a section that differ.
#[non_exhaustive]
pub struct SectionChanges<'d> {
    /// The section.
    pub section: Section,
    /// Its changes: the records of the new side in their order, then those that were removed.
    pub changes: Vec<RecordChange<'d>>,
}

/// The old records in a registry that describes the day of the new one, by which the passing of
/// the day is told from changes of the records. None if both sides describe the same day, or one
/// does not say its day.
#[must_use]
pub fn aged(old: &Analysis, new: &Analysis) -> Option<Analysis> {
    let day = new.registry().manifest.as_of?;
    let before = old.registry().manifest.as_of?;
    if day == before {
        return None;
    }
    let mut reading = old.reading().clone();
    reading.registry.manifest.as_of = Some(day);
    Some(Analysis::from_reading(reading))
}

impl<'d> Diff<'d> {
    /// Compares two states of a registry. `aged` is what [`aged`] gives of them.
    #[must_use]
    pub fn new(old: &'d Analysis, aged: Option<&'d Analysis>, new: &'d Analysis) -> Self {
        let lists = all_lists(old, new);
        let of_renames: Vec<Lists<'d>> = lists
            .iter()
            .flat_map(|(_, lists)| inner_lists(lists))
            .collect();
        let renames = Renames::new(&of_renames, new.registry());
        let mut diff = Diff {
            old: Side::new(old, new),
            new: Side::new(new, old),
            renames: Renames::default(),
            sections: Vec::new(),
            holds: None,
        };
        let mut claims = Pairs::default();
        let mut partnerships = BTreeMap::new();
        let hidden = [old, new].map(|it| it.registry().unread());
        for (section, lists) in &lists {
            let pairs = match section {
                // There is one on each side, whatever id the registry has.
                Section::Manifest => lists.in_order(),
                _ => lists.pairs(&renames),
            };
            let mut changes = record_changes(lists, &pairs, &renames);
            for change in &mut changes {
                change.doubt = doubt(*section, change, [old, new], &hidden);
            }
            match section {
                Section::Partnerships => partnerships = pairs.both.into_iter().collect(),
                Section::Claims => claims = pairs,
                _ => {}
            }
            if !changes.is_empty() {
                diff.sections.push(SectionChanges {
                    section: *section,
                    changes,
                });
            }
        }
        if !diff.old.hides_records && !diff.new.hides_records {
            let identity = Identity {
                renames: &renames,
                partnerships: &partnerships,
            };
            let held = Effects::new([old, aged.unwrap_or(old), new], &claims, &identity);
            diff.holds = Some(held);
            diff.mark_rewritten();
        }
        diff.renames = renames;
        diff
    }

    /// Whether all of both sides could be compared.
    #[must_use]
    pub fn is_whole(&self) -> bool {
        self.old.is_whole() && self.new.is_whole()
    }

    /// Whether no change is known. Only with [`Diff::is_unchanged`] is there none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.sections.is_empty() && self.renames.iter().next().is_none()
    }

    /// Whether nothing changed for certain: no change is known, and what could not be read is the
    /// same on both sides.
    #[must_use]
    pub fn is_unchanged(&self) -> bool {
        self.is_empty() && self.old.is_compared() && self.new.is_compared()
    }

    /// The changes of a section.
    #[must_use]
    pub fn section(&self, section: Section) -> &[RecordChange<'d>] {
        let found = self.sections.iter().find(|it| it.section == section);
        found.map_or(&[], |found| &found.changes)
    }

    /// Says of each claim whether its own record changed.
    fn mark_rewritten(&mut self) {
        let changed = self.section(Section::Claims).iter();
        let changed = changed.filter_map(|change| Some(change.new?.index));
        let changed: BTreeSet<usize> = changed.collect();
        let claims = self.holds.iter_mut().flat_map(|holds| &mut holds.claims);
        for claim in claims {
            let index = claim.new.map(|new| usize::from(new.index));
            claim.is_rewritten =
                claim.old.is_some() && index.is_some_and(|it| changed.contains(&it));
        }
    }
}

/// The records of both sides, section by section.
fn all_lists<'d>(old: &'d Analysis, new: &'d Analysis) -> Vec<(Section, Lists<'d>)> {
    let of = |analysis: &'d Analysis, section: Section| {
        let registry = analysis.registry();
        match section_list(registry, section) {
            Some(list) => records(list),
            None if is_absent(analysis) => Vec::new(),
            None => vec![&registry.manifest as &dyn Fields],
        }
    };
    let sections = Section::ALL.iter();
    sections
        .map(|section| {
            let lists = Lists {
                noun: section_noun(*section),
                old: of(old, *section),
                new: of(new, *section),
            };
            (*section, lists)
        })
        .collect()
}

/// The lists themselves, and of the manifest those of the records in it.
fn inner_lists<'d>(lists: &Lists<'d>) -> Vec<Lists<'d>> {
    if !std::ptr::eq(lists.noun, &MANIFEST) {
        return vec![Lists {
            noun: lists.noun,
            old: lists.old.clone(),
            new: lists.new.clone(),
        }];
    }
    let below = |manifests: &[&'d dyn Fields], key: usize| {
        let views = manifests.iter().map(|manifest| manifest.view(key));
        let lists = views.filter_map(|view| match view {
            FieldValue::Records(list) => Some(records(list)),
            _ => None,
        });
        lists.flatten().collect()
    };
    let keys = MANIFEST.keys.iter().enumerate();
    keys.filter_map(|(position, key)| {
        Some(Lists {
            noun: key.kind.records()?,
            old: below(&lists.old, position),
            new: below(&lists.new, position),
        })
    })
    .collect()
}

/// Why a change of a record may not be one: what is hidden of a side may define the record.
fn doubt(
    section: Section,
    change: &RecordChange<'_>,
    sides: [&Analysis; 2],
    hidden: &[UnparsedText<'_>; 2],
) -> Option<Doubt> {
    let registries = sides.map(Analysis::registry);
    let may_have = |side: usize, record: &dyn Fields| {
        let is_hidden = || own_id(record).is_none_or(|id| hidden[side].may_define(id));
        !registries[side].is_complete() && is_hidden()
    };
    match (change.old, change.new) {
        (Some(at), None) => may_have(1, at.record).then_some(Doubt::Unread),
        (None, Some(at)) => may_have(0, at.record).then_some(Doubt::Unread),
        (Some(old), Some(new)) => {
            let are_whole = registries[0].is_whole(section, old.index)
                && registries[1].is_whole(section, new.index);
            (!are_whole).then_some(Doubt::Faulty)
        }
        (None, None) => None,
    }
}
