//! JSON Schemas, made from the types, and a walk over every text they describe.

use super::{
    Aid, Desk, Document, LayerInfo, Municipality, Need, Phrase, Picture, Place, Service, Topic, Tree, Vocabulary,
    Voices, Word,
};
use schemars::{JsonSchema, Schema, SchemaGenerator, generate::SchemaSettings, json_schema};
use serde::{Deserialize, Serialize};
use serde_json::Value;
use std::borrow::Cow;

/// Every kind of content file.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum FileKind {
    Municipality,
    Topics,
    Layers,
    Questions,
    Needs,
    Services,
    Places,
    Words,
    Interface,
    Aid,
    Pictures,
    Documents,
    Search,
    Desk,
    Codes,
}

impl FileKind {
    pub const ALL: [FileKind; 15] = [
        FileKind::Municipality,
        FileKind::Topics,
        FileKind::Layers,
        FileKind::Questions,
        FileKind::Needs,
        FileKind::Services,
        FileKind::Places,
        FileKind::Words,
        FileKind::Interface,
        FileKind::Aid,
        FileKind::Pictures,
        FileKind::Documents,
        FileKind::Search,
        FileKind::Desk,
        FileKind::Codes,
    ];

    /// The name of the file (or of the folder it is in), and of its schema.
    pub fn name(self) -> &'static str {
        match self {
            FileKind::Municipality => "municipality",
            FileKind::Topics => "topics",
            FileKind::Layers => "layers",
            FileKind::Questions => "questions",
            FileKind::Needs => "needs",
            FileKind::Services => "services",
            FileKind::Places => "places",
            FileKind::Words => "words",
            FileKind::Interface => "interface",
            FileKind::Aid => "aid",
            FileKind::Pictures => "pictures",
            FileKind::Documents => "documents",
            FileKind::Search => "search",
            FileKind::Desk => "desk",
            FileKind::Codes => "codes",
        }
    }

    /// The schema of this kind of file.
    pub fn schema(self) -> Value {
        let mut schema = match self {
            FileKind::Municipality => of::<Municipality>(),
            FileKind::Topics => of::<TopicsFile>(),
            FileKind::Layers => of::<LayersFile>(),
            FileKind::Questions => of::<Tree>(),
            FileKind::Needs => of::<NeedsFile>(),
            FileKind::Services => of::<ServicesFile>(),
            FileKind::Places => of::<PlacesFile>(),
            FileKind::Words => of::<WordsFile>(),
            FileKind::Interface => of::<InterfaceFile>(),
            FileKind::Aid => of::<Aid>(),
            FileKind::Pictures => of::<PicturesFile>(),
            FileKind::Documents => of::<DocumentsFile>(),
            FileKind::Search => of::<Vocabulary>(),
            FileKind::Desk => of::<Desk>(),
            FileKind::Codes => of::<CodesFile>(),
        }
        .to_value();
        // A file may name its schema, so that an editor completes and checks while typing.
        if let Some(properties) = schema.get_mut("properties").and_then(Value::as_object_mut) {
            properties.insert("$schema".to_owned(), serde_json::json!({ "type": "string" }));
        }
        schema
    }
}

fn of<T: JsonSchema>() -> Schema {
    SchemaSettings::draft2020_12().into_generator().into_root_schema_for::<T>()
}

macro_rules! files {
    ($($(#[$meta:meta])* $name:ident { $list:ident: $item:ty })*) => {$(
        $(#[$meta])*
        #[derive(Debug, Serialize, Deserialize, JsonSchema)]
        #[schemars(deny_unknown_fields)]
        pub struct $name { pub $list: Vec<$item> }
    )*};
}

files! {
    TopicsFile { topics: Topic }
    LayersFile { layers: LayerInfo }
    NeedsFile { needs: Need }
    ServicesFile { services: Service }
    PlacesFile { places: Place }
    WordsFile { words: Word }
    PicturesFile { pictures: Picture }
    DocumentsFile { documents: Document }
    /// `codes.json`: what each number in a code stands for. A number is a place in this list, from 0.
    CodesFile { codes: String }
}

/// `interface.json`: one text for each [`Phrase`].
pub struct InterfaceFile;

impl JsonSchema for InterfaceFile {
    fn schema_name() -> Cow<'static, str> {
        "Interface".into()
    }
    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        let voices = generator.subschema_for::<Voices>();
        let keys = Phrase::ALL.iter().map(|phrase| phrase.key());
        let properties = keys.clone().map(|key| (key.to_owned(), voices.clone().to_value()));
        let properties = properties.collect::<serde_json::Map<_, _>>();
        json_schema!({
            "type": "object",
            "properties": properties,
            "required": keys.collect::<Vec<_>>(),
            "additionalProperties": false
        })
    }
}

/// Calls `visit` with the place and the value of every text in a file of this kind. A place is the keys on the way,
/// with the id of a list's item (or its number, from 0) for its place in the list.
pub fn each_text(kind: FileKind, value: &mut Value, visit: &mut dyn FnMut(&[String], &mut Value)) {
    let root = kind.schema();
    walk(&root, &root, value, &mut Vec::new(), visit);
}

fn walk(
    root: &Value,
    schema: &Value,
    value: &mut Value,
    place: &mut Vec<String>,
    visit: &mut dyn FnMut(&[String], &mut Value),
) {
    if let Some(name) = schema.get("$ref").and_then(Value::as_str).and_then(|path| path.strip_prefix("#/$defs/")) {
        match root.get("$defs").and_then(|defs| defs.get(name)) {
            Some(_) if name == "Text" => visit(place, value),
            Some(target) => walk(root, target, value, place, visit),
            None => {}
        }
        return;
    }
    for branch in schema.get("anyOf").and_then(Value::as_array).into_iter().flatten() {
        // Of two shapes the value's own decides: a text is a string, voices are an object or a string.
        let fits = match branch.get("$ref").and_then(Value::as_str) {
            Some("#/$defs/Text") => value.is_string(),
            Some(_) => !value.is_null(),
            None => value.is_object(),
        };
        if fits {
            walk(root, branch, value, place, visit);
        }
    }
    if let (Some(properties), Some(object)) =
        (schema.get("properties").and_then(Value::as_object), value.as_object_mut())
    {
        for (key, part) in object {
            if let Some(schema) = properties.get(key) {
                place.push(key.clone());
                walk(root, schema, part, place, visit);
                place.pop();
            }
        }
    }
    if let (Some(items), Some(list)) = (schema.get("items"), value.as_array_mut()) {
        for (index, item) in list.iter_mut().enumerate() {
            place.push(item_name(item).unwrap_or_else(|| index.to_string()));
            walk(root, items, item, place, visit);
            place.pop();
        }
    }
}

/// What an item of a list is called: its id.
pub fn item_name(item: &Value) -> Option<String> {
    item.get("id").and_then(Value::as_str).map(str::to_owned)
}
