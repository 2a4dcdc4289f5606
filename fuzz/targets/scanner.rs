#![no_main]

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| xtask_product::fuzzing::run("scanner", bytes));
