//! Pages with every part in use, for the tests and for looking at them. Every text a person may write is `words`.

mod talk;

use app::{Assets, model::*};

/// Files as a server would name them.
pub(crate) fn assets() -> Assets {
    Assets {
        style: "style.css".to_owned(),
        loader: Some("loader.js".to_owned()),
        blind: Some("blind.js".to_owned()),
    }
}

/// A frame with everything.
pub(crate) fn frame(here: &'static str, words: &str) -> Frame {
    let next = Some(("/d/1/queue".to_owned(), words.to_owned()));
    let notice = Some(Notice { text: format!("Saved. {words}"), error: false, next });
    Frame {
        title: words.to_owned(),
        debate: Some("/d/1".to_owned()),
        here,
        overview: true,
        claims: true,
        device: true,
        events: Some("/d/1/events?since=1".to_owned()),
        notice,
    }
}

fn card(n: usize, side: Option<Side>, words: &str) -> Card {
    let source =
        |number, url: &str, link| SourceView { number, url: url.to_owned(), link, quote: Some(words.to_owned()) };
    Card {
        place: format!("place{n}"),
        claim: format!("claim{n}"),
        side,
        text: vec![Piece::Text(words.to_owned()), Piece::Mark(1), Piece::Text(format!(" And {n}."))],
        plain: words.to_owned(),
        sources: if n.is_multiple_of(3) {
            vec![source(1, "https://example.org/report", true), source(2, words, false)]
        } else {
            vec![source(1, "https://example.org/", true)]
        },
        below: (n, 2),
        comments: n,
        suggestions: n % 2,
        linked: n.is_multiple_of(4),
        reference: false,
        own: n.is_multiple_of(5),
        waits: n.is_multiple_of(5).then_some(Waits::Batch),
        withdrawn: n.is_multiple_of(7),
        can_rate: !n.is_multiple_of(5),
        can_edit: n.is_multiple_of(5),
        can_mark: !n.is_multiple_of(5),
        mark: None,
        rating: n.is_multiple_of(2).then_some(3),
        undo: n.is_multiple_of(4).then_some(1),
        result: n.is_multiple_of(6).then(|| words.to_owned()),
    }
}

fn link(role: &str, purpose: &str) -> LinkView {
    LinkView {
        role: role.to_owned(),
        purpose: purpose.to_owned(),
        link: "https://example.org/l/secret".to_owned(),
        qr: code().svg,
    }
}

fn strip() -> Strip {
    Strip {
        state: "Open for claims and ratings".to_owned(),
        open: true,
        dates: vec![Dated {
            words: format!("Claims until {}", Dated::TIME),
            at: "2026-05-12T21:59:59Z".to_owned(),
            zone: "Europe/Berlin".to_owned(),
            time: "12 May".to_owned(),
        }],
        detail: "until the meeting begins".to_owned(),
        ratings: "Others’ ratings appear when the meeting begins.".to_owned(),
        when: "batch",
    }
}

/// A picture that only stands for one.
pub(crate) fn picture() -> Picture {
    let svg = r##"<svg viewBox="0 0 100 100" role="img" aria-label="Picture"><circle cx="50" cy="50" r="45" fill="#a7473b"/><path d="M50 50V5A45 45 0 0 1 95 50Z" fill="#007256"/><circle cx="50" cy="50" r="12" fill="#eee"/></svg>"##;
    Picture { svg: svg.to_owned(), pro: 23, con: 78, levels: 9, ..Picture::default() }
}

/// A debate with a claim in the focus; `writing` opens a form.
pub(crate) fn debate(words: &str, writing: bool) -> DebatePage {
    let compose = writing.then(|| ComposeForm {
        action: "/d/1/claims".to_owned(),
        id: "contribution".to_owned(),
        voice: "voice".to_owned(),
        parent: "place1".to_owned(),
        side: Some(Side::Con),
        text: words.to_owned(),
        sources: vec![(words.to_owned(), words.to_owned())],
        error: Some(words.to_owned()),
        answers: words.to_owned(),
        names: vec![words.to_owned(); 2],
        language: "ar".to_owned(),
    });
    DebatePage {
        base: "/d/1".to_owned(),
        title: words.to_owned(),
        question: Some(words.to_owned()),
        background: words.to_owned(),
        strip: strip(),
        picture: picture(),
        crumbs: vec![
            Crumb { place: "a".to_owned(), text: words.to_owned(), side: None },
            Crumb { place: "b".to_owned(), text: words.to_owned(), side: Some(Side::Con) },
        ],
        focus: Some(card(1, None, words)),
        theses: Vec::new(),
        pros: (2..6).map(|n| card(n, Some(Side::Pro), words)).collect(),
        cons: (6..9).map(|n| card(n, Some(Side::Con), words)).collect(),
        totals: (41, 3),
        all_theses: 0,
        page: (1, 2),
        can_add: true,
        queue: Some("/d/1/queue".to_owned()),
        readers: words.to_owned(),
        contact: words.to_owned(),
        language: "ar".to_owned(),
        voice: "voice".to_owned(),
        compose,
        talk: Some(talk::below(words, !writing)),
        also: vec![("c".to_owned(), words.to_owned())],
        imported: Some(words.to_owned()),
        only_reading: Some(words.to_owned()),
        overview: Some("/d/1/overview".to_owned()),
        welcome: true,
        claims_open: true,
        contents: "1".to_owned(),
        cons_first: false,
    }
}

/// The theses of a question.
pub(crate) fn theses(words: &str) -> DebatePage {
    let theses = (1..4).map(|n| card(n, None, words)).collect();
    DebatePage { focus: None, crumbs: Vec::new(), theses, all_theses: 41, ..debate(words, false) }
}

/// The queue, at a claim or at its end.
pub(crate) fn queue(words: &str, card: Option<Card>) -> QueuePage {
    let branch = |at: &str| (words.to_owned(), format!("/d/1/queue?at=b&without={at}"));
    QueuePage {
        base: "/d/1".to_owned(),
        strip: strip(),
        language: "ar".to_owned(),
        crumbs: debate(words, false).crumbs,
        answers: words.to_owned(),
        voice: "voice".to_owned(),
        without: vec!["a".to_owned()],
        why: words.to_owned().into(),
        saved: true,
        next: "/d/1/queue?at=c".to_owned(),
        back: Some("/d/1/queue?at=a".to_owned()),
        branches: vec![branch("b"), branch("c")],
        left_out: vec![branch("d")],
        skipped: None,
        card,
    }
}

/// “Another device”, before anything happened.
pub(crate) fn device(words: &str) -> DevicePage {
    let entered = EnteredCode { typed: words.to_owned(), error: Some(words.to_owned()), replaces: false };
    DevicePage { base: "/d/1".to_owned(), known: true, code: None, entered, forgotten: false, invited: true }
}

/// A code with a picture that only stands for one.
pub(crate) fn code() -> ShownCode {
    let svg = r##"<svg viewBox="0 0 8 8" role="img" aria-label="The code as a picture"><path fill="#fff" d="M0 0h8v8h-8z"/><path d="M1 1h2v2h-2zM5 1h2v2h-2zM1 5h2v2h-2zM4 4h1v1h-1zM6 6h1v1h-1z"/></svg>"##;
    ShownCode { groups: vec!["7K3Q".to_owned(); 22], svg: svg.to_owned(), link: true, long: false }
}

/// Somebody's invitation, where it was refused.
fn invitation(words: &str) -> InvitationPage {
    InvitationPage {
        base: "/d/1".to_owned(),
        debate: "00".repeat(16),
        key: Some("30".to_owned()),
        fingerprint: "7K3Q 7K3Q 7K3Q 7K3Q".to_owned(),
        has_voice: false,
        token: "00".repeat(32),
        typed: words.to_owned(),
        error: Some(words.to_owned()),
    }
}

/// Invitations that were just issued.
fn invitations(words: &str) -> InvitationsPage {
    InvitationsPage {
        desk: "/desk/1".to_owned(),
        title: words.to_owned(),
        takes: true,
        fingerprint: Some("7K3Q 7K3Q 7K3Q 7K3Q".to_owned()),
        used: words.to_owned(),
        issued: Some(Issued { links: vec![words.to_owned(); 3], codes: words.to_owned() }),
        number: words.to_owned(),
        limit: 500,
        error: Some(words.to_owned()),
    }
}

/// The same on paper.
fn slips(words: &str) -> InvitationSheet {
    InvitationSheet {
        title: words.to_owned(),
        desk: "/desk/1/invitations".to_owned(),
        page: "https://example.org/d/1/invitation".to_owned(),
        contact: words.to_owned(),
        slips: vec![(code().svg, "7K3Q 7K3Q".to_owned()); 4],
    }
}

/// The form that starts a space, refused.
fn new_space(words: &str) -> NewSpacePage {
    NewSpacePage {
        name: words.to_owned(),
        mission: words.to_owned(),
        contact: words.to_owned(),
        quiet: quiet(words),
        id: "id".to_owned(),
        error: Some(words.to_owned()),
        key: true,
    }
}

fn quiet(words: &str) -> QuietHours {
    QuietHours { from: "20:00".to_owned(), until: "07:00".to_owned(), zone: words.to_owned() }
}

/// What a debate would hold before it is kept.
fn contents(words: &str) -> Contents {
    let claim = |depth, side| (depth, side, words.to_owned());
    Contents {
        title: words.to_owned(),
        language: "en".to_owned(),
        numbers: vec![(words.to_owned(), "101".to_owned()), ("Levels deep".to_owned(), "9".to_owned())],
        warnings: vec![words.to_owned(); 2],
        beginning: vec![
            claim(0, None),
            claim(1, Some(Side::Pro)),
            claim(2, Some(Side::Con)),
            claim(9, Some(Side::Pro)),
        ],
        more: 97,
        picture: code().svg,
    }
}

/// A debate like another one, refused.
fn clone(words: &str) -> ClonePage {
    ClonePage {
        desk: "/desk/1".to_owned(),
        id: "id".to_owned(),
        title: words.to_owned(),
        contents: contents(words),
        theses_only: true,
        error: Some(words.to_owned()),
    }
}

/// A file that was read, or that was refused.
fn import(words: &str, read: bool) -> ImportPage {
    ImportPage {
        action: "/import".to_owned(),
        id: "id".to_owned(),
        error: (!read).then(|| words.to_owned()),
        key: true,
        contents: read.then(|| contents(words)),
        files: vec![(words.to_owned(), words.to_owned())],
        title: words.to_owned(),
    }
}

/// A space for the one who runs it, with a debate that is open and one that is not.
fn space(words: &str) -> SpacePage {
    let debate = |n: usize| SpaceDebate {
        title: words.to_owned(),
        desk: format!("/desk/{n}"),
        step: words.to_owned(),
        open: n.is_multiple_of(2),
        dates: strip().dates,
        to_do: words.to_owned(),
        picture: code().svg,
        claims: n,
        took_part: words.to_owned(),
    };
    SpacePage {
        base: "/s/1".to_owned(),
        name: words.to_owned(),
        mission: words.to_owned(),
        contact: words.to_owned(),
        quiet: quiet(words),
        debates: (1..3).map(debate).collect(),
        links: [("facilitator", words), ("leadership", words)].map(|(role, purpose)| link(role, purpose)).to_vec(),
        error: Some(words.to_owned()),
    }
}

/// The overview of a space, with a debate that is under way and one that is over.
fn space_overview(words: &str) -> SpaceOverviewPage {
    let standing = SpaceStanding {
        thesis: words.to_owned(),
        words: words.to_owned(),
        chart: code().svg,
        division: words.to_owned(),
    };
    let row = |next: &str, standings: Vec<SpaceStanding>| SpaceRow {
        title: words.to_owned(),
        link: "/d/1/overview".to_owned(),
        picture: code().svg,
        needs: words.to_owned(),
        step: words.to_owned(),
        next: next.to_owned(),
        standings,
        claims: 101,
        took_part: words.to_owned(),
    };
    SpaceOverviewPage {
        base: "/s/1".to_owned(),
        json: "/api/v1/spaces/1/overview".to_owned(),
        name: words.to_owned(),
        mission: words.to_owned(),
        rows: vec![row("12 May", Vec::new()), row("", vec![standing; 2])],
        first: Some((words.to_owned(), words.to_owned())),
        sort: "claims".into(),
    }
}

/// All components, with the composer in one state.
fn style(composer: &str) -> StylePage {
    StylePage {
        composer: composer.to_owned(),
        pictures: vec![picture(), picture()],
        charts: vec![chart("")],
        qr: code().svg,
    }
}

/// A chart that only stands for one, with its table.
fn chart(words: &str) -> ChartView {
    ChartView {
        svg: code().svg,
        size: (640.0, 80.0),
        label: words.to_owned(),
        heads: (words.to_owned(), "Voices".to_owned()),
        rows: vec![(words.to_owned(), "12".to_owned()); 5],
    }
}

/// Every page by the name of its file.
pub(crate) fn pages(words: &str) -> Vec<(&'static str, String)> {
    let (assets, frame) = (assets(), |here| frame(here, words));
    let ranked = || {
        let claim = |side| Ranked {
            place: "r".to_owned(),
            text: words.to_owned(),
            side: Some(side),
            under: words.to_owned(),
            why: words.to_owned(),
            number: "1.2.".to_owned(),
            chart: Some(chart(words)),
        };
        vec![claim(Side::Pro), claim(Side::Con)]
    };
    let reason = || Reason { place: "r".to_owned(), number: "1.2.".to_owned(), text: words.to_owned() };
    let demo = Some(("/d/1".to_owned(), words.to_owned(), picture()));
    let depths = [0, 1, 2, 2, 1, 2, 3, 4, 0, 1];
    let rows = depths.iter().enumerate().map(|(n, depth)| OutlineRow {
        depth: *depth,
        number: format!("{n}."),
        card: card(n, (*depth > 0).then_some(Side::Pro), words),
        context: n.is_multiple_of(3),
        found: if n == 4 { vec![1..4, 4..5] } else { Vec::new() },
    });
    let sift = Sift {
        at: "x".to_owned(),
        find: words.to_owned(),
        active: true,
        overlooked_of: Some(3),
        deepest: 6,
        ..Sift::default()
    };
    let outline = OutlinePage {
        base: "/d/1".to_owned(),
        title: words.to_owned(),
        question: Some(words.to_owned()),
        crumbs: debate(words, false).crumbs,
        rows: rows.collect(),
        rest: Some("/d/1/outline?at=x".to_owned()),
        sift,
        strip: strip(),
        language: "ar".to_owned(),
        contents: "1".to_owned(),
    };
    let overview = OverviewPage {
        base: "/d/1".to_owned(),
        claims: true,
        title: words.to_owned(),
        sentence: words.to_owned(),
        strip: strip(),
        language: "ar".to_owned(),
        standings: vec![StandingView {
            text: words.to_owned(),
            place: "a".to_owned(),
            words: "mostly agree, 30 voices".to_owned(),
            number: "1.".to_owned(),
            division: words.to_owned(),
            chart: Some(chart(words)),
            trend: Some(chart(words)),
            pro: vec![reason(); 2],
            con: vec![reason()],
            strength: words.to_owned(),
        }],
        k: 5,
        results: true,
        unanswered_of: 7,
        overlooked: ranked(),
        overlooked_of: 9,
        balance: Some(chart(words)),
        balances: vec![(words.to_owned(), words.to_owned())],
        participation: vec![("Took part".to_owned(), "30".to_owned())],
        strength_how: words.to_owned(),
        files: vec![("/d/1/export/overview-csv".to_owned(), words.to_owned())],
        picture: picture(),
        contested: ranked(),
        consensus: ranked(),
        unanswered: ranked(),
        withheld: Some(words.to_owned()),
        imported: Some(words.to_owned()),
    };
    let desk = DeskPage {
        invitation: words.to_owned(),
        base: "/d/1".to_owned(),
        desk: "/desk/1".to_owned(),
        title: words.to_owned(),
        strip: strip(),
        links: [("contributor", words), ("facilitator", words)].map(|(role, purpose)| link(role, purpose)).to_vec(),
        numbers: vec![("Claims".to_owned(), "101".to_owned()), ("Levels deep".to_owned(), "9".to_owned())],
        steps: vec![NextStep {
            to: "reflect".to_owned(),
            button: words.to_owned(),
            does: words.to_owned(),
            before: words.to_owned(),
            for_good: true,
        }],
        exports: vec![
            ("Brief (Markdown)".to_owned(), "/desk/1/export/markdown".to_owned()),
            ("Picture (SVG)".to_owned(), "/desk/1/export/svg".to_owned()),
        ],
        take_part: words.to_owned(),
        read: String::new(),
        by_invitation: true,
        set_up: Some(SetUp { kept: true, ..SetUp::default() }),
        set_up_error: Some(words.to_owned()),
        meeting: Some(MeetingForm {
            meets: "2026-05-12T14:00".to_owned(),
            zone: words.to_owned(),
            goal: words.to_owned(),
            proposed_goal: words.to_owned(),
            minutes: "40".to_owned(),
            agenda: words.to_owned(),
            own: true,
            error: Some(words.to_owned()),
        }),
        history: vec![Told { day: "2026-05-12".to_owned(), words: words.to_owned(), ..Told::default() }],
        more_history: true,
        waiting: 3,
        invitations: true,
        previews: vec![(words.to_owned(), "/desk/1/preview/contributor".to_owned())],
        said: vec![(words.to_owned(), "/desk/1/comments".to_owned())],
    };
    let template =
        TemplateLink { name: words.to_owned(), about: words.to_owned(), href: "/new?template=plan".to_owned() };
    let new = NewDebatePage {
        templates: vec![template],
        action: "/new".to_owned(),
        title: words.to_owned(),
        theses: words.to_owned(),
        background: words.to_owned(),
        id: "id".to_owned(),
        error: Some(words.to_owned()),
        key: true,
        set_up: SetUp { proposed: Some(words.to_owned()), people: words.to_owned(), ..SetUp::default() },
        unfolded: true,
        warned: true,
        import: Some("/import".to_owned()),
    };
    let history = HistoryPage {
        here: "/d/1/history".to_owned(),
        page: (2, 3),
        title: words.to_owned(),
        language: "en".to_owned(),
        events: vec![
            Told {
                day: "2026-05-12".to_owned(),
                words: words.to_owned(),
                claims: vec![(words.to_owned(), Some("/d/1".to_owned())), (words.to_owned(), None)],
                why: words.to_owned(),
                undo: None,
            };
            2
        ],
    };
    let message = MessagePage {
        heading: words.to_owned(),
        about: Some((words.to_owned(), "de".to_owned())),
        text: words.to_owned(),
        dates: vec![Dated {
            words: format!("{words} {}", Dated::TIME),
            at: "2026-12-01T08:00:00Z".to_owned(),
            zone: "Europe/Berlin".to_owned(),
            time: words.to_owned(),
        }],
        kept: Some(KeptForm {
            action: "/d/1/claims".to_owned(),
            typed: vec![("text".to_owned(), words.to_owned())],
            hidden: vec![("id".to_owned(), words.to_owned())],
        }),
        next: vec![("/d/1".to_owned(), words.to_owned()), ("/".to_owned(), words.to_owned())],
    };
    vec![
        ("home", app::home(&frame(""), &assets, HomePage { demo, can_start: true })),
        ("promise", app::promise(&frame("promise"), &assets)),
        ("debate", app::debate(&frame("debate"), &assets, debate(words, false))),
        ("writing", app::debate(&frame("debate"), &assets, debate(words, true))),
        ("theses", app::debate(&frame("debate"), &assets, theses(words))),
        ("queue", app::queue(&frame("queue"), &assets, queue(words, Some(card(2, Some(Side::Con), words))))),
        (
            "queue-end",
            app::queue(
                &frame("queue"),
                &assets,
                QueuePage { skipped: Some("/d/1/queue".to_owned()), ..queue(words, None) },
            ),
        ),
        ("device", app::device(&frame(""), &assets, device(words))),
        ("device-code", app::device(&frame(""), &assets, DevicePage { code: Some(code()), ..device(words) })),
        (
            "device-replace",
            app::device(
                &frame(""),
                &assets,
                DevicePage {
                    entered: EnteredCode { typed: words.to_owned(), error: None, replaces: true },
                    ..device(words)
                },
            ),
        ),
        ("invitation", app::invitation(&frame(""), &assets, invitation(words))),
        ("invitations", app::invitations(&frame("desk"), &assets, invitations(words))),
        ("invitations-sheet", app::invitation_sheet(&frame(""), &assets, slips(words))),
        ("device-forgotten", app::device(&frame(""), &assets, DevicePage { forgotten: true, ..device(words) })),
        ("outline", app::outline(&frame("outline"), &assets, outline)),
        ("overview", app::overview(&frame("overview"), &assets, overview)),
        ("desk", app::desk(&frame("desk"), &assets, desk)),
        ("new", app::new_debate(&frame("new"), &assets, new)),
        ("import", app::import(&frame("new"), &assets, import(words, false))),
        ("import-read", app::import(&frame("new"), &assets, import(words, true))),
        ("clone", app::clone(&frame(""), &assets, clone(words))),
        ("history", app::history(&frame("history"), &assets, history)),
        ("space-new", app::new_space(&frame(""), &assets, new_space(words))),
        ("space", app::space(&frame(""), &assets, space(words))),
        ("space-overview", app::space_overview(&frame(""), &assets, space_overview(words))),
        ("style", app::style(&frame(""), &assets, style("empty"))),
        ("style-refused", app::style(&frame(""), &assets, style("refused"))),
        ("style-editing", app::style(&frame(""), &assets, style("editing"))),
        ("wordings", app::wordings(&frame("wordings"), &assets, talk::wordings(words))),
        ("desk-suggestions", app::talk_desk(&frame("desk"), &assets, talk::desk(words, false))),
        ("desk-comments", app::talk_desk(&frame("desk"), &assets, talk::desk(words, true))),
        ("message", app::message(&frame(""), &assets, message)),
    ]
}
