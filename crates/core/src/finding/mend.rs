//! A change of a file that mends what was found in it.

/// Bytes of the file of a finding, and the text that its help says to write in their place.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Mend {
    /// The offset of the first byte.
    pub start: usize,
    /// The offset behind the last byte.
    pub end: usize,
    /// What is written there.
    pub text: String,
}
