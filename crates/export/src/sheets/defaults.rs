//! Values of a table that say what holds without them.

use chancery_core::model::{Keyword as _, Language, state_name};

use super::csv_file::{CellPlace, Sheet};

/// Whether a value says what holds without it: the name of a state that everybody knows, in the
/// language of the registry, and the scope of a claim that names none.
pub(super) fn is_default(sheets: &[Sheet], at: CellPlace, column: &str, text: &str) -> bool {
    let sheet = &sheets[at.sheet];
    match (sheet.table.name, column) {
        ("claims", "scope") => text == "record",
        ("states", "state_name") => {
            let id = sheet.cell(at, "state").map(|cell| cell.text);
            let is_own = |id: &str| state_name(id, language(sheets)).unwrap_or(id) == text;
            id.is_some_and(|id| is_own(&id))
        }
        _ => false,
    }
}

/// The language of the registry.
fn language(sheets: &[Sheet]) -> Language {
    let sheet = sheets.iter().position(|it| it.table.name == "registry");
    let cell = sheet.and_then(|sheet| {
        let at = CellPlace {
            sheet,
            row: 0,
            cell: None,
        };
        sheets[sheet].cell(at, "language")
    });
    cell.and_then(|cell| Language::from_name(&cell.text))
        .unwrap_or(Language::English)
}
