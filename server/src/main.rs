//! The program `isegoria`.

use clap::Parser;
use std::process::ExitCode;

fn main() -> ExitCode {
    isegoria::cli::run(isegoria::cli::Command::parse())
}
