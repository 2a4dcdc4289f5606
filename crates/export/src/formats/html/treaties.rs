//! Instruments of many: what each is, since when, and how many take part.

use chancery_core::date::{Date, Truth};
use chancery_core::finding::in_a_row;
use chancery_core::messages::Messages;
use chancery_core::model::Instrument;
use chancery_core::network::{InstrumentIndex, Network};
use minijinja::{Value, context};

use super::anchors::Anchors;
use super::instruments::{MOST_IN_A_LINE, called};
use crate::views::{ExportContext, reader_dates, replaced_words};

/// Whether more take part in an instrument than a line names.
pub(super) fn is_of_many(network: &Network<'_>, position: InstrumentIndex) -> bool {
    let record = network.instrument(position);
    record.parties.len().max(record.participants.len()) > MOST_IN_A_LINE
}

/// The instruments of many that are here, in order of time.
pub(super) fn of_many(views: &ExportContext<'_>) -> Vec<InstrumentIndex> {
    let network = views.network;
    let here = views.instrument_positions().into_iter();
    network.in_order_of_time(here.filter(|it| is_of_many(network, *it)))
}

/// When an instrument was terminated, otherwise by what it is replaced and since when.
fn ended(views: &ExportContext<'_>, position: InstrumentIndex) -> Option<String> {
    let network = views.network;
    let terminated = network.instrument(position).terminated.get();
    let replaced = || {
        let words = replaced_words(
            Messages::in_digits(),
            network,
            position,
            views.selection.day,
        )?;
        let successors = network.acts[position].relations().successors.iter();
        let successors = successors.map(|it| called(views, network.instrument(it.instrument)));
        let successors: Vec<String> = successors.collect();
        Some(format!(
            "{}, by {}",
            reader_dates(&words),
            in_a_row(&successors, "and")
        ))
    };
    terminated.map(|date| date.words()).or_else(replaced)
}

/// The rows of the table of these instruments.
pub(super) fn rows(views: &ExportContext<'_>, anchors: &Anchors) -> Vec<Value> {
    let network = views.network;
    let all = of_many(views);
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
        let of_date = |date: Option<_>| date.map(|it: Date| it.words());
        let number = match record.participants.len() {
            0 => record.parties.len().to_string(),
            _ => {
                let found = network.participants_on(position, views.selection.day);
                let certain = found.iter().filter(|(_, it)| *it == Truth::Yes).count();
                match found.len() {
                    possible if possible > certain => format!("{certain} to {possible}"),
                    _ => certain.to_string(),
                }
            }
        };
        context! {
            href => anchors.instrument(position),
            name => called(views, record),
            cells => [
                (true, "Concluded", of_date(record.day().copied())),
                (is_in_force, "In force", of_date(record.in_force)),
                (is_ended, "Ended", ended(views, position)),
                (true, "Parties", Some(number)),
            ]
            .into_iter()
            .filter(|(is_shown, ..)| *is_shown)
            .map(|(_, label, text)| context! { label, text })
            .collect::<Vec<Value>>(),
        }
    });
    rows.collect()
}
