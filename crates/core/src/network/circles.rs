//! Circles in what includes, contains or replaces what.

/// For each element that lies on a circle the next one on the way round to itself. `next` has for
/// each element those to which it leads.
pub(crate) fn on_circles(next: &[Vec<usize>]) -> Vec<(usize, usize)> {
    let part = parts(next);
    let step = |from: usize| {
        let mut steps = next[from].iter().copied();
        steps.find(|to| part[*to] == part[from])
    };
    (0..next.len())
        .filter_map(|from| Some((from, step(from)?)))
        .collect()
}

/// A number for each element, which two share if each leads to the other, directly or through
/// others.
pub(crate) fn parts(next: &[Vec<usize>]) -> Vec<Option<usize>> {
    // An element lies on a circle if it is reached from one to which it leads. Its part of the
    // graph is found once for all of its elements (Tarjan), without recursion.
    let mut walk = CircleSearch {
        next,
        order: vec![None; next.len()],
        low: vec![0; next.len()],
        part: vec![None; next.len()],
        open: Vec::new(),
        seen: 0,
        parts: 0,
    };
    for start in 0..next.len() {
        walk.from(start);
    }
    walk.part
}

struct CircleSearch<'n> {
    next: &'n [Vec<usize>],
    order: Vec<Option<usize>>,
    low: Vec<usize>,
    part: Vec<Option<usize>>,
    open: Vec<usize>,
    seen: usize,
    parts: usize,
}

impl CircleSearch<'_> {
    fn enter(&mut self, element: usize) {
        self.order[element] = Some(self.seen);
        self.low[element] = self.seen;
        self.seen += 1;
        self.open.push(element);
    }

    fn from(&mut self, start: usize) {
        if self.order[start].is_some() {
            return;
        }
        self.enter(start);
        let mut way = vec![(start, 0)];
        while let Some((element, step)) = way.last_mut() {
            let (element, to) = (*element, self.next[*element].get(*step).copied());
            *step += 1;
            match to {
                Some(to) if self.order[to].is_none() => {
                    self.enter(to);
                    way.push((to, 0));
                }
                Some(to) if self.part[to].is_none() => {
                    self.low[element] = self.low[element].min(self.order[to].unwrap_or_default());
                }
                Some(_) => {}
                None => {
                    way.pop();
                    self.leave(element);
                    if let Some((before, _)) = way.last() {
                        self.low[*before] = self.low[*before].min(self.low[element]);
                    }
                }
            }
        }
    }

    fn leave(&mut self, element: usize) {
        if Some(self.low[element]) != self.order[element] {
            return;
        }
        while let Some(member) = self.open.pop() {
            self.part[member] = Some(self.parts);
            if member == element {
                break;
            }
        }
        self.parts += 1;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_leads_to_itself_is_on_a_circle_and_nothing_else_is() {
        // 0 to itself; 1 and 2 round; 3 leads into a circle and 4 is led to by one; 5 alone.
        let next = [vec![0], vec![2, 4], vec![1], vec![1], vec![5], vec![]];
        assert_eq!(on_circles(&next), [(0, 0), (1, 2), (2, 1)]);
        let long: Vec<Vec<usize>> = (0..100_000).map(|at| vec![(at + 1) % 100_000]).collect();
        assert_eq!(on_circles(&long).len(), 100_000);
    }
}
