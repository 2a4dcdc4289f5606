//! What an instrument replaces, amends and implements, and by what it is.

use std::fmt::Write as _;

use chancery_core::messages::Messages;
use chancery_core::network::{InstrumentIndex, Network};
use chancery_export::views::{chain_links, instrument_words, replaced_words};

/// One line for each instrument to which it refers or that refers to it, and whether another one
/// has taken its place.
pub(super) fn lines(network: &Network<'_>, position: InstrumentIndex, indent: &str) -> String {
    let mut out = String::new();
    for link in chain_links(Messages::in_digits(), network, position) {
        let record = network.instrument(link.other);
        let title = instrument_words(Messages::in_digits(), network, record);
        let remark = link.remark.map_or(String::new(), |it| format!("; {it}"));
        let _ = writeln!(
            out,
            "{indent}{}: {title} ({}){remark}",
            link.words, record.id
        );
    }
    if let Some(words) = replaced_words(Messages::in_digits(), network, position, network.as_of()) {
        let _ = writeln!(out, "{indent}{words}");
    }
    out
}
