//! Instruments of many: what each is, since when, and how many take part.

use chancery_core::date::Truth;
use chancery_core::model::Instrument;
use chancery_core::network::{InstrumentIndex, Network};
use chancery_core::{message, say};
use minijinja::{Value, context};

use super::anchors::Anchors;
use super::instruments::called;
use super::participation::MOST_IN_A_LINE;
use crate::views::{ExportContext, replaced_words};

/// Whether more take part in an instrument than a line names.
pub(super) fn is_of_many(network: &Network<'_>, position: InstrumentIndex) -> bool {
    most_parties(network, position) > MOST_IN_A_LINE
}

fn most_parties(network: &Network<'_>, position: InstrumentIndex) -> usize {
    let record = network.instrument(position);
    record.parties.len().max(record.participants.len())
}

/// The instruments of many that are here, in order of time.
pub(super) fn of_many(views: &ExportContext<'_>) -> Vec<InstrumentIndex> {
    let network = views.network;
    let here = views.instrument_positions().into_iter();
    network.in_order_of_time(here.filter(|it| is_of_many(network, *it)))
}

/// When an instrument was terminated, otherwise by what it is replaced and since when.
fn ended(views: &ExportContext<'_>, position: InstrumentIndex) -> Option<String> {
    let (messages, network) = (views.messages, views.network);
    let terminated = network.instrument(position).terminated.get();
    let terminated = terminated.map(|day| say!(messages, "records-day", day = day));
    terminated.or_else(|| {
        let replaced = replaced_words(messages, network, position, views.selection.day)?;
        let successors = network.acts[position].relations().successors.iter();
        let successors = successors.map(|it| called(views, network.instrument(it.instrument)));
        let successors: Vec<String> = successors.collect();
        Some(say!(
            messages,
            "records-replaced-by",
            replaced = replaced,
            instruments = messages.and(&successors)
        ))
    })
}

/// How many take part in an instrument on the day, certainly and possibly.
fn participants(views: &ExportContext<'_>, position: InstrumentIndex) -> String {
    let messages = views.messages;
    let found = views.network.participants_on(position, views.selection.day);
    let certain = found.iter().filter(|(_, it)| *it == Truth::Yes).count();
    let number = messages.number(certain);
    match found.len() - certain {
        0 => number,
        possible => say!(
            messages,
            "page-figure-and-possibly",
            words = number,
            count = possible
        ),
    }
}

/// The rows of the table of instruments of several: also those of three, which are in cards.
pub(super) fn rows(views: &ExportContext<'_>, anchors: &Anchors) -> Vec<Value> {
    let (messages, network) = (views.messages, views.network);
    let here = views.instrument_positions().into_iter();
    let all = network.in_order_of_time(here.filter(|it| most_parties(network, *it) > 2));
    let has = |of: fn(&Instrument) -> bool| all.iter().any(|it| of(network.instrument(*it)));
    let (is_in_force, is_ended) = (
        has(|it| it.in_force.is_some()),
        has(|it| it.terminated.is_some())
            || all
                .iter()
                .any(|it| network.acts[*it].relations().replaced.is_some()),
    );
    let rows = all.iter().map(|position| {
        let position = *position;
        let record = network.instrument(position);
        let concluded = record.day();
        let concluded = concluded.map(|day| say!(messages, "records-day", day = day));
        let in_force = record.in_force;
        let in_force = in_force.map(|day| say!(messages, "records-day", day = day));
        let cells = [
            (true, message!("records-column-concluded"), concluded),
            (is_in_force, message!("records-column-in-force"), in_force),
            (
                is_ended,
                message!("records-column-ended"),
                ended(views, position),
            ),
            (
                true,
                message!("records-column-take-part"),
                Some(participants(views, position)),
            ),
        ];
        let cells = cells.into_iter().filter(|(is_shown, ..)| *is_shown);
        let cells = cells.map(|(_, label, text)| context! { label => messages.fixed(label), text });
        context! {
            href => anchors.instrument(position),
            name => called(views, record),
            cells => cells.collect::<Vec<Value>>(),
        }
    });
    rows.collect()
}
