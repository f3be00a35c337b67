//! What is alike, together.

/// Puts things into groups, in their order: each with the first one that it is one with.
pub fn grouped<T>(
    things: impl IntoIterator<Item = T>,
    mut is_one: impl FnMut(&T, &T) -> bool,
) -> Vec<Vec<T>> {
    let mut groups: Vec<Vec<T>> = Vec::new();
    for thing in things {
        match groups.iter_mut().find(|group| is_one(&group[0], &thing)) {
            Some(group) => group.push(thing),
            None => groups.push(vec![thing]),
        }
    }
    groups
}
