//! Scripts without what only people read.

/// Takes out lines that are nothing but a comment, and the spaces in front of the others. No file of ours has a string
/// over several lines.
pub(super) fn shorten(script: &str) -> String {
    let lines = script.lines().map(str::trim).filter(|line| !line.is_empty() && !line.starts_with("//"));
    lines.fold(String::with_capacity(script.len()), |short, line| short + line + "\n")
}

#[cfg(test)]
mod tests {
    use super::shorten;

    #[test]
    fn only_whole_lines_of_comment_go() {
        assert_eq!(shorten("// why\n\nf(\n  \"a // b\", // c\n);\n"), "f(\n\"a // b\", // c\n);\n");
    }
}
