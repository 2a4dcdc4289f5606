//! One file with another text, beside the few records of other files that it has to do with.

use std::collections::BTreeSet;

use super::file_text::FileText;
use super::files::Input;
use super::places::SourceText;
use super::read::{ParsedRegistry, read_file};
use crate::model::{RecordFile, Registry, Section};

/// Records, by section and position.
pub(crate) type RecordSet = BTreeSet<(Section, usize)>;

impl ParsedRegistry {
    /// A file with another text, the manifest, and of the records of other files those that are
    /// `wanted`, which is given what the file holds. The files keep their numbers; the others have no
    /// text, and nothing that was found in them is said.
    pub(crate) fn alone(
        &self,
        file: usize,
        input: Input,
        wanted: impl FnOnce(&Registry) -> RecordSet,
    ) -> ParsedRegistry {
        let part = read_file(file, input);
        let mut wanted = wanted(&part.registry);
        if let Some(own) = self.registry.files.get(file) {
            wanted.retain(|(section, index)| !own.records[*section as usize].contains(index));
        }
        let name = |text: &SourceText| SourceText {
            name: text.name.clone(),
            text: FileText::default(),
        };
        let mut alone = ParsedRegistry {
            registry: self.registry.part(&wanted),
            findings: Vec::new(),
            texts: self.texts.iter().map(name).collect(),
        };
        alone.replace(file, part);
        alone
    }
}

impl Registry {
    /// The manifest and some records, in the same files.
    pub(crate) fn part(&self, wanted: &RecordSet) -> Registry {
        let mut part = Registry {
            manifest: self.manifest.clone(),
            ..Registry::default()
        };
        for about in &self.files {
            let mut kept = RecordFile {
                name: about.name.clone(),
                is_ignored: about.is_ignored,
                unread: about.unread.clone(),
                ..RecordFile::default()
            };
            let manifest = Section::Manifest as usize;
            kept.records[manifest] = about.records[manifest].clone();
            macro_rules! keep {
                ($($section:ident => $field:ident),+ $(,)?) => {
                    $(
                        let section = Section::$section;
                        let range = about.records[section as usize].clone();
                        let start = part.$field.len();
                        for (_, index) in wanted.range((section, range.start)..(section, range.end)) {
                            let before = (section, index - range.start);
                            let now = (section, part.$field.len() - start);
                            if about.faulty.contains(&before) {
                                kept.faulty.insert(now);
                            }
                            if about.cited_by_head.contains(&before) {
                                kept.cited_by_head.insert(now);
                            }
                            part.$field.push(self.$field[*index].clone());
                        }
                        kept.records[section as usize] = start..part.$field.len();
                    )+
                };
            }
            keep!(
                States => states,
                Organisations => organisations,
                Partnerships => partnerships,
                Instruments => instruments,
                Principles => principles,
                Sources => sources,
                Claims => claims,
                Waivers => waivers,
            );
            part.files.push(kept);
        }
        part
    }
}
