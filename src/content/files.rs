//! Reading the content folder, and merging it into one bundle per municipality and language.

use super::overlay;
use super::problem::Problem;
use super::schema::{
    CodesFile, DocumentsFile, FileKind, LayersFile, NeedsFile, PicturesFile, PlacesFile, ServicesFile, TopicsFile,
    WordsFile, item_name,
};
use super::{
    Aid, Bundle, Condition, Contact, Desk, Document, Interface, LayerInfo, Municipality, Need, Picture, Place,
    Schedule, Service, Topic, Tree, Vocabulary, Voices, Word,
};
use jsonschema::error::ValidationErrorKind;
use serde::de::DeserializeOwned;
use serde_json::Value;
use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;

/// The folder of what all municipalities share.
pub const NATIONAL: &str = "landelijk";
/// The language editors write in.
pub const DUTCH: &str = "nl";

/// The largest content file, in bytes: several times what a large municipality has to say.
const LARGEST: u64 = 16_000_000;

/// A content file that could be read.
#[derive(Clone, Debug)]
pub struct SourceFile {
    /// The path below the content folder, with `/`.
    pub path: String,
    /// The first folder of the path: [`NATIONAL`] or a municipality.
    pub folder: String,
    pub kind: FileKind,
    /// The language it translates into; none for Dutch.
    pub lang: Option<String>,
    pub value: Value,
}

/// All content files, and what was wrong with those that could not be used.
#[derive(Clone, Debug, Default)]
pub struct Sources {
    /// In the order of their paths.
    pub files: Vec<SourceFile>,
    pub problems: Vec<Problem>,
}

/// The content of one language, of all municipalities.
#[derive(Clone, Debug)]
pub struct Content {
    pub lang: String,
    pub interface: Interface,
    pub topics: Vec<Topic>,
    pub layers: Vec<LayerInfo>,
    pub tree: Tree,
    pub needs: Vec<Need>,
    pub services: Vec<Service>,
    pub words: Vec<Word>,
    /// The texts of reading aloud and as one needs it.
    pub aid: Aid,
    /// The texts of the desk.
    pub desk: Desk,
    /// What each number in a code stands for.
    pub codes: Vec<String>,
    /// What each pictogram means.
    pub pictures: Vec<Picture>,
    /// Longer texts about the site.
    pub documents: Vec<Document>,
    /// What search knows of each language.
    pub vocabularies: Vec<Vocabulary>,
    pub municipalities: Vec<Local>,
}

/// What one municipality adds.
#[derive(Clone, Debug)]
pub struct Local {
    pub municipality: Municipality,
    pub services: Vec<Service>,
    pub places: Vec<Place>,
}

impl Sources {
    /// Reads every JSON file below this folder. Files that cannot be used become problems.
    pub fn read(dir: &Path) -> Sources {
        let mut sources = Sources::default();
        let mut paths = Vec::new();
        list(dir, &mut String::new(), &mut paths, &mut sources.problems);
        paths.sort();
        for path in paths {
            match read_file(dir, &path) {
                Ok(file) => {
                    if file.lang.is_none() {
                        sources.problems.extend(against_schema(&file));
                    }
                    sources.files.push(file);
                }
                Err(problem) => sources.problems.push(*problem),
            }
        }
        if sources.files.is_empty() && sources.problems.is_empty() {
            sources.problems.push(Problem::new(
                &dir.display().to_string(),
                "",
                "there is no content here",
                "Name the folder with landelijk/ and the municipalities in it",
            ));
        }
        sources
    }

    /// Every language that content is translated into, Dutch first.
    pub fn languages(&self) -> Vec<String> {
        let mut languages = vec![DUTCH.to_owned()];
        for lang in self.files.iter().filter_map(|file| file.lang.as_ref()) {
            if !languages.contains(lang) {
                languages.push(lang.clone());
            }
        }
        languages
    }

    /// The content in one language. Only for sources without problems; what is missing is told.
    pub fn content(&self, lang: &str) -> Result<Content, Problem> {
        let national = |kind| self.merged(NATIONAL, kind, lang);
        let interface: Value = one(national(FileKind::Interface), NATIONAL, "interface.json")?;
        let mut municipalities = Vec::new();
        for folder in self.folders() {
            municipalities.push(Local {
                municipality: one(self.merged(&folder, FileKind::Municipality, lang), &folder, "municipality.json")?,
                services: all(self.merged(&folder, FileKind::Services, lang), |file: ServicesFile| file.services)?,
                places: all(self.merged(&folder, FileKind::Places, lang), |file: PlacesFile| file.places)?,
            });
        }
        Ok(Content {
            lang: lang.to_owned(),
            interface: Interface::new(|phrase| {
                let text = interface.get(phrase.key()).cloned();
                text.and_then(|text| serde_json::from_value::<Voices>(text).ok()).unwrap_or_default()
            }),
            topics: all(national(FileKind::Topics), |file: TopicsFile| file.topics)?,
            layers: all(national(FileKind::Layers), |file: LayersFile| file.layers)?,
            tree: one(national(FileKind::Questions), NATIONAL, "questions.json")?,
            needs: all(national(FileKind::Needs), |file: NeedsFile| file.needs)?,
            services: all(national(FileKind::Services), |file: ServicesFile| file.services)?,
            words: all(national(FileKind::Words), |file: WordsFile| file.words)?,
            aid: one(national(FileKind::Aid), NATIONAL, "aid.json")?,
            desk: one(national(FileKind::Desk), NATIONAL, "desk.json")?,
            codes: all(national(FileKind::Codes), |file: CodesFile| file.codes)?,
            pictures: all(national(FileKind::Pictures), |file: PicturesFile| file.pictures)?,
            documents: all(national(FileKind::Documents), |file: DocumentsFile| file.documents)?,
            vocabularies: all(national(FileKind::Search), |file: Vocabulary| vec![file])?,
            municipalities,
        })
    }

    /// Texts without a translation, and overlay entries that translate nothing, for one language.
    pub fn translation(&self, lang: &str) -> (usize, Vec<Problem>) {
        let mut missing = 0;
        let mut problems = Vec::new();
        let mut used = BTreeSet::new();
        for file in self.files.iter().filter(|file| file.lang.is_none()) {
            let overlay = self.overlay(file, lang);
            used.extend(overlay.map(|overlay| &overlay.path));
            let result = overlay::apply(file.kind, &mut file.value.clone(), overlay.map(|overlay| &overlay.value));
            missing += result.missing.len();
            problems.extend(result.left_over.iter().map(|place| {
                let path = overlay.map_or(&file.path, |overlay| &overlay.path);
                Problem::new(
                    path,
                    place,
                    "it translates nothing",
                    "Take it out, or give it the place of a text that exists",
                )
            }));
        }
        let of_lang = self.files.iter().filter(|file| file.lang.as_deref() == Some(lang));
        for orphan in of_lang.filter(|file| !used.contains(&file.path)) {
            problems.push(Problem::new(
                &orphan.path,
                "",
                "there is no Dutch file that it translates",
                "Give it the name of that file, with the language before .json",
            ));
        }
        (missing, problems)
    }

    /// The folders of municipalities.
    pub fn folders(&self) -> Vec<String> {
        let mut folders =
            self.files.iter().map(|file| file.folder.clone()).filter(|folder| folder != NATIONAL).collect::<Vec<_>>();
        folders.dedup();
        folders
    }

    fn overlay(&self, base: &SourceFile, lang: &str) -> Option<&SourceFile> {
        let path = format!("{}.{lang}.json", base.path.strip_suffix(".json")?);
        let at = self.files.binary_search_by(|file| file.path.cmp(&path)).ok()?;
        self.files.get(at)
    }

    /// The files of this kind in this folder, in this language.
    fn merged(&self, folder: &str, kind: FileKind, lang: &str) -> Vec<(String, Value)> {
        let of_kind =
            self.files.iter().filter(|file| file.folder == folder && file.kind == kind && file.lang.is_none());
        let merge = |file: &SourceFile| {
            let mut value = file.value.clone();
            if lang != DUTCH {
                overlay::apply(kind, &mut value, self.overlay(file, lang).map(|overlay| &overlay.value));
            }
            (file.path.clone(), value)
        };
        of_kind.map(merge).collect()
    }
}

impl Content {
    /// The services of a municipality, then those of the country that none of them replaces.
    fn services_of(&self, local: &Local) -> Vec<Service> {
        let stands_for = |id: &String| local.services.iter().find(|service| service.replaces.contains(id));
        let mut services = local.services.clone();
        for service in &mut services {
            for national in self.services.iter().filter(|national| service.replaces.contains(&national.id)) {
                let own = service.needs.iter().map(|served| served.need.clone()).collect::<Vec<_>>();
                service.needs.extend(national.needs.iter().filter(|served| !own.contains(&served.need)).cloned());
            }
            service.replaces.clear();
        }
        let kept = self.services.iter().filter(|national| stands_for(&national.id).is_none()).cloned();
        services.extend(kept.map(|national| Service { national: true, ..national }));
        for id in services.iter_mut().flat_map(|service| &mut service.works_with) {
            if let Some(service) = stands_for(id) {
                *id = service.id.clone();
            }
        }
        services
    }

    /// The bundle of one municipality: what the country and the municipality have to say together, with hours worked
    /// out by `work_out`, and without what only editors and search need.
    pub fn bundle(&self, local: &Local, work_out: &dyn Fn(&str) -> Option<Schedule>) -> Bundle {
        let mut bundle = Bundle {
            lang: self.lang.clone(),
            municipality: local.municipality.clone(),
            updated: String::new(),
            interface: self.interface.clone(),
            topics: self.topics.clone(),
            layers: self.layers.clone(),
            tree: self.tree.clone(),
            needs: self.needs.clone(),
            services: self.services_of(local),
            places: local.places.clone(),
            words: self.words.clone(),
        };
        for need in &mut bundle.needs {
            need.phrases.clear();
        }
        for service in &mut bundle.services {
            service.upl.clear();
            service.sources.iter_mut().for_each(|citation| citation.quote = None);
        }
        // In the order of the alphabet of this language, as a reader looks for them.
        bundle.words.sort_by_cached_key(|word| word.term.text.to_lowercase());
        let of_contact = |contact: &mut Contact| {
            contact.schedule = contact.hours.take().and_then(|hours| work_out(&hours));
        };
        bundle.services.iter_mut().flat_map(|service| &mut service.contacts).for_each(of_contact);
        for place in &mut bundle.places {
            place.schedule = place.hours.take().and_then(|hours| work_out(&hours));
            place.contacts.iter_mut().for_each(of_contact);
        }
        bundle
    }
}

fn list(dir: &Path, below: &mut String, paths: &mut Vec<String>, problems: &mut Vec<Problem>) {
    let entries = match fs::read_dir(dir.join(&*below)) {
        Ok(entries) => entries,
        Err(error) => {
            let remedy = "Check that the folder exists and may be read";
            problems.push(Problem::new(&dir.join(&*below).display().to_string(), "", &error.to_string(), remedy));
            return;
        }
    };
    for entry in entries.flatten() {
        let name = entry.file_name().to_string_lossy().into_owned();
        let mut path = if below.is_empty() { name.clone() } else { format!("{below}/{name}") };
        if entry.path().is_dir() {
            list(dir, &mut path, paths, problems);
        } else if name.ends_with(".json") {
            paths.push(path);
        }
    }
}

fn read_file(dir: &Path, path: &str) -> Result<SourceFile, Box<Problem>> {
    let refuse = |what: &str, remedy: &str| Box::new(Problem::new(path, "", what, remedy));
    let whole = dir.join(path);
    if fs::metadata(&whole).is_ok_and(|found| found.len() > LARGEST) {
        return Err(refuse(
            &format!("the file is larger than {} MB", LARGEST / 1_000_000),
            "Look whether it is the right file; divide it into a folder of files when it is",
        ));
    }
    let text = fs::read_to_string(whole)
        .map_err(|error| refuse(&error.to_string(), "Check that the file may be read and is UTF-8 text"))?;
    let value = serde_json::from_str::<Value>(&text).map_err(|error| {
        let place = format!("line {}, column {}", error.line(), error.column());
        let what = error.to_string();
        let what = what.split(" at line ").next().unwrap_or_default().to_owned();
        Box::new(Problem::new(
            path,
            &place,
            &format!("this is not JSON: {what}"),
            if what.contains("recursion") {
                "Lists and objects stand too deep within each other; look for brackets that are not closed"
            } else {
                "Look for a missing comma, quote or bracket there"
            },
        ))
    })?;
    let (folder, rest) = path.split_once('/').ok_or_else(|| {
        refuse("the file stands beside the folders", "Move it into landelijk/ or a municipality's folder")
    })?;
    let last = rest.rsplit('/').next().unwrap_or(rest).trim_end_matches(".json");
    let (stem, lang) = last.split_once('.').map_or((last, None), |(stem, lang)| (stem, Some(lang.to_owned())));
    // A kind may be one file, or a folder of files: services.json or services/….json.
    let name = rest.split_once('/').map_or(stem, |(parent, _)| parent);
    let kind = FileKind::ALL.into_iter().find(|kind| kind.name() == name).ok_or_else(|| {
        let known = FileKind::ALL.map(FileKind::name).join(", ");
        refuse("no kind of content has this name", &format!("Name it after what it holds: {known}"))
    })?;
    Ok(SourceFile { path: path.to_owned(), folder: folder.to_owned(), kind, lang, value })
}

/// What the schema says of a file, in plain sentences.
fn against_schema(file: &SourceFile) -> Vec<Problem> {
    let schema = file.kind.schema();
    let validator = match jsonschema::validator_for(&schema) {
        Ok(validator) => validator,
        Err(error) => {
            return vec![Problem::new(&file.path, "", &error.to_string(), "Report this: the schema itself is wrong")];
        }
    };
    let mut problems: Vec<Problem> = validator
        .iter_errors(&file.value)
        .map(|error| {
            let place = readable(&file.value, error.instance_path().as_str());
            let (what, remedy) = match error.kind() {
                ValidationErrorKind::AdditionalProperties { unexpected } => (
                    format!(
                        "the field {} is not known",
                        unexpected.iter().map(|name| format!("“{name}”")).collect::<Vec<_>>().join(", ")
                    ),
                    "Take it out or mend its spelling; the schema lists the fields".to_owned(),
                ),
                ValidationErrorKind::Required { property } => {
                    (format!("the field “{}” is missing", property.as_str().unwrap_or_default()), "Add it".to_owned())
                }
                ValidationErrorKind::AnyOf { .. }
                | ValidationErrorKind::Enum { .. }
                | ValidationErrorKind::OneOfNotValid { .. } => (
                    format!("{} is not one of the things that may stand here", shorten(error.instance())),
                    "Look in docs/content.md or the schema at what may stand here".to_owned(),
                ),
                _ => (
                    error.to_string().replace(&error.instance().to_string(), &shorten(error.instance())),
                    "Look in docs/content.md or the schema at what may stand here".to_owned(),
                ),
            };
            Problem::new(&file.path, &place, &what, &remedy)
        })
        .collect();
    if problems.is_empty() {
        half_conditions(file, &file.value, &mut Vec::new(), &mut problems);
    }
    problems
}

fn shorten(value: &Value) -> String {
    let text = value.to_string();
    if text.chars().count() > 60 { text.chars().take(60).chain("…".chars()).collect() } else { text }
}

/// Conditions that say half of what they should, or two things at once, with their place.
fn half_conditions(file: &SourceFile, value: &Value, place: &mut Vec<String>, problems: &mut Vec<Problem>) {
    let mut enter = |name: String, part: &Value| {
        place.push(name);
        if place.last().is_some_and(|key| key == "when") {
            if let Err(error) = serde_json::from_value::<Condition>(part.clone()) {
                let remedy = "Compare it with the conditions in docs/content.md";
                problems.push(Problem::new(&file.path, &place.join(" › "), &error.to_string(), remedy));
            }
        } else {
            half_conditions(file, part, place, problems);
        }
        place.pop();
    };
    match value {
        Value::Object(fields) => fields.iter().for_each(|(key, part)| enter(key.clone(), part)),
        Value::Array(items) => items.iter().enumerate().for_each(|(index, item)| {
            enter(item_name(item).unwrap_or_else(|| index.to_string()), item);
        }),
        _ => {}
    }
}

/// A JSON pointer with the ids of list items in place of their numbers.
fn readable(root: &Value, pointer: &str) -> String {
    let mut now = Some(root);
    let mut place = Vec::new();
    for key in pointer.split('/').skip(1) {
        let part = now.and_then(|value| match value {
            Value::Array(list) => list.get(key.parse::<usize>().ok()?),
            _ => value.get(key),
        });
        place.push(part.and_then(item_name).unwrap_or_else(|| key.to_owned()));
        now = part;
    }
    place.join(" › ")
}

fn parse<T: DeserializeOwned>(path: &str, value: Value) -> Result<T, Problem> {
    serde_json::from_value(value)
        .map_err(|error| Problem::new(path, "", &error.to_string(), "Compare the file with docs/content.md"))
}

fn one<T: DeserializeOwned>(files: Vec<(String, Value)>, folder: &str, name: &str) -> Result<T, Problem> {
    match files.into_iter().next() {
        Some((path, value)) => parse(&path, value),
        None => Err(Problem::new(
            &format!("{folder}/{name}"),
            "",
            "the file is missing",
            "Add it; voorbeeld/ shows how it looks",
        )),
    }
}

fn all<F: DeserializeOwned, T>(files: Vec<(String, Value)>, items: impl Fn(F) -> Vec<T>) -> Result<Vec<T>, Problem> {
    let mut list = Vec::new();
    for (path, value) in files {
        list.extend(items(parse(&path, value)?));
    }
    Ok(list)
}

/// In which file each item of a kind stands, by id.
pub fn homes(sources: &Sources, kind: FileKind) -> BTreeMap<String, String> {
    let mut homes = BTreeMap::new();
    for file in sources.files.iter().filter(|file| file.kind == kind && file.lang.is_none()) {
        for item in
            file.value.as_object().into_iter().flat_map(|object| object.values()).filter_map(Value::as_array).flatten()
        {
            if let Some(id) = item_name(item) {
                homes.insert(id, file.path.clone());
            }
        }
    }
    homes
}
