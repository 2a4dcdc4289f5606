//! The rules that the reader itself applies, by name.

use crate::model::choice;

choice! {
    /// A rule that the reader applies while it reads. Each has its page and its default level in
    /// the table of rules, like any other.
    ReadingRule {
        /// The text is no YAML.
        InvalidYaml = "invalid-yaml",
        /// YAML that the format does not use.
        UnsupportedYaml = "unsupported-yaml",
        /// The same key twice in one mapping.
        DuplicateKey = "duplicate-key",
        /// A key that the noun does not have.
        UnknownKey = "unknown-key",
        /// A key that must be there.
        MissingKey = "missing-key",
        /// Two keys of which only one may be there.
        ConflictingKeys = "conflicting-keys",
        /// A value of another type.
        WrongType = "wrong-type",
        /// A key without a value.
        EmptyValue = "empty-value",
        /// A date in no accepted form.
        InvalidDate = "invalid-date",
        /// An id in no accepted form.
        InvalidId = "invalid-id",
        /// A word that is not of the closed list.
        UnknownValue = "unknown-value",
        /// A file that cannot be read.
        UnreadableFile = "unreadable-file",
        /// A file whose text is not UTF-8.
        NotUtf8 = "not-utf8",
        /// A file above the size limit.
        FileTooLarge = "file-too-large",
        /// Nesting above the depth limit.
        TooDeep = "too-deep",
        /// More records of one thing than are compared with one another.
        TooManyRecords = "too-many-records",
        /// A control character in a text.
        ControlCharacter = "control-character",
        /// A character in a text that cannot be seen.
        InvisibleCharacter = "invisible-character",
        /// Text that YAML takes for a comment.
        CommentInText = "comment-in-text",
        /// A file or folder that is passed over and might have been meant as records.
        IgnoredFile = "ignored-file",
        /// A path that leaves its folder.
        UnsafePath = "unsafe-path",
    }
}
