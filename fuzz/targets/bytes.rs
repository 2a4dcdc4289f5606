#![no_main]

use libfuzzer_sys::{fuzz_mutator, fuzz_target, fuzzer_mutate};
use xtask_product::fuzzing::{changed, run};

fuzz_target!(|bytes: &[u8]| run("bytes", bytes));

fuzz_mutator!(|bytes: &mut [u8], size: usize, longest: usize, seed: u32| {
    match changed("bytes", &bytes[..size], seed, longest) {
        Some(changed) => {
            bytes[..changed.len()].copy_from_slice(&changed);
            changed.len()
        }
        None => fuzzer_mutate(bytes, size, longest),
    }
});
