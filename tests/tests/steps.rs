//! The steps of a debate: by themselves when their time comes, whatever happens to the servers in between.
#![expect(clippy::unwrap_used, reason = "a test stops where something is not as it should be")]

use domain::{debate::Step, policy::Denial};
use isegoria::{
    live::{Refusal, Settings, SettingsError},
    store::{Debate, Plan},
};
use isegoria_tests::{
    eventually,
    hands::Hands,
    local::Kind,
    stage::{Node, Stage, hourly, stage, voice},
};

/// Each of these runs on SQLite and on PostgreSQL.
macro_rules! contract {
    ($($name:ident),+ $(,)?) => {
        mod sqlite { $(#[tokio::test(flavor = "multi_thread")] async fn $name() { super::$name(super::Kind::Sqlite).await; })+ }
        mod postgres { $(#[tokio::test(flavor = "multi_thread")] async fn $name() { super::$name(super::Kind::Postgres).await; })+ }
    };
}

contract!(
    each_step_comes_when_its_time_has_come_and_not_before,
    steps_that_were_missed_while_the_server_was_off_are_caught_up_in_their_order,
    what_waits_is_released_with_the_planned_end,
    a_plan_that_does_not_follow_itself_is_refused_and_the_old_one_stays,
);

/// Opens in one day, shows results in three, is decided in four and sealed in thirty.
fn planned(debate: Debate) -> Debate {
    let hands = Hands::default();
    let day = |days| Some(hands.in_days(days));
    let plan = Plan { opens: day(1), reflects: day(3), decides: day(4), seals: day(30), ..Plan::default() };
    Debate { step: Step::Draft, plan, ..hourly(debate) }
}

async fn step(stage: &Stage) -> Step {
    stage.store.load(stage.id).await.unwrap().unwrap().debate.step
}

async fn comes(stage: &Stage, to: Step) {
    eventually("the step comes", async || step(stage).await == to).await;
}

async fn each_step_comes_when_its_time_has_come_and_not_before(kind: Kind) {
    let stage = stage(kind, planned).await;
    let days = [(1, Step::Contribute), (2, Step::Reflect), (1, Step::Decide), (26, Step::Sealed)];
    let mut before = Step::Draft;
    for (days, to) in days {
        stage.hands.turn(days * 24 * 60 - 1);
        stage.let_it_look().await;
        assert_eq!(step(&stage).await, before);
        stage.hands.turn(1);
        comes(&stage, to).await;
        before = to;
    }
}

async fn steps_that_were_missed_while_the_server_was_off_are_caught_up_in_their_order(kind: Kind) {
    let mut stage = stage(kind, planned).await;
    stage.node.stop().await;
    stage.hands.turn(5 * 24 * 60);
    // Nobody asks for the debate: the server finds it by itself.
    stage.node = Node::start(&stage.scratch, &stage.hands).await;
    comes(&stage, Step::Decide).await;
}

async fn what_waits_is_released_with_the_planned_end(kind: Kind) {
    let stage = stage(kind, planned).await;
    stage.hands.turn(24 * 60);
    comes(&stage, Step::Contribute).await;
    eventually("the server shows it", async || stage.add(&stage.node, &voice(), "Just in time.").await.is_ok())
        .await;
    stage.hands.turn(2 * 24 * 60);
    comes(&stage, Step::Reflect).await;
    assert!(stage.released("Just in time.").await);
    let late = stage.add(&stage.node, &voice(), "Too late.").await;
    assert!(matches!(late, Err(Refusal::Denied(Denial::Frozen))), "{late:?}");
}

async fn a_plan_that_does_not_follow_itself_is_refused_and_the_old_one_stays(kind: Kind) {
    let stage = stage(kind, planned).await;
    let day = |days| Some(Some(stage.hands.in_days(days)));
    let none = Settings::default;
    for (settings, wrong) in [
        (Settings { reflects: day(1), ..none() }, SettingsError::Plan),
        (Settings { meets: day(2), ..none() }, SettingsError::Plan),
        (Settings { opens: day(-1), ..none() }, SettingsError::Past),
        (Settings { ratings_until: day(4), ..none() }, SettingsError::Plan),
        (Settings { zone: Some("Europe/Nowhere".to_owned()), ..none() }, SettingsError::Zone),
        (Settings { language: Some("de_DE!".to_owned()), ..none() }, SettingsError::Language),
        (Settings { contact: Some("x".repeat(201)), ..none() }, SettingsError::Contact),
    ] {
        let refused = stage.node.live.set_up(stage.id, settings).await;
        assert!(matches!(&refused, Err(Refusal::Settings(why)) if *why == wrong), "{wrong:?}: {refused:?}");
    }
    let stored = stage.store.load(stage.id).await.unwrap().unwrap();
    assert_eq!(stored.debate.plan, planned(stored.debate.clone()).plan);

    let (zone, language) = (Some("Europe/Berlin".to_owned()), Some("de".to_owned()));
    let settings = Settings { opens: Some(None), meets: day(3), zone, language, ..none() };
    stage.node.live.set_up(stage.id, settings).await.unwrap();
    let stored = stage.store.load(stage.id).await.unwrap().unwrap().debate;
    assert_eq!(
        (stored.plan.zone.as_str(), stored.language.as_str(), stored.plan.opens),
        ("Europe/Berlin", "de", None)
    );
    assert_eq!(stored.plan.meets, Some(stage.hands.in_days(3)));
}

#[tokio::test(flavor = "multi_thread")]
async fn two_servers_take_a_planned_step_once_and_both_show_it() {
    let stage = stage(Kind::Postgres, planned).await;
    let other = Node::start(&stage.scratch, &stage.hands).await;
    other.live.room(stage.id).await.unwrap();
    stage.hands.turn(3 * 24 * 60);
    for node in [&stage.node, &other] {
        eventually("each shows the results", async || {
            node.live.room(stage.id).await.unwrap().snapshot().debate.step == Step::Reflect
        })
        .await;
    }
    let state = stage.store.load(stage.id).await.unwrap().unwrap().release;
    stage.let_it_look().await;
    assert_eq!(stage.store.load(stage.id).await.unwrap().unwrap().release, state, "nobody takes it twice");
}
