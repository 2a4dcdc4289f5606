use crate::fields::Noun;
use crate::finding::{Finding, Place, Rule, one_of};
use crate::model::{EVIDENCE, Level};
use crate::yaml::record::RecordReader;

pub(in crate::yaml) static RULE: Rule = Rule {
    name: "missing-key",
    summary: "A required key of a record is missing.",
    level: Level::Error,
    since: "0.1.0",
    aliases: &[],
    page: include_str!("missing-key.md"),
};

impl RecordReader<'_> {
    pub(in crate::yaml) fn missing_key(
        &mut self,
        noun: &Noun,
        start: usize,
        names: &[&str],
        sentence: &str,
    ) {
        let place = Place::Bytes(self.span_on_line(start, start));
        let finding = Finding::new(
            &RULE,
            place,
            format!("missing key in this {}: {}", noun.word(), one_of(names)),
        );
        let mut help = match names {
            ["id"] => "add `id: WORD`; other records refer to this one by its id".to_owned(),
            [name] => format!("add `{name}`: {}", decapitalised(sentence)),
            names => format!("add {}, to say {}", one_of(names), decapitalised(sentence)),
        };
        if std::ptr::eq(noun, &EVIDENCE) && self.follows_element(start) {
            help = "if it belongs to the citation above, remove the dash before it; otherwise add \
                    `source: ID`"
                .to_owned();
        }
        self.push(finding.label("in this record").help(help));
    }

    /// Whether an element of a list in block form stands right below another one.
    fn follows_element(&self, start: usize) -> bool {
        let (line_start, _, _) = self.line_of(start);
        let dashes = &self.text[line_start..start];
        let above = self.text[..line_start].trim_end_matches(['\n', '\r']);
        let above = above.rsplit('\n').next().unwrap_or_default();
        dashes.trim() == "-" && above.starts_with(dashes)
    }
}

fn decapitalised(sentence: &str) -> String {
    let mut characters = sentence.trim_end_matches('.').chars();
    characters
        .next()
        .map(|first| first.to_lowercase().chain(characters).collect())
        .unwrap_or_default()
}
