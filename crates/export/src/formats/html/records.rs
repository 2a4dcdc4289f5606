//! State by state: partnerships and instruments, each with its citations.

use std::collections::BTreeSet;

use chancery_core::date::Day;
use chancery_core::finding::{how_many, in_a_row};
use chancery_core::messages::Messages;
use chancery_core::model::{Evidence, Id, Partnership};
use chancery_core::network::{ActorIndex, InstrumentIndex, Network, PartnershipIndex};
use minijinja::{Value, context};

use super::LANGUAGE;
use super::anchors::Anchors;
use super::instruments;
use super::memberships::{MOST_TREATIES, belongs_to, treaties_joined};
use super::partners::PartnerLine;
use super::sources::said_words;
use super::treaties;
use crate::views::{
    ExportContext, actor_words, alphabetical_key, counted, ended_by_words, gone_words,
    participant_words, participants_in_order, partnership_words, reader_dates, since_words,
    tier_name, until_words,
};

/// The records of the page: the instruments of many, the cards of actors, and last the instruments
/// to which no actor with a card is a party.
pub(super) struct Cards {
    pub(super) treaties: Vec<Value>,
    pub(super) actors: Vec<Value>,
    pub(super) others: Vec<Value>,
}

/// Every actor that has a card, by name, and the records that are in no card.
pub(super) fn cards<'v>(
    views: &ExportContext<'v>,
    anchors: &'v Anchors,
    lines: &[PartnerLine],
) -> Cards {
    let network = views.network;
    let mut page = RecordsSection {
        views,
        network,
        day: views.selection.day,
        anchors,
        lines,
        shown: BTreeSet::new(),
    };
    let many = treaties::of_many(views).into_iter();
    let treaties = many.filter_map(|it| page.instrument(it)).collect();
    let mut order: Vec<ActorIndex> = network.actors.keys().collect();
    order.retain(|actor| anchors.has_card(*actor));
    order.sort_by_cached_key(|actor| {
        (
            alphabetical_key(network.actors[*actor].name),
            network.actors[*actor].id,
        )
    });
    let actors = order.into_iter().map(|actor| page.actor(actor)).collect();
    let others = network.in_order_of_time(views.instrument_positions());
    let others = others.into_iter().filter_map(|it| page.instrument(it));
    Cards {
        treaties,
        actors,
        others: others.collect(),
    }
}

/// What the section of all these records is called.
pub(super) fn heading(views: &ExportContext<'_>, anchors: &Anchors) -> &'static str {
    let mut actors = views.network.actors.iter_enumerated();
    let is_organisation = |actor: ActorIndex, is_state: bool| !is_state && anchors.has_card(actor);
    match actors.any(|(actor, node)| is_organisation(actor, node.is_state())) {
        true => "Party by party",
        false => "State by state",
    }
}

struct RecordsSection<'p, 'v> {
    views: &'p ExportContext<'v>,
    network: &'p Network<'p>,
    /// The day of which the page speaks.
    day: Day,
    anchors: &'p Anchors,
    lines: &'p [PartnerLine],
    /// The anchors of the records that are on the page already: each is there once.
    shown: BTreeSet<&'p str>,
}

impl<'p> RecordsSection<'p, '_> {
    fn actor(&mut self, actor: ActorIndex) -> Value {
        let node = &self.network.actors[actor];
        let mut records: Vec<Value> = Vec::new();
        let mut elsewhere: Vec<Value> = Vec::new();
        let mut partnerships = node.partnerships.clone();
        partnerships.retain(|position| self.anchors.partnership(*position).is_some());
        // The order of files must not show.
        partnerships.sort_by_cached_key(|position| {
            let record = self.network.partnership(*position);
            (
                record.id_or_derived(),
                chancery_core::yaml::record_text(record, 0),
            )
        });
        for position in partnerships {
            match self.partnership(position) {
                Some(value) => records.push(value),
                None => {
                    let anchor = self.anchors.partnership(position);
                    elsewhere.push(see(
                        anchor,
                        &partnership_words(Messages::in_digits(), self.network, position),
                    ));
                }
            }
        }
        let mut instruments = node.instruments.clone();
        instruments.retain(|position| self.anchors.instrument(*position).is_some());
        let instruments = self.network.in_order_of_time(instruments);
        let sentence = self.sentence(actor, &instruments);
        for position in instruments {
            match self.instrument(position) {
                Some(value) => records.push(value),
                None => {
                    let record = self.network.instrument(position);
                    let title = instruments::called(self.views, record);
                    elsewhere.push(see(self.anchors.instrument(position), &title));
                }
            }
        }
        let further = elsewhere.len().saturating_sub(MOST_TREATIES);
        elsewhere.truncate(MOST_TREATIES);
        context! {
            id => self.anchors.actor(actor),
            name => node.name,
            sentence => sentence,
            memberships => belongs_to(self.views, actor),
            summary => how_many(records.len(), "record"),
            records => records,
            elsewhere => elsewhere,
            further => (further > 0).then(|| format!("and {further} more, each with its parties")),
            joined => treaties_joined(self.views, self.anchors, actor),
        }
    }

    /// What its partnerships and instruments are, in a sentence.
    fn sentence(&self, actor: ActorIndex, instruments: &[InstrumentIndex]) -> String {
        let node = &self.network.actors[actor];
        let line = self.lines.iter().find(|it| it.is_of(actor));
        let mut sentence = match line {
            Some(line) => line.sentence(self.views),
            None => {
                let shown = node.partnerships.iter().copied();
                let shown = shown.filter(|it| self.anchors.partnership(*it).is_some());
                self.without_a_line(actor, &shown.collect::<Vec<_>>())
            }
        };
        let years = instruments.iter().filter_map(|it| {
            let day = self.network.instrument(*it).day()?;
            Some(day.earliest().or(day.latest())?.year())
        });
        let years: BTreeSet<i32> = years.collect();
        let years = match (years.first(), years.last()) {
            (Some(first), Some(last)) if first == last => format!(", of {first}"),
            (Some(first), Some(last)) => format!(", {first} to {last}"),
            _ => String::new(),
        };
        if !instruments.is_empty() {
            let count = how_many(instruments.len(), "instrument");
            sentence = format!("{sentence} {count}{years}.")
                .trim_start()
                .to_owned();
        }
        sentence
    }

    /// What is said of one who is not in the table of partners, with the partnerships of its card.
    fn without_a_line(&self, actor: ActorIndex, shown: &[PartnershipIndex]) -> String {
        let network = self.network;
        let day = reader_dates(&self.day.to_string());
        let exists = network.actor_exists(actor, self.day);
        let holds = |it: &PartnershipIndex| network.partnership_holds(*it, self.day) & exists;
        let holding: Vec<_> = shown.iter().filter(|it| holds(it).is_possible()).collect();
        if shown.is_empty() && self.views.recorded_partnerships().is_empty() {
            return String::new();
        } else if shown.is_empty() {
            return "No partnership is recorded here.".to_owned();
        } else if holding.is_empty() {
            let shown = if self.views.is_part() {
                " shown here"
            } else {
                ""
            };
            return format!("No partnership{shown} holds on {day}.");
        }
        let are_certain = holding.iter().map(|it| holds(it).is_certain());
        let count = counted(are_certain, "partnership");
        let with_ego = |ego: &ActorIndex| {
            let mut holding = holding.iter();
            holding.any(|it| network.ties[**it].parties.contains(ego))
        };
        match self.views.selection.ego {
            Some(ego) if with_ego(&ego) => {
                let ego = actor_words(Messages::in_digits(), network, ego);
                format!("{count} on {day}; not among the selected partners of {ego}.")
            }
            Some(ego) => format!(
                "{count} on {day}, none with {}.",
                actor_words(Messages::in_digits(), network, ego)
            ),
            None => format!("{count} on {day}."),
        }
    }

    fn partnership(&mut self, position: PartnershipIndex) -> Option<Value> {
        let record = self.network.partnership(position);
        let anchor = self.anchors.partnership(position)?;
        self.shown.insert(anchor).then(|| {
            let facts = partnership_facts(self.network, (position, record), self.day);
            let tier = tier_name(self.network, position);
            let name = record.name.as_ref();
            let heading = name.map_or(tier.to_owned(), |name| format!("{tier}: {name}"));
            self.record(
                anchor,
                &heading,
                facts,
                record.note.as_deref(),
                &record.evidence,
            )
        })
    }

    fn instrument(&mut self, position: InstrumentIndex) -> Option<Value> {
        let record = self.network.instrument(position);
        let anchor = self.anchors.instrument(position)?;
        self.shown.insert(anchor).then(|| {
            let heading = instruments::heading(self.views, record);
            let facts = instruments::facts(self.views, position);
            let shown = self.record(
                anchor,
                &heading,
                facts,
                record.note.as_deref(),
                &record.evidence,
            );
            let chain = instruments::chain(self.views, self.anchors, position);
            let participants = participants_in_order(self.network, record).into_iter();
            let participants =
                participants.filter(|_| record.participants.len() > instruments::MOST_IN_A_LINE);
            let participants: Vec<String> = participants
                .map(|it| {
                    reader_dates(&participant_words(
                        Messages::in_digits(),
                        self.network,
                        record,
                        it,
                    ))
                })
                .collect();
            // Whoever left and came back has two entries.
            let actors = record.participants.iter().filter_map(|it| it.actor());
            let actors: BTreeSet<&Id> = actors.collect();
            let summary = how_many(actors.len(), "participant");
            context! { chain, participants, participants_summary => summary, ..shown }
        })
    }

    fn record(
        &self,
        anchor: &str,
        heading: &str,
        facts: String,
        note: Option<&str>,
        evidence: &[Evidence],
    ) -> Value {
        record(
            self.network,
            self.anchors,
            (anchor, heading),
            facts,
            note,
            evidence,
        )
    }
}

/// A record as the page shows it: its anchor and heading, what it says, and its citations.
pub(super) fn record(
    network: &Network<'_>,
    anchors: &Anchors,
    (anchor, heading): (&str, &str),
    facts: String,
    note: Option<&str>,
    evidence: &[Evidence],
) -> Value {
    let summary = how_many(evidence.len(), "citation");
    context! {
        id => anchor,
        heading => heading,
        facts => facts,
        note => note,
        summary => summary,
        disagrees => evidence.iter().any(|citation| !citation.differs.is_empty()),
        citations => evidence.iter().map(|it| citation(network, anchors, it)).collect::<Vec<_>>(),
    }
}

fn see(anchor: Option<&str>, words: &str) -> Value {
    context! { href => anchor, words => words }
}

fn partnership_facts(
    network: &Network<'_>,
    (position, record): (PartnershipIndex, &Partnership),
    day: Day,
) -> String {
    let tie = &network.ties[position];
    let mut facts = Vec::new();
    let names: Vec<&str> = record
        .parties
        .iter()
        .map(|id| network.actor_name(id))
        .collect();
    facts.push(in_a_row(&names, "and"));
    facts.push(since_words(Messages::english(), network, position));
    facts.extend(network.end_date(position).map(|until| {
        let derived = ended_by_words(Messages::in_digits(), network, position);
        let derived = derived.map_or(String::new(), |words| format!(", {words}"));
        format!(
            "{}{derived}",
            reader_dates(&until_words(Messages::in_digits(), network, until))
        )
    }));
    facts.extend(
        gone_words(Messages::in_digits(), network, position, day).map(|words| reader_dates(&words)),
    );
    facts.extend(
        tie.direction
            .map(|it| network.direction(it).name.to_string()),
    );
    if !record.areas.is_empty() {
        let areas: Vec<&str> = record.areas.iter().map(|area| &**area).collect();
        facts.push(format!("areas: {}", areas.join(", ")));
    }
    facts.extend(
        record
            .wording
            .as_ref()
            .map(|it| format!("in the source\u{2019}s words: {it}")),
    );
    facts.join("; ")
}

fn citation(network: &Network<'_>, anchors: &Anchors, evidence: &Evidence) -> Value {
    let source = network.source(&evidence.source);
    let attests: Vec<&str> = evidence.attests.iter().map(|field| &**field).collect();
    let differs: Vec<String> = evidence
        .differs
        .0
        .iter()
        .map(|(field, words)| format!("{field}: {words}"))
        .collect();
    context! {
        source => anchors.source(&evidence.source),
        publisher => source.map_or(evidence.source.as_str(), |it| it.publisher.as_str()),
        published => source.map_or("undated".to_owned(), said_words),
        language => source.and_then(|it| it.language.as_deref()).filter(|it| *it != LANGUAGE),
        quote => evidence.quote.as_deref(),
        speaker => evidence.speaker.as_deref(),
        at => evidence.at.as_deref(),
        attests => (!attests.is_empty()).then(|| attests.join(", ")),
        differs => differs,
        note => evidence.note.as_deref(),
    }
}
