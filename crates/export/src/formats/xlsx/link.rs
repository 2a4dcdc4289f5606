//! The links of a sheet: its own part names the cells, another part of the workbook the addresses.

use std::io::Write;

use crate::error::Result;
use crate::escape::{WorkbookAddress, WorkbookAttribute};

/// How the address of a link is called where parts of a workbook are joined.
const HYPERLINK: &str =
    "http://schemas.openxmlformats.org/officeDocument/2006/relationships/hyperlink";

/// The links of a sheet, in the order of its cells. Excel lets a sheet have some ten thousands.
#[derive(Default)]
pub(super) struct Links {
    cells: String,
    addresses: String,
    count: usize,
}

impl Links {
    /// Adds the link of a cell: `A2`.
    pub(super) fn add(&mut self, column: &str, row: u32, address: &str) {
        use std::fmt::Write as _;
        self.count += 1;
        let count = self.count;
        // Where in the page a link leads is told apart from the page.
        let (page, place) = match address.split_once('#') {
            Some((page, place)) => (page, Some(place)),
            None => (address, None),
        };
        let _ = write!(
            self.cells,
            "<hyperlink ref=\"{column}{row}\" r:id=\"rId{count}\""
        );
        if let Some(place) = place.filter(|place| !place.is_empty()) {
            let _ = write!(self.cells, " location=\"{}\"", WorkbookAttribute(place));
        }
        self.cells.push_str("/>");
        let _ = write!(
            self.addresses,
            "<Relationship Id=\"rId{count}\" Type=\"{HYPERLINK}\" Target=\"{}\" \
             TargetMode=\"External\"/>",
            WorkbookAttribute(&WorkbookAddress(page).to_string())
        );
    }

    /// Writes the end of a sheet, as its frame has it, with the links before its margins.
    pub(super) fn write_end(&self, end: &str, out: &mut impl Write) -> Result<()> {
        let Some(at) = end.find("<pageMargins").filter(|_| self.count > 0) else {
            out.write_all(end.as_bytes())?;
            return Ok(());
        };
        let (before, after) = end.split_at(at);
        write!(out, "{before}<hyperlinks>{}</hyperlinks>", self.cells)?;
        write!(out, "{}", self.after_links(after))?;
        Ok(())
    }

    /// Writes the part with the addresses, into which its frame has put that of the table.
    pub(super) fn write_addresses(&self, frame: &str, out: &mut impl Write) -> Result<()> {
        let at = frame.find("<Relationship ").unwrap_or(frame.len());
        let (before, after) = frame.split_at(at);
        let after = self.after_links(after);
        write!(out, "{before}{}{after}", self.addresses)?;
        Ok(())
    }

    /// The number of the table is the next one after those of the links.
    fn after_links(&self, text: &str) -> String {
        text.replace("\"rId1\"", &format!("\"rId{}\"", self.count + 1))
    }
}
