//! The page of a state, and what there is to say of any actor: its partnerships, its instruments in order of time, its memberships, and
//! every citation, with disagreements marked.

use std::fmt::Write as _;

use chancery_core::finding::Place;
use chancery_core::messages::Messages;
use chancery_core::model::{Instrument, Keyword, Office, Section, Signatory};
use chancery_core::network::{ActorIndex, InstrumentIndex, Network, PartnershipIndex};
use chancery_core::yaml::Locator;

use chancery_export::views::{participant_words, participants_count_words, participants_in_order};

use super::{Most, at};
use super::{chain, citation, members, tie};
use crate::registry::OpenedRegistry;

pub(super) fn text(
    opened: &OpenedRegistry,
    network: &Network<'_>,
    actor: ActorIndex,
    locator: &mut Locator<'_>,
    most: Most,
) -> String {
    let node = &network.actors[actor];
    let mut out = String::new();
    let _ = writeln!(out, "{} ({})", node.name, node.id);
    if let Some(record) = node.state() {
        if !record.aliases.is_empty() {
            let aliases: Vec<&str> = record.aliases.iter().map(|alias| &**alias).collect();
            let _ = writeln!(out, "also {}", aliases.join(", "));
        }
        if let Some(note) = record.note.as_ref() {
            let _ = writeln!(out, "note: {note}");
        }
    }
    let mut page = ActorPage {
        opened,
        network,
        locator,
        out,
        most,
    };
    page.partnerships(actor);
    page.instruments(actor);
    page.memberships(actor);
    page.out
}

/// The partnerships, instruments and memberships of an organisation; empty if it has none.
pub(super) fn ties(
    opened: &OpenedRegistry,
    network: &Network<'_>,
    actor: ActorIndex,
    locator: &mut Locator<'_>,
    most: Most,
) -> String {
    let node = &network.actors[actor];
    let mut page = ActorPage {
        opened,
        network,
        locator,
        out: String::new(),
        most,
    };
    if !node.partnerships.is_empty() {
        page.partnerships(actor);
    }
    if !node.instruments.is_empty() || !node.participations.is_empty() {
        page.instruments(actor);
    }
    if !node.memberships.is_empty() {
        page.memberships(actor);
    }
    page.out
}

struct ActorPage<'p, 'r, 'l> {
    opened: &'p OpenedRegistry,
    network: &'p Network<'r>,
    locator: &'p mut Locator<'l>,
    out: String,
    most: Most,
}

impl ActorPage<'_, '_, '_> {
    fn heading(&mut self, words: &str) {
        let line = "-".repeat(words.chars().count());
        let _ = writeln!(self.out, "\n{words}\n{line}");
    }

    fn partnerships(&mut self, actor: ActorIndex) {
        let day = self.network.as_of();
        let count = self.network.actors[actor].partnerships.len();
        self.heading(&format!("Partnerships ({count}), as of {day}"));
        if count == 0 {
            self.out.push_str("None is recorded.\n");
        }
        let positions = self.network.actors[actor].partnerships.clone();
        for (number, position) in positions.iter().enumerate() {
            if self.most.ends(&mut self.out, number, positions.len()) {
                break;
            }
            self.partnership(actor, *position);
        }
    }

    fn partnership(&mut self, actor: ActorIndex, position: PartnershipIndex) {
        let network = self.network;
        let record = network.partnership(position);
        let tie = &network.ties[position];
        let tier = tie
            .tier
            .map_or(&*record.tier, |tier| &*network.tier(tier).name);
        let others: Vec<&str> = tie
            .parties
            .iter()
            .filter(|party| **party != actor)
            .map(|party| network.actors[*party].name)
            .collect();
        let _ = write!(self.out, "{tier} with {}", others.join(", "));
        if let Some(name) = &record.name {
            let _ = write!(self.out, ", \u{201C}{name}\u{201D}");
        }
        if let Some(direction) = tie.direction {
            let _ = write!(self.out, "; {}", network.direction(direction).name);
        }
        let place = at(
            self.opened,
            self.locator,
            &Place::record(Section::Partnerships, position),
        );
        let _ = writeln!(self.out, "\n  {}", tie::period(network, position));
        if let Some(wording) = &record.wording {
            let _ = writeln!(self.out, "  in the source's words: {wording}");
        }
        if !record.areas.is_empty() {
            let areas: Vec<&str> = record.areas.iter().map(|area| &**area).collect();
            let _ = writeln!(self.out, "  areas: {}", areas.join(", "));
        }
        if let Some(note) = record.note.as_ref() {
            let _ = writeln!(self.out, "  note: {note}");
        }
        let _ = writeln!(self.out, "  {} ({place})", record.id_or_derived());
        self.out
            .push_str(&citation::lines(network, &record.evidence, "  "));
    }

    fn instruments(&mut self, actor: ActorIndex) {
        let network = self.network;
        let node = &network.actors[actor];
        let positions = network.in_order_of_time(node.joined_instruments());
        self.heading(&format!(
            "Instruments ({}), in order of time",
            positions.len()
        ));
        if positions.is_empty() {
            self.out.push_str("None is recorded.\n");
        }
        for (number, position) in positions.iter().enumerate() {
            if self.most.ends(&mut self.out, number, positions.len()) {
                break;
            }
            self.instrument(*position);
        }
    }

    fn instrument(&mut self, position: InstrumentIndex) {
        let record = self.network.instrument(position);
        let title = record.title.as_deref().unwrap_or("(title unknown)");
        let _ = writeln!(self.out, "{}  {title}", day_words(record));
        let mut facts: Vec<String> = Vec::new();
        facts.extend(record.kind.map(|kind| kind.name().replace('-', " ")));
        facts.extend(record.effect.map(|effect| effect.name().to_owned()));
        let tiers = &self.network.manifest().tiers;
        facts.extend(record.tier.iter().map(|id| {
            let tier = tiers.iter().find(|tier| tier.id == *id);
            tier.map_or(id.to_string(), |tier| tier.name.to_string())
        }));
        facts.extend(record.place.iter().map(|place| format!("in {place}")));
        if !facts.is_empty() {
            let _ = writeln!(self.out, "  {}", facts.join("; "));
        }
        for signatory in &record.signatories {
            let words = self.signatory_words(signatory);
            let _ = writeln!(self.out, "  {words}");
        }
        let as_of = self.network.as_of();
        if let Some(words) =
            participants_count_words(Messages::in_digits(), self.network, position, as_of)
        {
            let _ = writeln!(self.out, "  {words}");
        }
        for participant in participants_in_order(self.network, record) {
            let words = participant_words(Messages::in_digits(), self.network, record, participant);
            let _ = writeln!(self.out, "  {words}");
        }
        for (word, date) in [
            ("in force", record.in_force),
            ("terminated", record.terminated.get()),
        ] {
            if let Some(date) = date {
                let _ = writeln!(self.out, "  {word}: {date}");
            }
        }
        self.out
            .push_str(&chain::lines(self.network, position, "  "));
        if let Some(wording) = &record.wording {
            let _ = writeln!(self.out, "  in the source's words: {wording}");
        }
        if let Some(note) = record.note.as_ref() {
            let _ = writeln!(self.out, "  note: {note}");
        }
        let place = at(
            self.opened,
            self.locator,
            &Place::record(Section::Instruments, position),
        );
        let _ = writeln!(self.out, "  {} ({place})", record.id);
        self.out
            .push_str(&citation::lines(self.network, &record.evidence, "  "));
    }

    /// Who signed for whom, and in which office; what is unknown of it is said.
    fn signatory_words(&self, signatory: &Signatory) -> String {
        let name = signatory.name.as_deref();
        let name = name.unwrap_or("a person who is not named");
        let office = match signatory.office {
            None => "office unknown".to_owned(),
            Some(Office::Other) => "in another office".to_owned(),
            Some(office) => office.name().replace('-', " "),
        };
        let actor = signatory.actor().map_or("a party that is not known", |id| {
            self.network.actor_name(id)
        });
        format!("signed for {actor} by {name}, {office}")
    }

    fn memberships(&mut self, actor: ActorIndex) {
        let network = self.network;
        let positions = network.actors[actor].memberships.clone();
        self.heading(&format!("Memberships ({})", positions.len()));
        if positions.is_empty() {
            self.out.push_str("None is recorded.\n");
        }
        for (number, position) in positions.iter().enumerate() {
            if self.most.ends(&mut self.out, number, positions.len()) {
                break;
            }
            let membership = &network.memberships[*position];
            let organisation = network.organisation(membership.organisation);
            let role = members::role_words(network, membership.record);
            let _ = writeln!(
                self.out,
                "{} ({}): {role}",
                organisation.name, organisation.id
            );
            let own = &membership.record.evidence;
            if own.is_empty() && organisation.evidence.is_empty() {
                let _ = writeln!(self.out, "  citations: none");
            } else if own.is_empty() {
                let _ = writeln!(self.out, "  citations: those of the organisation");
            } else {
                self.out.push_str(&citation::lines(network, own, "  "));
            }
        }
    }
}

/// The day of an instrument, and the word for it where it was not signed.
fn day_words(record: &Instrument) -> String {
    match (record.signed, record.adopted.get(), record.announced.get()) {
        (Some(day), ..) => day.to_string(),
        (None, Some(day), _) => format!("{day} (adopted)"),
        (None, None, Some(day)) => format!("{day} (announced)"),
        (None, None, None) => "undated".to_owned(),
    }
}
