//! The columns of the tables.

use chancery_export::sheets::is_read;
use chancery_export::views::TABLES;

use super::markdown_table;

pub(super) fn text() -> String {
    let mut text = "# The tables and their columns\n\n\
        These are the tables that `chancery list` prints and that spreadsheets contain. \
        A cell is empty if nothing is known. No two rows of a table have the same key, and a row \
        that another row refers to is in the same export. Several texts in one cell are joined by '; ', with \
        a backslash before a semicolon or a backslash within one of them; in JSON and YAML they are \
        an array. A date that is approximate or \
        doubtful (`~`, `?`, `%`) has no bounds, since no count uses it.\n\n\
        `chancery new registry DIR --from-csv CSVDIR` reads tables back into records: \
        [edit in a spreadsheet](edit-in-a-spreadsheet.md). Each table says here which of its columns \
        are read; all others are computed, and are compared with what the records give. Comments, \
        the division into files and the order of parties are in no table.\n\n\
        The panels `state_year` and `dyad_year` have a row for each unit and year from the first year \
        that a date of a partnership, an instrument or a membership allows, or in which a source \
        attests one, to the registry's day. What is unknown in a year is given as unknown, so that \
        both panels and `list partners --on` have the same counts. A panel is left out, with a note, \
        if it has more than 1,000 years, or more than 1,000,000 units times years (250,000 in a \
        workbook or a database).\n"
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
        let read = table.columns.iter().filter(|column| is_read(table, column));
        let read: Vec<&str> = read.map(|column| column.name).collect();
        match read.is_empty() {
            true => text.push_str("All of it is computed, and nothing of it is read back.\n\n"),
            false => text.push_str(&format!("Read back: {}.\n\n", names(&read))),
        }
        text.push_str(&markdown_table(&["column", "values", "meaning"], rows));
    }
    text
}

fn names(columns: &[&str]) -> String {
    let quoted: Vec<String> = columns.iter().map(|name| format!("`{name}`")).collect();
    quoted.join(", ")
}
