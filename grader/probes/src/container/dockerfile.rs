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

/// The images that the engine would fetch: of `FROM`, of `COPY --from` and of mounts, without the stages of the file itself.
pub(super) fn images(text: &str) -> Vec<String> {
    let mut stages = BTreeSet::from(["scratch".to_owned()]);
    let mut images = Vec::new();
    for instruction in instructions(text) {
        let instruction = instruction.replace(['"', '\''], "");
        let mut words = instruction.split_whitespace().skip_while(|word| word.eq_ignore_ascii_case("ONBUILD"));
        let keyword = words.next().unwrap_or_default().to_uppercase();
        let words: Vec<&str> = words.collect();
        let named: Vec<&str> = match keyword.as_str() {
            "FROM" => words.iter().copied().find(|word| !word.starts_with("--")).into_iter().collect(),
            "COPY" | "ADD" => words.iter().filter_map(|word| word.strip_prefix("--from=")).collect(),
            "RUN" => {
                let mounts = words.iter().filter_map(|word| word.strip_prefix("--mount="));
                mounts.flat_map(|mount| mount.split(',')).filter_map(|part| part.strip_prefix("from=")).collect()
            }
            _ => continue,
        };
        // A stage is called by its name or its number.
        let outside = |image: &&str| !stages.contains(&image.to_lowercase()) && image.parse::<u32>().is_err();
        images.extend(named.into_iter().filter(outside).map(str::to_owned));
        if let ("FROM", [.., before, name]) = (keyword.as_str(), words.as_slice())
            && before.eq_ignore_ascii_case("AS")
        {
            stages.insert(name.to_lowercase());
        }
    }
    images
}

/// Where an image is fetched from.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Registry<'a> {
    /// Where the engine, or the lab, fetches images that name no place.
    Usual,
    /// A host, and a port where one is named.
    At(&'a str),
    /// A variable may name any place.
    Variable,
}

/// Where `image` is fetched from.
pub(super) fn registry(image: &str) -> Registry<'_> {
    match image.split_once('/') {
        Some((first, _)) if first.contains('$') => Registry::Variable,
        Some((first, _)) if first.contains(['.', ':']) || first == "localhost" => Registry::At(first),
        None if image.starts_with('$') => Registry::Variable,
        _ => Registry::Usual,
    }
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
    fn every_image_that_the_engine_would_fetch_is_found() {
        let text = "ARG R=x\nFROM --platform=linux/amd64 10.0.0.1:5000/a AS Build\nFROM build\nCOPY --from=build /a /a\n\
                    COPY --chown=1 --from=\"localhost:1/b\" /a /a\nCOPY --from=0 /a /a\nfrom \\\n  $R/c\n\
                    RUN --mount=type=bind,from=d.example/d,target=/d true\nONBUILD COPY --from=e /a /a\nFROM scratch\n";
        assert_eq!(images(text), ["10.0.0.1:5000/a", "localhost:1/b", "$R/c", "d.example/d", "e"]);
        for (image, place) in [
            ("node:20", Registry::Usual),
            ("team/app:1", Registry::Usual),
            ("node:${V}", Registry::Usual),
            ("10.0.0.1:5000/a", Registry::At("10.0.0.1:5000")),
            ("localhost/a", Registry::At("localhost")),
            ("[::1]:5000/a", Registry::At("[::1]:5000")),
            ("public.ecr.aws/docker/library/node:20", Registry::At("public.ecr.aws")),
            ("$R/a", Registry::Variable),
            ("10.0.${N}.1/a", Registry::Variable),
            ("${BASE}", Registry::Variable),
        ] {
            assert_eq!(registry(image), place, "{image}");
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
