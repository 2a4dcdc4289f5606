use crate::finding::{Finding, Place, Rule};
use crate::model::Level;
use crate::yaml::events::{Event, SpannedEvent};
use crate::yaml::record::RecordReader;

pub(in crate::yaml) static RULE: Rule = Rule {
    name: "empty-value",
    summary: "A key has no value, an empty list or an empty mapping.",
    level: Level::Error,
    since: "0.1.0",
    aliases: &[],
    page: include_str!("empty-value.md"),
};

impl RecordReader<'_> {
    /// A key without a value.
    pub(in crate::yaml) fn empty_value(
        &mut self,
        key: &SpannedEvent<'_>,
        value: &SpannedEvent<'_>,
    ) {
        // Of a value that is not there the parser gives the text `~`.
        let word = match &value.event {
            Event::Scalar { is_plain: true, .. } => &self.text[value.start..value.end],
            _ => "",
        };
        // In JSON `null` says that a key is left out.
        if self.is_json && word == "null" {
            return;
        }
        let mut end = value.end.max(key.end);
        if value.event == Event::SequenceStart {
            // The mark is that of the bracket that opens the list.
            end += self.text[end..].find(']').map_or(0, |offset| offset + 1);
        }
        let span = self.span_on_line(key.start, end);
        let name = &self.text[key.start..key.end];
        let (_, line_end, _) = self.line_of(key.end);
        let mut rest = self.text[key.end..line_end].chars().take(200);
        let help = if !word.is_empty() {
            format!(
                "`{word}` means no value in YAML: leave the key out, or put the word in quotes if \
                 it is the value, `{name}: \"{word}\"`"
            )
        } else if rest.any(|character| character == '#') {
            "the text after `#` is a comment: put the value in quotes, or leave the key out"
                .to_owned()
        } else {
            match name {
                "until" | "terminated" => {
                    "write the day; write `../..` if it ended and no source says when; leave the \
                     key out if it goes on"
                }
                _ => "write a value, or leave the key out",
            }
            .to_owned()
        };
        let finding = Finding::new(&RULE, Place::Bytes(span), format!("`{name}` has no value"))
            .label("value missing")
            .help(help);
        self.push(finding);
    }

    /// An element of a list that is empty.
    pub(in crate::yaml) fn empty_element(&mut self, element: &SpannedEvent<'_>) {
        let place = Place::Bytes(self.span_on_line(element.start, element.end));
        let finding = Finding::new(&RULE, place, "this element of the list is empty")
            .label("value missing")
            .help("write a value, or remove the element");
        self.push(finding);
    }
}
