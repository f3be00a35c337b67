//! A Markdown page of a documentation site, which embeds an OpenAPI document in a block of YAML.

/// The block that holds the document, and the byte at which it begins. What stands around it, the document says, too.
pub fn block(text: &str) -> Option<(usize, &str)> {
    let mut at = 0;
    let mut open: Option<usize> = None;
    for line in text.split_inclusive('\n') {
        match open {
            None if line.starts_with("```") => open = Some(at + line.len()),
            Some(start) if line.starts_with("```") => {
                let inner = &text[start..at];
                if is_document(inner) {
                    return Some((start, inner));
                }
                open = None;
            }
            _ => {}
        }
        at += line.len();
    }
    // The end of the block may be lost.
    let start = open?;
    let inner = &text[start..];
    is_document(inner).then_some((start, inner))
}

fn is_document(block: &str) -> bool {
    let mut lines = block.lines();
    lines.any(|line| line.starts_with("openapi:") || line.starts_with("swagger:"))
}
