//! Every claim counted a second time, in SQL, from the CSV files: SQLite and the audit agree.

use std::collections::BTreeMap;

use anyhow::Context as _;
use chancery::formats::format;
use chancery_core::Analysis;
use chancery_core::audit::ClaimVerdict;
use chancery_core::model::{Keyword as _, Selector};
use chancery_core::select::Selection;
use chancery_export::formats::Options;
use chancery_export::output::Memory;
use chancery_export::views::{ExportContext, TABLES};
use rusqlite::fallible_iterator::FallibleIterator as _;
use rusqlite::{Batch, Connection, params_from_iter};

/// What counting says of a claim: how many certainly, how many possibly, and the verdict.
pub type Counted = (i64, i64, String);

/// Holds what SQLite counts against the audit, and gives the number of claims.
///
/// # Errors
///
/// The first claim on which they do not agree, or what SQLite cannot run.
pub fn recount(analysis: &Analysis) -> Result<usize, String> {
    recount_files(analysis, &files(analysis)?)
}

/// The same from the files of the two formats.
///
/// # Errors
///
/// As of [`recount`].
pub fn recount_files(
    analysis: &Analysis,
    files: &BTreeMap<String, Vec<u8>>,
) -> Result<usize, String> {
    let found = in_sqlite(files).map_err(|error| format!("SQLite: {error:#}"))?;
    compare(analysis, &found)
}

/// Holds what an engine counted against the audit, and gives the number of claims.
///
/// # Errors
///
/// The first claim on which they do not agree.
pub fn compare(analysis: &Analysis, found: &BTreeMap<String, Counted>) -> Result<usize, String> {
    let network = analysis.network();
    let verdicts = &analysis.verdicts().claims;
    for verdict in verdicts {
        let id = network.claim(verdict.claim).id.to_string();
        let audited = audited(verdict);
        let counted = found.get(&id);
        if counted != Some(&audited) {
            return Err(format!(
                "the audit says {audited:?} of the claim {id}, and the SQL {counted:?}"
            ));
        }
    }
    if found.len() != verdicts.len() {
        return Err(format!(
            "{} claims and {} rows",
            verdicts.len(),
            found.len()
        ));
    }
    Ok(verdicts.len())
}

fn audited(verdict: &ClaimVerdict) -> Counted {
    let number = |count: usize| i64::try_from(count).unwrap_or(i64::MAX);
    let outcome = &verdict.outcome;
    // The places themselves, of which the audit says how many in words.
    let (certain, possible) = match &outcome.place {
        Some(place) => (place.first, place.last),
        None => (outcome.certain, outcome.possible),
    };
    let verdict = outcome.verdict.map(|it| it.name().to_owned());
    (
        number(certain),
        number(possible),
        verdict.unwrap_or_default(),
    )
}

/// The files of `csv` and of `sql`, each with its format before its name.
///
/// # Errors
///
/// If a format refuses the registry.
pub fn files(analysis: &Analysis) -> Result<BTreeMap<String, Vec<u8>>, String> {
    let everything = Selector::default();
    let selection = Selection::new(analysis.network(), &everything);
    let views = ExportContext::for_export(analysis, selection);
    let mut files = BTreeMap::new();
    for name in ["csv", "sql"] {
        let format = format(name).ok_or_else(|| format!("there is no format {name}"))?;
        let mut memory = Memory::default();
        (format.write)(&views, &Options::default(), &mut memory)
            .map_err(|error| format!("{name}: {error}"))?;
        let own = memory.files.into_iter();
        files.extend(own.map(|(file, bytes)| (format!("{name}/{file}"), bytes)));
    }
    Ok(files)
}

/// The text of a file.
fn text<'f>(files: &'f BTreeMap<String, Vec<u8>>, name: &str) -> anyhow::Result<&'f str> {
    let bytes = files.get(name).map(Vec::as_slice).unwrap_or_default();
    Ok(std::str::from_utf8(bytes)?)
}

/// A database with the tables and the views, as the shell of SQLite makes it by the scripts.
///
/// # Errors
///
/// If SQLite cannot run them.
pub fn database(files: &BTreeMap<String, Vec<u8>>) -> anyhow::Result<Connection> {
    let connection = Connection::open_in_memory()?;
    let script = text(files, "sql/sqlite.sql")?;
    let (tables, days) = script.split_at(script.find("-- The days on which").unwrap_or(0));
    let statements = tables.lines().filter(|line| !line.starts_with('.'));
    let statements: Vec<&str> = statements.collect();
    connection.execute_batch(&statements.join("\n"))?;
    for table in TABLES {
        let rows = files.get(&format!("csv/{}.csv", table.name));
        if let Some(rows) = rows {
            load(&connection, table.name, table.columns.len(), rows)?;
        }
    }
    connection.execute_batch(days)?;
    connection.execute_batch(text(files, "sql/views.sql")?)?;
    Ok(connection)
}

fn in_sqlite(files: &BTreeMap<String, Vec<u8>>) -> anyhow::Result<BTreeMap<String, Counted>> {
    let connection = database(files)?;
    let mut found = BTreeMap::new();
    let mut claims = Batch::new(&connection, text(files, "sql/claims.sql")?);
    while let Some(mut statement) = claims
        .next()
        .with_context(|| format!("after {} claims", found.len()))?
    {
        if statement.column_count() == 0 {
            statement.execute([])?;
            continue;
        }
        let (claim, counted) = statement.query_row([], |row| {
            let counted = (row.get(1)?, row.get(2)?, row.get(3)?);
            Ok((row.get::<_, String>(0)?, counted))
        })?;
        found.insert(claim, counted);
        // What a claim asks is its own; without it the next one is faster.
        connection
            .execute_batch("DELETE FROM asked; DELETE FROM elements; DELETE FROM beginnings;")?;
    }
    Ok(found)
}

/// Loads a file as the shell and the script of SQLite do: what is empty is no value.
fn load(connection: &Connection, name: &str, columns: usize, rows: &[u8]) -> anyhow::Result<()> {
    let places = vec!["?"; columns].join(", ");
    let mut statement = connection.prepare(&format!("INSERT INTO {name} VALUES ({places})"))?;
    for row in csv::Reader::from_reader(rows).records() {
        let row = row?;
        let cells = row.iter().map(|cell| (!cell.is_empty()).then_some(cell));
        statement.execute(params_from_iter(cells))?;
    }
    Ok(())
}
