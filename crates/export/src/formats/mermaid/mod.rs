//! The network as a flowchart of Mermaid, which code hosts draw where it is in a page.

mod lines;

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;

use lines::{dotted_words, line_width, line_words};

use chancery_core::date::Truth;
use chancery_core::say;

use super::{Format, Options};
use crate::error::Result;
use crate::escape::MermaidText;
use crate::output::Output;
use crate::pictures::{fitted, text_width};
use crate::style::{INK, LineStyle, MUTED, PAGE, Style, TierStyle};
use crate::views::{Block, Edge, ExportContext, Scene, Star, badge_words, year_label};

/// The one file that it writes.
const FILE: &str = "network.mmd";

pub(super) static MERMAID: Format = Format {
    name: "mermaid",
    sentence: "The network as a flowchart of Mermaid, for a page on a code host.",
    options: &["badges"],
    is_narrowed: true,
    shows_what_holds: true,
    files: || vec![FILE.to_owned()],
    write,
};

/// The most ties of a picture: a browser lays them out while a reader waits, and hosts refuse more.
const MOST_TIES: usize = 100;

fn write(views: &ExportContext<'_>, options: &Options, output: &mut dyn Output) -> Result<()> {
    let mut scene = Scene::new(views, options.badges.as_deref(), false);
    scene.keep_highest(MOST_TIES);
    let chart = Chart {
        style: Style::new(views.network.manifest()),
        scene,
    };
    let text = chart.text()?;
    output.file(FILE)?.write_all(text.as_bytes())?;
    Ok(())
}

/// Rows close to one another, and room for the legend.
const SPACING: &str = "\"nodeSpacing\": 10, \"padding\": 7, \"wrappingWidth\": 620, \
                       \"subGraphTitleMargin\": {\"top\": 4, \"bottom\": 8}";

/// The size of type, in pixels.
const NAME_SIZE: f64 = 16.0;

/// How much wider than its boxes the name of a group may be, and the widest of all, in pixels.
const NAME_BEYOND: f64 = 120.0;
const MOST_NAME_ROOM: f64 = 560.0;

struct Chart<'v> {
    scene: Scene<'v>,
    style: Style<'v>,
}

/// The ties that have been written, and the style of each.
#[derive(Default)]
struct MermaidTies {
    lines: String,
    /// For each style the ties that have it, as numbers in their order.
    styles: BTreeMap<String, Vec<String>>,
    count: usize,
}

impl Chart<'_> {
    fn text(&self) -> Result<String, std::fmt::Error> {
        let room = if self.scene.star.is_some() { 110 } else { 45 };
        let mut out = format!(
            "%%{{init: {{\"flowchart\": {{{SPACING}, \"rankSpacing\": {room}}}}}}}%%\nflowchart TB\n"
        );
        let title = MermaidText(&self.scene.caption.title);
        writeln!(out, "  subgraph network[\"{title}\"]\n  direction LR")?;
        let mut ties = MermaidTies::default();
        let drawn = self.drawn_nodes();
        if let Some(star) = &self.scene.star {
            writeln!(out, "  {}", self.node(star.ego))?;
            for (side, blocks) in star.columns.iter().enumerate() {
                for block in blocks {
                    let kept = block.nodes.iter().filter(|node| drawn[**node]);
                    let kept: Vec<usize> = kept.copied().collect();
                    self.write_block(side, block, &kept, &mut out)?;
                    self.write_star_ties(star, side, block, &kept, &mut ties)?;
                }
            }
        } else {
            for (index, group) in self.scene.graph.groups.iter().enumerate() {
                let kept = group.nodes.iter().filter(|node| drawn[**node]);
                let kept: Vec<usize> = kept.copied().collect();
                let block = Block {
                    group: index,
                    tier: None,
                    is_continued: false,
                    nodes: kept.clone(),
                };
                self.write_block(0, &block, &kept, &mut out)?;
            }
            for edge in self.scene.edges() {
                self.write_tie(edge, edge.nodes, None, &mut ties)?;
            }
        }
        out.push_str(&ties.lines);
        // An invisible tie between the whole and the legend puts this beneath.
        writeln!(out, "  end\n  network ~~~ legend[\"{}\"]", self.legend())?;
        self.write_styles(&drawn, &mut out)?;
        for (style, numbers) in &ties.styles {
            writeln!(out, "  linkStyle {} {style}", numbers.join(","))?;
        }
        Ok(out)
    }

    /// The nodes that are in a tie that is drawn; of a star also the one in the middle.
    fn drawn_nodes(&self) -> Vec<bool> {
        let mut drawn = vec![false; self.scene.graph.nodes.len()];
        let ego = self.scene.star.as_ref().map(|star| star.ego);
        for node in self.scene.edges().flat_map(|edge| edge.nodes).chain(ego) {
            drawn[node] = true;
        }
        drawn
    }

    fn id(&self, node: usize) -> String {
        // A word that Mermaid keeps for itself is not a name of a node, and ids are none with this.
        format!("s_{}", self.scene.graph.nodes[node].id)
    }

    /// The name of a block's group, and behind it how many of the group there are.
    fn block_name(&self, block: &Block) -> (&str, String) {
        let ego = self.scene.star.as_ref().map(|star| star.ego);
        let (graph, messages) = (&self.scene.graph, self.scene.views.messages);
        let count = match block.is_continued {
            true => say!(messages, "diagrams-continued"),
            false => {
                let group = &graph.groups[block.group];
                format!(" · {}", graph.group_count(messages, group, ego))
            }
        };
        (self.scene.group_name(block.group), count)
    }

    /// The room for the name of a group in a column. Mermaid lays out its boxes without regard to
    /// it, so that a longer one would reach beneath the state in the middle.
    fn name_room(&self, side: usize) -> f64 {
        let Some(star) = &self.scene.star else {
            return MOST_NAME_ROOM;
        };
        let nodes = star.columns[side].iter().flat_map(|block| &block.nodes);
        let labels = nodes.map(|node| text_width(&self.label(*node), NAME_SIZE, false));
        (labels.fold(0.0, f64::max) + NAME_BEYOND).min(MOST_NAME_ROOM)
    }

    /// The names of groups that are cut, in full.
    fn cut_names(&self) -> Vec<String> {
        if !self.scene.graph.has_directions() {
            return Vec::new();
        }
        // Without a state in the middle all groups are in one column.
        let groups = 0..self.scene.graph.groups.len();
        let places: Vec<(usize, usize)> = match &self.scene.star {
            Some(star) => {
                let sides = star.columns.iter().enumerate();
                let places = |(side, blocks): (usize, &Vec<Block>)| {
                    blocks.iter().map(|it| (side, it.group)).collect::<Vec<_>>()
                };
                sides.flat_map(places).collect()
            }
            None => groups.map(|group| (0, group)).collect(),
        };
        let is_cut = |(side, group): &(usize, usize)| {
            let width = text_width(self.scene.group_name(*group), NAME_SIZE, false);
            width > self.name_room(*side)
        };
        let cut: BTreeSet<usize> = places.into_iter().filter(is_cut).map(|it| it.1).collect();
        let names = cut.into_iter().map(|group| self.scene.group_name(group));
        let in_full = |name| say!(self.scene.views.messages, "diagrams-in-full", name = name);
        names.map(in_full).collect()
    }

    /// A node with its label.
    fn node(&self, node: usize) -> String {
        let label = format!("[\"{}\"]", MermaidText(&self.label(node)));
        match self.scene.graph.nodes[node].is_state {
            true => format!("{}{label}", self.id(node)),
            false => format!("{}[{label}]", self.id(node)),
        }
    }

    /// The name, year and memberships of a node.
    fn label(&self, node: usize) -> String {
        let scene = &self.scene;
        let record = &scene.graph.nodes[node];
        let star = scene.star.as_ref();
        let mut parts = vec![record.name.to_owned()];
        if let Some(edge) = star.and_then(|star| star.edge(&scene.graph, node)) {
            parts.extend(year_label(edge.since));
        }
        if star.is_none_or(|star| star.ego != node) {
            let held = scene.badges.iter().filter_map(|badge| {
                let belonging = badge.belonging(&scene.views, record.actor)?;
                Some(badge.letters(belonging))
            });
            parts.extend(held);
        }
        parts.join(" · ")
    }

    fn write_block(
        &self,
        side: usize,
        block: &Block,
        kept: &[usize],
        out: &mut String,
    ) -> std::fmt::Result {
        if kept.is_empty() {
            return Ok(());
        }
        let has_frame = self.scene.graph.has_directions();
        if has_frame {
            let (name, count) = self.block_name(block);
            let name = fitted(name, NAME_SIZE, false, self.name_room(side)) + &count;
            writeln!(
                out,
                "  subgraph g{side}_{}[\"{}\"]",
                block.group,
                MermaidText(&name)
            )?;
        }
        for node in kept {
            writeln!(out, "    {}", self.node(*node))?;
        }
        if has_frame {
            out.push_str("  end\n");
        }
        Ok(())
    }

    fn write_star_ties(
        &self,
        star: &Star,
        side: usize,
        block: &Block,
        kept: &[usize],
        ties: &mut MermaidTies,
    ) -> std::fmt::Result {
        for node in kept {
            let Some(edge) = star.edge(&self.scene.graph, *node) else {
                continue;
            };
            // What is before the hub is drawn to its left.
            let ends = match side {
                0 => [*node, star.ego],
                _ => [star.ego, *node],
            };
            self.write_tie(edge, ends, Some(block.group), ties)?;
        }
        Ok(())
    }

    fn write_tie(
        &self,
        edge: &Edge,
        ends: [usize; 2],
        group: Option<usize>,
        ties: &mut MermaidTies,
    ) -> std::fmt::Result {
        for (tier, holds) in edge.lines() {
            self.write_line(self.style.tier(tier), holds, ends, group, ties)?;
        }
        Ok(())
    }

    fn write_line(
        &self,
        tier: TierStyle,
        holds: Truth,
        ends: [usize; 2],
        group: Option<usize>,
        ties: &mut MermaidTies,
    ) -> std::fmt::Result {
        let arrow = match tier.line {
            _ if !holds.is_certain() => "-.-",
            LineStyle::Double => "===",
            LineStyle::Dotted { .. } => "-.-",
            LineStyle::Single { .. } => "---",
        };
        let [one, other] = ends.map(|node| self.id(node));
        writeln!(ties.lines, "  {one} {arrow} {other}")?;
        let own = match group {
            Some(_) => self.style.group(self.scene.direction(group)).line,
            None => MUTED,
        };
        let colour = tier.colour.unwrap_or(own).light;
        let width = line_width(tier.line);
        let dashes = match (tier.line, holds.is_certain()) {
            (LineStyle::Dotted { dashes }, is_certain) => {
                let gap = if is_certain { 4.0 } else { 9.0 };
                format!(",stroke-dasharray:{}", LineStyle::lengths(dashes, 2.0, gap))
            }
            (_, false) => ",stroke-dasharray:6 4".to_owned(),
            (_, true) => String::new(),
        };
        let style = format!(
            "stroke:{colour},stroke-width:{}.{}px{dashes}",
            width / 10,
            width % 10
        );
        let numbers = ties.styles.entry(style).or_default();
        numbers.push(ties.count.to_string());
        ties.count += 1;
        Ok(())
    }

    fn write_styles(&self, drawn: &[bool], out: &mut String) -> std::fmt::Result {
        let (page, ink) = (PAGE.light, INK.light);
        writeln!(out, "  classDef hub fill:{ink},stroke:{ink},color:{page}")?;
        writeln!(
            out,
            "  classDef legend fill:{page},stroke:{page},color:{ink},text-align:left"
        )?;
        out.push_str("  class legend legend\n");
        writeln!(out, "  style network fill:{page},stroke:{page},color:{ink}")?;
        if let Some(star) = &self.scene.star {
            writeln!(out, "  class {} hub", self.id(star.ego))?;
        }
        for (index, group) in self.scene.graph.groups.iter().enumerate() {
            let members = group.nodes.iter().filter(|node| drawn[**node]);
            let members: Vec<String> = members.map(|node| self.id(*node)).collect();
            if members.is_empty() {
                continue;
            }
            let colours = self.style.group(group.direction);
            let (line, tint) = (colours.line.light, colours.tint.light);
            writeln!(
                out,
                "  classDef group{index} fill:{page},stroke:{line},color:{ink}"
            )?;
            writeln!(out, "  class {} group{index}", members.join(","))?;
            for (side, blocks) in self.frames(index, drawn).into_iter().enumerate() {
                if blocks {
                    writeln!(
                        out,
                        "  style g{side}_{index} fill:{tint},stroke:{tint},color:{line}"
                    )?;
                }
            }
        }
        Ok(())
    }

    /// Whether a group has a frame in each of the columns.
    fn frames(&self, group: usize, drawn: &[bool]) -> [bool; 2] {
        if !self.scene.graph.has_directions() {
            return [false; 2];
        }
        match &self.scene.star {
            Some(star) => [0, 1].map(|side| {
                let mut blocks = star.columns[side].iter();
                let is_kept = |block: &Block| block.nodes.iter().any(|node| drawn[*node]);
                blocks.any(|block| block.group == group && is_kept(block))
            }),
            None => [true, false],
        }
    }

    /// Counts, what the lines mean, and the source.
    fn legend(&self) -> String {
        let (caption, messages) = (&self.scene.caption, self.scene.views.messages);
        let mut lines = vec![MermaidText(&caption.subtitle).to_string()];
        let tiers = caption.tiers.iter();
        let lines_of_tiers = tiers.map(|it| self.style.tier(it.tier).line);
        let solid = lines_of_tiers.filter(|line| !matches!(line, LineStyle::Dotted { .. }));
        let widths: BTreeSet<usize> = solid.map(line_width).collect();
        for line in &caption.tiers {
            let sign = match self.style.tier(line.tier).line {
                LineStyle::Dotted { dashes } => dotted_words(messages, dashes),
                solid => line_words(messages, &widths, line_width(solid)),
            };
            let words = format!("{sign}: {}", line.words(messages));
            lines.push(MermaidText(&words).to_string());
        }
        for badge in &self.scene.badges {
            let words = badge_words(&self.scene.views, badge);
            let words = format!("{}: {words}", badge.organisation.id);
            lines.push(MermaidText(&words).to_string());
        }
        let cut = self.cut_names();
        let notes = cut.iter().chain(&caption.notes).chain([&caption.source]);
        lines.extend(notes.map(|note| MermaidText(note).to_string()));
        lines.join("<br/>")
    }
}
