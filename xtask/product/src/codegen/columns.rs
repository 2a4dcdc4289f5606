//! The columns of the tables.

use chancery_export::sheets::is_read;
use chancery_export::views::{PANEL_WORDS, TABLES, Table, columns_markdown};

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
        workbook or a database).\n\n"
        .to_owned();
    text.push_str(
        "Whoever merges a panel with data that have every state or every pair in every year asks for \
         another form with `--panel`, in `chancery list` and in `chancery export csv`; several words are \
         separated by commas:\n\n",
    );
    for word in PANEL_WORDS {
        let of = if word.is_of_pairs {
            "`dyad_year`"
        } else {
            "each panel"
        };
        text.push_str(&format!("- `{}`: {of} {}.\n", word.name, word.sentence));
    }
    text.push_str(
        "\nThe rows are sorted by their key. A complete panel has the states of the registry, and for \
         pairs only states: an organisation has a row where it has a partnership. A state whose dates are \
         not recorded is in it from the first year to the last, so compare it with a list of the state \
         system. Such a panel has at most 10,000,000 units times years, and is written row by row: 200 \
         states in 80 years are 1,592,000 rows, and 3,184,000 in both orders. With `any-day`, what \
         began and ended within one year counts for that year, also where only the year is known.\n",
    );
    text + &columns_markdown(TABLES, read_back)
}

/// Which columns `new registry --from-csv` reads.
fn read_back(table: &Table) -> String {
    let read = table.columns.iter().filter(|column| is_read(table, column));
    let read: Vec<String> = read.map(|column| format!("`{}`", column.name)).collect();
    match read.is_empty() {
        true => "All of it is computed, and nothing of it is read back.\n\n".to_owned(),
        false => format!("Read back: {}.\n\n", read.join(", ")),
    }
}
