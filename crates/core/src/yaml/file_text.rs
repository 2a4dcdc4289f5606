//! The text of a file, which is kept, or let go and read again once something in it is shown.

use std::fmt;
use std::hash::BuildHasher as _;
use std::ops::Deref;
use std::path::PathBuf;
use std::sync::OnceLock;

use foldhash::fast::FixedState;

use super::files::read_bytes;
use super::sanitize::fit_text;

/// The text of a file, as it was read; what must not be shown in it has been replaced.
#[derive(Clone)]
pub struct FileText(HeldText);

#[derive(Clone)]
enum HeldText {
    Kept(String),
    InFile(Box<StoredText>),
}

/// A text that is read again from its file.
#[derive(Clone)]
struct StoredText {
    path: PathBuf,
    digest: u64,
    /// The text; none where the file cannot be read, or holds another text by now.
    again: OnceLock<Option<String>>,
}

impl FileText {
    /// The same text, which is not kept: it is in the file at `path`.
    pub(super) fn let_go(self, path: PathBuf) -> Self {
        let digest = digest(&self);
        let again = OnceLock::new();
        FileText(HeldText::InFile(Box::new(StoredText {
            path,
            digest,
            again,
        })))
    }

    /// Whether the text was asked for after it had been let go, and its file held another one by
    /// then. The text is then empty.
    #[must_use]
    pub fn is_lost(&self) -> bool {
        match &self.0 {
            HeldText::Kept(_) => false,
            HeldText::InFile(stored) => stored.again.get() == Some(&None),
        }
    }
}

impl StoredText {
    fn read_again(&self) -> Option<String> {
        let bytes = read_bytes(&self.path).ok()?;
        let (text, _) = fit_text(bytes);
        (digest(&text) == self.digest).then_some(text)
    }
}

/// What tells a text from any other one that a file may hold a moment later.
fn digest(text: &str) -> u64 {
    FixedState::default().hash_one(text)
}

impl Deref for FileText {
    type Target = str;

    fn deref(&self) -> &str {
        match &self.0 {
            HeldText::Kept(text) => text,
            HeldText::InFile(stored) => {
                let again = stored.again.get_or_init(|| stored.read_again());
                again.as_deref().unwrap_or_default()
            }
        }
    }
}

impl Default for FileText {
    fn default() -> Self {
        FileText::from(String::new())
    }
}

impl From<String> for FileText {
    fn from(text: String) -> Self {
        FileText(HeldText::Kept(text))
    }
}

impl PartialEq for FileText {
    fn eq(&self, other: &Self) -> bool {
        **self == **other
    }
}

impl Eq for FileText {}

impl fmt::Debug for FileText {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        (**self).fmt(formatter)
    }
}
