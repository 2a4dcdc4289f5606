//! Columns with their bars, dots and names, in as many blocks as they need.

use super::super::frame::{Inks, LEFT, WIDTH, area, bold, plain};
use super::super::{Anchor, Canvas, Paint, Type, text_width, wrapped};
use super::combinations::{Combination, Combinations, GridState};
use super::lists::{self, counts};
use super::{dot, possible};
use crate::style::Style;

/// The height of the longest bar.
const BAR: f64 = 120.0;
/// The height of a bar for one state, where there are few.
const STEP: f64 = 26.0;
/// The height of a row of dots, what it is higher where the name of an organisation has two lines, and
/// the height of a name.
const ROW: f64 = 32.0;
const SECOND_LINE: f64 = 14.0;
pub(super) const NAME: f64 = 16.0;
pub(super) const SIZE: f64 = 12.0;
/// The size of the figures over the bars.
const COUNT: f64 = 13.0;
/// The narrowest and the widest column of names.
const NARROWEST: f64 = 72.0;
const WIDEST: f64 = 190.0;
/// The widest one where everything stands side by side all the same.
const WIDEST_OF_FEW: f64 = 300.0;
/// The widest name of an organisation.
const WIDEST_ORGANISATION: f64 = 280.0;
/// What is between two columns, the most that is, and the least.
const GAP: f64 = 12.0;
const WIDEST_GAP: f64 = 40.0;
const NARROWEST_GAP: f64 = 6.0;
/// More names than these are in two columns beside one another.
const NAMES: usize = 14;
/// The narrowest column whose names stand elsewhere.
const NARROWEST_BAR: f64 = 44.0;

/// The widest picture; what does not fit is in a further block.
const WIDEST_PICTURE: f64 = 1240.0;

/// The columns, and what they are drawn with.
pub(super) struct Columns<'c, 'v> {
    found: &'c Combinations<'v>,
    inks: &'c Inks,
    style: Style<'v>,
    /// Where the columns begin: the names of the organisations stand to the left.
    first: f64,
    /// The height of a row of dots.
    row: f64,
    /// The widest column of names, and what is between two.
    widest: f64,
    gap: f64,
    /// The width of the picture.
    pub(super) width: f64,
    /// Whether the names are in lists below all bars, and beneath each bar only its number.
    pub(super) is_listed: bool,
}

/// A column, and its place in its block.
struct GridColumn<'c, 'v> {
    combination: &'c Combination<'v>,
    x: f64,
    width: f64,
    /// How many names are beside one another.
    abreast: usize,
}

impl GridColumn<'_, '_> {
    fn middle(&self) -> f64 {
        self.x + self.width / 2.0
    }

    fn lines(&self) -> usize {
        self.combination.states.len().div_ceil(self.abreast)
    }
}

impl<'c, 'v> Columns<'c, 'v> {
    pub(super) fn new(found: &'c Combinations<'v>, inks: &'c Inks, style: Style<'v>) -> Self {
        // A name may be cut, and a number never is.
        let rows = found.organisations.iter().zip(&found.names);
        let names = rows.map(|(organisation, name)| {
            let name = text_width(name, SIZE, true).min(WIDEST_ORGANISATION);
            name.max(text_width(&organisation.role_words(), SIZE, false) + 2.0)
        });
        let first = LEFT + names.fold(60.0, f64::max) + 24.0;
        let width = |widest: f64| {
            let widths = found.columns.iter().map(|it| name_width(it, widest) + GAP);
            first + widths.sum::<f64>() - GAP + LEFT
        };
        let is_few = width(WIDEST_OF_FEW) <= WIDEST_PICTURE;
        let widest = if is_few { WIDEST_OF_FEW } else { WIDEST };
        let picture = width(widest).clamp(WIDTH, WIDEST_PICTURE);
        let spare = (picture - width(widest)).max(0.0) / found.columns.len().max(1) as f64;
        let mut columns = Columns {
            found,
            inks,
            style,
            first,
            row: ROW,
            widest,
            gap: (GAP + spare).min(WIDEST_GAP),
            width: picture,
            is_listed: false,
        };
        if found
            .names
            .iter()
            .any(|it| columns.name_lines(it).1.is_some())
        {
            columns.row += SECOND_LINE;
        }
        // Bars in many blocks can hardly be compared, and names in many columns beneath one bar
        // leave most of the picture empty.
        let most = found.columns.iter().map(|it| it.states.len()).max();
        let most = most.unwrap_or_default();
        let blocks = columns.blocks().len();
        if most > 2 * NAMES || (most > NAMES && blocks > 1) || blocks > 2 {
            columns.list();
        }
        columns
    }

    /// Puts the names into lists, and the bars as near to one another as they must be.
    fn list(&mut self) {
        self.is_listed = true;
        let each = self.found.columns.iter();
        let widths: f64 = each.map(|it| self.column_width(it, 0.0).0).sum();
        let count = self.found.columns.len() as f64;
        let others = self.first + LEFT + widths;
        self.gap = ((WIDTH - others) / count).clamp(NARROWEST_GAP, 2.0 * GAP);
        self.width = (others + count * self.gap).clamp(WIDTH, WIDEST_PICTURE);
    }

    /// Draws all blocks from a height on, and gives the height below them.
    pub(super) fn draw(&self, canvas: &mut Canvas, top: f64) -> f64 {
        let mut y = top;
        for (place, block) in self.blocks().iter().enumerate() {
            // Blocks are numbered, since an id stands in a file once.
            let number = match place {
                0 => String::new(),
                place => format!("-{}", place + 1),
            };
            y = self.block(canvas, block, y, &number) + 12.0;
        }
        if self.is_listed {
            y = lists::combinations(canvas, self.inks, self.found, y);
        }
        y
    }

    fn blocks(&self) -> Vec<Vec<GridColumn<'c, 'v>>> {
        let right = self.width - LEFT;
        let room = right - self.first;
        let mut blocks: Vec<Vec<GridColumn<'c, 'v>>> = Vec::new();
        let mut x = self.first;
        for combination in &self.found.columns {
            let (width, abreast) = self.column_width(combination, room);
            if blocks.is_empty() || x + width > right + 0.5 {
                blocks.push(Vec::new());
                x = self.first;
            }
            if let Some(block) = blocks.last_mut() {
                block.push(GridColumn {
                    combination,
                    x,
                    width,
                    abreast,
                });
            }
            x += width + self.gap;
        }
        blocks
    }

    /// The width of a column, and how many names are beside one another in it.
    fn column_width(&self, combination: &Combination<'_>, room: f64) -> (f64, usize) {
        if self.is_listed {
            let width = text_width(&counts(self.found, combination), COUNT, true) + 4.0;
            return (width.max(NARROWEST_BAR), 1);
        }
        let name = name_width(combination, self.widest);
        let width = |abreast: usize| abreast as f64 * (name + self.gap) - self.gap;
        let abreast = match combination.states.len() > NAMES && width(2) <= room {
            true => 2,
            false => 1,
        };
        (width(abreast), abreast)
    }

    fn block(
        &self,
        canvas: &mut Canvas,
        block: &[GridColumn<'c, 'v>],
        top: f64,
        number: &str,
    ) -> f64 {
        let group = |part: &str| format!("memberships-{part}{number}");
        let columns = self.found.columns.iter();
        let most = columns.map(|it| it.states.len()).max().unwrap_or(1).max(1);
        let here = block
            .iter()
            .map(|it| it.combination.states.len())
            .max()
            .unwrap_or(1);
        // Bars are as long as their numbers in all blocks; what a block does not need it leaves.
        let unit = (BAR / most as f64).min(STEP);
        let base = top + 20.0 + unit * here as f64;
        canvas.group(&group("bars"), |canvas| {
            for column in block {
                self.bar(canvas, column, base, unit);
            }
        });
        let dots = base + 6.0;
        canvas.group(&group("organisations"), |canvas| self.rows(canvas, dots));
        canvas.group(&group("dots"), |canvas| {
            for column in block {
                self.dots(canvas, column, dots);
            }
        });
        let names = dots + self.row * self.found.organisations.len() as f64 + 18.0;
        if self.is_listed {
            self.numbers(canvas, block, names);
            return names + NAME;
        }
        canvas.group(&group("names"), |canvas| {
            for column in block {
                self.names(canvas, column, names);
            }
        });
        let lines = block
            .iter()
            .map(GridColumn::lines)
            .max()
            .unwrap_or_default();
        names + NAME * lines as f64
    }

    /// The bar of a column on its base: filled for what is certain, dashed for what is possible.
    fn bar(&self, canvas: &mut Canvas, column: &GridColumn<'_, '_>, base: f64, unit: f64) {
        let states = &column.combination.states;
        let certain = states.iter().filter(|state| state.is_certain).count();
        let (x, width) = (column.middle() - 15.0, 30.0);
        let height = unit * states.len() as f64;
        if certain < states.len() {
            canvas.rectangle(
                area(x, base - height, width, height),
                0.0,
                possible(&self.inks.muted),
            );
        }
        let filled = unit * certain as f64;
        if certain > 0 {
            let bar = area(x, base - filled, width, filled);
            canvas.rectangle(bar, 0.0, Paint::fill(&self.inks.muted));
        }
        let words = counts(self.found, column.combination);
        let set = Type {
            anchor: Anchor::Middle,
            ..bold(COUNT, &self.inks.ink)
        };
        let room = area(column.x, base - height - 20.0, column.width, 18.0);
        canvas.text_within(&words, room, base - height - 6.0, set);
    }

    /// The organisations, each on its ground, with how many of the states belong to it.
    fn rows(&self, canvas: &mut Canvas, top: f64) {
        for (index, organisation) in self.found.organisations.iter().enumerate() {
            let y = top + self.row * index as f64;
            if index % 2 == 0 {
                let ground = area(LEFT - 6.0, y, self.width - 2.0 * LEFT + 12.0, self.row);
                canvas.rectangle(ground, 3.0, Paint::fill(&self.inks.panel));
            }
            let badge = self
                .style
                .badge(organisation.place, organisation.organisation);
            let colour = badge.colour.light.to_string();
            canvas.rectangle(
                area(LEFT - 6.0, y, 4.0, self.row),
                0.0,
                Paint::fill(&colour),
            );
            let (name, second) = self.name_lines(&self.found.names[index]);
            // What has fewer lines than there is room for is in the middle of its row.
            let mut y = match second {
                Some(_) => y,
                None => y + (self.row - ROW) / 2.0,
            };
            let mut line = |words: &str, set: Type<'_>| {
                let room = area(LEFT + 4.0, y + 2.0, self.name_room(), 15.0);
                canvas.text_within(words, room, y + 13.0, set);
                y += NAME - 1.0;
            };
            line(&name, bold(SIZE, &self.inks.ink));
            if let Some(second) = second {
                line(&second, bold(SIZE, &self.inks.ink));
            }
            line(&organisation.role_words(), plain(SIZE, &self.inks.muted));
        }
    }

    /// How wide the name of an organisation may be.
    fn name_room(&self) -> f64 {
        self.first - LEFT - 16.0
    }

    /// The name of an organisation, on a second line what has no room on the first.
    fn name_lines(&self, name: &str) -> (String, Option<String>) {
        let mut lines = wrapped(name, SIZE, true, self.name_room()).into_iter();
        let first = lines.next().unwrap_or_default();
        let rest: Vec<String> = lines.collect();
        (first, Some(rest.join(" ")).filter(|it| !it.is_empty()))
    }

    fn dots(&self, canvas: &mut Canvas, column: &GridColumn<'_, '_>, top: f64) {
        let x = column.middle();
        let standings = &column.combination.standings;
        let y = |index: usize| top + self.row * (index as f64 + 0.5);
        let belongs = Option::is_some;
        let ends = (
            standings.iter().position(belongs),
            standings.iter().rposition(belongs),
        );
        if let (Some(upper), Some(lower)) = ends {
            canvas.line(
                (x, y(upper)),
                (x, y(lower)),
                Paint::stroke(&self.inks.ink, 2.0),
            );
        }
        for (index, standing) in standings.iter().enumerate() {
            dot(
                canvas,
                self.inks,
                self.found.messages,
                *standing,
                (x, y(index)),
            );
        }
    }

    /// The numbers under which the names are listed.
    fn numbers(&self, canvas: &mut Canvas, block: &[GridColumn<'c, 'v>], top: f64) {
        let all = &self.found.columns;
        for column in block {
            let is_it = |it: &Combination<'_>| std::ptr::eq(it, column.combination);
            let number = all.iter().position(is_it).unwrap_or_default() + 1;
            let set = Type {
                anchor: Anchor::Middle,
                ..bold(SIZE, &self.inks.ink)
            };
            canvas.text(&number.to_string(), column.middle(), top, set);
        }
    }

    fn names(&self, canvas: &mut Canvas, column: &GridColumn<'_, '_>, top: f64) {
        let lines = column.lines();
        let width = (column.width + self.gap) / column.abreast as f64 - self.gap;
        for (index, state) in column.combination.states.iter().enumerate() {
            let x = column.x + (index / lines) as f64 * (width + self.gap);
            let y = top + NAME * (index % lines) as f64;
            let set = Type {
                anchor: Anchor::Middle,
                is_bold: state.is_bold,
                ..plain(SIZE, &self.inks.ink)
            };
            let room = area(x, y - SIZE, width, NAME);
            canvas.marked_text_within(state.name, mark(state), room, y, set);
        }
    }
}

/// The width of the names of a combination in one column.
fn name_width(combination: &Combination<'_>, widest: f64) -> f64 {
    let states = combination.states.iter();
    let names = states.map(width_of);
    names.fold(0.0, f64::max).clamp(NARROWEST, widest)
}

/// The width of the name of a state with its mark.
pub(super) fn width_of(state: &GridState<'_>) -> f64 {
    let words = format!("{}{}", state.name, mark(state));
    text_width(&words, SIZE, state.is_bold) + 2.0
}

/// The mark behind the name of a state that is only possibly meant.
pub(super) fn mark(state: &GridState<'_>) -> &'static str {
    if state.is_certain { "" } else { " (?)" }
}
