//! Starting a debate by a form.

use super::{App, Failure, access, form::Fields, refusals, seed, setup, templates};
use crate::{
    assets,
    live::Refusal,
    new_debate::{self, NewDebate},
    secret::{LinkSecret, OsRandom},
    store::{Debate, Space},
};
use app::model::{Frame, NewDebatePage};
use axum::{
    extract::{Query, State},
    http::{StatusCode, header},
    response::{Html, IntoResponse, Redirect, Response},
};
use domain::{
    debate::Step,
    ids::{ClaimId, DebateId},
    policy::Role,
};
use serde::Deserialize;
use words::say;

/// What the form begins with.
#[derive(Debug, Default, Deserialize)]
pub(super) struct Begun {
    /// A template; one that is not known leaves the form empty.
    #[serde(default)]
    template: String,
}

/// Lets pass whoever knows the operator's key, where there is one.
pub(super) fn demand_key(app: &App, given: &str) -> Result<(), Failure> {
    if app.config().start_key.as_ref().is_some_and(|key| !key.is(given)) {
        return Err(Failure::forbidden(say!("start-wrong-key")));
    }
    Ok(())
}

/// Where the form of a new debate is sent to.
fn action(space: Option<&Space>) -> String {
    space.map_or_else(|| "/new".to_owned(), |space| format!("/s/{}/new", space.id))
}

fn show(page: NewDebatePage) -> Html<String> {
    let frame = Frame { title: say!("start-title").into_owned(), here: "new", ..Frame::default() };
    Html(app::new_debate(&frame, &assets::urls(), page))
}

/// `GET /new`
pub(super) async fn form(State(app): State<App>, Query(begun): Query<Begun>) -> Html<String> {
    empty_form(&app, None, &begun)
}

/// The form as one begins with it. Whoever runs a space needs no other key.
pub(super) fn empty_form(app: &App, space: Option<&Space>, begun: &Begun) -> Html<String> {
    let template = templates::named(&begun.template);
    let (title, theses, background) =
        template.map(|one| (one.title, one.theses, one.background)).unwrap_or_default();
    show(NewDebatePage {
        templates: templates::links(&action(space)),
        title: title.into_owned(),
        theses: theses.into_owned(),
        background: background.into_owned(),
        action: action(space),
        id: ClaimId::new(&mut OsRandom).to_string(),
        set_up: setup::form_new(space.map_or("", |space| &space.contact)),
        key: space.is_none() && app.config().start_key.is_some(),
        import: Some(seed::import_address(space)),
        ..NewDebatePage::default()
    })
}

/// `POST /new`: makes the debate and opens its desk.
pub(super) async fn submit(State(app): State<App>, fields: Fields) -> Result<Response, Failure> {
    started(&app, &fields, None).await
}

/// Makes the debate, in a space or in none, and opens its desk; or shows the form again with what was wrong.
pub(super) async fn started(app: &App, fields: &Fields, space: Option<&Space>) -> Result<Response, Failure> {
    let page = NewDebatePage {
        action: action(space),
        title: fields.get("title").to_owned(),
        theses: fields.get("theses").to_owned(),
        background: fields.get("background").to_owned(),
        set_up: setup::form_sent(fields),
        id: fields.get("id").to_owned(),
        key: space.is_none() && app.config().start_key.is_some(),
        unfolded: true,
        ..NewDebatePage::default()
    };
    if fields.get("propose") == "yes" {
        let page = match setup::proposed(&page.set_up) {
            Ok(set_up) => NewDebatePage { set_up, ..page },
            Err(failure) => NewDebatePage { error: Some(failure.text.to_string()), ..page },
        };
        return Ok(show(page).into_response());
    }
    // Who was warned once is believed.
    if fields.get("warned") != "yes"
        && let Some(warning) = setup::warning(&page.set_up)
    {
        let page = NewDebatePage { error: Some(warning.into_owned()), warned: true, ..page };
        return Ok((StatusCode::UNPROCESSABLE_ENTITY, show(page)).into_response());
    }
    match start(app, fields, space).await {
        Ok(response) => Ok(response),
        Err(failure) if failure.status.is_server_error() => Err(failure),
        Err(failure) => {
            let page = NewDebatePage { error: Some(failure.text.to_string()), ..page };
            Ok((failure.status, show(page)).into_response())
        }
    }
}

async fn start(app: &App, fields: &Fields, space: Option<&Space>) -> Result<Response, Failure> {
    if space.is_none() {
        demand_key(app, fields.get("key"))?;
    }
    let form: ClaimId = fields.get("id").parse().map_err(|_| Failure::bad(say!("start-reload")))?;
    let id = app.live().secret.debate_of(form);
    let theses: Vec<&str> = fields.get("theses").lines().map(str::trim).filter(|l| !l.is_empty()).collect();
    let new = NewDebate { title: fields.get("title"), theses: &theses, background: fields.get("background") };
    let document = new.document(&mut OsRandom);
    let document = document.map_err(|error| Failure::unprocessable(refusals::new_debate(&error)))?;
    let settings = setup::settings(fields, "", app.live().clock.now())?;
    // A debate that opens later waits as a draft.
    let step = if fields.get("opens").is_empty() { Step::Contribute } else { Step::Draft };
    let begun = Debate { step, space: space.map(|space| space.id), ..new_debate::settings(id, &document) };
    let debate = settings.begun(&begun, app.live().clock.now()).map_err(Refusal::from)?;
    // A form sent twice finds its debate there already; only its sender knows the form's random id.
    app.live().create(&debate, &document).await?;
    opened(app, id).await
}

/// The answer that leaves somebody at the desk of a new debate.
pub(super) async fn opened(app: &App, id: DebateId) -> Result<Response, Failure> {
    let links = app.live().links(id).await?;
    let secret = links.iter().find(|(role, _)| *role == Role::Facilitator).and_then(|(_, s)| LinkSecret::parse(s));
    let secret = secret.ok_or_else(Failure::not_found)?;
    let cookie = access::keep_link(app, id, Role::Facilitator, &secret);
    let to = Redirect::to(&access::home_of(id, Role::Facilitator));
    Ok(([(header::SET_COOKIE, cookie)], to).into_response())
}
