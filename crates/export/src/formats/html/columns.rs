//! The columns of the table of partners.

use chancery_core::message;
use chancery_core::messages::{MessageId, Messages};

use super::partners::PartnerList;

/// A column of the table. A direction and organisations are left out where a registry knows none,
/// the number of partners where the table is of the partners of one.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Column {
    State,
    Name,
    Partners,
    Tier,
    Direction,
    Since,
    BelongsTo,
    Instruments,
}

pub(super) const COLUMNS: [Column; 7] = [
    Column::State,
    Column::Partners,
    Column::Tier,
    Column::Direction,
    Column::Since,
    Column::BelongsTo,
    Column::Instruments,
];

impl Column {
    /// What stands above it.
    pub(super) fn label(self, messages: &'static Messages) -> &'static str {
        messages.fixed(match self {
            Column::State => message!("records-column-state"),
            Column::Name => message!("records-column-name"),
            Column::Partners => message!("page-heading-partners"),
            Column::Tier => message!("records-column-tier"),
            Column::Direction => message!("records-column-direction"),
            Column::Since => message!("records-column-since"),
            Column::BelongsTo => message!("records-column-belongs-to"),
            Column::Instruments => message!("records-column-instruments"),
        })
    }

    /// What stands in it for what is not there.
    pub(super) fn unknown(self) -> Option<MessageId> {
        Some(match self {
            Column::Direction => message!("records-none"),
            Column::Since => message!("records-not-known"),
            Column::BelongsTo => message!("records-none-recorded"),
            Column::State
            | Column::Name
            | Column::Partners
            | Column::Tier
            | Column::Instruments => return None,
        })
    }
}

/// The rules of the style by which on a phone a cell says what it is, once for each column.
pub(super) fn labels(messages: &'static Messages, table: &PartnerList) -> String {
    let columns = table.columns.iter().enumerate().skip(1);
    let rules = columns.map(|(place, column)| {
        let cell = format!("#partner-table td:nth-of-type({place})");
        let days = match column {
            Column::Tier | Column::Since => {
                format!("@media (min-width:40rem){{{cell}{{white-space:pre}}}}\n")
            }
            _ => String::new(),
        };
        let label = column.label(messages);
        format!("@media (max-width:40rem){{{cell}::before{{content:\"{label}\";content:\"{label}\" / \"{label}: \"}}}}\n{days}")
    });
    rules.collect()
}
