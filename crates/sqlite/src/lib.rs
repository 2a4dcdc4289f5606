//! A registry as an SQLite database, with what Datasette shows about it beside.
//!
//! Each table of the export is a table with its key, its references and an index on each of them.
//! A column that holds several values is a table of its own, `TABLE__COLUMN`, and the view
//! `TABLE_wide` shows the whole row again, as the other formats have it. `TABLE_fts` finds words
//! in titles and quotes. `about` and `about_columns` say what all this is.
//!
//! A reference that leads to nothing, which an error is unless its rule is turned down or waived,
//! is not a foreign key, and `about` says so.
//!
//! The database is made in memory, and says nothing that the tables do not: the same tables give
//! the same bytes.

mod fill;
mod metadata;
mod schema;
mod search;

use chancery_export::error::ExportError;
use chancery_export::formats::{Format, Options};
use chancery_export::output::Output;
use chancery_export::views::tables::MOST_PANEL_ROWS_IN_MEMORY;
use chancery_export::views::{ExportContext, Integrity};
use rusqlite::{Connection, MAIN_DB};

/// The format of this crate.
pub static SQLITE: Format = Format {
    name: "sqlite",
    options: &["only"],
    is_narrowed: true,
    shows_what_holds: false,
    sentence: "Every table in an SQLite database, for SQL and Datasette, with search in texts.",
    files: || vec![database_file(), METADATA_FILE.to_owned()],
    write,
};

/// The name of the database, as its file and in Datasette.
const DATABASE: &str = "registry";

/// The name of the file with what Datasette shows.
const METADATA_FILE: &str = "metadata.json";

fn database_file() -> String {
    format!("{DATABASE}.sqlite")
}

fn write(
    views: &ExportContext<'_>,
    options: &Options,
    output: &mut dyn Output,
) -> Result<(), ExportError> {
    let options = &options.fitting(views, MOST_PANEL_ROWS_IN_MEMORY, output);
    let integrity = Integrity::new(views);
    for table in options.tables() {
        if let Some(words) = integrity.key_fault(table) {
            let message =
                format!("{words}; a database tells rows apart by it: give each record its own");
            return Err(ExportError::Unfit(message));
        }
    }
    let bytes = database(views, options, &integrity)
        .map_err(|error| ExportError::library("cannot make the database", error))?;
    output.file(&database_file())?.write_all(&bytes)?;
    let about = metadata::text(views, options)?;
    output.file(METADATA_FILE)?.write_all(about.as_bytes())?;
    Ok(())
}

fn database(
    views: &ExportContext<'_>,
    options: &Options,
    integrity: &Integrity,
) -> rusqlite::Result<Vec<u8>> {
    let mut connection = Connection::open_in_memory()?;
    let transaction = connection.transaction()?;
    // A row may name one that is only written later; none may be missing at the end.
    transaction.execute_batch("PRAGMA foreign_keys = ON; PRAGMA defer_foreign_keys = ON;")?;
    for table in options.tables() {
        transaction.execute_batch(&schema::statements(table, options, integrity))?;
    }
    for table in options.tables() {
        fill::table(&transaction, table, views)?;
        search::index(&transaction, table)?;
    }
    fill::about(&transaction, views, options, integrity)?;
    transaction.commit()?;
    Ok(connection.serialize(MAIN_DB)?.to_vec())
}
