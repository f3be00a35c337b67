//! Words for many, and what one of them is.

/// Plurals that end as others do, and what one of them is; some words are the same for one and for many.
const IRREGULAR: [(&str, &str); 30] = [
    ("aliases", "alias"),
    ("analyses", "analysis"),
    ("atlases", "atlas"),
    ("bonuses", "bonus"),
    ("buses", "bus"),
    ("caches", "cache"),
    ("calories", "calorie"),
    ("campuses", "campus"),
    ("children", "child"),
    ("cookies", "cookie"),
    ("criteria", "criterion"),
    ("gases", "gas"),
    ("goods", "goods"),
    ("indices", "index"),
    ("matrices", "matrix"),
    ("men", "man"),
    ("movies", "movie"),
    ("news", "news"),
    ("people", "person"),
    ("quizzes", "quiz"),
    ("selfies", "selfie"),
    ("series", "series"),
    ("species", "species"),
    ("statistics", "statistics"),
    ("statuses", "status"),
    ("ties", "tie"),
    ("vertices", "vertex"),
    ("viruses", "virus"),
    ("women", "woman"),
    ("zombies", "zombie"),
];

/// What is said of many without a plural: `roleList`, `角色列表`.
const MANY: [&str; 6] = ["_list", "List", "_array", "Array", "列表", "数组"];

/// An element of a list in a word: `roleList` → `role`, `list` → `item`, and otherwise one of many.
pub fn element(words: &str) -> String {
    let (before, last) = words.split_at(words.rfind(' ').map_or(0, |blank| blank + 1));
    let one = match last {
        "list" | "array" | "列表" | "数组" => "item".to_owned(),
        last => match MANY.iter().find_map(|end| last.strip_suffix(end)) {
            Some(one) if !one.is_empty() => one.to_owned(),
            _ => singular(last),
        },
    };
    before.to_owned() + &one
}

/// One of many: `videos` → `video`, `categories` → `category`; words that are no plural stay.
pub fn singular(word: &str) -> String {
    let lower = word.to_ascii_lowercase();
    let cut = |count: usize| word.get(..word.len() - count).unwrap_or(word).to_owned();
    let is_end = |plural: &str| {
        // It may be the last of several words: `hotMovies`, `hot_movies`.
        let before = lower.strip_suffix(plural).map(str::len);
        before.is_some_and(|at| {
            at == 0
                || word[..at].ends_with('_')
                || word[at..].starts_with(|c: char| c.is_ascii_uppercase())
        })
    };
    if let Some((plural, one)) = IRREGULAR.iter().find(|(plural, _)| is_end(plural)) {
        let first = word.len() - plural.len();
        return match word[first..].starts_with(|c: char| c.is_ascii_uppercase()) {
            true => word[..=first].to_owned() + &one[1..],
            false => word[..first].to_owned() + one,
        };
    }
    if lower.ends_with("ies") && lower.len() > 4 {
        cut(3) + "y"
    } else if ["sses", "shes", "ches", "xes", "zes"]
        .iter()
        .any(|end| lower.ends_with(end))
    {
        cut(2)
    } else if is_plural(word) {
        cut(1)
    } else {
        word.to_owned()
    }
}

/// Whether a word looks like the plural of an English noun.
pub fn is_plural(word: &str) -> bool {
    let lower = word.to_ascii_lowercase();
    lower.len() > 2
        && lower.ends_with('s')
        && !["ss", "us", "is"].iter().any(|end| lower.ends_with(end))
}
