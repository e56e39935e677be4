//! All content of one municipality in one language: what the app loads, once.

use super::{Interface, LayerInfo, Municipality, Need, Place, Service, Topic, Tree, Word};
use super::{Layer, Question};
use serde::{Deserialize, Serialize};

/// All content of one municipality in one language.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Bundle {
    /// The language (BCP 47) of the texts.
    pub lang: String,
    pub municipality: Municipality,
    pub interface: Interface,
    pub topics: Vec<Topic>,
    pub layers: Vec<LayerInfo>,
    pub tree: Tree,
    pub needs: Vec<Need>,
    pub services: Vec<Service>,
    pub places: Vec<Place>,
    pub words: Vec<Word>,
}

impl Bundle {
    pub fn question(&self, id: &str) -> Option<&Question> {
        self.tree.questions.iter().find(|question| question.id == id)
    }

    pub fn need(&self, id: &str) -> Option<&Need> {
        self.needs.iter().find(|need| need.id == id)
    }

    pub fn service(&self, id: &str) -> Option<&Service> {
        self.services.iter().find(|service| service.id == id)
    }

    pub fn layer(&self, id: Layer) -> Option<&LayerInfo> {
        self.layers.iter().find(|layer| layer.id == id)
    }

    /// The service that takes every question in this municipality.
    pub fn front_door(&self) -> Option<&Service> {
        self.service(&self.municipality.front_door)
    }
}
