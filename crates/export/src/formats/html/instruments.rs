//! What the page says of an instrument, and of those that come before and after it.

use chancery_core::date::Day;
use chancery_core::messages::Messages;
use chancery_core::model::{Instrument, Keyword, Office, Signatory};
use chancery_core::network::{InstrumentIndex, Network};
use minijinja::{Value, context};

use super::anchors::Anchors;
use crate::views::{
    actor_words, capitalised, chain_links, distinct_instrument_words, instrument_words,
    participant_words, participants_count_words, participants_in_order, reader_date, reader_dates,
    replaced_words,
};

/// The most participants that a page names in the line of an instrument; more are in a list that
/// can be opened.
pub(super) const MOST_IN_A_LINE: usize = 3;

/// What an instrument is, when it was concluded and by whom, who takes part in it, and whether
/// another one has taken its place by a day.
pub(super) fn facts(network: &Network<'_>, position: InstrumentIndex, day: Day) -> String {
    let record = network.instrument(position);
    let mut facts = of_record(network, record);
    let others = [
        replaced_words(Messages::in_digits(), network, position, day),
        participants_count_words(Messages::in_digits(), network, position, day),
    ];
    facts.extend(
        others
            .into_iter()
            .flatten()
            .map(|words| reader_dates(&words)),
    );
    facts.join("; ")
}

fn of_record(network: &Network<'_>, record: &Instrument) -> Vec<String> {
    let mut facts = Vec::new();
    // Without a title the heading describes the text.
    facts.extend(
        record
            .title
            .is_none()
            .then(|| "title not recorded".to_owned()),
    );
    facts.extend(record.kind.map(|kind| kind.name().replace('-', " ")));
    for (word, date) in [
        ("signed", record.signed),
        ("adopted", record.adopted.get()),
        ("announced", record.announced.get()),
    ] {
        facts.extend(date.map(|date| format!("{word} {}", reader_date(&date))));
    }
    facts.extend(record.place.as_ref().map(|place| format!("in {place}")));
    facts.extend(signatories(network, record));
    if record.participants.len() <= MOST_IN_A_LINE {
        let participants = participants_in_order(network, record).into_iter();
        facts.extend(participants.map(|it| {
            reader_dates(&participant_words(
                Messages::in_digits(),
                network,
                record,
                it,
            ))
        }));
    }
    facts.extend(
        record
            .in_force
            .map(|date| format!("in force {}", reader_date(&date))),
    );
    facts.extend(
        record
            .terminated
            .get()
            .map(|date| format!("ended {}", reader_date(&date))),
    );
    facts.extend(
        record
            .effect
            .map(|effect| format!("effect: {}", effect.name())),
    );
    let tiers = &network.manifest().tiers;
    facts.extend(record.tier.iter().map(|id| {
        let name = tiers.iter().find(|tier| tier.id == *id);
        format!("tier: {}", name.map_or(id.as_str(), |tier| &*tier.name))
    }));
    facts.extend(
        record
            .wording
            .as_ref()
            .map(|it| format!("in its words: {it}")),
    );
    facts
}

/// The known signatories by the actor for whom they signed; if no name and no office is recorded, only a remark.
fn signatories(network: &Network<'_>, record: &Instrument) -> Vec<String> {
    let is_known = |it: &&Signatory| it.name.is_some() || it.office.is_some();
    let known = record.signatories.iter().filter(is_known).map(|signatory| {
        let actor = signatory.actor().and_then(|id| network.actor_position(id));
        let actor = actor.map_or("a party that is not recorded".to_owned(), |it| {
            actor_words(Messages::in_digits(), network, it)
        });
        // That it is another office than those of the list says nothing to a reader.
        let office = signatory.office.filter(|it| *it != Office::Other);
        let office = office.map(|it| it.name().replace('-', " "));
        match (&signatory.name, office) {
            (Some(name), Some(office)) => format!("for {actor}: {name}, {office}"),
            (Some(name), None) => format!("for {actor}: {name}"),
            (None, Some(office)) => {
                format!("for {actor}: the {office}, whose name is not recorded")
            }
            (None, None) => format!("for {actor}: a person whose name is not recorded"),
        }
    });
    let mut words: Vec<String> = known.collect();
    if words.is_empty() && !record.parties.is_empty() {
        words.push("signatories are not recorded".to_owned());
    }
    words
}

/// What an instrument is called in a link: its title as it is, and what tells it from others of the
/// same title; otherwise what it is.
pub(super) fn called(network: &Network<'_>, record: &Instrument) -> String {
    let words = distinct_instrument_words(Messages::in_digits(), network, record);
    let title = record.title.as_deref().unwrap_or_default();
    match words.strip_prefix(title) {
        Some(rest) => format!("{title}{}", reader_dates(rest)),
        None => words,
    }
}

/// The heading of its record: its title, otherwise what it is.
pub(super) fn heading(network: &Network<'_>, record: &Instrument) -> String {
    let title = record.title.as_ref().map(ToString::to_string);
    title.unwrap_or_else(|| reader_dates(&instrument_words(Messages::in_digits(), network, record)))
}

/// What it replaces, amends and implements, and by what it is: each with a link, where the other is
/// on the page.
pub(super) fn chain(
    network: &Network<'_>,
    anchors: &Anchors,
    position: InstrumentIndex,
) -> Vec<Value> {
    let links = chain_links(Messages::in_digits(), network, position).into_iter();
    let link = links.map(|link| {
        let record = network.instrument(link.other);
        context! {
            words => capitalised(&link.words),
            href => anchors.instrument(link.other),
            name => called(network, record),
            remark => link.remark,
        }
    });
    link.collect()
}
