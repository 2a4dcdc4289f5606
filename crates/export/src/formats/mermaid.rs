//! The network as a flowchart of Mermaid, which code hosts draw where it stands in a page.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use anyhow::Result;

use super::{Format, Options};
use crate::escape::MermaidText;
use crate::output::Output;
use crate::style::{INK, Line, MUTED, PAGE, Style};
use crate::views::{Block, Edge, Scene, Star, Views, badge_words, year_label};

pub(super) static MERMAID: Format = Format {
    name: "mermaid",
    sentence: "The network as a flowchart of Mermaid, for a page on a code host.",
    is_of_tables: false,
    is_narrowed: true,
    write,
};

/// The most ties of a picture that a browser lays out while a reader waits. A host may refuse
/// files with many more.
const MOST_TIES: usize = 100;

fn write(views: &Views<'_>, options: &Options, output: &mut dyn Output) -> Result<()> {
    let mut scene = Scene::new(views, options.badges.as_deref(), false);
    scene.keep_highest(MOST_TIES);
    let chart = Chart {
        style: Style::new(views.network.manifest()),
        scene,
    };
    let text = chart.text()?;
    output.file("network.mmd")?.write_all(text.as_bytes())?;
    Ok(())
}

/// Rows close to one another, and room for the legend.
const SPACING: &str = "\"nodeSpacing\": 10, \"padding\": 7, \"wrappingWidth\": 620, \
                       \"subGraphTitleMargin\": {\"top\": 4, \"bottom\": 8}";

struct Chart<'v> {
    scene: Scene<'v>,
    style: Style<'v>,
}

/// The ties that have been written, and the style of each.
#[derive(Default)]
struct Ties {
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
        let mut ties = Ties::default();
        let drawn = self.drawn_nodes();
        if let Some(star) = &self.scene.star {
            writeln!(out, "  {}", self.node(star.hub))?;
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
        let hub = self.scene.star.as_ref().map(|star| star.hub);
        for node in self.scene.edges().flat_map(|edge| edge.nodes).chain(hub) {
            drawn[node] = true;
        }
        drawn
    }

    fn id(&self, node: usize) -> String {
        // A word that Mermaid keeps for itself is no name of a node, and ids are none with this.
        format!("s_{}", self.scene.graph.nodes[node].id)
    }

    /// A node with its name, year and memberships.
    fn node(&self, node: usize) -> String {
        let scene = &self.scene;
        let record = &scene.graph.nodes[node];
        let star = scene.star.as_ref();
        let mut parts = vec![record.name.to_owned()];
        if let Some(edge) = star.and_then(|star| star.edge(&scene.graph, node)) {
            parts.extend(year_label(edge.since));
        }
        if star.is_none_or(|star| star.hub != node) {
            let held = scene.badges.iter().filter_map(|badge| {
                let belonging = badge.belonging(&scene.views, record.state)?;
                Some(badge.letters(belonging))
            });
            parts.extend(held);
        }
        let label = parts.join(" · ");
        format!("{}[\"{}\"]", self.id(node), MermaidText(&label))
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
            let name = self.scene.group_name(block.group);
            let name = match block.is_continued {
                true => format!("{name}, continued"),
                false => format!(
                    "{name} · {}",
                    self.scene.graph.groups[block.group].nodes.len()
                ),
            };
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
        ties: &mut Ties,
    ) -> std::fmt::Result {
        for node in kept {
            let Some(edge) = star.edge(&self.scene.graph, *node) else {
                continue;
            };
            // What stands before the hub is drawn to its left.
            let ends = match side {
                0 => [*node, star.hub],
                _ => [star.hub, *node],
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
        ties: &mut Ties,
    ) -> std::fmt::Result {
        let tier = self.style.tier(edge.tier);
        let arrow = match tier.line {
            _ if !edge.holds.is_certain() => "-.-",
            Line::Double => "===",
            Line::Single { .. } => "---",
        };
        let [one, other] = ends.map(|node| self.id(node));
        writeln!(ties.lines, "  {one} {arrow} {other}")?;
        let own = match group {
            Some(_) => self.style.group(self.scene.direction(group)).line,
            None => MUTED,
        };
        let colour = tier.colour.unwrap_or(own).light;
        let width = match tier.line {
            Line::Double => 40,
            Line::Single { tenths } => tenths,
        };
        let style = format!(
            "stroke:{colour},stroke-width:{}.{}px",
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
            writeln!(out, "  class {} hub", self.id(star.hub))?;
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
        let caption = &self.scene.caption;
        let mut lines = vec![MermaidText(&caption.subtitle).to_string()];
        for line in &caption.tiers {
            let sign = match self.style.tier(line.tier).line {
                Line::Double => "Thickest line",
                Line::Single { tenths } if tenths > 12 => "Thicker line",
                Line::Single { .. } => "Thin line",
            };
            let words = format!("{sign}: {} · {}", line.name, line.count);
            lines.push(MermaidText(&words).to_string());
        }
        for badge in &self.scene.badges {
            let words = format!("{}: {}", badge.organisation.id, badge_words(badge));
            lines.push(MermaidText(&words).to_string());
        }
        let notes = caption.notes.iter().chain([&caption.source]);
        lines.extend(notes.map(|note| MermaidText(note).to_string()));
        lines.join("<br/>")
    }
}
