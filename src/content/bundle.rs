//! Looking things up in a bundle.

use super::{Bundle, Layer, LayerInfo, Need, Question, Service};

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
