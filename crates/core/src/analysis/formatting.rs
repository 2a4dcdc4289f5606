//! A registry's files in canonical form.

use std::ops::Range;

use super::Analysis;
use crate::check::rule;
use crate::model::Section;
use crate::yaml::{Formatted, format_file, stand_ins, with_record};

impl Analysis {
    /// A file in canonical form, with its comments, and with present keys and words in the place of
    /// former ones.
    #[must_use]
    pub fn formatted(&self, file: usize) -> Formatted {
        let reading = self.reading();
        match (reading.registry.files.get(file), reading.texts.get(file)) {
            (Some(about), Some(text))
                if about.unread.is_none()
                    && !about.is_ignored
                    && self.stand_ins(file).is_empty() =>
            {
                format_file(&text.name, &text.text, &rule_now)
            }
            (Some(about), _) if about.is_ignored => Formatted::Ignored,
            _ => Formatted::Faulty,
        }
    }

    /// The text of a file in canonical form with one more record at the end of its section: the first
    /// of that section in `record`, the text of a record file. A file that is not there yet is begun.
    ///
    /// # Errors
    ///
    /// If the file is left as it is: why, which is never [`Formatted::Text`].
    pub fn with_record(
        &self,
        file: &str,
        section: Section,
        record: &str,
    ) -> Result<String, Formatted> {
        let texts = &self.reading().texts;
        let position = texts.iter().position(|text| text.name == file);
        if position.is_some_and(|position| !self.stand_ins(position).is_empty()) {
            return Err(Formatted::Faulty);
        }
        let text = position.map_or("", |position| &texts[position].text);
        with_record(file, text, section, record)
    }

    /// The bytes of a file in whose place other characters were read, since they are no text that a
    /// record may have: what was read of them must not be written.
    #[must_use]
    pub fn stand_ins(&self, file: usize) -> Vec<Range<usize>> {
        stand_ins(&self.reading().findings, file)
    }
}

/// The present name of a rule by a former one.
fn rule_now(former: &str) -> Option<&'static str> {
    let rule = rule(former)?;
    (rule.name != former).then_some(rule.name)
}
