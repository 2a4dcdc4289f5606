//! What the page says of an instrument, and of those that come before and after it.

use chancery_core::messages::Messages;
use chancery_core::model::{Instrument, Keyword, Office, Signatory};
use chancery_core::network::{InstrumentIndex, Network};
use chancery_core::{message, say};
use minijinja::{Value, context};

use super::anchors::Anchors;
use super::participation;
use super::records::area_words;
use crate::views::{
    ExportContext, actor_words, capitalised, chain_links, distinct_instrument_words,
    instrument_words, organisation_words, participants_count_words, party_names, replaced_words,
};

/// What an instrument is, when it was concluded and by whom, who takes part in it, and whether
/// another one has taken its place by a day.
pub(super) fn facts(views: &ExportContext<'_>, position: InstrumentIndex) -> String {
    let (messages, network, day) = (views.messages, views.network, views.selection.day);
    let record = network.instrument(position);
    let mut facts = conclusion(messages, network, record);
    facts.extend(concluded_by(views, record));
    facts.extend(signatories(messages, network, record));
    let is_listed = participation::is_listed(record);
    if !is_listed {
        facts.extend(participation::in_a_line(views, position));
    }
    facts.extend(force_and_effect(messages, network, record));
    facts.extend(replaced_words(messages, network, position, day));
    // What has a list says it above the list.
    let count = participants_count_words(messages, network, position, day);
    facts.extend(count.filter(|_| !is_listed));
    facts.join("; ")
}

/// Who concluded an instrument; none if these are the one whose partners are meant and one other,
/// whose card it is in.
fn concluded_by(views: &ExportContext<'_>, record: &Instrument) -> Option<String> {
    let (messages, network) = (views.messages, views.network);
    let ego = views.selection.ego.map(|it| network.actors[it].id);
    let is_of_ego = || record.parties.iter().any(|id| Some(id.as_str()) == ego);
    let is_plain = record.parties.is_empty() || record.parties.len() == 2 && is_of_ego();
    (!is_plain).then(|| {
        let parties = messages.and(&party_names(network, &record.parties));
        say!(messages, "records-concluded-by", parties = parties)
    })
}

/// What an instrument is, and when, where and by which organisation it was adopted or concluded.
fn conclusion(
    messages: &'static Messages,
    network: &Network<'_>,
    record: &Instrument,
) -> Vec<String> {
    let mut facts = Vec::new();
    if record.title.is_none() {
        // Without a title the heading describes the text.
        facts.push(say!(messages, "records-title-unknown"));
    }
    let kind = record.kind;
    facts.extend(kind.map(|kind| messages.word("kind", kind.name())));
    let signed = record.signed;
    facts.extend(signed.map(|day| say!(messages, "records-signed", day = day)));
    let adopted = record.adopted.get();
    let by = record.adopted_by.as_ref();
    let by = by.map(|id| organisation_words(messages, network, id));
    facts.extend(match (adopted, by) {
        (Some(day), Some(name)) => Some(say!(
            messages,
            "records-adopted-by-on",
            day = day,
            name = name
        )),
        (None, Some(name)) => Some(say!(messages, "records-adopted-by", name = name)),
        (Some(day), None) => Some(say!(messages, "records-adopted", day = day)),
        (None, None) => None,
    });
    let announced = record.announced.get();
    facts.extend(announced.map(|day| say!(messages, "records-announced", day = day)));
    let place = record.place.as_deref();
    facts.extend(place.map(|place| say!(messages, "records-place", place = place)));
    facts
}

/// Since when and until when an instrument is in force, and what it does.
fn force_and_effect(
    messages: &'static Messages,
    network: &Network<'_>,
    record: &Instrument,
) -> Vec<String> {
    let mut facts = Vec::new();
    let in_force = record.in_force;
    facts.extend(in_force.map(|day| say!(messages, "records-in-force", day = day)));
    let ended = record.terminated.get();
    facts.extend(ended.map(|day| say!(messages, "records-ended", day = day)));
    facts.extend(record.effect.map(|effect| {
        let effect = messages.word("effect", effect.name());
        say!(messages, "records-effect", effect = effect)
    }));
    let tiers = &network.manifest().tiers;
    facts.extend(record.tier.iter().map(|id| {
        let found = tiers.iter().find(|tier| tier.id == *id);
        let name = found.map_or(id.as_str(), |tier| &*tier.name);
        say!(messages, "records-tier", tier = name)
    }));
    let wording = record.wording.as_deref();
    facts.extend(wording.map(|words| say!(messages, "records-in-its-words", words = words)));
    facts.extend(area_words(messages, &record.areas));
    facts
}

/// The known signatories by the actor for whom they signed; if no name and no office is recorded,
/// only a remark.
fn signatories(
    messages: &'static Messages,
    network: &Network<'_>,
    record: &Instrument,
) -> Vec<String> {
    let is_known = |it: &&Signatory| it.name.is_some() || it.office.is_some();
    let known = record.signatories.iter().filter(is_known);
    let known = known.map(|it| {
        let words = signatory_words(messages, network, it);
        participation::with_note(words, it.note.as_deref())
    });
    let mut words: Vec<String> = known.collect();
    if words.is_empty() && !record.parties.is_empty() {
        words.push(say!(messages, "records-signatories-unknown"));
    }
    words
}

fn signatory_words(
    messages: &'static Messages,
    network: &Network<'_>,
    signatory: &Signatory,
) -> String {
    let actor = signatory.actor().and_then(|id| network.actor_position(id));
    let actor = match actor {
        Some(position) => actor_words(messages, network, position),
        None => messages.fixed(message!("records-unknown-party")).to_owned(),
    };
    // That it is another office than those of the list says nothing to a reader.
    let office = signatory.office.filter(|it| *it != Office::Other);
    let office = office.map(|it| messages.word("office", it.name()));
    match (signatory.name.as_deref(), office) {
        (Some(name), Some(office)) => say!(
            messages,
            "records-signed-in-office",
            actor = actor,
            name = name,
            office = office
        ),
        (Some(name), None) => say!(messages, "records-signed-by", actor = actor, name = name),
        (None, Some(office)) => say!(
            messages,
            "records-signed-by-office",
            actor = actor,
            office = office
        ),
        (None, None) => say!(messages, "records-signed-by-unknown", actor = actor),
    }
}

/// What an instrument is called in a link: its title as it is, and what tells it from others of the
/// same title; otherwise what it is.
pub(super) fn called(views: &ExportContext<'_>, record: &Instrument) -> String {
    distinct_instrument_words(views.messages, views.network, record)
}

/// The heading of its record: its title, otherwise what it is.
pub(super) fn heading(views: &ExportContext<'_>, record: &Instrument) -> String {
    instrument_words(views.messages, views.network, record)
}

/// What it replaces, amends and implements, and by what it is: each with a link, where the other is
/// on the page.
pub(super) fn chain(
    views: &ExportContext<'_>,
    anchors: &Anchors,
    position: InstrumentIndex,
) -> Vec<Value> {
    let links = chain_links(views.messages, views.network, position).into_iter();
    let link = links.map(|link| {
        let record = views.network.instrument(link.other);
        context! {
            words => capitalised(&link.words),
            href => anchors.instrument(link.other),
            name => called(views, record),
            remark => link.remark,
        }
    });
    link.collect()
}
