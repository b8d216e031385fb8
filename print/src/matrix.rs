//! A QR code as the rows of its dark squares, to be drawn as one shape at any size.

use serde::Serialize;

/// Dark runs of a square of `size` modules. What it says in words stands beside it, for whoever cannot see it.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize)]
pub struct Matrix {
    size: usize,
    /// Column, row, length.
    runs: Vec<(usize, usize, usize)>,
    alt: String,
}

impl Matrix {
    pub fn new(size: usize, is_dark: impl Fn(usize, usize) -> bool, alt: impl Into<String>) -> Self {
        let mut runs = Vec::new();
        for row in 0..size {
            let mut column = 0;
            while column < size {
                let length = (column..size).take_while(|column| is_dark(row, *column)).count();
                if length > 0 {
                    runs.push((column, row, length));
                }
                column += length.max(1);
            }
        }
        Self { size, runs, alt: alt.into() }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn neighbours_become_one_run() {
        let picture = ["## #", "    ", "####", "#  #"];
        let matrix = Matrix::new(4, |row, column| picture[row].as_bytes()[column] == b'#', "");
        assert_eq!(matrix.runs, [(0, 0, 2), (3, 0, 1), (0, 2, 4), (0, 3, 1), (3, 3, 1)]);
    }
}
