//! Full-text search over titles and quotes.

use chancery_export::views::Table;
use rusqlite::{Result, Transaction};

use crate::schema::{quoted, quoted_list};

/// The tables in which words are found, and the columns that hold these words.
pub(crate) const SEARCHED: &[(&str, &[&str])] = &[
    ("claims", &["quote", "speaker", "because", "note"]),
    ("evidence", &["quote", "speaker", "note"]),
    ("instruments", &["title", "wording", "note"]),
    ("sources", &["title", "publisher", "note"]),
];

/// Makes a table searchable, if it is one of those.
///
/// The index takes its texts from the table, and bears the name by which Datasette finds it.
/// Accents do not matter: `turkiye` finds Türkiye.
pub(crate) fn index(transaction: &Transaction<'_>, table: &Table) -> Result<()> {
    let Some((name, columns)) = SEARCHED.iter().find(|(name, _)| *name == table.name) else {
        return Ok(());
    };
    let (index, name) = (quoted(&format!("{name}_fts")), quoted(name));
    let columns = quoted_list(columns.iter().copied());
    transaction.execute_batch(&format!(
        "CREATE VIRTUAL TABLE {index} USING fts5(
           {columns}, content={name}, tokenize='unicode61 remove_diacritics 2'
         );
         INSERT INTO {index} ({index}) VALUES ('rebuild');"
    ))?;
    Ok(())
}
