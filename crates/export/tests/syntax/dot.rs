//! A reader of Graphviz's language by its grammar: what a graph declares, and not how it is written.

use std::collections::BTreeMap;
use std::iter::once;

use super::dot_label::is_label;

/// A value: a plain text, or a label that is like HTML, as its XML.
#[derive(Debug, Clone, PartialEq)]
pub(crate) enum DotValue {
    Text(String),
    Markup(String),
}

pub(crate) type DotAttributes = BTreeMap<String, DotValue>;

/// A graph or a part of one. Attributes of nodes and edges include the defaults where they are.
#[derive(Debug, Default)]
pub(crate) struct DotGraph {
    pub(crate) id: String,
    pub(crate) attributes: DotAttributes,
    pub(crate) nodes: Vec<(String, DotAttributes)>,
    pub(crate) edges: Vec<([String; 2], DotAttributes)>,
    pub(crate) subgraphs: Vec<DotGraph>,
    node_defaults: DotAttributes,
    edge_defaults: DotAttributes,
}

impl DotValue {
    /// The words that are drawn, one space between two of them.
    pub(crate) fn words(&self) -> String {
        let shown = match self {
            DotValue::Text(text) => expanded(text),
            DotValue::Markup(markup) => {
                let document = roxmltree::Document::parse(markup).expect("it was read before");
                let texts = document.descendants().filter(|node| node.is_text());
                let texts: Vec<&str> = texts.filter_map(|node| node.text()).collect();
                expanded(&texts.join(" "))
            }
        };
        shown.split_whitespace().collect::<Vec<_>>().join(" ")
    }

    /// The lines of a plain text.
    pub(crate) fn lines(&self) -> Vec<String> {
        match self {
            DotValue::Text(text) => expanded(text).lines().map(str::to_owned).collect(),
            DotValue::Markup(_) => Vec::new(),
        }
    }

    /// The XML of a label that is like HTML.
    pub(crate) fn markup(&self) -> Option<roxmltree::Document<'_>> {
        match self {
            DotValue::Text(_) => None,
            DotValue::Markup(markup) => roxmltree::Document::parse(markup).ok(),
        }
    }
}

/// A text after Graphviz has expanded what begins with a backslash.
fn expanded(text: &str) -> String {
    let mut out = String::new();
    let mut characters = text.chars();
    while let Some(character) = characters.next() {
        match character {
            '\\' => match characters.next() {
                Some('n' | 'l' | 'r') => out.push('\n'),
                other => out.extend(other),
            },
            _ => out.push(character),
        }
    }
    out.replace("&amp;", "&")
}

impl DotGraph {
    /// Reads a file with one graph.
    ///
    /// # Errors
    ///
    /// If the file is not one graph by the grammar.
    pub(crate) fn read(text: &str) -> Result<Self, String> {
        let tokens = tokens(text)?;
        let mut parser = Parser {
            tokens,
            next: 0,
            edge: "->",
        };
        parser.accept("strict");
        if !parser.accept("digraph") {
            parser.demand("graph")?;
            parser.edge = "--";
        }
        let mut graph = DotGraph::default();
        if !parser.is_at("{") {
            graph.id = parser.id()?;
        }
        parser.statements(&mut graph)?;
        match parser.tokens.get(parser.next) {
            None => Ok(graph),
            Some(_) => Err(parser.fault("the end")),
        }
    }

    /// This graph and all parts of it, at any depth.
    pub(crate) fn parts(&self) -> Vec<&DotGraph> {
        let below = self.subgraphs.iter().flat_map(DotGraph::parts);
        once(self).chain(below).collect()
    }

    /// All nodes that are declared, by their ids.
    pub(crate) fn all_nodes(&self) -> BTreeMap<&str, &DotAttributes> {
        let nodes = self.parts().into_iter().flat_map(|part| &part.nodes);
        nodes.map(|(id, own)| (&**id, own)).collect()
    }

    /// All edges that are drawn.
    pub(crate) fn drawn_edges(&self) -> Vec<&([String; 2], DotAttributes)> {
        let edges = self.parts().into_iter().flat_map(|part| &part.edges);
        let is_drawn = |own: &DotAttributes| {
            own.get("style")
                .is_none_or(|style| style.words() != "invis")
        };
        edges.filter(|(_, own)| is_drawn(own)).collect()
    }

    /// The words of all labels.
    pub(crate) fn words(&self) -> String {
        let parts = self.parts();
        let nodes = parts.iter().flat_map(|part| &part.nodes);
        let edges = parts.iter().flat_map(|part| &part.edges);
        let own = parts.iter().map(|part| &part.attributes);
        let all = own
            .chain(nodes.map(|it| &it.1))
            .chain(edges.map(|it| &it.1));
        let labels = all.filter_map(|attributes| attributes.get("label"));
        labels.map(DotValue::words).collect::<Vec<_>>().join(" ")
    }
}

#[derive(Debug, Clone, PartialEq)]
enum Token {
    /// A sign or a word without quotes.
    Bare(String),
    /// A text in quotes, or markup.
    Value(DotValue),
}

/// The tokens of a file.
fn tokens(text: &str) -> Result<Vec<Token>, String> {
    let mut tokens = Vec::new();
    let mut rest = text.trim_start();
    while let Some(first) = rest.chars().next() {
        let length = match first {
            '"' => {
                let (value, length) = quoted(rest)?;
                tokens.push(Token::Value(DotValue::Text(value)));
                length
            }
            '<' => {
                let length = markup_length(rest)?;
                let markup = format!("<label>{}</label>", &rest[1..length - 1]);
                let read = roxmltree::Document::parse(&markup);
                let read = read.map_err(|error| format!("{markup} is not XML: {error}"))?;
                is_label(read.root_element()).map_err(|why| format!("{markup}: {why}"))?;
                tokens.push(Token::Value(DotValue::Markup(markup)));
                length
            }
            _ => {
                let length = bare_length(rest)?;
                tokens.push(Token::Bare(rest[..length].to_owned()));
                length
            }
        };
        rest = rest[length..].trim_start();
    }
    Ok(tokens)
}

/// The text in quotes, of which a backslash hides only a quote from the reader, and its length.
fn quoted(text: &str) -> Result<(String, usize), String> {
    let mut value = String::new();
    let mut characters = text.char_indices().skip(1);
    while let Some((offset, character)) = characters.next() {
        match character {
            '"' => return Ok((value, offset + 1)),
            '\\' => match characters.next() {
                Some((_, '"')) => value.push('"'),
                Some((_, other)) => value.extend(['\\', other]),
                None => break,
            },
            _ => value.push(character),
        }
    }
    Err(format!("the quotes of {text:.60} do not end"))
}

/// How long markup is, whose `<` and `>` are balanced.
fn markup_length(text: &str) -> Result<usize, String> {
    let mut depth = 0_usize;
    for (offset, byte) in text.bytes().enumerate() {
        match byte {
            b'<' => depth += 1,
            b'>' => depth -= 1,
            _ => {}
        }
        if depth == 0 {
            return Ok(offset + 1);
        }
    }
    Err(format!("the markup {text:.60} does not end"))
}

/// How long the first sign, word or number is.
fn bare_length(text: &str) -> Result<usize, String> {
    if text.starts_with("--") || text.starts_with("->") {
        return Ok(2);
    }
    if text.starts_with(['{', '}', '[', ']', '=', ';', ',', ':']) {
        return Ok(1);
    }
    let is_of_number = |c: char| c.is_ascii_digit() || c == '.';
    let is_of_word = |c: char| c.is_alphanumeric() || c == '_';
    let unsigned = text.strip_prefix('-').unwrap_or(text);
    let rest = match unsigned.starts_with(is_of_number) {
        true => unsigned.trim_start_matches(is_of_number),
        false => text.trim_start_matches(is_of_word),
    };
    let bare = &text[..text.len() - rest.len()];
    let is_number = unsigned.starts_with(is_of_number);
    // A number that a letter or a second point follows is two tokens.
    let is_torn = is_number && (rest.starts_with(is_of_word) || bare.parse::<f64>().is_err());
    match bare.is_empty() || is_torn {
        true => Err(format!("{text:.60} begins no token")),
        false => Ok(bare.len()),
    }
}

/// Words that are not ids without quotes, in small or capital letters.
const KEYWORDS: &[&str] = &["node", "edge", "graph", "digraph", "subgraph", "strict"];

struct Parser {
    tokens: Vec<Token>,
    next: usize,
    /// The sign of an edge: `->` in a graph that is directed, otherwise `--`.
    edge: &'static str,
}

impl Parser {
    fn fault(&self, wanted: &str) -> String {
        let end = self.tokens.len().min(self.next + 5);
        format!("{wanted} was expected: {:?}", &self.tokens[self.next..end])
    }

    fn is_at(&self, sign: &str) -> bool {
        matches!(self.tokens.get(self.next), Some(Token::Bare(bare)) if bare == sign)
    }

    fn accept(&mut self, sign: &str) -> bool {
        let is_there = self.is_at(sign);
        self.next += usize::from(is_there);
        is_there
    }

    fn demand(&mut self, sign: &str) -> Result<(), String> {
        match self.accept(sign) {
            true => Ok(()),
            false => Err(self.fault(sign)),
        }
    }

    fn value(&mut self) -> Result<DotValue, String> {
        let value = match self.tokens.get(self.next) {
            Some(Token::Value(value)) => value.clone(),
            Some(Token::Bare(bare))
                if bare.starts_with(|c: char| c.is_alphanumeric() || "_-.".contains(c))
                    && !["--", "->"].contains(&bare.as_str())
                    && !KEYWORDS.iter().any(|word| bare.eq_ignore_ascii_case(word)) =>
            {
                DotValue::Text(bare.clone())
            }
            _ => return Err(self.fault("a value")),
        };
        self.next += 1;
        Ok(value)
    }

    fn id(&mut self) -> Result<String, String> {
        match self.value()? {
            DotValue::Text(id) => Ok(id),
            DotValue::Markup(markup) => Err(format!("{markup} is an id")),
        }
    }

    fn statements(&mut self, graph: &mut DotGraph) -> Result<(), String> {
        self.demand("{")?;
        while !self.accept("}") {
            self.statement(graph)?;
            self.accept(";");
        }
        Ok(())
    }

    fn statement(&mut self, graph: &mut DotGraph) -> Result<(), String> {
        if self.accept("graph") {
            return self.attributes(&mut graph.attributes);
        }
        if self.accept("node") {
            return self.attributes(&mut graph.node_defaults);
        }
        if self.accept("edge") {
            return self.attributes(&mut graph.edge_defaults);
        }
        if self.is_at("subgraph") || self.is_at("{") {
            let mut part = DotGraph {
                node_defaults: graph.node_defaults.clone(),
                edge_defaults: graph.edge_defaults.clone(),
                ..DotGraph::default()
            };
            if self.accept("subgraph") && !self.is_at("{") {
                part.id = self.id()?;
            }
            self.statements(&mut part)?;
            graph.subgraphs.push(part);
            return Ok(());
        }
        let first = self.id()?;
        if self.accept("=") {
            let value = self.value()?;
            graph.attributes.insert(first, value);
            return Ok(());
        }
        self.node_or_edges(first, graph)
    }

    fn node_or_edges(&mut self, first: String, graph: &mut DotGraph) -> Result<(), String> {
        self.port()?;
        let mut ids = vec![first];
        while self.accept(self.edge) {
            ids.push(self.id()?);
            self.port()?;
        }
        let defaults = match ids.len() {
            1 => &graph.node_defaults,
            _ => &graph.edge_defaults,
        };
        let mut attributes = defaults.clone();
        if self.is_at("[") {
            self.attributes(&mut attributes)?;
        }
        if let [id] = &ids[..] {
            graph.nodes.push((id.clone(), attributes));
            return Ok(());
        }
        for ends in ids.windows(2) {
            let ends = [ends[0].clone(), ends[1].clone()];
            graph.edges.push((ends, attributes.clone()));
        }
        Ok(())
    }

    /// Reads a port, and on which side of it an edge ends.
    fn port(&mut self) -> Result<(), String> {
        for _ in 0..2 {
            if self.accept(":") {
                self.id()?;
            }
        }
        Ok(())
    }

    /// Reads lists of attributes.
    fn attributes(&mut self, into: &mut DotAttributes) -> Result<(), String> {
        self.demand("[")?;
        loop {
            while !self.accept("]") {
                let name = self.id()?;
                self.demand("=")?;
                into.insert(name, self.value()?);
                let _ = self.accept(",") || self.accept(";");
            }
            if !self.accept("[") {
                return Ok(());
            }
        }
    }
}
