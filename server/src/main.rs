//! The program `isegoria`.

fn main() {}
