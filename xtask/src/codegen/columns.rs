//! The columns of the tables.

use chancery_export::views::TABLES;

use super::markdown_table;

pub(super) fn text() -> String {
    let mut text = "# The tables and their columns\n\n\
        Every table that `chancery list` prints and that spreadsheets hold. \
        A cell is empty where nothing is known. No two rows of a table have the same key, and a row \
        that another one names is in the same export.\n"
        .to_owned();
    for table in TABLES {
        let rows = table.columns.iter().map(|column| {
            vec![
                format!("`{}`", column.name),
                column.holds(),
                column.sentence.to_owned(),
            ]
        });
        text.push_str(&format!("\n## {}\n\n{}\n\n", table.name, table.sentence));
        text.push_str(&format!("Key: {}.", names(table.key)));
        for reference in table.row_references() {
            let columns = names(reference.columns);
            let table = reference.table;
            text.push_str(&format!(" {columns} names a row of [{table}](#{table})."));
        }
        for (_, reference) in table.list_references() {
            let columns = names(reference.columns);
            let table = reference.table;
            text.push_str(&format!(
                " Each of {columns} names a row of [{table}](#{table})."
            ));
        }
        text.push_str("\n\n");
        text.push_str(&markdown_table(&["column", "holds", "says"], rows));
    }
    text
}

fn names(columns: &[&str]) -> String {
    let quoted: Vec<String> = columns.iter().map(|name| format!("`{name}`")).collect();
    quoted.join(", ")
}
