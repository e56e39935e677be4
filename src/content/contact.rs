//! Where a contact leads.

use super::{Contact, ContactKind, Phrase};

impl Contact {
    /// Where a contact leads. Only https, tel, mailto and sms ever leave this place, whatever the content says.
    pub fn href(&self) -> Option<String> {
        let number =
            || self.value.chars().filter(|letter| letter.is_ascii_digit() || *letter == '+').collect::<String>();
        match self.kind {
            ContactKind::Phone => Some(format!("tel:{}", number())),
            ContactKind::Sms => Some(format!("sms:{}", number())),
            ContactKind::Whatsapp => {
                let number = number();
                let abroad = number.strip_prefix('0').map_or(number.clone(), |rest| format!("31{rest}"));
                Some(format!("https://wa.me/{}", abroad.trim_start_matches('+')))
            }
            ContactKind::Email => Some(format!("mailto:{}", self.value)),
            ContactKind::Chat | ContactKind::Website => self.value.starts_with("https://").then(|| self.value.clone()),
            ContactKind::Address => None,
        }
    }

    /// What one does to reach it: call, mail, look. Nothing is said of an address.
    pub fn phrase(&self) -> Phrase {
        match self.kind {
            ContactKind::Phone => Phrase::call,
            ContactKind::Chat => Phrase::chat,
            ContactKind::Whatsapp => Phrase::whatsapp,
            ContactKind::Sms => Phrase::sms,
            ContactKind::Email => Phrase::email,
            ContactKind::Website | ContactKind::Address => Phrase::website,
        }
    }

    /// A contact as a reader knows it: the number, the street, or the name of the site.
    pub fn shown(&self) -> &str {
        if !matches!(self.kind, ContactKind::Chat | ContactKind::Website) {
            return &self.value;
        }
        let host = self.value.trim_start_matches("https://").split('/').next().unwrap_or_default();
        host.trim_start_matches("www.")
    }
}
