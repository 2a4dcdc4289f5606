//! Prints one record with everything that refers to it.

mod actor_page;
mod chain;
mod citation;
mod claim;
mod members;
pub(crate) mod names;
mod tie;
mod uses;

use std::fmt::Write as _;

use chancery_core::date::Truth;
use chancery_core::fields::Fields;
use chancery_core::finding::{FieldPath, Place};
use chancery_core::messages::Messages;
use chancery_core::model::{Section, section_list, section_noun};
use chancery_core::network::{ActorIndex, InstrumentIndex, Network, RecordRef};
use chancery_core::yaml::{Locator, record_text};
use chancery_export::views::{participant_words, participants_count_words, participants_in_order};
use serde_json::{Value, json};

use self::uses::{Use, uses};
use crate::registry::OpenedRegistry;
use crate::values::record_value;

/// What an id names.
pub(crate) struct ShownRecord<'n> {
    id: &'n str,
    /// The state, if it is one.
    state: Option<ActorIndex>,
    /// The record; where a tie is recorded once for each of its periods, all of them, the earliest
    /// first.
    records: Vec<RecordRef>,
}

impl<'n> ShownRecord<'n> {
    /// The record with an id, or the state of the built-in table that something mentions.
    pub(crate) fn find(network: &Network<'_>, id: &'n str) -> Option<Self> {
        let records = match network.records.get(id) {
            Some(RecordRef::Partnership(first)) => tie::periods(network, first),
            record => record.into_iter().collect(),
        };
        let state = network.state_position(id);
        (!records.is_empty() || state.is_some()).then_some(ShownRecord { id, state, records })
    }

    /// The only record, or the first of several.
    fn first(&self) -> Option<RecordRef> {
        self.records.first().copied()
    }

    /// Each record with its place.
    fn located<'r>(&self, network: &Network<'r>) -> Vec<(RecordRef, &'r dyn Fields, Place)> {
        let located = self.records.iter().filter_map(|record| {
            let (fields, place) = Self::fields(network, *record)?;
            Some((*record, fields, place))
        });
        located.collect()
    }

    fn fields<'r>(network: &Network<'r>, record: RecordRef) -> Option<(&'r dyn Fields, Place)> {
        let registry = network.registry;
        let in_section = |section: Section, index: usize| {
            let record = section_list(registry, section)?.record(index)?;
            Some((record, Place::record(section, index)))
        };
        let in_manifest = |list: &str, index: usize| {
            Place::value(
                Section::Manifest,
                0_usize,
                FieldPath::key(list).element(index),
            )
        };
        match record {
            RecordRef::Tier(index) => {
                Some((network.tier(index), in_manifest("tiers", index.into())))
            }
            RecordRef::Direction(index) => Some((
                network.direction(index),
                in_manifest("directions", index.into()),
            )),
            RecordRef::State(index) => in_section(Section::States, index.into()),
            RecordRef::Organisation(index) => in_section(Section::Organisations, index.into()),
            RecordRef::Partnership(index) => in_section(Section::Partnerships, index.into()),
            RecordRef::Instrument(index) => in_section(Section::Instruments, index.into()),
            RecordRef::Principle(index) => in_section(Section::Principles, index.into()),
            RecordRef::Source(index) => in_section(Section::Sources, index.into()),
            RecordRef::Claim(index) => in_section(Section::Claims, index.into()),
        }
    }
}

/// How many entries of a list are shown at most.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Most(usize);

impl Most {
    /// All of them.
    pub(crate) const ALL: Most = Most(usize::MAX);

    /// As many as can be looked at beside something else.
    pub(crate) const FEW: Most = Most(3);

    /// Whether a list ends before an entry, which is then said.
    fn ends(self, out: &mut String, entry: usize, count: usize) -> bool {
        if entry < self.0 {
            return false;
        }
        let _ = writeln!(out, "... and {} more", count - entry);
        true
    }
}

/// The page of text: a state's as an editor could work from it, any other record in its canonical
/// form with what refers to it. Lists are cut behind the `most` entries.
pub(crate) fn text(
    opened: &OpenedRegistry,
    network: &Network<'_>,
    shown: &ShownRecord<'_>,
    most: Most,
) -> String {
    let mut locator = opened.analysis.locator();
    if let Some(state) = shown.state {
        return actor_page::text(opened, network, state, &mut locator, most);
    }
    let mut out = String::new();
    for (number, (reference, record, place)) in shown.located(network).into_iter().enumerate() {
        if number > 0 {
            out.push('\n');
        }
        let _ = writeln!(out, "{} {}", record.noun().name, shown.id);
        let _ = writeln!(out, "{}\n", at(opened, &mut locator, &place));
        if let RecordRef::Partnership(position) = reference {
            out.push_str(&tie::text(network, position));
            out.push('\n');
        }
        if let RecordRef::Organisation(position) = reference {
            out.push_str(&members::text(network, position));
            let actor = network.actor_of(position);
            let ties = actor_page::ties(opened, network, actor, &mut locator, most);
            if !ties.is_empty() {
                let _ = writeln!(out, "{}\n", ties.trim());
            }
        }
        if let RecordRef::Claim(position) = reference {
            out.push_str(&claim::text(opened, position));
        }
        if let RecordRef::Instrument(position) = reference {
            out.push_str(&tie::of_instrument(network, position));
            out.push_str(&participants(network, position));
            let chain = chain::lines(network, position, "");
            if !chain.is_empty() {
                let _ = writeln!(out, "{chain}");
            }
        }
        out.push_str(&record_text(record, 0));
    }
    let found = uses(network, shown.id);
    if !found.is_empty() {
        let _ = writeln!(out, "\nreferred to by");
        let count = found.len();
        for (number, it) in found.into_iter().enumerate() {
            if most.ends(&mut out, number, count) {
                break;
            }
            let Use {
                section,
                index,
                path,
                called,
            } = it;
            let place = Place::value(section, index, path.clone());
            let noun = section_noun(section).name;
            let at = at(opened, &mut locator, &place);
            let _ = writeln!(out, "  {noun} {called}: {path}  ({at})");
        }
    }
    out
}

/// The page of text of the record at a position in its section. Of one whose id another record has
/// as well it is the record alone: what is counted and what refers to it may be about the other.
pub(crate) fn record_text_at(
    opened: &OpenedRegistry,
    section: Section,
    index: usize,
    most: Most,
) -> Option<String> {
    let network = opened.analysis.network();
    if section == Section::Manifest {
        let text = record_text(&network.registry.manifest, 0);
        return Some(format!("manifest\n\n{text}"));
    }
    let id = network.registry.id_or_derived(section, index);
    let place = Place::record(section, index);
    let shown = id.as_ref().and_then(|id| ShownRecord::find(network, id));
    let is_it = |shown: &ShownRecord<'_>| {
        let mut records = shown.located(network).into_iter();
        let is_state = shown.state.is_some();
        is_state == (section == Section::States) && records.any(|(_, _, other)| other == place)
    };
    match shown.filter(is_it) {
        // Nothing can be counted without the day of the registry.
        Some(shown) if network.registry.manifest.as_of.is_some() => {
            Some(text(opened, network, &shown, most))
        }
        _ => {
            let record = section_list(network.registry, section)?.record(index)?;
            let called = id.map(|id| format!(" {id}")).unwrap_or_default();
            let mut locator = opened.analysis.locator();
            Some(format!(
                "{}{called}\n{}\n\n{}",
                record.noun().name,
                at(opened, &mut locator, &place),
                record_text(record, 0)
            ))
        }
    }
}

/// The same as a value that a serializer writes.
pub(crate) fn value(
    opened: &OpenedRegistry,
    network: &Network<'_>,
    shown: &ShownRecord<'_>,
) -> Value {
    let mut locator = opened.analysis.locator();
    let mut records = shown.located(network).into_iter();
    let (noun, record, place) = match records.next() {
        Some((_, record, place)) => {
            let at = at(opened, &mut locator, &place);
            (record.noun().name, record_value(record), Value::from(at))
        }
        None => {
            let name = network.manifest().state_name(shown.id).unwrap_or(shown.id);
            ("state", json!({"id": shown.id, "name": name}), Value::Null)
        }
    };
    let uses: Vec<Value> = uses(network, shown.id)
        .into_iter()
        .map(
            |Use {
                 section,
                 index,
                 path,
                 called,
             }| {
                let at = at(
                    opened,
                    &mut locator,
                    &Place::value(section, index, path.clone()),
                );
                json!({
                    "noun": section_noun(section).name,
                    "id": called.as_str(),
                    "field": path.to_string(),
                    "at": at,
                })
            },
        )
        .collect();
    let mut value = json!({"noun": noun, "id": shown.id, "at": place, "record": record, "referred_to_by": uses});
    let later: Vec<Value> = records
        .map(|(_, record, place)| {
            json!({"at": at(opened, &mut locator, &place), "record": record_value(record)})
        })
        .collect();
    if !later.is_empty() {
        value["other_periods"] = later.into();
    }
    if let Some(RecordRef::Claim(position)) = shown.first() {
        value["verdict"] = claim::value(opened, position);
    }
    value
}

/// Who takes part in an instrument on the registry's day, certainly or possibly, and who did, as far
/// as its participants are recorded.
fn participants(network: &Network<'_>, position: InstrumentIndex) -> String {
    let day = network.as_of();
    let Some(count) = participants_count_words(Messages::in_digits(), network, position, day)
    else {
        return String::new();
    };
    let mut out = format!("{count}\n");
    let record = network.instrument(position);
    for participant in participants_in_order(network, record) {
        let holds = match network.participation_holds(position, participant, day) {
            Truth::Yes => "",
            Truth::Unknown => "; possibly",
            Truth::No => "; not on that day",
        };
        let words = participant_words(Messages::in_digits(), network, record, participant);
        let _ = writeln!(out, "  {words}{holds}");
    }
    out.push('\n');
    out
}

/// The file and line of a place.
pub(crate) fn at(opened: &OpenedRegistry, locator: &mut Locator<'_>, place: &Place) -> String {
    let located = locator.locate(place);
    format!(
        "{}:{}",
        opened.shown_path(located.span.file),
        located.start.line
    )
}
