//! Who is on which row: the instruments and the partnerships of the same parties share one.

use std::collections::{BTreeMap, BTreeSet};

use chancery_core::date::{Date, Day, Truth};
use chancery_core::model::{Effect, Id, Instrument, Keyword};
use chancery_core::network::{
    ActorIndex, DirectionIndex, InstrumentIndex, PartnershipIndex, TierIndex,
};
use chancery_core::say;
use chancery_core::select::Selected;

use super::partners::Partners;
use super::row_labels::row_label;
use super::segments::held_on_the_day;
use crate::style::{GroupStyle, Style};
use crate::views::{ExportContext, alphabetical_key, party_kind, replaced_words};

/// An instrument.
pub(super) struct TimelineEvent {
    /// Its position in the network.
    pub(super) position: InstrumentIndex,
    /// Its day, if any bound of it is known.
    pub(super) date: Option<Date>,
    /// The highest tier of which it speaks.
    pub(super) tier: Option<TierIndex>,
    /// What it does.
    pub(super) effect: Option<Effect>,
    /// Whether it is certainly or only possibly selected.
    pub(super) is_certain: bool,
    /// What it is, in one line.
    pub(super) title: String,
}

/// Which rows stand together.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Section {
    /// The partners that a direction lists.
    Direction(DirectionIndex),
    /// The partners that none lists.
    NoDirection,
    /// States that are not partners.
    NoPartners,
    /// Two states of which none is in the middle.
    Pairs,
    /// More than two states.
    Several,
    /// Organisations that adopted texts.
    Adopted,
    /// Nobody.
    Nobody,
}

impl Section {
    /// What it is called.
    pub(super) fn name(self, views: &ExportContext<'_>) -> String {
        let (messages, manifest) = (views.messages, views.network.manifest());
        let parties = party_kind(views.network);
        match self {
            Section::Direction(position) => views.network.direction(position).name.to_string(),
            Section::NoDirection if manifest.directions.is_empty() => {
                say!(messages, "timeline-partners")
            }
            Section::NoDirection => say!(messages, "in-no-direction"),
            Section::NoPartners if views.filters().is_empty() => {
                say!(messages, "timeline-without-partnership", parties = parties)
            }
            Section::NoPartners => say!(messages, "timeline-others", parties = parties),
            Section::Pairs if views.ego().is_some() => {
                say!(messages, "timeline-between-others", parties = parties)
            }
            Section::Pairs => say!(messages, "timeline-between-two", parties = parties),
            Section::Several => say!(messages, "timeline-between-several", parties = parties),
            Section::Adopted => say!(messages, "timeline-adopted"),
            Section::Nobody => say!(messages, "timeline-without-party"),
        }
    }

    /// By what programs for drawing call it.
    pub(super) fn id(self, views: &ExportContext<'_>) -> String {
        let id = match self {
            Section::Direction(position) => {
                return format!("direction-{}", views.network.direction(position).id);
            }
            Section::NoDirection => "partners",
            Section::NoPartners => "others",
            Section::Pairs => "pairs",
            Section::Several => "several",
            Section::Adopted => "adopted",
            Section::Nobody => "nobody",
        };
        id.to_owned()
    }

    /// How it is drawn.
    pub(super) fn look(self, style: &Style<'_>) -> GroupStyle {
        match self {
            Section::Direction(position) => style.group(Some(position)),
            Section::NoDirection => style.group(None),
            _ => Style::ungrouped(),
        }
    }
}

/// The instruments and partnerships of the same parties.
pub(super) struct Row {
    /// Where it stands.
    pub(super) section: Section,
    /// Whether its section lists it only possibly on the day.
    pub(super) is_doubtful: bool,
    /// Its parties.
    pub(super) label: String,
    /// How many they are.
    pub(super) parties: usize,
    /// The instruments whose day is known somehow, in order of time.
    pub(super) dated: Vec<TimelineEvent>,
    /// The others, by id.
    pub(super) undated: Vec<TimelineEvent>,
    /// The partnerships.
    pub(super) ties: Vec<PartnershipIndex>,
    /// The first day that is known of anything on it.
    pub(super) first: Option<Day>,
}

impl Row {
    /// Every instrument.
    pub(super) fn events(&self) -> impl Iterator<Item = &TimelineEvent> {
        self.dated.iter().chain(&self.undated)
    }
}

/// The days between which something may have happened.
pub(super) fn known_days(date: &Date) -> impl Iterator<Item = Day> + use<> {
    [date.earliest(), date.latest()].into_iter().flatten()
}

/// Who adopted a text, and its parties, the state in the middle first.
pub(super) type Key<'v> = (Option<&'v str>, Vec<&'v str>);

/// The rows, by section and in order of time; what has no date stands last.
pub(super) fn rows(views: &ExportContext<'_>) -> Vec<Row> {
    let mut found: BTreeMap<Key<'_>, (Vec<TimelineEvent>, Vec<PartnershipIndex>)> = BTreeMap::new();
    for tie in ties(views) {
        let parties = &views.network.partnership(tie).parties;
        found
            .entry(key(views, None, parties))
            .or_default()
            .1
            .push(tie);
    }
    for selected in instruments(views) {
        let record = views.network.instrument(selected.position);
        let key = key(views, record.adopted_by.as_ref(), &record.parties);
        let event = event(views, record, selected);
        found.entry(key).or_default().0.push(event);
    }
    let partners = Partners::new(views);
    let mut rows: Vec<(Row, Key<'_>)> = found
        .into_iter()
        .map(|(key, (events, ties))| (row(views, &partners, &key, events, ties), key))
        .collect();
    rows.sort_by_cached_key(|(row, key)| {
        let by_time = (row.first.is_none(), row.first);
        (
            row.section,
            by_time,
            alphabetical_key(&row.label),
            key.clone(),
        )
    });
    rows.into_iter().map(|(row, _)| row).collect()
}

/// The partnerships that are meant. Where another state than the subject is asked about, its own.
fn ties(views: &ExportContext<'_>) -> Vec<PartnershipIndex> {
    let all = views.recorded_partnerships().into_iter();
    let ties = all.map(|recorded| recorded.selected.position);
    ties.filter(|tie| is_asked_of(views, &views.network.ties[*tie].parties))
        .collect()
}

/// The instruments that are meant. A direction is of partnerships alone: where one is asked for,
/// only instruments of states that a partnership which is meant ties with one another.
fn instruments(views: &ExportContext<'_>) -> Vec<Selected<InstrumentIndex>> {
    let network = views.network;
    let mut all = views.instruments();
    all.retain(|it| is_asked_of(views, &network.acts[it.position].parties));
    if !views.selection.selector.direction.is_empty() {
        let ties = ties(views);
        all.retain(|it| {
            let parties = &network.acts[it.position].parties;
            ties.iter().any(|tie| {
                let tied = &network.ties[*tie].parties;
                tied.iter().filter(|party| parties.contains(party)).count() > 1
            })
        });
    }
    all
}

/// The sections of partners of whom one has no row of a partnership: it is a partner by one of
/// several states, whose row stands elsewhere.
pub(super) fn incomplete_sections(views: &ExportContext<'_>) -> BTreeSet<Section> {
    let ties = own_ties(views).into_iter();
    let parties = ties.map(|tie| &views.network.ties[tie].parties);
    let (alone, together): (Vec<_>, Vec<_>) = parties.partition(|parties| parties.len() < 3);
    let alone: BTreeSet<ActorIndex> = alone.into_iter().flatten().copied().collect();
    let partners = Partners::new(views);
    let others = together.into_iter().flatten();
    let others =
        others.filter(|party| !alone.contains(party) && Some(**party) != views.selection.ego);
    others
        .map(|party| partners.section_of(views.network.actors[*party].id))
        .collect()
}

/// Of each partner of a section whether it certainly is one on the day, with a row or without.
pub(super) fn partners_of(views: &ExportContext<'_>, section: Section) -> Vec<bool> {
    let partners = Partners::new(views);
    let all = views.partners().into_iter();
    let here = all.filter(|it| partners.section_of(views.network.actors[it.actor].id) == section);
    let id = |actor: ActorIndex| views.network.actors[actor].id;
    here.map(|it| it.holds.is_certain() && !partners.is_doubtful(id(it.actor)))
        .collect()
}

/// The partnerships that are meant, of the state in the middle where there is one.
pub(super) fn own_ties(views: &ExportContext<'_>) -> Vec<PartnershipIndex> {
    let of = views.selection.ego;
    let mut ties = ties(views);
    ties.retain(|tie| of.is_none_or(|of| views.network.ties[*tie].parties.contains(&of)));
    ties
}

fn is_asked_of(views: &ExportContext<'_>, parties: &[ActorIndex]) -> bool {
    let of = views.selection.ego;
    of == views.network.subject || of.is_some_and(|of| parties.contains(&of))
}

fn key<'v>(views: &ExportContext<'v>, adopted_by: Option<&'v Id>, parties: &'v [Id]) -> Key<'v> {
    let mut parties = views.parties(parties);
    parties.dedup();
    (adopted_by.map(Id::as_str), parties)
}

fn row<'v>(
    views: &ExportContext<'v>,
    partners: &Partners<'v>,
    key: &Key<'v>,
    mut dated: Vec<TimelineEvent>,
    ties: Vec<PartnershipIndex>,
) -> Row {
    let undated: Vec<TimelineEvent> = dated.extract_if(.., |event| event.date.is_none()).collect();
    dated.sort_by(|one, other| Date::order_in_time(one.date.as_ref(), other.date.as_ref()));
    let of_events = dated
        .iter()
        .filter_map(|event| event.date.as_ref())
        .flat_map(known_days);
    let of_ties = ties.iter().flat_map(|tie| tie_days(views, *tie));
    Row {
        section: partners.section(views, key),
        is_doubtful: partners.is_doubtful_row(views, key),
        label: row_label(views, key, (&dated, &undated), !ties.is_empty()),
        parties: key.1.len(),
        first: of_events.chain(of_ties).min(),
        dated,
        undated,
        ties,
    }
}

/// The rows that stand upon the axis, and those for which there is no place on it. A partnership of
/// which no day is known may have held all the time, as one whose row has an instrument with a day.
pub(super) fn on_axis(views: &ExportContext<'_>, rows: Vec<Row>) -> (Vec<Row>, Vec<Row>) {
    let has_axis = rows.iter().any(|row| row.first.is_some());
    let is_there =
        |row: &Row| row.first.is_some() || has_axis && held_on_the_day(views, &row.ties).is_some();
    rows.into_iter().partition(is_there)
}

/// The days that are known of a partnership.
pub(super) fn tie_days(
    views: &ExportContext<'_>,
    tie: PartnershipIndex,
) -> impl Iterator<Item = Day> + use<> {
    let node = &views.network.ties[tie];
    let start = node.start.bounds;
    // A source that is older than the start may be right.
    let begun = views
        .network
        .partnership_beginning(tie, views.selection.day);
    let until = views.network.end_date(tie);
    let until = until.iter().flat_map(known_days);
    let until: Vec<Day> = until.collect();
    // Where a start is known and doubted, its sources say from when on it certainly holds.
    let attested = node.attested.days().next();
    let attested = attested.filter(|_| has_doubted_start(views, tie));
    [begun.earliest, start.earliest, start.latest, attested]
        .into_iter()
        .flatten()
        .chain(until)
}

/// Whether a start is known, by its record or its instruments, and decides nothing.
fn has_doubted_start(views: &ExportContext<'_>, tie: PartnershipIndex) -> bool {
    let start = views.network.ties[tie].start.bounds;
    let is_open = start.earliest.is_none() && start.latest.is_none();
    is_open && views.network.start_date(tie).is_some()
}

/// Whether one of these rows without a known day has a date that is doubted.
pub(super) fn have_doubted_date(views: &ExportContext<'_>, rows: &[&Row]) -> bool {
    let mut ties = rows.iter().flat_map(|row| &row.ties);
    ties.any(|tie| has_doubted_start(views, *tie))
}

/// How many rows without a known day there are, in words.
pub(super) fn undated_rows_words(views: &ExportContext<'_>, rows: &[&Row]) -> String {
    let (messages, count) = (views.messages, rows.len());
    match have_doubted_date(views, rows) {
        true => say!(
            messages,
            "timeline-rows-without-certain-date",
            count = count
        ),
        false => say!(messages, "timeline-rows-without-date", count = count),
    }
}

fn event(
    views: &ExportContext<'_>,
    record: &Instrument,
    selected: Selected<InstrumentIndex>,
) -> TimelineEvent {
    let tiers = &views.network.acts[selected.position].tiers;
    let network = views.network;
    let tier = tiers
        .iter()
        .copied()
        .max_by_key(|tier| network.tier_order(Some(*tier)));
    let messages = views.messages;
    let kind = record.kind.map(|kind| messages.word("kind", kind.name()));
    let title = record.title.as_ref().map(ToString::to_string);
    let mut words = vec![title.or(kind).unwrap_or_else(|| record.id.to_string())];
    words.push(match record.day() {
        Some(day) => say!(messages, "timeline-day", day = day),
        None => say!(messages, "timeline-no-date"),
    });
    words.extend(tier.map(|tier| views.network.tier(tier).name.to_string()));
    let effect = record.effect;
    words.extend(effect.map(|effect| messages.word("effect", effect.name())));
    words.extend(replaced_words(
        messages.on_pointing(),
        network,
        selected.position,
        views.selection.day,
    ));
    // One that is certainly still to come is a record like any other, right of the line of the day.
    let is_to_come = selected.holds == Truth::No;
    let meant = views.selection.instrument_at_any_time(selected.position);
    let is_certain = selected.holds.is_certain() || is_to_come && meant.is_certain();
    if !is_certain {
        words.push(say!(messages, "timeline-possibly-meant"));
    } else if is_to_come {
        let day = views.selection.day;
        words.push(say!(messages, "timeline-not-yet-on", day = day));
    }
    TimelineEvent {
        position: selected.position,
        date: record
            .day()
            .copied()
            .filter(|day| known_days(day).next().is_some()),
        tier,
        effect: record.effect,
        is_certain,
        title: words.join(" · "),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_date_of_no_day_has_none() {
        let days = |text: &str| known_days(&text.parse().unwrap()).count();
        assert_eq!((days("../.."), days("../2001"), days("2001~")), (0, 1, 2));
    }
}
