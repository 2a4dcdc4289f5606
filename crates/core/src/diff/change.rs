//! What differs between two records of one noun, as data.

use std::borrow::Cow;

use crate::fields::{FieldValue, Fields, Key};

/// A record that one side has and the other has not, or has otherwise.
pub struct RecordChange<'d> {
    /// The record on the old side; none if it was added.
    pub old: Option<RecordAt<'d>>,
    /// The record on the new side; none if it was removed.
    pub new: Option<RecordAt<'d>>,
    /// Where both sides have it, the keys whose values differ, in the order of the noun.
    pub fields: Vec<FieldChange<'d>>,
    /// Why this change may not be one, where an error hides a part of a side.
    pub doubt: Option<Doubt>,
}

/// A record and its position in its list.
#[derive(Clone, Copy)]
pub struct RecordAt<'d> {
    /// The position, from 0.
    pub index: usize,
    /// The record.
    pub record: &'d dyn Fields,
}

/// Why a change may not be one.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Doubt {
    /// The record may be in a part of a file that could not be read.
    Unread,
    /// A part of the record could not be read.
    Faulty,
}

/// A key whose values differ.
pub struct FieldChange<'d> {
    /// The key.
    pub key: &'static Key,
    /// The value on the old side.
    pub old: FieldValue<'d>,
    /// The value on the new side.
    pub new: FieldValue<'d>,
    /// How the values differ.
    pub parts: Parts<'d>,
}

/// How the values of a key differ.
pub enum Parts<'d> {
    /// One value replaces another, or one side has none.
    Whole,
    /// The values of a list that only one side has.
    Items(ItemChanges<'d>),
    /// The words under names that differ, by name.
    Pairs(Vec<PairChange<'d>>),
    /// The keys of one record that differ.
    Fields(Vec<FieldChange<'d>>),
    /// The records of a list that differ.
    Records(ListChanges<'d>),
}

/// How two lists of values differ.
pub struct ItemChanges<'d> {
    /// Those that only the old side has.
    pub lost: Vec<Cow<'d, str>>,
    /// Those that only the new side has.
    pub gained: Vec<Cow<'d, str>>,
}

/// How the words under one name differ.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct PairChange<'d> {
    /// The name.
    pub name: &'d str,
    /// The words on the old side.
    pub old: Option<&'d str>,
    /// The words on the new side.
    pub new: Option<&'d str>,
}

/// How two lists of records differ.
pub struct ListChanges<'d> {
    /// The records that differ: those of the new list in its order, then those that were removed.
    pub changes: Vec<RecordChange<'d>>,
    /// Whether the records of both sides are in another order, in a list whose order says
    /// something.
    pub is_reordered: bool,
}

impl<'d> RecordChange<'d> {
    /// The record as it is now, or of one that was removed as it was.
    #[must_use]
    pub fn record(&self) -> Option<&'d dyn Fields> {
        self.new.or(self.old).map(|at| at.record)
    }

    /// Whether both sides have the record.
    #[must_use]
    pub fn is_changed(&self) -> bool {
        self.old.is_some() && self.new.is_some()
    }
}
