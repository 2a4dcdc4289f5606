//! Tables as an Excel workbook: a sheet that says what it is, and one sheet a table.

mod about;
mod cell;
mod frame;
mod link;
mod look;
mod package;
mod rows;
mod strings;
mod survey;

use chancery_core::date::Day;
use rust_xlsxwriter::{DocProperties, ExcelDateTime, Workbook};

use super::{Format, Options, excel};
use crate::error::Result;
use crate::output::Output;
use crate::views::ExportContext;
use crate::views::tables::MOST_PANEL_ROWS_IN_ONE_FILE;
use look::SheetStyle;
use package::TableSheet;
use strings::SharedStrings;
use survey::survey;

/// The one file that it writes.
const FILE: &str = "registry.xlsx";

pub(super) static XLSX: Format = Format {
    name: "xlsx",
    options: &["only"],
    is_narrowed: true,
    shows_what_holds: false,
    sentence: "Every table as a sheet of one Excel workbook, which LibreOffice reads too.",
    files: || vec![FILE.to_owned()],
    write,
};

/// The most rows that a sheet holds below its heading.
const MOST_ROWS: usize = 1_048_575;

/// The name of the sheet that says what the workbook is; no table has it.
const ABOUT: &str = "about";

fn write(views: &ExportContext<'_>, options: &Options, output: &mut dyn Output) -> Result<()> {
    let options = &options.fitting(views, MOST_PANEL_ROWS_IN_ONE_FILE, output);
    write_sheets(views, options, MOST_ROWS, output)
}

/// Writes the workbook, with at most `most` rows in a sheet.
fn write_sheets(
    views: &ExportContext<'_>,
    options: &Options,
    most: usize,
    output: &mut dyn Output,
) -> Result<()> {
    let sheets = survey_sheets(views, options, most)?;
    let style = SheetStyle::new();
    let mut strings = SharedStrings::default();
    let frames = frames(views, options, &sheets, &style, &mut strings)?;
    package::write(frames, &sheets, views, strings, output.file(FILE)?)
}

/// The sheets of all tables, each with at most `most` rows. What does not fit the first sheet of a
/// table goes on in others.
fn survey_sheets(
    views: &ExportContext<'_>,
    options: &Options,
    most: usize,
) -> Result<Vec<TableSheet>> {
    let mut sheets = Vec::new();
    for table in options.tables() {
        for (ordinal, survey) in survey(table, views, most)?.into_iter().enumerate() {
            sheets.push(TableSheet {
                table,
                survey,
                ordinal,
            });
        }
    }
    Ok(sheets)
}

/// A workbook of the first sheet, whose texts go into `strings`, and of the frames of all others.
fn frames(
    views: &ExportContext<'_>,
    options: &Options,
    sheets: &[TableSheet],
    style: &SheetStyle,
    strings: &mut SharedStrings<'_>,
) -> Result<Vec<u8>> {
    let mut workbook = Workbook::new();
    workbook.set_properties(&properties(views)?);
    let about = workbook.add_worksheet().set_name(ABOUT)?;
    for text in about::fill(about, views, options, sheets, style)? {
        strings.number(&text);
    }
    for sheet in sheets {
        let frame = frame::frame(&sheet.name(), sheet.table, &sheet.survey, style)?;
        workbook.push_worksheet(frame);
    }
    Ok(workbook.save_to_buffer()?)
}

/// What the file says about itself. A workbook must say when it was made: this one says the day
/// on which the registry stands, so that the clock does not matter.
fn properties(views: &ExportContext<'_>) -> Result<DocProperties> {
    let manifest = views.network.manifest();
    let day = manifest.as_of.unwrap_or(views.selection.day);
    // Excel knows no day before its calendar begins.
    let made = match excel_day(day) {
        Some(day) => day,
        None => ExcelDateTime::from_ymd(1900, 3, 1)?,
    };
    Ok(DocProperties::new()
        .set_title(views.title())
        .set_subject(manifest.registry.as_str())
        .set_creation_datetime(&made))
}

/// A day as a number of days; none before 1900-03-01. Excel counts a 29 February 1900 that never
/// was, so that spreadsheet programs disagree about the days before it.
fn excel_day(day: Day) -> Option<ExcelDateTime> {
    if day < Day::from_calendar(1900, 3, 1) {
        return None;
    }
    let (year, month, day) = day.calendar();
    let parts = (year.try_into(), month.try_into(), day.try_into());
    let (Ok(year), Ok(month), Ok(day)) = parts else {
        return None;
    };
    ExcelDateTime::from_ymd(year, month, day).ok()
}

#[cfg(test)]
mod tests {
    #![allow(
        clippy::unwrap_used,
        clippy::panic,
        reason = "a test that cannot go on fails"
    )]

    use std::io::{Cursor, Read as _};

    use calamine::{Reader as _, Xlsx};
    use chancery_core::Analysis;
    use chancery_core::model::{Registry, Selector, Tier};
    use chancery_core::select::Selection;
    use proptest::prelude::*;
    use rust_xlsxwriter::{Format as CellFormat, Url};

    use super::link::Links;
    use super::*;
    use crate::output::Memory;

    #[test]
    fn a_long_table_goes_on_in_further_sheets() {
        let mut registry = Registry::default();
        let tier = |id: usize| Tier {
            id: format!("t-{id}").as_str().into(),
            ..Default::default()
        };
        registry.manifest.tiers = (0..7).map(tier).collect();
        let analysis = Analysis::from_registry(registry);
        let selector = Selector::default();
        let views =
            ExportContext::for_export(&analysis, Selection::new(analysis.network(), &selector));
        let options = Options {
            only: vec![crate::views::tables::table("tiers").unwrap()],
            ..Options::default()
        };
        let ids = |most: usize| -> Vec<(String, Vec<String>)> {
            let mut memory = Memory::default();
            write_sheets(&views, &options, most, &mut memory).unwrap();
            let file = Cursor::new(memory.files[FILE].clone());
            let mut workbook: Xlsx<_> = Xlsx::new(file).unwrap();
            let names = workbook.sheet_names().into_iter().skip(1);
            let ids = names.map(|name| {
                let range = workbook.worksheet_range(&name).unwrap();
                let ids = range.rows().skip(1).map(|row| row[1].to_string());
                (name, ids.collect())
            });
            ids.collect()
        };
        let sheet = |name: &str, of: std::ops::Range<usize>| {
            (name.to_owned(), of.map(|id| format!("t-{id}")).collect())
        };
        assert_eq!(ids(7), [sheet("tiers", 0..7)]);
        let three = [
            sheet("tiers", 0..3),
            sheet("tiers_2", 3..6),
            sheet("tiers_3", 6..7),
        ];
        assert_eq!(ids(3), three);
    }

    /// What the library writes of a cell with a link.
    fn parts_of_library(address: &str, text: &str) -> [String; 3] {
        let mut workbook = Workbook::new();
        let link = Url::new(address).set_text(text);
        let sheet = workbook.add_worksheet();
        sheet
            .write_url_with_format(1, 0, link, &CellFormat::new())
            .unwrap();
        let bytes = workbook.save_to_buffer().unwrap();
        let mut archive = zip::ZipArchive::new(Cursor::new(bytes)).unwrap();
        [
            "xl/sharedStrings.xml",
            "xl/worksheets/sheet1.xml",
            "xl/worksheets/_rels/sheet1.xml.rels",
        ]
        .map(|name| {
            let mut text = String::new();
            let mut part = archive.by_name(name).unwrap();
            part.read_to_string(&mut text).unwrap();
            text
        })
    }

    fn assert_as_library(address: &str, text: &str) {
        let [strings, sheet, addresses] = parts_of_library(address, text);
        let mut own = SharedStrings::default();
        own.number(text);
        let mut bytes = Vec::new();
        own.write(&mut bytes).unwrap();
        assert_eq!(String::from_utf8(bytes).unwrap(), strings);
        let mut links = Links::default();
        links.add("A", 2, address);
        let mut end = Vec::new();
        links.write_end("<pageMargins", &mut end).unwrap();
        let end = String::from_utf8(end).unwrap();
        assert!(sheet.contains(&end), "{end} in {sheet}");
        let mut part = Vec::new();
        let (first, rest) = addresses.split_once("<Relationship ").unwrap();
        let last = &rest[rest.find("/>").unwrap() + 2..];
        let table = "<Relationship Id=\"rId1\"/>";
        let frame = format!("{first}{table}{last}");
        links.write_addresses(&frame, &mut part).unwrap();
        let part = String::from_utf8(part).unwrap();
        assert_eq!(part.replace(&table.replace('1', "2"), ""), addresses);
    }

    #[test]
    fn texts_and_links_are_as_the_library_writes_them() {
        for address in [
            "https://a.example/",
            "https://a.example/b c?d=<e>&f=\"g\"#part 1",
            "https://a.example/b%20c",
            "https://a.example/b%2Fc#",
            "https://a.example/[b]^`{c}#d#e",
        ] {
            for text in [
                "a",
                " a\n",
                "_x0041_ _x004_ _x00g1_ _x0041_x0042_",
                "<&>'\"",
            ] {
                assert_as_library(address, text);
            }
        }
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(32))]

        #[test]
        fn any_text_and_link_is_as_the_library_writes_it(
            address in "https://[a-z]{1,3}/[ -~\u{e0}-\u{ff}]{0,20}",
            text in "[_x0-9a-f<&>\t\n -~\u{1}-\u{1f}]{1,30}",
        ) {
            // The library would take it for a text with formats.
            prop_assume!(!text.starts_with("<r>"));
            assert_as_library(&address, &text);
        }
    }
}
