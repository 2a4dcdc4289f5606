//! What the tables and their columns mean, for people.

use super::Table;

/// A section in Markdown for each table: what a row is, its key, what its rows name, a paragraph that
/// `remark` gives or nothing, and its columns.
#[must_use]
pub fn columns_markdown(tables: &[&Table], remark: impl Fn(&Table) -> String) -> String {
    let mut text = String::new();
    // A table that is not here is named without a link to it.
    let link = |name: &str| match tables.iter().any(|table| table.name == name) {
        true => format!("[{name}](#{name})"),
        false => name.to_owned(),
    };
    for table in tables {
        text.push_str(&format!("\n## {}\n\n{}\n\n", table.name, table.sentence));
        text.push_str(&format!("Key: {}.", names(table.key)));
        for reference in table.row_references() {
            let columns = names(reference.columns);
            text.push_str(&format!(
                " {columns} names a row of {}.",
                link(reference.table)
            ));
        }
        for (_, reference) in table.list_references() {
            let columns = names(reference.columns);
            text.push_str(&format!(
                " Each of {columns} names a row of {}.",
                link(reference.table)
            ));
        }
        text.push_str("\n\n");
        text.push_str(&remark(table));
        text.push_str("| column | values | meaning |\n|---|---|---|\n");
        for column in table.columns {
            // Bars in cells are escaped, so that they do not divide them.
            let cells = [column.holds(), column.sentence.to_owned()];
            let [holds, meaning] = cells.map(|cell| cell.replace('|', "\\|"));
            text.push_str(&format!("| `{}` | {holds} | {meaning} |\n", column.name));
        }
    }
    text
}

fn names(columns: &[&str]) -> String {
    let quoted: Vec<String> = columns.iter().map(|name| format!("`{name}`")).collect();
    quoted.join(", ")
}
