//! How the cells of a workbook look.

use rust_xlsxwriter::{Color, Format, FormatAlign, FormatUnderline};

use super::cell::Look;

/// The dark blue of headings, which goes with the table style.
const HEADING: Color = Color::RGB(0x1F_4E_78);

/// How days are shown, wherever the reader lives.
const DAY: &str = "yyyy-mm-dd";

/// The formats of cells.
pub(super) struct SheetStyle {
    /// The title of the workbook.
    pub(super) title: Format,
    /// The headings of its first sheet.
    pub(super) section: Format,
    /// The headings of columns.
    pub(super) header: Format,
    /// The name of a fact.
    pub(super) label: Format,
    /// A whole day.
    pub(super) day: Format,
    /// Text within one line.
    pub(super) text: Format,
    /// Text that takes as many lines as it needs.
    pub(super) wrapped: Format,
    /// A number among text.
    pub(super) number: Format,
    /// Text that would be taken for a formula once somebody edits it, were it not marked as text.
    pub(super) quoted: Format,
    /// Text that leads elsewhere.
    pub(super) link: Format,
    /// The same, over as many lines as it needs.
    pub(super) wrapped_link: Format,
}

impl SheetStyle {
    /// The format of the cells of tables that look like that; none if they have no format.
    pub(super) fn of_cells(&self, look: Look) -> Option<&Format> {
        match look {
            Look::Plain => None,
            Look::Day => Some(&self.day),
            Look::Text => Some(&self.text),
            Look::Quoted => Some(&self.quoted),
            Look::Link => Some(&self.link),
        }
    }

    pub(super) fn new() -> Self {
        let text = Format::new().set_align(FormatAlign::Top);
        let link = text
            .clone()
            .set_font_color(Color::RGB(0x05_63_C1))
            .set_underline(FormatUnderline::Single);
        SheetStyle {
            title: Format::new()
                .set_bold()
                .set_font_size(16)
                .set_font_color(HEADING),
            section: Format::new()
                .set_bold()
                .set_font_size(13)
                .set_font_color(HEADING),
            header: Format::new()
                .set_bold()
                .set_font_color(Color::White)
                .set_background_color(HEADING)
                .set_align(FormatAlign::Left),
            label: text.clone().set_bold(),
            day: text
                .clone()
                .set_num_format(DAY)
                .set_align(FormatAlign::Left),
            wrapped: text.clone().set_text_wrap(),
            number: text.clone().set_align(FormatAlign::Left),
            quoted: text.clone().set_quote_prefix(),
            wrapped_link: link.clone().set_text_wrap(),
            link,
            text,
        }
    }
}
