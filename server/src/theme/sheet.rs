//! Just enough CSS to read tokens: blocks of declarations, inside media and the like or not.

/// One block, with what stands in it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Block {
    /// The query around it.
    pub(super) media: Option<String>,
    pub(super) selector: String,
    pub(super) line: usize,
    pub(super) declarations: Vec<Declaration>,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Declaration {
    pub(super) name: String,
    pub(super) value: String,
    pub(super) line: usize,
}

/// Where reading stopped, and why.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Fault {
    pub(super) line: usize,
    pub(super) why: String,
}

impl Fault {
    pub(super) fn new(line: usize, why: impl Into<String>) -> Self {
        Self { line, why: why.into() }
    }
}

/// What holds blocks instead of declarations.
const GROUPS: [&str; 4] = ["@media", "@supports", "@container", "@keyframes"];

pub(super) fn read(css: &str) -> Result<Vec<Block>, Fault> {
    let text = without_comments(css)?;
    let mut reader = Reader { rest: &text, line: 1 };
    let mut blocks = Vec::new();
    let mut around: Vec<String> = Vec::new();
    while let Some((words, line, end)) = reader.upto_mark() {
        match end {
            '}' if words.is_empty() && around.pop().is_some() => {}
            '}' => return Err(Fault::new(line, "a } closes nothing here")),
            ';' => return Err(Fault::new(line, format!("“{words}” stands outside a block"))),
            _ if GROUPS.iter().any(|group| words.starts_with(group)) => around.push(words),
            _ => {
                let declarations = reader.declarations()?;
                let media = (!around.is_empty()).then(|| around.join(" "));
                blocks.push(Block { media, selector: words, line, declarations });
            }
        }
    }
    let left = reader.rest.trim();
    if !left.is_empty() {
        let lead = &reader.rest[..reader.rest.len() - reader.rest.trim_start().len()];
        return Err(Fault::new(
            reader.line + newlines(lead),
            format!("“{}” stands outside a block", first_words(left)),
        ));
    }
    if !around.is_empty() {
        return Err(Fault::new(reader.line, "a block is not closed with }"));
    }
    Ok(blocks)
}

/// Comments become spaces: what follows keeps its line.
fn without_comments(css: &str) -> Result<String, Fault> {
    let mut text = String::with_capacity(css.len());
    let mut rest = css;
    while let Some((before, comment)) = rest.split_once("/*") {
        text.push_str(before);
        let Some((inside, after)) = comment.split_once("*/") else {
            return Err(Fault::new(newlines(&text) + 1, "a comment is not closed with */"));
        };
        text.push(' ');
        text.extend(inside.chars().filter(|character| *character == '\n'));
        rest = after;
    }
    text.push_str(rest);
    Ok(text)
}

fn first_words(text: &str) -> &str {
    text.lines().next().unwrap_or(text).trim()
}

struct Reader<'a> {
    rest: &'a str,
    line: usize,
}

impl Reader<'_> {
    /// The words up to a `{`, `}` or `;`, the line on which they begin, and which of the three it was.
    fn upto_mark(&mut self) -> Option<(String, usize, char)> {
        let at = self.rest.find(['{', '}', ';'])?;
        let words = &self.rest[..at];
        let mark = self.rest[at..].chars().next()?;
        let lead = words.len() - words.trim_start().len();
        let line = self.line + newlines(&words[..lead]);
        self.line += newlines(words);
        self.rest = &self.rest[at + 1..];
        Some((words.split_whitespace().collect::<Vec<_>>().join(" "), line, mark))
    }

    fn declarations(&mut self) -> Result<Vec<Declaration>, Fault> {
        let mut all = Vec::new();
        loop {
            let Some((words, line, end)) = self.upto_mark() else {
                return Err(Fault::new(self.line, "a block is not closed with }"));
            };
            if end == '{' {
                return Err(Fault::new(line, format!("“{words}” opens a block inside a block")));
            }
            if !words.is_empty() {
                let Some((name, value)) = words.split_once(':') else {
                    return Err(Fault::new(line, format!("“{words}” is not a name with a value")));
                };
                all.push(Declaration { name: name.trim().to_owned(), value: value.trim().to_owned(), line });
            }
            if end == '}' {
                return Ok(all);
            }
        }
    }
}

fn newlines(text: &str) -> usize {
    text.bytes().filter(|byte| *byte == b'\n').count()
}
