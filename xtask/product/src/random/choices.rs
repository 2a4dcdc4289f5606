//! Choices that only look random: from bytes while they last, then from a seed.

/// A source of choices. The same bytes or the same seed give the same choices.
#[derive(Debug)]
pub struct Choices<'b> {
    bytes: &'b [u8],
    state: u64,
}

impl<'b> Choices<'b> {
    /// Choices from a seed.
    #[must_use]
    pub fn seeded(seed: u64) -> Self {
        Choices {
            bytes: &[],
            state: seed,
        }
    }

    /// Choices from bytes, such as those of a fuzzer, which can so change one of them at a time.
    /// Behind their end it goes on from a seed that depends on their number only.
    #[must_use]
    pub fn of_bytes(bytes: &'b [u8]) -> Self {
        Choices {
            bytes,
            state: bytes.len() as u64,
        }
    }

    /// A number below `limit`, which is at least 1.
    pub fn below(&mut self, limit: usize) -> usize {
        let limit = limit.max(1);
        if let Some((byte, rest)) = self.bytes.split_first() {
            if limit <= 256 {
                self.bytes = rest;
                return usize::from(*byte) % limit;
            }
            let (second, rest) = rest.split_first().unwrap_or((&0, &[]));
            self.bytes = rest;
            return (usize::from(*byte) << 8 | usize::from(*second)) % limit;
        }
        // Steele, Lea, Flood: SplitMix.
        self.state = self.state.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mixed = (self.state ^ (self.state >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        let mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        usize::try_from((mixed ^ (mixed >> 31)) % limit as u64).unwrap_or_default()
    }

    /// Whether something happens that happens once in this many times.
    pub fn once_in(&mut self, times: usize) -> bool {
        self.below(times) == 0
    }

    /// One of some words.
    pub fn one<'a>(&mut self, words: &[&'a str]) -> &'a str {
        words.get(self.below(words.len())).copied().unwrap_or("")
    }

    /// One of some texts.
    pub fn one_of(&mut self, texts: &[String]) -> String {
        let chosen = texts.get(self.below(texts.len()));
        chosen.cloned().unwrap_or_default()
    }
}
