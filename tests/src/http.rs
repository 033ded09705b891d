//! A reader without a browser: plain HTTP with cookies that keep to their paths.

use http::header::{CONTENT_TYPE, COOKIE, LOCATION, ORIGIN, SET_COOKIE};
use http::{HeaderMap, Method, Request, StatusCode};
use http_body_util::{BodyExt, Full};
use hyper::body::Bytes;
use hyper_util::client::legacy::Client;
use hyper_util::client::legacy::connect::HttpConnector;
use hyper_util::rt::TokioExecutor;

/// A whole response.
#[derive(Debug)]
pub struct Reply {
    /// The status.
    pub status: StatusCode,
    /// The headers.
    pub headers: HeaderMap,
    /// The body.
    pub body: Bytes,
}

impl Reply {
    /// The body as text; what is not UTF-8 is replaced.
    #[must_use]
    pub fn text(&self) -> String {
        String::from_utf8_lossy(&self.body).into_owned()
    }

    /// The body as JSON.
    ///
    /// # Panics
    /// If it is none.
    #[must_use]
    pub fn json(&self) -> serde_json::Value {
        serde_json::from_slice(&self.body).unwrap_or_else(|error| panic!("no JSON ({error}): {}", self.text()))
    }

    /// A header's value, if it is there and is text.
    #[must_use]
    pub fn header(&self, name: &str) -> Option<&str> {
        self.headers.get(name)?.to_str().ok()
    }
}

#[derive(Debug, Clone, PartialEq, Eq)]
struct Cookie {
    name: String,
    value: String,
    path: String,
}

impl Cookie {
    /// RFC 6265, 5.1.4: the path itself, or something below it.
    fn travels_to(&self, path: &str) -> bool {
        path.strip_prefix(&self.path)
            .is_some_and(|rest| rest.is_empty() || rest.starts_with('/') || self.path.ends_with('/'))
    }
}

/// One reader. Cookies are kept, redirects are not followed unless asked.
#[derive(Debug)]
pub struct Agent {
    base: String,
    client: Client<HttpConnector, Full<Bytes>>,
    jar: Vec<Cookie>,
}

impl Agent {
    /// A reader who knows nothing yet. `base` is the server's origin, without a slash at its end.
    #[must_use]
    pub fn new(base: &str) -> Self {
        Self { base: base.into(), client: Client::builder(TokioExecutor::new()).build_http(), jar: Vec::new() }
    }

    /// Sends a request with the cookies that belong to its path. `path` may be a whole address on this server.
    ///
    /// # Panics
    /// If the server can't be reached.
    pub async fn send(
        &mut self,
        method: Method,
        path: &str,
        headers: &[(&str, &str)],
        body: impl Into<Bytes>,
    ) -> Reply {
        let path = path.strip_prefix(&self.base).unwrap_or(path);
        let only_path = path.split(['?', '#']).next().unwrap_or(path);
        let mut request = Request::builder().method(method).uri(format!("{}{path}", self.base));
        let cookies: Vec<String> = (self.jar.iter())
            .filter(|cookie| cookie.travels_to(only_path))
            .map(|cookie| format!("{}={}", cookie.name, cookie.value))
            .collect();
        if !cookies.is_empty() {
            request = request.header(COOKIE, cookies.join("; "));
        }
        for (name, value) in headers {
            request = request.header(*name, *value);
        }
        let request = request.body(Full::new(body.into())).expect("a valid request");
        let response = self.client.request(request).await.unwrap_or_else(|error| panic!("{path}: {error}"));
        let (parts, body) = response.into_parts();
        let body = body.collect().await.unwrap_or_else(|error| panic!("{path}: {error}")).to_bytes();
        self.keep(&parts.headers);
        Reply { status: parts.status, headers: parts.headers, body }
    }

    /// GET.
    pub async fn get(&mut self, path: &str) -> Reply {
        self.send(Method::GET, path, &[], "").await
    }

    /// GET, and on where redirects lead, at most ten of them.
    ///
    /// # Panics
    /// If they don't end.
    pub async fn follow(&mut self, path: &str) -> Reply {
        let mut path = path.to_owned();
        for _ in 0..10 {
            let reply = self.get(&path).await;
            match reply.header(LOCATION.as_str()) {
                Some(next) if reply.status.is_redirection() => path = next.to_owned(),
                _ => return reply,
            }
        }
        panic!("redirects without end at {path}");
    }

    /// Sends a form as a page of this server would.
    pub async fn post(&mut self, path: &str, fields: &[(&str, &str)]) -> Reply {
        let body: String = url::form_urlencoded::Serializer::new(String::new()).extend_pairs(fields).finish();
        let origin = self.base.clone();
        let headers = [
            (CONTENT_TYPE.as_str(), "application/x-www-form-urlencoded"),
            (ORIGIN.as_str(), origin.as_str()),
            ("sec-fetch-site", "same-origin"),
        ];
        self.send(Method::POST, path, &headers, body).await
    }

    fn keep(&mut self, headers: &HeaderMap) {
        for line in headers.get_all(SET_COOKIE) {
            let mut parts = line.to_str().expect("a cookie of text").split(';').map(str::trim);
            let (name, value) =
                parts.next().and_then(|pair| pair.split_once('=')).expect("a cookie's name and value");
            let mut cookie = Cookie { name: name.into(), value: value.into(), path: "/".into() };
            let mut over = false;
            for part in parts {
                match part.split_once('=') {
                    Some((key, path)) if key.eq_ignore_ascii_case("path") => cookie.path = path.into(),
                    Some((key, "0")) if key.eq_ignore_ascii_case("max-age") => over = true,
                    _ => {}
                }
            }
            self.jar.retain(|old| (&old.name, &old.path) != (&cookie.name, &cookie.path));
            if !over {
                self.jar.push(cookie);
            }
        }
    }
}

/// A form with files as browsers send it, cut by `cut`: names of fields, names of files (none for other fields), contents.
pub fn upload(fields: &[(&str, &str, &str)]) -> String {
    let field = |(name, file, content): &(&str, &str, &str)| {
        let file = if file.is_empty() { String::new() } else { format!("; filename=\"{file}\"") };
        format!("--cut\r\ncontent-disposition: form-data; name=\"{name}\"{file}\r\n\r\n{content}\r\n")
    };
    fields.iter().map(field).collect::<String>() + "--cut--\r\n"
}

#[cfg(test)]
mod tests {
    use super::*;

    fn agent_with(lines: &[&'static str]) -> Agent {
        let mut headers = HeaderMap::new();
        for line in lines {
            headers.append(SET_COOKIE, http::HeaderValue::from_static(line));
        }
        let mut agent = Agent::new("http://127.0.0.1");
        agent.keep(&headers);
        agent
    }

    #[test]
    fn a_cookie_travels_below_its_path_only() {
        let agent = agent_with(&["voice=v; Path=/d/1; HttpOnly"]);
        let travels = |path| agent.jar[0].travels_to(path);
        assert!(travels("/d/1") && travels("/d/1/rate"));
        assert!(!travels("/d/12") && !travels("/desk/1") && !travels("/"));
    }

    #[test]
    fn a_cookie_is_replaced_and_deleted_under_its_own_path() {
        let agent = agent_with(&["a=1; Path=/d/1", "a=2; Path=/d/2", "a=3; Path=/d/1", "a=; Path=/d/2; Max-Age=0"]);
        assert_eq!(agent.jar, [Cookie { name: "a".into(), value: "3".into(), path: "/d/1".into() }]);
    }
}
