//! Reading a mapping of names to text.

use std::collections::BTreeMap;

use super::events::{Event, ParseError};
use super::record::{KeyRef, RecordReader};
use super::rules::duplicate_key;
use super::value_rules::{check_pair, is_empty};
use crate::finding::{Span, is_printable_ascii};
use crate::model::StringMap;

impl RecordReader<'_> {
    /// Reads the names and texts of a mapping whose start has been read, and says whether there was
    /// none.
    pub(super) fn pairs(
        &mut self,
        pairs: &mut StringMap,
        place: KeyRef,
    ) -> Result<bool, ParseError> {
        let mut seen: BTreeMap<String, Span> = BTreeMap::new();
        let mut count = 0;
        loop {
            let key = self.expect()?;
            self.mark_key();
            let name = match &key.event {
                Event::MappingEnd => return Ok(count == 0),
                Event::Scalar { text, .. } => text.clone(),
                _ => {
                    count += 1;
                    self.fault_key_type(&key);
                    self.skip_rest(&key)?;
                    self.skip_value()?;
                    continue;
                }
            };
            count += 1;
            let value = self.expect()?;
            if is_empty(&value) {
                self.empty_value(&key, &value);
            } else if let Event::Scalar { text, .. } = &value.event {
                let span = self.span(&key);
                if let Some(first) = seen.get(name.as_ref()) {
                    self.push(duplicate_key::finding(&name, span, *first));
                    continue;
                }
                seen.insert(name.to_string(), span);
                self.remark(place, &value, text, is_printable_ascii(text));
                if self.is_clean(&key, &name) && self.is_clean(&value, text) {
                    let text = text.trim_end_matches(['\n', '\r']);
                    let text_span = || self.span_on_line(value.start, value.end);
                    let spans: (Span, &dyn Fn() -> Span) = (span, &text_span);
                    match check_pair(place, self.outer_noun(), spans, &name, text) {
                        Ok(()) => pairs.0.push((name.as_ref().into(), text.into())),
                        Err(finding) => self.push(*finding),
                    }
                }
            } else if value.event != Event::Alias {
                self.fault_type(place, &value, "the value under a name must be one text", "");
                self.skip_rest(&value)?;
            }
        }
    }
}
