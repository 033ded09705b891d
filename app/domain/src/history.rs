//! What happened to a debate by those who run it or by plan: told to everybody who may read it, by day, never by whom.

use crate::debate::Step;
use serde::{Deserialize, Serialize};

/// Something that happened to a debate.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "what", rename_all = "kebab-case")]
pub enum Event {
    /// It came into another step.
    Step {
        /// Which.
        to: Step,
        /// Whether it came at the time that was set, and not by hand.
        planned: bool,
    },
    /// Other dates were set.
    Dates,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_event_is_stored_in_words() {
        let event = Event::Step { to: Step::Reflect, planned: true };
        let text = serde_json::to_string(&event).unwrap();
        assert_eq!(text, r#"{"what":"step","to":"reflect","planned":true}"#);
        assert_eq!(serde_json::from_str::<Event>(&text).unwrap(), event);
    }
}
