//! An analysis that is updated is the one that would be made anew, whatever was edited.

use std::fs;
use std::path::{Path, PathBuf};
use std::sync::LazyLock;

use chancery_core::Analysis;
use chancery_core::date::Day;
use chancery_core::messages::Messages;
use chancery_core::model::Level;
use chancery_core::yaml::{FileChange, Input, MANIFEST_FILE, ReadFailure, load};
use chancery_export::formats::audit::json;
use proptest::prelude::*;
use proptest::sample::Index;

/// The registries of all tests, by the names of their folders.
static REGISTRIES: LazyLock<Vec<(PathBuf, Vec<Input>)>> = LazyLock::new(|| {
    let tests = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../tests");
    let mut found = Vec::new();
    registries(&tests, &mut found);
    found.sort_by(|one, other| one.0.cmp(&other.0));
    found
});

fn registries(folder: &Path, found: &mut Vec<(PathBuf, Vec<Input>)>) {
    // What a case expects is what was written, and not a registry of its own.
    if folder.ends_with("expected") {
        return;
    }
    if folder.join(MANIFEST_FILE).is_file() {
        found.push((folder.to_owned(), load(folder).unwrap()));
        return;
    }
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() && !path.is_symlink() {
            registries(&path, found);
        }
    }
}

/// What somebody does to a registry, and where.
#[derive(Debug, Clone)]
struct Edit {
    action: Action,
    file: Index,
    line: Index,
    /// How many lines, or which byte of a line.
    extent: usize,
    /// The registry, the file and the line from which something is taken.
    from: (Index, Index, Index),
}

#[derive(Debug, Clone, Copy)]
enum Action {
    DeleteLines,
    TypeLetter,
    DeleteLetter,
    CutText,
    RepeatLines,
    MoveLines,
    TakeLine,
    TakeValue,
    TakeFile,
    AddFile,
    RemoveFile,
    RenameFile,
    BreakFile,
    LoseFile,
    EmptyLine,
}

fn edits() -> impl Strategy<Value = Edit> {
    use Action::{
        AddFile, BreakFile, CutText, DeleteLetter, DeleteLines, EmptyLine, LoseFile, MoveLines,
        RemoveFile, RenameFile, RepeatLines, TakeFile, TakeLine, TakeValue, TypeLetter,
    };
    let action = prop_oneof![
        4 => prop::sample::select(&[TypeLetter, DeleteLetter, TakeValue, TakeLine, EmptyLine][..]),
        4 => prop::sample::select(&[DeleteLines, RepeatLines, MoveLines, CutText][..]),
        1 => prop::sample::select(
            &[TakeFile, AddFile, RemoveFile, RenameFile, BreakFile, LoseFile][..]
        ),
    ];
    let from = (any::<Index>(), any::<Index>(), any::<Index>());
    (action, any::<Index>(), any::<Index>(), 0_usize..12, from).prop_map(
        |(action, file, line, extent, from)| Edit {
            action,
            file,
            line,
            extent,
            from,
        },
    )
}

fn text(input: &Input) -> String {
    let bytes = input.bytes.as_deref().unwrap_or_default();
    String::from_utf8_lossy(bytes).into_owned()
}

fn lines(input: &Input) -> Vec<String> {
    let lines = text(input);
    lines.split_inclusive('\n').map(str::to_owned).collect()
}

impl Edit {
    /// The file of a test from which something is taken; often one of the same registry.
    fn source<'f>(&self, files: &'f [Input]) -> &'f Input {
        if self.extent.is_multiple_of(2) {
            return self.from.1.get(files);
        }
        self.from.1.get(&self.from.0.get(&REGISTRIES).1)
    }

    /// What becomes of the files.
    fn changes(&self, files: &[Input]) -> Vec<FileChange> {
        let file = self.file.get(files);
        let name = file.name.as_str();
        let other_name = format!("{}-{}.yaml", ["a", "m", "z"][self.extent % 3], self.extent);
        match self.action {
            Action::TakeFile => vec![put(name, text(self.source(files)))],
            Action::AddFile => vec![put(&other_name, text(self.source(files)))],
            Action::RemoveFile => vec![FileChange::Remove(name.to_owned())],
            Action::RenameFile => vec![
                FileChange::Remove(name.to_owned()),
                put(&other_name, text(file)),
            ],
            Action::BreakFile => {
                let mut bytes = text(file).into_bytes();
                bytes.insert(self.line.index(bytes.len() + 1), b'\xff');
                vec![FileChange::Put(Input {
                    name: name.to_owned(),
                    bytes: Ok(bytes),
                })]
            }
            Action::LoseFile => vec![FileChange::Put(Input {
                name: name.to_owned(),
                bytes: Err(ReadFailure::Failed("it is locked".to_owned())),
            })],
            _ => vec![put(name, self.edited(file, files))],
        }
    }

    /// The text of a file in which some lines are others.
    fn edited(&self, file: &Input, files: &[Input]) -> String {
        let mut lines = lines(file);
        if lines.is_empty() {
            lines.push("\n".to_owned());
        }
        let at = self.line.index(lines.len());
        let end = (at + 1 + self.extent / 2).min(lines.len());
        let taken = self::lines(self.source(files));
        let taken = match taken.is_empty() {
            true => "note: x\n".to_owned(),
            false => self.from.2.get(&taken).clone(),
        };
        let letter = nearest_start(&lines[at], self.extent * 3);
        match self.action {
            Action::DeleteLines => drop(lines.drain(at..end)),
            Action::TypeLetter => {
                let letters = [
                    "x", ":", " ", "é", "\"", "[", "- ", "\u{202e}", "1", "\t", "&", "#",
                ];
                lines[at].insert_str(letter, letters[self.extent]);
            }
            Action::DeleteLetter if letter < lines[at].len() => drop(lines[at].remove(letter)),
            Action::CutText => lines.truncate(at + 1),
            Action::RepeatLines => {
                let repeated = lines[at..end].to_vec();
                lines.splice(end..end, repeated);
            }
            Action::MoveLines => {
                let moved: Vec<String> = lines.drain(at..end).collect();
                let to = self.from.2.index(lines.len() + 1);
                lines.splice(to..to, moved);
            }
            Action::TakeLine => lines.insert(at, taken),
            Action::TakeValue => {
                let key = lines[at].split_once(": ").map(|(key, _)| key.to_owned());
                let value = taken.split_once(": ").map(|(_, value)| value.to_owned());
                if let Some((key, value)) = key.zip(value) {
                    lines[at] = format!("{key}: {value}");
                }
            }
            Action::EmptyLine => lines.insert(at, "# about\n".to_owned()),
            _ => {}
        }
        lines.concat()
    }
}

fn nearest_start(line: &str, mut at: usize) -> usize {
    at = at.min(line.trim_end_matches('\n').len());
    while !line.is_char_boundary(at) {
        at -= 1;
    }
    at
}

fn put(name: &str, text: String) -> FileChange {
    FileChange::Put(Input {
        name: name.to_owned(),
        bytes: Ok(text.into_bytes()),
    })
}

/// The files after a change, by name.
fn apply(files: &mut Vec<Input>, change: &FileChange) {
    files.retain(|file| file.name != change.name());
    if let FileChange::Put(input) = change {
        let at = files.partition_point(|file| file.name < input.name);
        files.insert(at, input.clone());
    }
}

/// Everything that an analysis says.
fn answers(analysis: &Analysis) -> Vec<(&'static str, String)> {
    let policy = analysis.policy(&[]);
    let reading = analysis.reading();
    let day = "2015-05-05".parse::<Day>().ok();
    vec![
        ("texts", format!("{:?}", reading.texts)),
        ("faults of reading", format!("{:?}", reading.findings)),
        ("records", format!("{:?}", reading.registry)),
        ("findings", format!("{:?}", analysis.check(&policy))),
        (
            "warnings",
            format!("{:?}", analysis.check_from(&policy, Level::Warning)),
        ),
        ("findings by file", by_file(analysis)),
        ("errors", format!("{:?}", analysis.errors(&policy))),
        (
            "errors of records",
            format!("{:?}", analysis.record_errors(&policy)),
        ),
        ("verdicts", format!("{:?}", analysis.verdicts())),
        (
            "audit",
            json::text(Messages::english(), &analysis.audit(day, 2, |_| true)).unwrap(),
        ),
    ]
}

/// The findings that are kept from one update to the next, in the form of the others.
fn by_file(analysis: &Analysis) -> String {
    let found = analysis.check_by_file(&analysis.policy(&[]));
    let found: Vec<_> = found.iter().flat_map(|it| it.iter()).collect();
    format!("{found:?}")
}

/// Makes the edits one after another, and compares the updated analysis with a new one after each.
fn is_as_new(registry: usize, edits: &[Edit]) -> Result<(), TestCaseError> {
    let (folder, files) = &REGISTRIES[registry];
    let mut files = files.clone();
    let mut analysis = Analysis::from_files(files.clone());
    let _ = answers(&analysis);
    for (number, edit) in edits.iter().enumerate() {
        if files.is_empty() {
            break;
        }
        let _ = analysis.check_by_file(&analysis.policy(&[]));
        let changes = edit.changes(&files);
        for change in &changes {
            apply(&mut files, change);
        }
        analysis.update(changes);
        let new = answers(&Analysis::from_files(files.clone()));
        let found = new.iter().find(|(what, _)| *what == "findings");
        let kept = by_file(&analysis);
        prop_assert!(
            found.is_some_and(|(_, found)| *found == kept),
            "findings by file of {} after edit {number}:\n{}",
            folder.display(),
            difference(found.map_or("", |(_, found)| found), &kept)
        );
        for ((what, new), (_, updated)) in new.iter().zip(&answers(&analysis)) {
            prop_assert!(
                new == updated,
                "{what} of {} after edit {number}:\n{}",
                folder.display(),
                difference(new, updated)
            );
        }
    }
    Ok(())
}

/// Where two answers begin to differ, with what is around it.
fn difference(new: &str, updated: &str) -> String {
    let bytes = new.bytes().zip(updated.bytes());
    let at = bytes.take_while(|(new, updated)| new == updated).count();
    let some = |text: &str| {
        let around = at.saturating_sub(400)..(at + 400).min(text.len());
        String::from_utf8_lossy(&text.as_bytes()[around]).into_owned()
    };
    format!("new:\n{}\nupdated:\n{}", some(new), some(updated))
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 60, ..ProptestConfig::default() })]

    #[test]
    fn an_updated_analysis_is_as_a_new_one(
        registry in any::<Index>(),
        edits in prop::collection::vec(edits(), 1..8),
    ) {
        is_as_new(registry.index(REGISTRIES.len()), &edits)?;
    }
}
