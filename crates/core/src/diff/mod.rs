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
mod holds;
mod lists;
mod renames;
mod side;

pub use change::{
    Doubt, FieldChange, ItemChanges, ListChanges, PairChange, Parts, RecordAt, RecordChange,
};
pub use claims::{ClaimChange, ClaimState, Moved, Standing};
pub use holds::TieStanding;
pub use renames::Renames;
pub use side::Side;

use std::collections::{BTreeMap, BTreeSet};

use crate::analysis::Analysis;
use crate::date::Truth;
use crate::model::{Keyword as _, MANIFEST, Registry, Role, Section, section_list, section_noun};
use crate::network::ClaimIndex;
use claims::{Counted, Identity};
use compare::record_changes;
use holds::Held;
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

/// What differs in what holds on the day of each side, and in what is counted.
#[non_exhaustive]
pub struct Effects<'d> {
    /// The ties that differ: where both sides have a subject its partners, otherwise all ties, by
    /// the ids of their parties.
    pub ties: Vec<TieChange>,
    /// The memberships that differ, by member, organisation and role.
    pub memberships: Vec<MembershipChange>,
    /// The claims that differ, in the order of their ids.
    pub claims: Vec<ClaimChange<'d>>,
}

/// What made something hold that did not hold before, or the reverse.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Cause {
    /// The records.
    Records,
    /// That the new registry describes another day: the old records say the same of that day.
    Day,
    /// Both, each a part of it.
    RecordsAndDay,
}

/// A tie that holds on one side only, or at other tiers.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct TieChange {
    /// The partner; where no subject is, all parties.
    pub parties: Vec<String>,
    /// The tie on the day of the old side; none if it did not hold.
    pub old: Option<TieStanding>,
    /// The tie on the day of the new side; none if it does not hold.
    pub new: Option<TieStanding>,
    /// Whether the records or the day changed it.
    pub cause: Cause,
}

/// A membership that holds on one side only, or is certain on one side only.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct MembershipChange {
    /// Who.
    pub member: String,
    /// In which organisation.
    pub organisation: String,
    /// In which role.
    pub role: Role,
    /// Whether it held on the day of the old side.
    pub old: Truth,
    /// Whether it holds on the day of the new side.
    pub new: Truth,
    /// Whether the records or the day changed it.
    pub cause: Cause,
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
        for (section, lists) in &lists {
            let pairs = lists.pairs(&renames);
            let mut changes = record_changes(lists, &pairs, &renames);
            for change in &mut changes {
                change.doubt = doubt(*section, change, old.registry(), new.registry());
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
            None => vec![&registry.manifest as &dyn crate::fields::Fields],
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
    let below = |manifests: &[&'d dyn crate::fields::Fields], key: usize| {
        let views = manifests.iter().map(|manifest| manifest.view(key));
        let lists = views.filter_map(|view| match view {
            crate::fields::FieldValue::Records(list) => Some(records(list)),
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

/// Why a change of a record may not be one.
fn doubt(
    section: Section,
    change: &RecordChange<'_>,
    old: &Registry,
    new: &Registry,
) -> Option<Doubt> {
    let may_hide = |record: &dyn crate::fields::Fields, other: &Registry| {
        !other.is_complete() && own_id(record).is_none_or(|id| other.unread().may_define(id))
    };
    match (change.old, change.new) {
        (Some(at), None) => may_hide(at.record, new).then_some(Doubt::Unread),
        (None, Some(at)) => may_hide(at.record, old).then_some(Doubt::Unread),
        (Some(before), Some(after)) => {
            let are_whole =
                old.is_whole(section, before.index) && new.is_whole(section, after.index);
            (!are_whole).then_some(Doubt::Faulty)
        }
        (None, None) => None,
    }
}

/// What changed something from `old` to `new`, where the old records say `aged` of the new day;
/// none if it did not change.
fn cause<T: PartialEq>(old: &T, aged: &T, new: &T) -> Option<Cause> {
    if old == new {
        return None;
    }
    Some(match (old == aged, aged == new) {
        (true, _) => Cause::Records,
        (_, true) => Cause::Day,
        (false, false) => Cause::RecordsAndDay,
    })
}

impl<'d> Effects<'d> {
    /// Compares the old records on their day and on the new one with the new records.
    fn new(states: [&'d Analysis; 3], claims: &Pairs, identity: &Identity<'_>) -> Self {
        let of_subject = [states[0], states[2]]
            .into_iter()
            .filter(|it| !is_absent(it))
            .all(|it| it.network().subject.is_some());
        let none = Renames::default();
        let held = |state: usize| {
            let renames = if state == 2 { &none } else { identity.renames };
            match is_absent(states[state]) {
                true => Held::default(),
                false => Held::new(states[state].network(), renames, of_subject),
            }
        };
        let [old, aged, new] = [held(0), held(1), held(2)];
        Effects {
            ties: tie_changes([&old, &aged, &new]),
            memberships: membership_changes([&old, &aged, &new]),
            claims: claim_changes(states, claims, identity),
        }
    }
}

fn tie_changes(held: [&Held; 3]) -> Vec<TieChange> {
    let keys: BTreeSet<&Vec<String>> = held.iter().flat_map(|it| it.ties.keys()).collect();
    let changes = keys.into_iter().filter_map(|parties| {
        let [old, aged, new] = held.map(|it| it.ties.get(parties));
        Some(TieChange {
            parties: parties.clone(),
            cause: cause(&old, &aged, &new)?,
            old: old.cloned(),
            new: new.cloned(),
        })
    });
    changes.collect()
}

fn membership_changes(held: [&Held; 3]) -> Vec<MembershipChange> {
    let keys = held.iter().flat_map(|it| it.memberships.keys());
    let keys: BTreeSet<&(String, String, Role)> = keys.collect();
    let changes = keys.into_iter().filter_map(|key| {
        let of = |held: &Held| held.memberships.get(key).copied().unwrap_or(Truth::No);
        let [old, aged, new] = held.map(of);
        let (member, organisation, role) = key.clone();
        Some(MembershipChange {
            member,
            organisation,
            role,
            old,
            new,
            cause: cause(&old, &aged, &new)?,
        })
    });
    changes.collect()
}

fn claim_changes<'d>(
    states: [&'d Analysis; 3],
    pairs: &Pairs,
    identity: &Identity<'_>,
) -> Vec<ClaimChange<'d>> {
    let [old, aged, new] = states.map(|analysis| Counted {
        network: analysis.network(),
        verdicts: analysis.verdicts(),
    });
    let mut changes: Vec<ClaimChange<'d>> = Vec::new();
    for (before, after) in &pairs.both {
        let [from, then, to] = [
            old.state(ClaimIndex::from(*before)),
            aged.state(ClaimIndex::from(*before)),
            new.state(ClaimIndex::from(*after)),
        ];
        let moved = identity.moved((old.network, from.verdict), (new.network, to.verdict));
        if from.says_the_same(&to) && moved.is_empty() {
            continue;
        }
        let by_day = identity.moved((old.network, from.verdict), (old.network, then.verdict));
        let by_day = !by_day.is_empty() || !from.says_the_same(&then);
        let by_records = identity.moved((old.network, then.verdict), (new.network, to.verdict));
        let by_records = !by_records.is_empty() || !then.says_the_same(&to);
        changes.push(ClaimChange {
            old: Some(from),
            new: Some(to),
            is_rewritten: false,
            moved,
            cause: match (by_records, by_day) {
                (_, false) => Cause::Records,
                (false, true) => Cause::Day,
                (true, true) => Cause::RecordsAndDay,
            },
        });
    }
    let alone = |old, new| ClaimChange {
        old,
        new,
        is_rewritten: false,
        moved: Vec::new(),
        cause: Cause::Records,
    };
    let gained = pairs.gained.iter();
    changes.extend(gained.map(|it| alone(None, Some(new.state((*it).into())))));
    let lost = pairs.lost.iter();
    changes.extend(lost.map(|it| alone(Some(old.state((*it).into())), None)));
    changes.sort_by_key(|change| {
        let state = change.new.or(change.old);
        state.map(|state| state.claim.id.clone())
    });
    changes
}
