//! What differs between the engines: types, how a table of CSV is loaded, and the day after a day.

use crate::escape::SqlComment;
use crate::views::{Column, ColumnKind, Table};

/// An engine.
pub(super) struct Dialect {
    /// The file of its script.
    pub(super) file: &'static str,
    /// What runs the scripts.
    run: &'static str,
    /// The quote around the name of a column.
    quote: char,
    /// The type of a text, of an id and of a day, which is a text such as 2014-11-11 that sorts as
    /// days do.
    text: &'static str,
    /// Whether a table can state its key.
    has_keys: bool,
    /// Whether it states which rows its rows name.
    has_references: bool,
    /// What is before the columns of a table.
    create: fn(&str) -> String,
    /// What follows the columns of a table that is read where it lies.
    source: fn(&str) -> String,
    /// What loads a table.
    load: fn(&Table) -> String,
    /// The day after a day.
    next_day: &'static str,
}

/// Every engine, by the name of its file.
pub(super) static ALL: &[Dialect] = &[
    Dialect {
        file: "duckdb.sql",
        run: "cat sql/duckdb.sql sql/views.sql sql/claims.sql | duckdb",
        quote: '"',
        text: "VARCHAR",
        has_keys: true,
        has_references: false,
        create: |name| format!("CREATE TABLE {name}"),
        source: |_| String::new(),
        load: |table| {
            // What is guessed from the text of a file may be wrong: nothing is left to guess.
            format!(
                "COPY {name} FROM 'csv/{name}.csv' (HEADER, DELIMITER ',', QUOTE '\"', ESCAPE '\"', \
                 AUTO_DETECT false);\n",
                name = table.name
            )
        },
        next_day: "strftime(CAST(day AS DATE) + 1, '%Y-%m-%d')",
    },
    Dialect {
        file: "spark.sql",
        run: "cat sql/spark.sql sql/views.sql sql/claims.sql > all.sql && spark-sql -f all.sql",
        quote: '`',
        text: "STRING",
        has_keys: false,
        has_references: false,
        // A table reads a path below its own folder, and a view one below that of the program.
        create: |name| format!("CREATE TEMPORARY VIEW {name}_csv"),
        source: |name| {
            format!(
                " USING csv OPTIONS (path 'csv/{name}.csv', header 'true', escape '\"', multiLine 'true')"
            )
        },
        load: |table| {
            let name = table.name;
            format!("CREATE TABLE {name} USING parquet AS SELECT * FROM {name}_csv;\n")
        },
        next_day: "CAST(date_add(CAST(day AS DATE), 1) AS STRING)",
    },
    Dialect {
        file: "sqlite.sql",
        run: "cat sql/sqlite.sql sql/views.sql sql/claims.sql | sqlite3",
        quote: '"',
        text: "TEXT",
        has_keys: true,
        has_references: true,
        create: |name| format!("CREATE TABLE {name}"),
        source: |_| String::new(),
        load: |table| {
            // A cell that is empty is an empty text for SQLite.
            let columns = table.columns.iter().map(|it| it.name);
            let empty = columns.map(|name| format!("\"{name}\" = NULLIF(\"{name}\", '')"));
            let empty: Vec<String> = empty.collect();
            let name = table.name;
            format!(
                ".import --csv --skip 1 csv/{name}.csv {name}\nUPDATE {name} SET\n  {};\n",
                empty.join(",\n  ")
            )
        },
        next_day: "date(day, '+1 day')",
    },
];

/// The script of an engine: the tables with their comments and keys, their rows, and the days on
/// which an answer may change.
pub(super) fn script(dialect: &Dialect, tables: impl Iterator<Item = &'static Table>) -> String {
    let mut out = format!(
        "-- The tables of the CSV files in the folder csv, with their rows. From the folder above:\n--\n--     \
         {}\n",
        dialect.run
    );
    if dialect.has_references {
        out.push_str(
            "\n-- A database that has such tables already stays as it is: the first of them ends \
             the script.\n.bail on\n\n-- The tables are loaded in an order in which rows name \
             others that follow.\nPRAGMA foreign_keys = OFF;\n",
        );
    }
    for table in tables {
        out.push_str(&create(dialect, table));
        out.push_str(&(dialect.load)(table));
    }
    out.push_str(&days(dialect));
    out
}

/// The statement that makes a table.
fn create(dialect: &Dialect, table: &Table) -> String {
    let quoted = |name: &str| format!("{0}{name}{0}", dialect.quote);
    let list = |names: &[&str]| {
        names
            .iter()
            .map(|it| quoted(it))
            .collect::<Vec<_>>()
            .join(", ")
    };
    let mut lines: Vec<(String, String)> = table
        .columns
        .iter()
        .map(|column| {
            let line = format!("{} {}", quoted(column.name), type_of(dialect, column));
            (line, column.sentence.to_owned())
        })
        .collect();
    let mut comments = vec![format!("The key: {}.", table.key.join(", "))];
    if dialect.has_keys {
        lines.push((format!("PRIMARY KEY ({})", list(table.key)), String::new()));
    }
    for reference in table.row_references() {
        let columns = reference.columns.join(", ");
        comments.push(format!("{columns}: a row of {}.", reference.table));
        if dialect.has_references {
            let key = format!(
                "FOREIGN KEY ({}) REFERENCES {}",
                list(reference.columns),
                reference.table
            );
            lines.push((key, String::new()));
        }
    }
    let mut out = format!("\n-- {}\n", table.sentence);
    for comment in comments {
        out.push_str(&format!("-- {comment}\n"));
    }
    out.push_str(&format!("{} (\n", (dialect.create)(table.name)));
    let last = lines.len().saturating_sub(1);
    for (position, (line, comment)) in lines.into_iter().enumerate() {
        let comma = if position == last { "" } else { "," };
        let comment = match comment.as_str() {
            "" => String::new(),
            words => format!("  -- {}", SqlComment(words)),
        };
        out.push_str(&format!("  {line}{comma}{comment}\n"));
    }
    out.push_str(&format!("){};\n", (dialect.source)(table.name)));
    let is_key = |columns: &[&str]| table.key.starts_with(columns);
    let references = table.row_references().filter(|_| dialect.has_references);
    for reference in references.filter(|it| !is_key(it.columns)) {
        let (name, columns) = (table.name, reference.columns);
        out.push_str(&format!(
            "CREATE INDEX {name}_by_{} ON {name} ({});\n",
            columns.join("_"),
            list(columns)
        ));
    }
    out
}

fn type_of(dialect: &Dialect, column: &Column) -> &'static str {
    match column.kind {
        ColumnKind::Integer => "INTEGER",
        _ => dialect.text,
    }
}

/// The tables of days for Spark, whichever files the others are read from.
pub(super) fn days_of_spark() -> String {
    let spark = ALL.iter().find(|dialect| dialect.file == "spark.sql");
    spark.map(days).unwrap_or_default()
}

/// The table of the days that are asked about, empty at first, and that of the days on which an
/// answer may change.
fn days(dialect: &Dialect) -> String {
    let text = dialect.text;
    let columns = [
        (
            "periods",
            &["begins_min", "begins_max", "ends_min", "ends_max"][..],
        ),
        ("attestations", &["said_by"]),
        (
            "instruments",
            &["day_min", "day_max", "terminated_min", "terminated_max"],
        ),
    ];
    let selects = columns.iter().flat_map(|(table, columns)| {
        let select = move |column: &&str| format!("SELECT {column} AS day FROM {table}");
        columns.iter().map(select)
    });
    let selects: Vec<String> = selects.collect();
    let stored = if dialect.has_keys {
        ""
    } else {
        " USING parquet"
    };
    format!(
        "\n-- The days on which something is asked; views.sql says more.\nCREATE TABLE asked (\n  question \
         {text},\n  made {text},\n  day {text},\n  speaker {text}\n){stored};\n\n-- Those who may be counted, and the records by \
         which somebody may have become one of those\n-- that are ranked: the queries of the claims write \
         them down.\nCREATE TABLE elements (\n  question {text},\n  made {text},\n  element {text},\n  \
         is_one BOOLEAN,\n  is_so BOOLEAN\n){stored};\nCREATE TABLE beginnings (\n  question {text},\n  \
         made {text},\n  day {text},\n  actor {text},\n  record {text},\n  is_who BOOLEAN,\n  is_meant \
         BOOLEAN,\n  fits BOOLEAN,\n  first_day {text},\n  last_day {text}\n){stored};\n\n-- The days on \
         which an answer may change: each bound of a date, and the day after it.\nCREATE TABLE days{stored} AS\nWITH \
         bounds AS (\n  {}\n)\nSELECT day FROM bounds WHERE day IS NOT NULL\nUNION\nSELECT {} FROM bounds \
         WHERE day IS NOT NULL;\n",
        selects.join(" UNION\n  "),
        dialect.next_day
    )
}
