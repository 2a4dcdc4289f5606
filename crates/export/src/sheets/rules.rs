//! What is found in the sheets themselves. The rules of records find the rest.

use chancery_core::finding::Rule;
use chancery_core::model::Level;

macro_rules! rules {
    ($($(#[doc = $doc:literal])+ $rule:ident $name:literal $level:ident $summary:literal $help:literal;)+) => {
        $(
            $(#[doc = $doc])+
            pub static $rule: Rule = Rule {
                name: $name,
                summary: $summary,
                level: Level::$level,
                since: "0.1.0",
                aliases: &[],
                page: concat!("# ", $name, "\n\n", $summary, "\n\n", $help, "\n"),
            };
        )+

        /// The rules of sheets, by name.
        pub static RULES: &[&Rule] = &[$(&$rule),+];
    };
}

rules! {
    /// Computed columns and tables are never read, so that a change in one must be said.
    COMPUTED_VALUE_DIFFERS "computed-value-differs" Warning
        "A computed value of a sheet is another one than the records give."
        "Change the columns from which it is computed. docs/columns.md says of each table which columns are read.";
    /// What cannot be read as rows of cells.
    MALFORMED_TABLE "malformed-table" Error
        "A sheet cannot be read as a table of rows and columns."
        "Save it as CSV in UTF-8, with one row of headings and as many cells in each row.";
    /// A column that is read, that the export has and the sheet does not.
    MISSING_COLUMN "missing-column" Warning
        "A column that is read was exported and is missing."
        "Put the column back. Without its values, keep its heading above empty cells.";
    /// A sheet of records that the export has and the folder does not.
    MISSING_TABLE "missing-table" Warning
        "A table of records that was exported is missing."
        "Put the file back. Without its records, keep the file with its heading alone.";
    /// The tables of a part lack records.
    NARROWED_EXPORT "narrowed-export" Warning
        "The tables are an export of a part of a registry."
        "Export the whole registry, so that nothing of it is missing in the new one.";
    /// A row of a table whose rows belong to records of another one.
    ROW_WITHOUT_RECORD "row-without-record" Error
        "A row belongs to a record that no table has."
        "Correct the id in the row, add the record to its table, or remove the row.";
    /// A column whose values are not read.
    UNKNOWN_COLUMN "unknown-column" Warning
        "A table has no column of this name, so that its values are not read."
        "Correct the name of the column, or remove the column. docs/columns.md lists all of them.";
    /// A sheet whose rows are not read.
    UNKNOWN_TABLE "unknown-table" Warning
        "No table has this name, so that its rows are not read."
        "Correct the name of the file, or remove the file. docs/columns.md lists all tables.";
}
