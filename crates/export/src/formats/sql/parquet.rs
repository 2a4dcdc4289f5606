//! Parquet from the CSV files, with the types that their Data Package states, and Spark on Parquet.

use std::fmt::Write as _;

use super::dialect;
use crate::views::{Column, ColumnKind, Table};

/// The script by which DuckDB writes Parquet.
pub(super) const WRITE_FILE: &str = "parquet.sql";

/// The script by which Spark reads it.
pub(super) const SPARK_FILE: &str = "spark-parquet.sql";

/// The script that writes one Parquet file for each table.
pub(super) fn write_script(tables: impl Iterator<Item = &'static Table>) -> String {
    let mut out =
        "-- The CSV files in the folder csv as Parquet, with the types of csv/datapackage.json: \
                   whole\n-- numbers, days and texts. Make the folder parquet, and from the folder \
                   above:\n--\n--     duckdb < sql/parquet.sql\n"
            .to_owned();
    for table in tables {
        let name = table.name;
        let columns = table.columns.iter();
        let columns = columns.map(|it| format!("  '{}': '{}'", it.name, type_of(it)));
        let columns: Vec<String> = columns.collect();
        let _ = write!(
            out,
            "\nCOPY (FROM read_csv('csv/{name}.csv', auto_detect = false, header = true, delim = ',', \
             quote = '\"', escape = '\"', columns = {{\n{}\n}})) TO 'parquet/{name}.parquet' (FORMAT \
             parquet, COMPRESSION zstd);\n",
            columns.join(",\n")
        );
    }
    out
}

fn type_of(column: &Column) -> &'static str {
    match column.kind {
        ColumnKind::Integer => "BIGINT",
        ColumnKind::Day => "DATE",
        _ => "VARCHAR",
    }
}

/// The script of Spark that reads them in place of the CSV files.
pub(super) fn spark_script(tables: impl Iterator<Item = &'static Table>) -> String {
    let mut out = "-- The tables of the Parquet files in the folder parquet, which parquet.sql writes. \
                   From the folder above:\n--\n--     cat sql/spark-parquet.sql sql/views.sql \
                   sql/claims.sql > all.sql && spark-sql -f all.sql\n--\n-- The views compare days as \
                   texts, which sort as days do.\n"
        .to_owned();
    for table in tables {
        let name = table.name;
        let columns = table.columns.iter().map(|column| match column.kind {
            ColumnKind::Day => format!("CAST(`{0}` AS STRING) AS `{0}`", column.name),
            _ => format!("`{}`", column.name),
        });
        let columns: Vec<String> = columns.collect();
        let _ = write!(
            out,
            "\nCREATE VIEW {name} AS\nSELECT {}\nFROM parquet.`parquet/{name}.parquet`;\n",
            columns.join(", ")
        );
    }
    out + &dialect::days_of_spark()
}
