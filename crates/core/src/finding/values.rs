//! Every value of every record, with its place: the one walk over the tables of fields.

use std::borrow::Cow;
use std::ops::Range;
use std::rc::Rc;

use super::{FieldPath, Place, Step};
use crate::fields::{FieldValue, Fields, Key, Noun, ScalarValue};
use crate::model::{FILE_HEAD, Keyword, Registry, Section, section_list, section_noun};

/// A value, and where it stands.
pub struct RecordValue<'w> {
    /// The list of the record.
    pub section: Section,
    /// The position of the record in its list.
    pub index: usize,
    /// The record that holds the value directly, which may lie within that one.
    pub record: &'w dyn Fields,
    /// The key of the value.
    pub key: &'static Key,
    /// The value by its type.
    pub value: ScalarValue<'w>,
    /// The way to the record that contains it.
    above: Trail<'w>,
    /// The step from its key to the value, where there is one.
    last: Option<TrailStep<'w>>,
}

/// A step of a path, as long as the walk has not come back.
#[derive(Clone, Copy)]
enum TrailStep<'w> {
    Key(&'w str),
    Element(usize),
}

/// The steps to a record from that of its list, the last one first: they are written down only for
/// a value whose path is asked for.
type Trail<'w> = Option<&'w TrailEnd<'w>>;

struct TrailEnd<'w> {
    before: Trail<'w>,
    step: TrailStep<'w>,
}

impl RecordValue<'_> {
    /// The value as it is written in canonical form.
    #[must_use]
    pub fn text(&self) -> Cow<'_, str> {
        self.value.text()
    }

    /// The path to the record that holds the value directly.
    #[must_use]
    pub(crate) fn record_path(&self) -> FieldPath {
        let mut steps = Vec::new();
        let mut next = self.above;
        while let Some(end) = next {
            steps.push(end.step.step());
            next = end.before;
        }
        steps.reverse();
        FieldPath(steps)
    }

    /// The path to the value, below the record of its list.
    #[must_use]
    pub fn path(&self) -> FieldPath {
        let mut path = self.record_path();
        path.0.push(TrailStep::Key(self.key.name).step());
        path.0.extend(self.last.map(TrailStep::step));
        path
    }

    /// The place of the value.
    #[must_use]
    pub fn place(&self) -> Place {
        Place::value(self.section, self.index, self.path())
    }
}

impl TrailStep<'_> {
    fn step(self) -> Step {
        match self {
            TrailStep::Key(key) => Step::Key(key.into()),
            TrailStep::Element(index) => Step::Element(index),
        }
    }
}

/// Visits every value whose key is wanted, in the order of the records. Words under names count as
/// values of their key. Citations at the head of a file are visited once, as those of the first
/// record that they are for.
pub fn for_each_value(
    registry: &Registry,
    wanted: impl Fn(&Key) -> bool,
    visit: impl FnMut(&RecordValue<'_>),
) {
    let all = |section| section_list(registry, section).map_or(0..1, |list| 0..list.count());
    visit_values(registry, all, wanted, visit);
}

/// Visits the values of the records of one file as [`for_each_value`] does.
pub fn for_each_value_of_file(
    registry: &Registry,
    file: usize,
    wanted: impl Fn(&Key) -> bool,
    visit: impl FnMut(&RecordValue<'_>),
) {
    if let Some(file) = registry.files.get(file) {
        let own = |section| file.records[section as usize].clone();
        visit_values(registry, own, wanted, visit);
    }
}

fn visit_values(
    registry: &Registry,
    range: impl Fn(Section) -> Range<usize>,
    wanted: impl Fn(&Key) -> bool,
    mut visit: impl FnMut(&RecordValue<'_>),
) {
    let mut walk = ValueWalk {
        plans: Plans {
            wanted: &wanted,
            found: Vec::new(),
        },
        visit: &mut visit,
        section: Section::Manifest,
        index: 0,
        repeats_head: false,
    };
    let has_head = registry
        .files
        .iter()
        .any(|file| !file.cited_by_head.is_empty());
    for section in Section::ALL {
        let plan = walk.plans.of(section_noun(*section));
        if plan.is_empty() {
            continue;
        }
        walk.section = *section;
        let list = section_list(registry, *section);
        for index in range(*section) {
            walk.index = index;
            let Some(list) = list else {
                walk.record(&registry.manifest, &plan, None);
                continue;
            };
            walk.repeats_head = has_head && registry.repeats_head(*section, index);
            if let Some(record) = list.record(index) {
                walk.record(record, &plan, None);
            }
        }
    }
}

/// For each noun the positions of the keys that a walk looks at: those that are wanted, and those
/// of records that have such keys.
struct Plans<'w> {
    wanted: &'w dyn Fn(&Key) -> bool,
    found: Vec<(&'static Noun, Rc<[usize]>)>,
}

impl Plans<'_> {
    fn of(&mut self, noun: &'static Noun) -> Rc<[usize]> {
        let position = self.found.iter().position(|it| std::ptr::eq(it.0, noun));
        if let Some(position) = position {
            return Rc::clone(&self.found[position].1);
        }
        let position = self.found.len();
        // A noun may hold records of its own kind: until it is known, each of its keys may be one.
        self.found.push((noun, (0..noun.keys.len()).collect()));
        let keys = noun.keys.iter().enumerate();
        let plan: Rc<[usize]> = keys
            .filter(|(_, key)| match key.kind.records() {
                Some(inner) => !self.of(inner).is_empty(),
                None => (self.wanted)(key),
            })
            .map(|(position, _)| position)
            .collect();
        self.found[position].1 = Rc::clone(&plan);
        plan
    }
}

struct ValueWalk<'w> {
    plans: Plans<'w>,
    visit: &'w mut dyn FnMut(&RecordValue<'_>),
    section: Section,
    index: usize,
    /// Whether the citations of the record are those at the head of its file, which were visited.
    repeats_head: bool,
}

impl ValueWalk<'_> {
    /// Visits the values of a record, by the plan of its noun.
    fn record(&mut self, record: &dyn Fields, plan: &[usize], above: Trail<'_>) {
        let noun = record.noun();
        for position in plan.iter().copied() {
            let key = &noun.keys[position];
            if self.repeats_head && above.is_none() && key.name == FILE_HEAD.keys[0].name {
                continue;
            }
            let mut value = |value: ScalarValue<'_>, last: Option<TrailStep<'_>>| {
                (self.visit)(&RecordValue {
                    section: self.section,
                    index: self.index,
                    record,
                    key,
                    value,
                    above,
                    last,
                });
            };
            match record.view(position) {
                FieldValue::Absent => {}
                FieldValue::One(own) => value(own, None),
                FieldValue::Many(list) => {
                    for element in 0..list.count() {
                        let text = ScalarValue::Text(list.text(element));
                        value(text, Some(TrailStep::Element(element)));
                    }
                }
                FieldValue::StringMap(pairs) => {
                    for (name, words) in &pairs.0 {
                        value(words.as_str().into(), Some(TrailStep::Key(name)));
                    }
                }
                FieldValue::Record(inner) => {
                    let step = TrailStep::Key(key.name);
                    let before = above;
                    let plan = self.plans.of(inner.noun());
                    self.record(inner, &plan, Some(&TrailEnd { before, step }));
                }
                FieldValue::Records(list) => {
                    let step = TrailStep::Key(key.name);
                    let under_key = TrailEnd {
                        before: above,
                        step,
                    };
                    let plan = key.kind.records().map(|noun| self.plans.of(noun));
                    for element in 0..list.count() {
                        let end = TrailEnd {
                            before: Some(&under_key),
                            step: TrailStep::Element(element),
                        };
                        if let Some((inner, plan)) = list.record(element).zip(plan.as_deref()) {
                            self.record(inner, plan, Some(&end));
                        }
                    }
                }
            }
        }
    }
}
