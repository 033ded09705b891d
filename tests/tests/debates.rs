//! Real debates, the whole way: imported, opened, argued with from a second session, exported and compared.
//!
//! The files stand beside the checkout on the machines of this project; where that folder is missing, the demo debate is
//! taken through the same steps alone.

use domain::debate::Step;
use http::{Method, StatusCode};
use isegoria::{
    import::{ImportFailure, ImportOptions, import},
    live::Live,
};
use isegoria_tests::{
    eventually,
    http::Agent,
    local::{LocalServer, fresh, secret},
    server::demo_debate,
};
use std::path::{Path, PathBuf};

fn files() -> Vec<(PathBuf, &'static str)> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../shared/debates");
    let mut files = vec![(demo_debate(), "kialo")];
    for kind in ["kialo-text", "arguman"] {
        for entry in std::fs::read_dir(folder.join(kind)).into_iter().flatten() {
            let path = entry.expect("a readable folder").path();
            let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
            match name {
                name if name.ends_with("dialect-a.txt") => files.push((path, "kialo-a")),
                name if name.ends_with("dialect-b.txt") => files.push((path, "kialo")),
                name if name.ends_with(".apxd") => files.push((path, "arguman")),
                _ => {}
            }
        }
    }
    files
}

#[tokio::test(flavor = "multi_thread")]
async fn a_conversation_from_polis_is_a_question_in_pages_whose_votes_stay_apart() {
    let store = LocalServer::start().await;
    let live = Live::idle(store.store.clone(), secret());
    let comments: String = (0..95).map(|id| format!("{id},Comment {id} says so.\n")).collect();
    let comments = format!("comment-id,comment-body\n{comments}");
    let votes: String = (0..7).map(|voter| format!("90,{voter},1\n")).collect();
    let votes = format!("comment-id,voter-id,vote\n{votes}90,7,0\n");
    let files = [("comments.csv", comments), ("votes.csv", votes)].map(|(name, table)| (name.to_owned(), table));
    let options = ImportOptions { step: Step::Reflect, ..ImportOptions::default() };
    let untitled = import(&live, &store.base, &files, options.clone()).await;
    assert!(matches!(untitled, Err(ImportFailure::NoTitle)));
    let options = ImportOptions { title: Some("What then?".to_owned()), ..options };
    let made = import(&live, &store.base, &files, options).await.expect("a good conversation");
    assert_eq!(made.claims, 95);

    let link = &made.links["contributor"];
    let mut reader = Agent::new(&store.base);
    reader.follow(&link[link.find("/l/").expect("a link")..]).await;
    let page = format!("/d/{}", made.debate);
    let first = reader.get(&page).await.text();
    assert!(first.contains("What then?") && first.contains("95 theses") && first.contains("Comment 39 says so."));
    assert!(!first.contains("Comment 40 says so."), "the first page holds all theses");
    let last = reader.get(&format!("{page}?at=&page=3")).await.text();
    assert!(last.contains("Comment 94 says so.") && !last.contains("Comment 79 says so."));

    let json = reader.get(&format!("{page}/export/json")).await.json();
    let imported = json["imported_tallies"].as_object().expect("tallies");
    let (place, tally) = imported.iter().next().expect("a tally");
    assert_eq!((imported.len(), tally.to_string().as_str()), (1, "[0,0,1,0,7]"));
    assert!(json.get("tallies").is_none(), "imported votes were counted as ballots");
    let thesis = reader.get(&format!("{page}?at={place}")).await.text();
    assert!(thesis.contains("count for nothing here: 1 torn, 7 agree"), "{thesis}");
    assert!(!thesis.contains("mostly agree"), "imported votes became a result");
}

/// Without trailing blanks and with one kind of line end.
fn plain(text: &str) -> String {
    text.trim_start_matches('\u{feff}')
        .lines()
        .map(str::trim_end)
        .collect::<Vec<_>>()
        .join("\n")
        .trim_end()
        .to_owned()
}

#[tokio::test(flavor = "multi_thread")]
async fn every_real_debate_is_imported_opened_argued_with_and_exported() {
    let server = LocalServer::start().await;
    let mut operator = Agent::new(&server.base);
    for (path, format) in files() {
        let name = path.display();
        let text = std::fs::read_to_string(&path).expect("a readable file");
        let address = format!("/api/v1/debates/import?format={format}&release=now");
        let made = operator.send(Method::POST, &address, &[], text.clone()).await;
        assert_eq!(made.status, StatusCode::CREATED, "{name}: {}", made.text());
        let made = made.json();
        let page = format!("/d/{}", made["debate"].as_str().expect("an id"));
        let link = made["links"]["contributor"].as_str().expect("a link");
        let link = &link[link.find("/l/").expect("a link")..];

        let mut reader = Agent::new(&server.base);
        let opened = reader.follow(link).await;
        assert_eq!(opened.status, StatusCode::OK, "{name}");
        let (claims, picture) =
            (made["claims"].as_u64().expect("a number"), reader.get(&(page.clone() + "/topology.svg")).await);
        assert!(claims > 10 && picture.text().contains(">claims<"), "{name}");
        assert_eq!(reader.get(&(page.clone() + "/outline")).await.status, StatusCode::OK, "{name}");

        let written = if format == "kialo-a" { "kialo-a" } else { "kialo" };
        let export = format!("{page}/export/{written}");
        if format != "arguman" {
            assert_eq!(plain(&reader.get(&export).await.text()), plain(&text), "{name}");
        }

        let mut second = Agent::new(&server.base);
        second.follow(link).await;
        let body = reader.get(&(page.clone() + "/export/json")).await.json();
        let thesis =
            body["places"].as_array().expect("places").iter().find(|p| p.get("under").is_none_or(|p| p.is_null()));
        let thesis = thesis.and_then(|p| p["id"].as_str()).expect("a thesis").to_owned();
        let id = fresh().to_string();
        let fields =
            [("id", id.as_str()), ("parent", &thesis), ("side", "pro"), ("text", "Added by the second session.")];
        assert_eq!(second.post(&(page.clone() + "/claims"), &fields).await.status, StatusCode::SEE_OTHER, "{name}");
        eventually("the export shows the new claim", async || {
            reader.get(&export).await.text().contains("Added by the second session.")
        })
        .await;
        let exported = reader.get(&export).await.text();
        let again =
            operator.send(Method::POST, &format!("/api/v1/debates/import?format={written}"), &[], exported).await;
        assert_eq!(again.json()["claims"].as_u64(), Some(claims + 1), "{name}");
    }
}
