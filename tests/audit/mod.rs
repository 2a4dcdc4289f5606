//! What the audit finds in the registry of the article, against what was counted by hand from the
//! article's lists and from the documents.

mod changed;
mod listed;
mod program;
mod recorded;
