//! Where the files of an export go.

use std::collections::BTreeMap;
use std::io::{self, Write};
use std::path::PathBuf;

/// A place for files. The program's writes beside the target and renames at the end; the one of
/// tests, [`Memory`], keeps bytes.
pub trait Output {
    /// Begins the file `name`, a relative path with `/`, and gives its writer. The file begun
    /// before is complete.
    ///
    /// # Errors
    ///
    /// If the file cannot be created.
    fn file(&mut self, name: &str) -> io::Result<&mut dyn Write>;

    /// Begins the file `name` for a library that goes back and forth in it and opens it by itself, and
    /// gives the place of the empty file. Nothing else may be at that path. The file is complete when
    /// the next one begins; the library must have closed it by then.
    ///
    /// None where there are no paths, as in memory: the bytes go into [`Output::file`] then.
    ///
    /// # Errors
    ///
    /// If the file cannot be created.
    fn path(&mut self, name: &str) -> io::Result<Option<FilePlace>>;

    /// Takes note of something that this export does not hold, and why: a clause without a full
    /// stop, which is shown to whoever asked for the export.
    fn left_out(&mut self, words: String);

    /// Takes note of a file that is not made since nothing would be in it, and why, as a clause.
    /// Nothing is lost by it.
    fn remark(&mut self, words: String);
}

/// Where a library writes a file by itself.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FilePlace {
    /// The path of the empty file.
    pub path: PathBuf,
    /// What it is called where it cannot be written: its place once the run is finished.
    pub shown: String,
}

/// Files kept as bytes.
#[derive(Debug, Default)]
pub struct Memory {
    /// The bytes of each file, by name.
    pub files: BTreeMap<String, Vec<u8>>,
    /// What was left out.
    pub left_out: Vec<String>,
    /// What was not made since nothing would be in it.
    pub remarks: Vec<String>,
}

impl Output for Memory {
    fn file(&mut self, name: &str) -> io::Result<&mut dyn Write> {
        let bytes = self.files.entry(name.to_owned()).or_default();
        bytes.clear();
        Ok(bytes)
    }

    fn path(&mut self, _: &str) -> io::Result<Option<FilePlace>> {
        Ok(None)
    }

    fn left_out(&mut self, words: String) {
        self.left_out.push(words);
    }

    fn remark(&mut self, words: String) {
        self.remarks.push(words);
    }
}
