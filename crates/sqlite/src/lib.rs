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
//! The database is made in the file that the output gives, of which only a part is in memory at a
//! time. It says nothing that the tables do not: the same tables give the same bytes.

mod fill;
mod metadata;
mod schema;
mod search;

use std::io;
use std::path::Path;

use chancery_export::error::ExportError;
use chancery_export::formats::{Format, Options};
use chancery_export::output::Output;
use chancery_export::views::tables::MOST_PANEL_ROWS_IN_ONE_FILE;
use chancery_export::views::{ExportContext, Integrity};
use rusqlite::{Connection, ErrorCode, MAIN_DB, OpenFlags};

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
    let options = &options.fitting(views, MOST_PANEL_ROWS_IN_ONE_FILE, output);
    let integrity = Integrity::new(views);
    for table in options.tables() {
        if let Some(words) = integrity.key_fault(table) {
            let message =
                format!("{words}; a database tells rows apart by it: give each record its own");
            return Err(ExportError::Unfit(message));
        }
    }
    let file = database_file();
    match output.path(&file)? {
        Some(place) => in_file(&place.path, views, options, &integrity)
            .map_err(|error| not_made(&place.shown, error))?,
        None => {
            let bytes = in_memory(views, options, &integrity);
            let bytes = bytes.map_err(|error| not_made(&file, error))?;
            output.file(&file)?.write_all(&bytes)?;
        }
    }
    let about = metadata::text(views, options)?;
    output.file(METADATA_FILE)?.write_all(about.as_bytes())?;
    Ok(())
}

/// The error that the database is not made. Where its file cannot be written, no other one could be
/// either.
fn not_made(shown: &str, error: rusqlite::Error) -> ExportError {
    let kind = match error.sqlite_error_code() {
        Some(ErrorCode::DiskFull) => io::ErrorKind::StorageFull,
        Some(ErrorCode::SystemIoFailure) => io::ErrorKind::Other,
        Some(ErrorCode::CannotOpen | ErrorCode::ReadOnly) => io::ErrorKind::PermissionDenied,
        _ => return ExportError::library("cannot make the database", error),
    };
    let message = format!("cannot write {shown}: {error}");
    ExportError::Io(io::Error::new(kind, message))
}

/// How much of the database is in memory while it is made, in KiB.
const CACHE: u32 = 65_536;

/// Makes the database in an empty file. There is no journal beside it: whoever gave the path drops
/// the file if it does not become whole.
fn in_file(
    path: &Path,
    views: &ExportContext<'_>,
    options: &Options,
    integrity: &Integrity,
) -> rusqlite::Result<()> {
    let flags = OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_NO_MUTEX;
    let mut connection = Connection::open_with_flags(path, flags)?;
    connection.execute_batch(&format!(
        "PRAGMA page_size = 4096;
         PRAGMA locking_mode = EXCLUSIVE;
         PRAGMA journal_mode = OFF;
         PRAGMA synchronous = OFF;
         PRAGMA temp_store = MEMORY;
         PRAGMA cache_size = -{CACHE};"
    ))?;
    fill_database(&mut connection, views, options, integrity)?;
    connection.close().map_err(|(_, error)| error)
}

fn in_memory(
    views: &ExportContext<'_>,
    options: &Options,
    integrity: &Integrity,
) -> rusqlite::Result<Vec<u8>> {
    let mut connection = Connection::open_in_memory()?;
    fill_database(&mut connection, views, options, integrity)?;
    Ok(connection.serialize(MAIN_DB)?.to_vec())
}

fn fill_database(
    connection: &mut Connection,
    views: &ExportContext<'_>,
    options: &Options,
    integrity: &Integrity,
) -> rusqlite::Result<()> {
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
    transaction.commit()
}
