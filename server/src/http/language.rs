//! The language of an answer: the one that was chosen in this browser, otherwise the one that the browser asks for.

use super::{App, Failure, access};
use axum::{
    extract::{Path, Request, State},
    http::{HeaderMap, HeaderValue, header},
    middleware::Next,
    response::{IntoResponse, Redirect, Response},
};
use words::Language;

const COOKIE: &str = "isegoria_language";

/// Has everything that answers a request speak its reader's language.
pub(super) async fn speak(request: Request, next: Next) -> Response {
    let language = of(request.headers());
    let mut response = words::speaking(language, next.run(request)).await;
    response.headers_mut().insert(header::CONTENT_LANGUAGE, HeaderValue::from_static(language.tag()));
    response
}

fn of(headers: &HeaderMap) -> Language {
    let asked = || headers.get(header::ACCEPT_LANGUAGE).and_then(|asked| asked.to_str().ok()).unwrap_or_default();
    let chosen = access::cookie(headers, COOKIE).and_then(Language::from_tag);
    chosen.unwrap_or_else(|| words::preferred(asked()))
}

/// `GET /language/{tag}`: keeps the choice and goes back to the page it was made on.
///
/// The page sends its address as the referrer for this link alone. Only the path of it is used, so that nobody can be led
/// to another site.
pub(super) async fn choose(
    State(app): State<App>,
    Path(tag): Path<String>,
    headers: HeaderMap,
) -> Result<Response, Failure> {
    let language = Language::from_tag(&tag).ok_or_else(Failure::not_found)?;
    let back = headers.get(header::REFERER).and_then(|from| from.to_str().ok()).and_then(path_of);
    let cookie = access::set_cookie(&app, COOKIE, language.tag(), "/");
    Ok(([(header::SET_COOKIE, cookie)], Redirect::to(back.as_deref().unwrap_or("/"))).into_response())
}

fn path_of(address: &str) -> Option<String> {
    let address = url::Url::parse(address).ok()?;
    // Two slashes at the beginning would name another site.
    let path = format!("/{}", address.path().trim_start_matches('/'));
    Some(address.query().map_or(path.clone(), |query| format!("{path}?{query}")))
}

#[cfg(test)]
mod tests {
    use super::path_of;

    #[test]
    fn one_goes_back_to_a_path_of_this_server_whatever_is_sent() {
        assert_eq!(path_of("https://a.example/d/1?at=2#3").as_deref(), Some("/d/1?at=2"));
        assert_eq!(path_of("https://a.example//evil.example/").as_deref(), Some("/evil.example/"));
        assert_eq!(path_of("https://a.example/\\evil.example").as_deref(), Some("/evil.example"));
        assert_eq!(path_of("javascript:alert(1)").as_deref(), Some("/alert(1)"));
        assert_eq!(path_of("evil.example"), None);
    }
}
