//! Every component in every state on one page, for those who work on how things look. Only a debug build serves it. Its
//! own words are English; the components speak the reader's language.

use crate::{
    Assets,
    card::{self, Ground},
    compose, debate,
    model::{
        Card, ComposeForm, Crumb, Dated, DebatePage, Frame, LinkView, Notice, OutlinePage, OutlineRow, Piece, Side,
        SourceView, Strip, StylePage, Waits,
    },
    outline, picture, rate, shell, ui,
};
use leptos::prelude::*;

/// A claim to look at.
const WORDS: &str =
    "If everyone can cover their needs, people can refuse bad work and wages rise where it is worst.";

/// The colours by their names in `style/tokens.css`.
const COLOURS: [&str; 12] =
    ["paper", "card", "ink", "soft", "line", "edge", "pro", "con", "pro-tint", "con-tint", "found", "focus"];

/// Writes the page of all components.
pub fn style(frame: &Frame, assets: &Assets, page: StylePage) -> String {
    shell::page(frame, assets, "room narrow style", || room(&page))
}

fn room(page: &StylePage) -> AnyView {
    let debate = sample();
    let ground = Ground { base: "/style", at: "thesis", voice: "", language: "" };
    let section = |heading: &'static str, matter: AnyView| {
        view! { <section><h2>{heading}</h2>{matter}</section> }
    };
    view! {
        <h1 class="claim">"Every component in every state"</h1>
        {section("Colours", colours())}
        {section("Buttons", buttons())}
        {section("Fields", fields())}
        {section("Notices", notices())}
        {section("Strips", strips())}
        {section("Breadcrumb", card::crumbs("/style", "", Some("Should we?"), &debate.crumbs).into_any())}
        {section("Cards", view! { <ul class="cards">{cards().iter().map(|one| card::card(&ground, one)).collect_view()}</ul> }.into_any())}
        {section("Rating", ratings(&ground))}
        {section("Composer", composer(&page.composer))}
        {section("Welcome", debate::welcome(&debate, "/style".to_owned()))}
        {section("Columns without claims", debate::columns(&debate, &ground))}
        {section("Charts", page.charts.iter().map(ui::chart).collect_view().into_any())}
        {section("Outline", view! { <div class="tree" inner_html=outline::nested(&rows())></div> }.into_any())}
        {ui::links("/style", &[link(&page.qr)])}
        {section("Code for cameras", view! { <div class="qr" inner_html=page.qr.clone()></div> }.into_any())}
        {section("Pictures", pictures(page))}
    }
    .into_any()
}

fn colours() -> AnyView {
    let swatches = COLOURS.map(
        |name| view! { <li><span class=format!("swatch {name}")></span> <code>{format!("--{name}")}</code></li> },
    );
    view! { <ul class="swatches">{swatches.collect_view()}</ul> }.into_any()
}

fn buttons() -> AnyView {
    let classes = ["button", "button primary", "button tinted pro", "button tinted con", "button danger", "quiet"];
    let pair = classes.map(|class| {
        view! { <p class="actions"><button type="button" class=class>{class}</button> <button type="button" class=class disabled>"disabled"</button></p> }
    });
    pair.collect_view().into_any()
}

fn fields() -> AnyView {
    view! {
        <p class="field"><label for="style-plain">"Plain"</label><input id="style-plain" type="text" value="Words" /></p>
        <p class="field">
            <label for="style-hint">"With a hint"</label>
            <input id="style-hint" type="text" aria-describedby="style-hint-hint" />
            <span class="hint" id="style-hint-hint">"What it is for."</span>
        </p>
        <p class="error" id="style-error">"Not saved: what happened, what was kept, what to do."</p>
        <p class="field"><label for="style-wrong">"With an error"</label><input id="style-wrong" type="text" aria-invalid="true" aria-describedby="style-error" /></p>
        <p class="field"><label for="style-off">"Disabled"</label><input id="style-off" type="text" value="Words" disabled /></p>
        <p class="field"><label for="style-long">"Of several lines"</label><textarea id="style-long" rows="3">{ui::typed(WORDS)}</textarea></p>
    }
    .into_any()
}

fn notices() -> AnyView {
    let notice = |error, next| shell::notice(Notice { text: "Your claim is saved.".to_owned(), error, next });
    let next = Some(("/style".to_owned(), "On to the others".to_owned()));
    view! { {notice(false, None)} {notice(false, next)} {notice(true, None)} }.into_any()
}

fn link(qr: &str) -> LinkView {
    LinkView {
        role: "contributor".to_owned(),
        purpose: "For everybody who takes part".to_owned(),
        link: "https://example.org/l/secret".to_owned(),
        qr: qr.to_owned(),
    }
}

fn strip(state: &str, open: bool, dated: bool) -> Strip {
    let date = Dated {
        words: format!("Claims until {}", Dated::TIME),
        at: "2026-05-12T21:59:59Z".to_owned(),
        zone: "Europe/Berlin".to_owned(),
        time: "12 May".to_owned(),
    };
    Strip {
        state: state.to_owned(),
        open,
        dates: dated.then_some(date).into_iter().collect(),
        detail: "what comes next".to_owned(),
        ratings: "Others’ ratings appear when the meeting begins.".to_owned(),
        when: "batch",
    }
}

fn strips() -> AnyView {
    let steps = [
        ("Draft", false, true),
        ("Open for claims", true, true),
        ("Ratings only", false, true),
        ("Results", false, false),
        ("Decided", false, false),
        ("Sealed", false, false),
    ];
    steps.map(|(state, open, dated)| ui::strip(&strip(state, open, dated))).collect_view().into_any()
}

/// A card without anything special; `name` keeps its ids apart.
fn plain(name: &str, side: Option<Side>) -> Card {
    Card {
        place: name.to_owned(),
        claim: name.to_owned(),
        side,
        text: vec![Piece::Text(WORDS.to_owned()), Piece::Mark(1)],
        plain: WORDS.to_owned(),
        sources: vec![SourceView {
            number: 1,
            url: "https://example.org/report".to_owned(),
            link: true,
            quote: Some("words from it".to_owned()),
        }],
        below: (3, 2),
        comments: 0,
        suggestions: 0,
        linked: false,
        reference: false,
        own: false,
        waits: None,
        withdrawn: false,
        can_rate: true,
        can_edit: false,
        can_mark: false,
        mark: None,
        rating: None,
        undo: None,
        result: None,
    }
}

fn cards() -> Vec<Card> {
    let (pro, con) = (Some(Side::Pro), Some(Side::Con));
    vec![
        plain("plain", pro),
        Card { rating: Some(3), undo: Some(1), ..plain("rated", con) },
        Card { own: true, can_edit: true, can_rate: false, ..plain("own", pro) },
        Card {
            own: true,
            waits: Some(Waits::Batch),
            can_edit: true,
            can_rate: false,
            below: (0, 0),
            ..plain("pending", con)
        },
        Card { withdrawn: true, can_rate: false, ..plain("withdrawn", pro) },
        Card { linked: true, ..plain("linked", con) },
        Card { reference: true, can_rate: false, ..plain("reference", pro) },
        Card { result: Some("mostly strong, 34 voices".to_owned()), can_rate: false, ..plain("result", con) },
    ]
}

fn ratings(ground: &Ground<'_>) -> AnyView {
    let cards = [
        plain("a claim", Some(Side::Pro)),
        plain("a thesis", None),
        Card { rating: Some(4), undo: Some(2), ..plain("a rated claim", Some(Side::Con)) },
    ];
    cards.map(|one| view! { <div class="rating-large" data-rated="">{rate::form(ground.base, ground.at, "", &one)}</div> }).collect_view().into_any()
}

/// The composer in one state: it is made to stand on a page once.
fn composer(state: &str) -> AnyView {
    let form = ComposeForm {
        action: "/style/claims".to_owned(),
        id: "style".to_owned(),
        parent: "thesis".to_owned(),
        side: Some(Side::Con),
        answers: WORDS.to_owned(),
        ..ComposeForm::default()
    };
    let (text, error) =
        (WORDS.to_owned(), Some("Not saved: the claim has 501 characters; at most 500 fit.".to_owned()));
    let form = match state {
        "refused" => ComposeForm { text, error, sources: vec![("example".to_owned(), "words".to_owned())], ..form },
        "editing" => ComposeForm { text, side: None, answers: String::new(), ..form },
        _ => form,
    };
    let states = ["empty", "refused", "editing"]
        .map(|state| view! { <a href=format!("/style?composer={state}#compose")>{state}</a> " " });
    view! { <p>{states.collect_view()}</p> {compose::form(&form, "/style".to_owned())} }.into_any()
}

/// A debate in which nobody has written.
fn sample() -> DebatePage {
    let crumb = |place: &str, side| Crumb { place: place.to_owned(), text: WORDS.to_owned(), side };
    DebatePage {
        base: "/style".to_owned(),
        strip: strip("Open for claims", true, true),
        crumbs: vec![crumb("thesis", None), crumb("claim", Some(Side::Con))],
        focus: Some(plain("thesis", None)),
        can_add: true,
        claims_open: true,
        readers: "Whoever was invited reads this.".to_owned(),
        contact: "Ada".to_owned(),
        ..DebatePage::default()
    }
}

/// Lines of an outline: open, found in, and only leading on.
fn rows() -> OutlinePage {
    let row = |depth: usize, card: Card| OutlineRow {
        depth,
        number: format!("{}.", vec!["1"; depth + 1].join(".")),
        card,
        context: depth == 1,
        found: if depth == 2 { vec![3..11, 12..16] } else { Vec::new() },
    };
    let rows = cards().into_iter().zip([0, 1, 2, 2, 1]).map(|(card, depth)| row(depth, card)).collect();
    OutlinePage { base: "/style".to_owned(), rows, ..OutlinePage::default() }
}

fn pictures(page: &StylePage) -> AnyView {
    let drawn = |svg: &String| {
        let of = |size: u16| view! { <div class=format!("drawing at-{size}") inner_html=svg.clone()></div> };
        view! { <div class="picture">{[160, 320, 900].map(of).collect_view()}</div> }
    };
    let [first, others @ ..] = &page.pictures[..] else { return ().into_any() };
    view! { {picture::figure(first)} {drawn(&first.svg)} {others.iter().map(|one| drawn(&one.svg)).collect_view()} }
        .into_any()
}
