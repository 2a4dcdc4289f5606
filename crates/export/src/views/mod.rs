//! What there is to show: tables and graphs over a network, narrowed by a selector.

mod table;
pub mod tables;

pub use table::{Cell, Column, ColumnKind, Row, Table};
pub use tables::TABLES;

use chancery_core::network::Network;
use chancery_core::select::Selection;

/// A network and what is selected of it.
#[derive(Clone, Copy)]
pub struct Views<'v> {
    /// The network.
    pub network: &'v Network<'v>,
    /// The selector, the day and the state whose partners are meant.
    pub selection: Selection<'v, 'v>,
}

impl<'v> Views<'v> {
    /// The views of a selection.
    #[must_use]
    pub fn new(selection: Selection<'v, 'v>) -> Self {
        Views { network: selection.network, selection }
    }
}
