//! The student's Dockerfile, made ready for the room: base images from where the lab file says, and a label on every layer.

use std::collections::{BTreeSet, HashMap};

use grader_core::Containers;

/// `text` with other base images where the lab has some, and with `labels` at the beginning of every stage.
pub(super) fn prepared(text: &str, settings: &Containers, labels: &HashMap<String, String>) -> String {
    let labels: String = labels.iter().map(|(key, value)| format!(" {key}=\"{value}\"")).collect();
    let mut stages: BTreeSet<String> = BTreeSet::from(["scratch".to_owned()]);
    let mut prepared = String::with_capacity(text.len() + 256);
    // An instruction that goes on in the next line is one of another, however that line begins.
    let mut continued = false;
    for line in text.lines() {
        let words: Vec<&str> = line.split_whitespace().collect();
        let begins_stage = !continued && words.first().is_some_and(|word| word.eq_ignore_ascii_case("FROM"));
        let comment = words.first().is_some_and(|word| word.starts_with('#'));
        continued = line.trim_end().ends_with('\\') && !comment || continued && comment;
        let image = words.iter().skip(1).position(|word| !word.starts_with("--")).map(|at| at + 1);
        match image.filter(|_| begins_stage) {
            Some(at) => {
                let base = (!stages.contains(&words[at].to_lowercase())).then(|| base_image(words[at], settings));
                let words: Vec<&str> = words
                    .iter()
                    .enumerate()
                    .map(|(i, word)| if i == at { base.as_deref().unwrap_or(word) } else { word })
                    .collect();
                if let [.., keyword, name] = words[..]
                    && keyword.eq_ignore_ascii_case("AS")
                {
                    stages.insert(name.to_lowercase());
                }
                prepared += &words.join(" ");
                if !continued {
                    prepared += &format!("\nLABEL{labels}");
                }
            }
            None => prepared += line,
        }
        prepared.push('\n');
    }
    prepared
}

/// The first source of an `ADD` that is at an address, or may be: with a variable or quotes in it, only the builder knows.
///
/// The engine itself would fetch it, from the network of this machine, and whatever lies there would be in the image.
pub(super) fn fetched(text: &str) -> Option<String> {
    instructions(text).into_iter().find_map(|instruction| {
        let mut words = instruction.split_whitespace().skip_while(|word| word.eq_ignore_ascii_case("ONBUILD"));
        words.next().filter(|word| word.eq_ignore_ascii_case("ADD"))?;
        let words: Vec<&str> = words.filter(|word| !word.starts_with("--")).collect();
        let list: Option<Vec<String>> = serde_json::from_str(&words.join(" ")).ok();
        let list = list.unwrap_or_else(|| words.iter().map(|word| (*word).to_owned()).collect());
        let (_, sources) = list.split_last()?;
        let plain = |source: &String| !source.contains("://") && !source.contains(['$', '\\', '"', '\'', '@', '<']);
        sources.iter().find(|source| !plain(source)).cloned()
    })
}

/// The instructions, each on one line; whichever character it is that goes on in the next line, that one ends none.
fn instructions(text: &str) -> Vec<String> {
    let mut all = vec![String::new()];
    for line in text.lines().map(str::trim).filter(|line| !line.is_empty() && !line.starts_with('#')) {
        let (line, goes_on) = line.strip_suffix(['\\', '`']).map_or((line, false), |line| (line, true));
        if let Some(last) = all.last_mut() {
            last.push_str(line);
            last.push(' ');
        }
        if !goes_on {
            all.push(String::new());
        }
    }
    all
}

/// What stands for the base image `image`.
fn base_image(image: &str, settings: &Containers) -> String {
    if let Some(other) = settings.base_images.get(image) {
        return other.clone();
    }
    let (first, rest) = image.split_once('/').unwrap_or(("", image));
    let names_registry = first.contains(['.', ':']) || first == "localhost";
    match &settings.mirror {
        Some(mirror) if !names_registry && !image.contains('$') => {
            let path = if first.is_empty() { format!("library/{rest}") } else { image.to_owned() };
            format!("{}/{path}", mirror.trim_end_matches('/'))
        }
        _ => image.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use super::*;

    fn of(text: &str, settings: &Containers) -> String {
        prepared(text, settings, &HashMap::from([("k".to_owned(), "v".to_owned())]))
    }

    #[test]
    fn every_stage_is_labelled_and_the_rest_is_as_it_was() {
        let text =
            "# FROM nothing\nARG V=20\nFROM node:20 AS build\nRUN echo \\\n  FROM here\nfrom build\nCMD [\"npm\"]\n";
        let expected = "# FROM nothing\nARG V=20\nFROM node:20 AS build\nLABEL k=\"v\"\nRUN echo \\\n  FROM here\nfrom build\nLABEL k=\"v\"\nCMD [\"npm\"]\n";
        assert_eq!(of(text, &Containers::default()), expected);
    }

    #[test]
    fn what_the_engine_would_fetch_is_found_however_it_is_written() {
        for text in [
            "FROM a\nADD http://169.254.169.254/latest /x\n",
            "add --chown=1:1 a HTTPS://x.example/y /x",
            "ADD \\\n  # not this\n\n  http://x /x",
            "# escape=`\nADD `\nhttp://x /x",
            "ADD [\"a\", \"http:\\u002f\\u002fx\", \"/x\"]",
            "ARG U=http:\nADD $U//x /x",
            "ADD ht\\tp://x /x",
            "ADD git@github.com:x/y.git /x",
            "ONBUILD ADD ftp://x /x",
        ] {
            assert!(fetched(text).is_some(), "{text}");
        }
        for text in [
            "ADD . $HOME/app",
            "ADD [\"package.json\", \"/app/\"]",
            "COPY http://x /x",
            "RUN curl -o x http://x.example/ADD",
            "# ADD http://x /x",
            "RUN echo \\\n  ADD http://x /x",
            "",
        ] {
            assert_eq!(fetched(text), None, "{text}");
        }
    }

    #[test]
    fn base_images_come_from_where_the_lab_says() {
        let settings = Containers {
            mirror: Some("mirror.example:5000/".to_owned()),
            base_images: BTreeMap::from([("node:11-alpine".to_owned(), "own:1".to_owned())]),
            ..Containers::default()
        };
        let first = |text: &str| of(text, &settings).lines().next().unwrap_or_default().to_owned();
        assert_eq!(first("FROM node:11-alpine"), "FROM own:1");
        assert_eq!(
            first("FROM --platform=linux/amd64 node:20 AS x"),
            "FROM --platform=linux/amd64 mirror.example:5000/library/node:20 AS x"
        );
        assert_eq!(first("FROM team/app"), "FROM mirror.example:5000/team/app");
        assert_eq!(first("FROM public.ecr.aws/docker/library/node:20"), "FROM public.ecr.aws/docker/library/node:20");
        assert_eq!(first("FROM scratch"), "FROM scratch");
        assert_eq!(first("FROM node:${V}"), "FROM node:${V}", "only the builder knows it");
    }
}
