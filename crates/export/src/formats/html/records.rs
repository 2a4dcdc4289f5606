//! State by state: partnerships and instruments, each with its citations.

use std::collections::BTreeSet;

use chancery_core::date::{Date, Day};
use chancery_core::messages::{MessageId, Messages};
use chancery_core::model::{Evidence, Id, Keyword as _, Partnership};
use chancery_core::network::{ActorIndex, ActorRecord, InstrumentIndex, Network, PartnershipIndex};
use chancery_core::{message, say};
use minijinja::{Value, context};

use super::anchors::Anchors;
use super::instruments;
use super::memberships::{MOST_TREATIES, belongs_to, treaties_joined};
use super::participation;
use super::partner_line::PartnerLine;
use super::sources::said_words;
use super::treaties;
use crate::views::{
    ExportContext, actor_words, alphabetical_key, capitalised, counted_exactly, counted_in,
    ended_by_words, gone_words, partnership_words, since_words, takes_part_count_words, tier_name,
    until_words,
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
pub(super) fn heading(views: &ExportContext<'_>, anchors: &Anchors) -> MessageId {
    let mut actors = views.network.actors.iter_enumerated();
    let is_organisation = |actor: ActorIndex, is_state: bool| !is_state && anchors.has_card(actor);
    match actors.any(|(actor, node)| is_organisation(actor, node.is_state())) {
        true => message!("page-heading-parties"),
        false => message!("page-heading-states"),
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
        let messages = self.views.messages;
        let node = &self.network.actors[actor];
        let mut records: Vec<Value> = Vec::new();
        let mut elsewhere: Vec<Value> = Vec::new();
        for position in self.partnerships_of(actor) {
            match self.partnership(position) {
                Some(value) => records.push(value),
                None => {
                    let words = partnership_words(messages, self.network, position);
                    elsewhere.push(see(self.anchors.partnership(position), &words));
                }
            }
        }
        let instruments = self.instruments_of(actor);
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
        let note = match node.kind {
            ActorRecord::State(record) => record.and_then(|it| it.note.as_deref()),
            // That of an organisation is in the part on organisations.
            _ => None,
        };
        let further = elsewhere.len().saturating_sub(MOST_TREATIES);
        elsewhere.truncate(MOST_TREATIES);
        context! {
            id => self.anchors.actor(actor),
            name => node.name,
            sentence => sentence,
            note => note,
            memberships => belongs_to(self.views, actor),
            summary => counted_exactly(messages, records.len(), message!("counted-records")),
            records => records,
            elsewhere => elsewhere,
            further => (further > 0).then(|| say!(messages, "records-further-parties", count = further)),
            joined => treaties_joined(self.views, self.anchors, actor),
        }
    }

    /// The partnerships of its card, in order of time.
    fn partnerships_of(&self, actor: ActorIndex) -> Vec<PartnershipIndex> {
        let node = &self.network.actors[actor];
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
        let dated = partnerships.into_iter();
        let dated = dated.map(|it| (self.network.start_date(it), it));
        let mut dated: Vec<_> = dated.collect();
        dated.sort_by(|(one, _), (other, _)| Date::order_in_time(one.as_ref(), other.as_ref()));
        dated.into_iter().map(|(_, position)| position).collect()
    }

    /// The instruments to which it is a party or that it adopted, in order of time.
    fn instruments_of(&self, actor: ActorIndex) -> Vec<InstrumentIndex> {
        let node = &self.network.actors[actor];
        let mut instruments = node.instruments.clone();
        if !node.is_state() {
            let here = self.views.instrument_positions().into_iter();
            instruments.extend(here.filter(|it| {
                let adopted_by = self.network.instrument(*it).adopted_by.as_ref();
                adopted_by.is_some_and(|id| **id == *node.id)
            }));
        }
        instruments.retain(|position| self.anchors.instrument(*position).is_some());
        self.network.in_order_of_time(instruments)
    }

    /// What its partnerships and instruments are, in sentences.
    fn sentence(&self, actor: ActorIndex, instruments: &[InstrumentIndex]) -> String {
        let node = &self.network.actors[actor];
        let line = self.lines.iter().find(|it| it.is_of(actor));
        let partnerships = match line {
            Some(line) => Some(line.sentence(self.views)),
            None => {
                let shown = node.partnerships.iter().copied();
                let shown = shown.filter(|it| self.anchors.partnership(*it).is_some());
                self.without_a_line(actor, &shown.collect::<Vec<_>>())
            }
        };
        let instruments = self.instruments_words(instruments);
        let sentences = partnerships.into_iter().chain(instruments);
        sentences.collect::<Vec<String>>().join(" ")
    }

    /// How many instruments there are, and of which years; none if there are none.
    fn instruments_words(&self, instruments: &[InstrumentIndex]) -> Option<String> {
        if instruments.is_empty() {
            return None;
        }
        let messages = self.views.messages;
        let years = instruments.iter().filter_map(|it| {
            let day = self.network.instrument(*it).day()?;
            Some(day.earliest().or(day.latest())?.year())
        });
        let years: BTreeSet<i32> = years.collect();
        let noun = message!("counted-instruments");
        let count = counted_exactly(messages, instruments.len(), noun);
        Some(match (years.first(), years.last()) {
            (Some(first), Some(last)) if first == last => say!(
                messages,
                "records-card-instruments-of-year",
                instruments = count,
                year = first.to_string()
            ),
            (Some(first), Some(last)) => say!(
                messages,
                "records-card-instruments-of-years",
                instruments = count,
                first = first.to_string(),
                last = last.to_string()
            ),
            _ => say!(messages, "records-card-instruments", instruments = count),
        })
    }

    /// What is said of one who is not in the table of partners, with the partnerships of its card.
    fn without_a_line(&self, actor: ActorIndex, shown: &[PartnershipIndex]) -> Option<String> {
        let (messages, network, day) = (self.views.messages, self.network, self.day);
        let exists = network.actor_exists(actor, day);
        let holds = |it: &PartnershipIndex| network.partnership_holds(*it, day) & exists;
        let holding: Vec<_> = shown.iter().filter(|it| holds(it).is_possible()).collect();
        if shown.is_empty() && self.views.recorded_partnerships().is_empty() {
            return None;
        } else if shown.is_empty() {
            return Some(say!(messages, "records-card-no-partnership"));
        } else if holding.is_empty() {
            return Some(match self.views.is_part() {
                true => say!(messages, "records-card-none-shown-holds", day = day),
                false => say!(messages, "records-card-none-holds", day = day),
            });
        }
        let are_certain = holding.iter().map(|it| holds(it).is_certain());
        let count = counted_in(messages, are_certain, message!("counted-partnerships"));
        let with_ego = |ego: &ActorIndex| {
            let mut holding = holding.iter();
            holding.any(|it| network.ties[**it].parties.contains(ego))
        };
        let ego = self.views.selection.ego;
        let name = ego.map(|ego| actor_words(messages, network, ego));
        Some(match (ego, name) {
            (Some(ego), Some(name)) if with_ego(&ego) => say!(
                messages,
                "records-card-not-selected",
                partnerships = count,
                day = day,
                name = name
            ),
            (Some(_), Some(name)) => say!(
                messages,
                "records-card-none-with",
                partnerships = count,
                day = day,
                name = name
            ),
            _ => say!(
                messages,
                "records-card-holds",
                partnerships = count,
                day = day
            ),
        })
    }

    fn partnership(&mut self, position: PartnershipIndex) -> Option<Value> {
        let record = self.network.partnership(position);
        let anchor = self.anchors.partnership(position)?;
        self.shown.insert(anchor).then(|| {
            let facts = partnership_facts(self.views, (position, record));
            let tier = tier_name(self.network, position);
            let name = record.name.as_ref();
            let heading = name.map_or(tier.to_owned(), |name| format!("{tier}: {name}"));
            let note = record.note.as_deref();
            let named = (anchor, heading.as_str());
            shown_record(
                self.views,
                self.anchors,
                named,
                facts,
                note,
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
            let note = record.note.as_deref();
            let named = (anchor, heading.as_str());
            let shown = shown_record(
                self.views,
                self.anchors,
                named,
                facts,
                note,
                &record.evidence,
            );
            let chain = instruments::chain(self.views, self.anchors, position);
            let participants = participation::list(self.views, position);
            let messages = self.views.messages;
            let summary = takes_part_count_words(messages, self.network, position, self.day);
            let summary = capitalised(&summary);
            context! { chain, participants, participants_summary => summary, ..shown }
        })
    }
}

/// A record as the page shows it: its anchor and heading, what it says, and its citations.
pub(super) fn shown_record(
    views: &ExportContext<'_>,
    anchors: &Anchors,
    (anchor, heading): (&str, &str),
    facts: String,
    note: Option<&str>,
    evidence: &[Evidence],
) -> Value {
    let noun = message!("counted-citations");
    let summary = counted_exactly(views.messages, evidence.len(), noun);
    context! {
        id => anchor,
        heading => heading,
        facts => facts,
        note => note,
        summary => summary,
        disagrees => evidence.iter().any(|citation| !citation.differs.is_empty()),
        citations => evidence.iter().map(|it| citation(views, anchors, it)).collect::<Vec<_>>(),
    }
}

fn see(anchor: Option<&str>, words: &str) -> Value {
    context! { href => anchor, words => words }
}

fn partnership_facts(
    views: &ExportContext<'_>,
    (position, record): (PartnershipIndex, &Partnership),
) -> String {
    let (messages, network) = (views.messages, views.network);
    let tie = &network.ties[position];
    let names = record.parties.iter().map(|id| network.actor_name(id));
    let mut facts = vec![
        messages.and(&names.collect::<Vec<&str>>()),
        since_words(messages, network, position),
    ];
    facts.extend(network.end_date(position).map(|until| {
        let until = until_words(messages, network, until);
        let derived = ended_by_words(messages, network, position);
        let words: Vec<String> = [until].into_iter().chain(derived).collect();
        words.join(", ")
    }));
    facts.extend(gone_words(messages, network, position, views.selection.day));
    facts.extend(
        tie.direction
            .map(|it| network.direction(it).name.to_string()),
    );
    facts.extend(area_words(messages, &record.areas));
    let wording = record.wording.as_deref();
    facts.extend(wording.map(|words| say!(messages, "records-in-source-words", words = words)));
    facts.join("; ")
}

/// The areas of a record; none if it has none.
pub(super) fn area_words(messages: &'static Messages, areas: &[Id]) -> Option<String> {
    let areas: Vec<&str> = areas.iter().map(Id::as_str).collect();
    let areas = areas.join(", ");
    (!areas.is_empty()).then(|| say!(messages, "records-areas", areas = areas))
}

fn citation(views: &ExportContext<'_>, anchors: &Anchors, evidence: &Evidence) -> Value {
    let messages = views.messages;
    let source = views.network.source(&evidence.source);
    let attests: Vec<&str> = evidence.attests.iter().map(|field| &**field).collect();
    let attests = attests.join(", ");
    let differs = evidence.differs.0.iter().map(|(field, words)| {
        let fact = format!("{field}: {words}");
        say!(messages, "records-differs", fact = fact)
    });
    let undated = || messages.fixed(message!("page-source-undated")).to_owned();
    let publisher = source.map_or(evidence.source.as_str(), |it| it.publisher.as_str());
    let own = messages.language().name();
    context! {
        source => anchors.source(&evidence.source),
        publisher => publisher,
        published => source.map_or_else(undated, |it| said_words(messages, it)),
        language => source.and_then(|it| it.language.as_deref()).filter(|it| *it != own),
        quote => evidence.quote.as_deref(),
        speaker => evidence.speaker.as_deref().filter(|it| *it != publisher),
        at => evidence.at.as_deref(),
        attests => (!attests.is_empty()).then(|| say!(messages, "records-attests", facts = attests)),
        differs => differs.collect::<Vec<String>>(),
        note => evidence.note.as_deref(),
    }
}
