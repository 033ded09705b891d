//! Templates: six ways to begin a debate, each a thesis or a question to put one's own in place of.

use app::model::TemplateLink;
use std::borrow::Cow;
use words::say;

/// What a template puts into the form.
pub(super) struct Template {
    pub(super) title: Cow<'static, str>,
    pub(super) theses: Cow<'static, str>,
    pub(super) background: Cow<'static, str>,
}

/// The templates, by the word that addresses use.
const ALL: [&str; 6] = ["proposal", "options", "retrospective", "policy", "premortem", "open"];

/// The template of this word.
pub(super) fn named(word: &str) -> Option<Template> {
    let (title, theses, background) = match word {
        "proposal" => (say!("template-proposal-title"), "".into(), say!("template-proposal-background")),
        "options" => {
            (say!("template-options-title"), say!("template-options-theses"), say!("template-options-background"))
        }
        "retrospective" => (
            say!("template-retrospective-title"),
            say!("template-retrospective-theses"),
            say!("template-retrospective-background"),
        ),
        "policy" => {
            (say!("template-policy-title"), say!("template-policy-theses"), say!("template-policy-background"))
        }
        "premortem" => (
            say!("template-premortem-title"),
            say!("template-premortem-theses"),
            say!("template-premortem-background"),
        ),
        "open" => (say!("template-open-title"), say!("template-open-theses"), say!("template-open-background")),
        _ => return None,
    };
    Some(Template { title, theses, background })
}

/// What each is called and for, with the address of the form that it fills.
pub(super) fn links(form: &str) -> Vec<TemplateLink> {
    let link = |word: &str| {
        let (name, about) = match word {
            "proposal" => (say!("template-proposal"), say!("template-proposal-about")),
            "options" => (say!("template-options"), say!("template-options-about")),
            "retrospective" => (say!("template-retrospective"), say!("template-retrospective-about")),
            "policy" => (say!("template-policy"), say!("template-policy-about")),
            "premortem" => (say!("template-premortem"), say!("template-premortem-about")),
            _ => (say!("template-open"), say!("template-open-about")),
        };
        let href = format!("{form}?template={word}");
        TemplateLink { name: name.into_owned(), about: about.into_owned(), href }
    };
    ALL.into_iter().map(link).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{new_debate::NewDebate, secret::OsRandom};
    use words::{Language, speak};

    #[test]
    fn every_template_makes_a_debate_in_every_language() {
        for language in Language::ALL {
            speak(language, || {
                for word in ALL {
                    let Template { title, theses, background } = named(word).unwrap();
                    let theses: Vec<&str> = theses.lines().filter(|line| !line.is_empty()).collect();
                    let new = NewDebate { title: &title, theses: &theses, background: &background };
                    assert!(new.document(&mut OsRandom).is_ok(), "{word}");
                    assert!(!background.is_empty(), "{word}");
                }
            });
        }
        assert!(named("nothing").is_none());
        assert_eq!(links("/new").len(), ALL.len());
    }
}
