//! Records of CSV, as RFC 4180 writes them.

use std::io::{self, Write};

/// How many bytes are written at once.
const BLOCK: usize = 1 << 16;

/// Writes records field by field. A field goes straight behind those before it, since a table has
/// millions of them, most of which are empty.
pub(super) struct RecordWriter<'o> {
    out: &'o mut dyn Write,
    line_end: &'static str,
    /// What is not written yet.
    text: String,
    /// Where in the text the record begins.
    start: usize,
    has_field: bool,
}

impl<'o> RecordWriter<'o> {
    /// Writes records into `out`, each of them with `line_end` behind.
    pub(super) fn new(out: &'o mut dyn Write, line_end: &'static str) -> Self {
        RecordWriter {
            out,
            line_end,
            text: String::with_capacity(2 * BLOCK),
            start: 0,
            has_field: false,
        }
    }

    /// Adds a field to the record, whose text `push` writes behind others.
    pub(super) fn field(&mut self, push: impl FnOnce(&mut String)) {
        if self.has_field {
            self.text.push(',');
        }
        self.has_field = true;
        let start = self.text.len();
        push(&mut self.text);
        let field = &self.text[start..];
        let is_special = |byte| matches!(byte, b',' | b'"' | b'\r' | b'\n');
        if field.bytes().any(is_special) {
            let quoted = format!("\"{}\"", field.replace('"', "\"\""));
            self.text.replace_range(start.., &quoted);
        }
    }

    /// Ends the record.
    pub(super) fn end_record(&mut self) -> io::Result<()> {
        // A reader passes over an empty line.
        if self.text.len() == self.start {
            self.text.push_str("\"\"");
        }
        self.text.push_str(self.line_end);
        if self.text.len() >= BLOCK {
            self.write_block()?;
        }
        self.start = self.text.len();
        self.has_field = false;
        Ok(())
    }

    /// Writes what is not written yet.
    pub(super) fn finish(mut self) -> io::Result<()> {
        self.write_block()?;
        self.out.flush()
    }

    fn write_block(&mut self) -> io::Result<()> {
        self.out.write_all(self.text.as_bytes())?;
        self.text.clear();
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use csv::{Terminator, WriterBuilder};
    use proptest::prelude::{any, prop, proptest};

    use super::RecordWriter;

    proptest! {
        #[test]
        fn records_are_as_another_writer_writes_them(
            records in prop::collection::vec(
                prop::collection::vec("[a,\"\r\n \u{e9}]{0,4}", 1..4),
                0..6,
            ),
            is_windows in any::<bool>(),
        ) {
            let (line_end, terminator) = match is_windows {
                true => ("\r\n", Terminator::CRLF),
                false => ("\n", Terminator::Any(b'\n')),
            };
            let mut other = WriterBuilder::new()
                .terminator(terminator)
                .flexible(true)
                .from_writer(Vec::new());
            let mut own = Vec::new();
            let mut writer = RecordWriter::new(&mut own, line_end);
            for record in &records {
                other.write_record(record).unwrap();
                for field in record {
                    writer.field(|text| text.push_str(field));
                }
                writer.end_record().unwrap();
            }
            writer.finish().unwrap();
            assert_eq!(own, other.into_inner().unwrap());
        }
    }
}
