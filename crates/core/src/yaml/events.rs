//! The events that records are built from, and the general parser and the scanner that yield them.

use std::borrow::Cow;

use granit_parser::{
    Event as ParserEvent, Parser, ScalarStyle, Span, StrInput, StructureStyle, options,
};

use super::indents::Indents;
use super::scanner::{Scanned, Scanner};

/// How deep mappings and sequences may nest. The format itself needs seven levels.
pub(crate) const DEEPEST_NESTING: usize = 32;

/// A piece of YAML's structure.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Event<'t> {
    /// A mapping begins.
    MappingStart,
    /// A mapping ends.
    MappingEnd,
    /// A sequence begins.
    SequenceStart,
    /// A sequence ends.
    SequenceEnd,
    /// A scalar, after YAML's own unfolding and unescaping.
    Scalar {
        /// Its text.
        text: Cow<'t, str>,
        /// Whether it was written without quotes and not as a block.
        is_plain: bool,
    },
    /// An alias is where a value should. It has been refused.
    Alias,
}

/// An event and the bytes that it is on.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct SpannedEvent<'t> {
    /// The event.
    pub event: Event<'t>,
    /// The offset of its first byte.
    pub start: usize,
    /// The offset behind its last byte.
    pub end: usize,
}

/// YAML that the format does not use.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum UnsupportedYaml {
    /// `&name`
    Anchor,
    /// `*name`
    Alias,
    /// `!name`
    Tag,
    /// A second document in one file.
    SecondDocument,
    /// A continued line that is not indented by this many spaces. Some readers of YAML take it, and
    /// others do not.
    Outdented(usize),
}

/// Where and why a text cannot be read further.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct ParseError {
    /// The offset of the byte.
    pub offset: usize,
    /// What is wrong there, as a clause; none if nesting is too deep.
    pub message: Option<String>,
}

impl std::fmt::Display for ParseError {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let words = self.message.as_deref().unwrap_or("nested too deeply");
        write!(formatter, "{words}, at byte {}", self.offset)
    }
}

impl std::error::Error for ParseError {}

/// The events of one file, in order.
pub(crate) struct Events<'t> {
    source: EventSource<'t>,
    text: &'t str,
    /// What has been refused so far, with its bytes.
    pub refusals: Vec<Refusal>,
}

/// What has been refused, with its bytes.
pub(crate) type Refusal = (UnsupportedYaml, usize, usize);

/// Where events come from.
enum EventSource<'t> {
    Scanner(Scanner<'t>),
    Parser(Box<GeneralParser<'t>>),
}

impl<'t> Events<'t> {
    /// The events of a text by the general parser, which reads all of YAML.
    #[must_use]
    pub(crate) fn general(text: &'t str) -> Self {
        Events::of(
            text,
            EventSource::Parser(Box::new(GeneralParser::new(text))),
        )
    }

    /// The events of a text by the scanner, which is faster and knows canonical form only. Once it
    /// is [`Events::is_unknown`], everything that it gave must be thrown away.
    #[must_use]
    pub(crate) fn canonical(text: &'t str) -> Self {
        Events::of(text, EventSource::Scanner(Scanner::new(text)))
    }

    fn of(text: &'t str, source: EventSource<'t>) -> Self {
        Events {
            source,
            text,
            refusals: Vec::new(),
        }
    }

    /// Whether the text is not of the form that the scanner knows, so that only the general parser
    /// can read it.
    #[must_use]
    pub(crate) fn is_unknown(&self) -> bool {
        matches!(&self.source, EventSource::Scanner(scanner) if scanner.has_given_up())
    }

    /// The next event; none at the end of the text, or of its first document.
    ///
    /// # Errors
    ///
    /// If the text is not YAML, or nests deeper than [`DEEPEST_NESTING`]; and once it is
    /// [`Events::is_unknown`].
    pub(crate) fn next_event(&mut self) -> Result<Option<SpannedEvent<'t>>, ParseError> {
        match &mut self.source {
            EventSource::Scanner(scanner) => match scanner.next_mark() {
                Scanned::Mark(mark) => Ok(Some(mark.event(self.text))),
                Scanned::End => Ok(None),
                Scanned::Unknown(offset) => Err(ParseError {
                    offset,
                    message: None,
                }),
            },
            EventSource::Parser(parser) => parser.next_event(&mut self.refusals),
        }
    }
}

/// What is read from the events of a text: those of the scanner, if it knows all of it.
pub(crate) fn from_events<T>(text: &str, read: impl Fn(&mut Events<'_>) -> Option<T>) -> Option<T> {
    let mut events = Events::canonical(text);
    let found = read(&mut events).filter(|_| !events.is_unknown());
    found.or_else(|| read(&mut Events::general(text)))
}

/// The general parser of YAML, and what the format refuses of it.
struct GeneralParser<'t> {
    parser: Parser<'t, StrInput<'t>>,
    text: &'t str,
    depth: usize,
    documents: usize,
    indents: Indents,
}

impl<'t> GeneralParser<'t> {
    fn new(text: &'t str) -> Self {
        let options = options! {
            emit_unresolved_aliases: true,
            emit_anchor_events: true,
            emit_comments: false,
            // Our own limit speaks first, and says where.
            flow_nesting_limit: 255,
            block_nesting_limit: 255,
        };
        GeneralParser {
            parser: Parser::new_from_str_with_options(text, options),
            text,
            depth: 0,
            documents: 0,
            indents: Indents::default(),
        }
    }

    fn next_event(
        &mut self,
        refusals: &mut Vec<Refusal>,
    ) -> Result<Option<SpannedEvent<'t>>, ParseError> {
        loop {
            let Some(next) = self.parser.next() else {
                return Ok(None);
            };
            let (event, span) = next.map_err(|error| self.broken(&error))?;
            let (start, end) = self.bytes(span);
            let marked = |event| Ok(Some(SpannedEvent { event, start, end }));
            match event {
                ParserEvent::StreamEnd => return Ok(None),
                ParserEvent::DocumentStart(..) => {
                    self.documents += 1;
                    if self.documents > 1 {
                        refusals.push((UnsupportedYaml::SecondDocument, start, end));
                        return Ok(None);
                    }
                }
                ParserEvent::Alias(_) | ParserEvent::UnresolvedAlias(_) => {
                    refusals.push((UnsupportedYaml::Alias, start, end));
                    return marked(Event::Alias);
                }
                ParserEvent::Anchor(..) => {
                    refusals.push((UnsupportedYaml::Anchor, start, end));
                }
                ParserEvent::Scalar(text, style, _, tag) => {
                    refusals.extend(self.tag(tag.is_some(), span));
                    let is_quoted =
                        matches!(style, ScalarStyle::SingleQuoted | ScalarStyle::DoubleQuoted);
                    let outdented = is_quoted.then(|| self.indents.quoted(self.text, start, end));
                    refusals.extend(outdented.flatten());
                    return marked(Event::Scalar {
                        text,
                        is_plain: style == ScalarStyle::Plain,
                    });
                }
                ParserEvent::SequenceStart(style, _, tag) => {
                    refusals.extend(self.tag(tag.is_some(), span));
                    self.descend(start, style, true)?;
                    return marked(Event::SequenceStart);
                }
                ParserEvent::MappingStart(style, _, tag) => {
                    refusals.extend(self.tag(tag.is_some(), span));
                    self.descend(start, style, false)?;
                    return marked(Event::MappingStart);
                }
                ParserEvent::SequenceEnd => {
                    self.depth = self.depth.saturating_sub(1);
                    let outdented = self.indents.close(self.text, end);
                    refusals.extend(outdented);
                    return marked(Event::SequenceEnd);
                }
                ParserEvent::MappingEnd => {
                    self.depth = self.depth.saturating_sub(1);
                    let outdented = self.indents.close(self.text, end);
                    refusals.extend(outdented);
                    return marked(Event::MappingEnd);
                }
                _ => {}
            }
        }
    }

    /// A list or a mapping begins.
    fn descend(
        &mut self,
        offset: usize,
        style: StructureStyle,
        is_list: bool,
    ) -> Result<(), ParseError> {
        self.depth += 1;
        if self.depth > DEEPEST_NESTING {
            return Err(ParseError {
                offset,
                message: None,
            });
        }
        let is_in_brackets = style == StructureStyle::Flow;
        self.indents
            .open(self.text, offset, is_in_brackets, is_list);
        Ok(())
    }

    fn tag(&self, has_tag: bool, span: Span) -> Option<Refusal> {
        let (start, end) = self.bytes(span.tag_span().unwrap_or(span));
        has_tag.then_some((UnsupportedYaml::Tag, start, end))
    }

    fn broken(&self, error: &granit_parser::ScanError) -> ParseError {
        let offset = error
            .marker()
            .byte_offset()
            .unwrap_or_default()
            .min(self.text.len());
        ParseError {
            offset,
            message: Some(error.info()),
        }
    }

    fn bytes(&self, span: Span) -> (usize, usize) {
        let range = span.byte_range().unwrap_or_default();
        (
            range.start.min(self.text.len()),
            range.end.min(self.text.len()),
        )
    }
}

/// The bytes of every comment, from its `#` to the end of its line; none if the text is not YAML.
pub(super) fn comments(text: &str) -> Option<Vec<(usize, usize)>> {
    // Most files have none.
    if !text.contains('#') {
        return Some(Vec::new());
    }
    comments_by_scanner(text).or_else(|| comments_by_parser(text))
}

/// Comments without the spaces behind them.
fn trimmed(text: &str, comments: Vec<(usize, usize)>) -> Option<Vec<(usize, usize)>> {
    let trimmed = |(start, end)| Some((start, start + text.get(start..end)?.trim_end().len()));
    comments.into_iter().map(trimmed).collect()
}

/// The comments of a text by the scanner; none if it does not know the form of the text.
pub(super) fn comments_by_scanner(text: &str) -> Option<Vec<(usize, usize)>> {
    let mut scanner = Scanner::new(text);
    loop {
        match scanner.next_mark() {
            Scanned::Mark(_) => {}
            Scanned::End => return trimmed(text, scanner.comments),
            Scanned::Unknown(_) => return None,
        }
    }
}

/// The comments of a text by the general parser.
pub(super) fn comments_by_parser(text: &str) -> Option<Vec<(usize, usize)>> {
    let options = options! {
        emit_unresolved_aliases: true,
        flow_nesting_limit: 255,
        block_nesting_limit: 255,
        max_buffered_comment_events: usize::MAX,
    };
    let mut found = Vec::new();
    for next in Parser::new_from_str_with_options(text, options) {
        let (event, span) = next.ok()?;
        if let ParserEvent::Comment(..) = event {
            let range = span.byte_range()?;
            found.push((range.start, range.end));
        }
    }
    // The parser may read ahead before it gives one away.
    found.sort_unstable();
    trimmed(text, found)
}
