//! Releases: nothing waits longer than a day, nobody is released alone before, and no time depends on a contribution.

use domain::{
    debate::ReleaseRhythm,
    release::{LONGEST, Schedule, VOICES},
};
use proptest::prelude::*;

/// Lets time pass minute by minute: at which minutes something is released, if `voices` says how many wait.
fn releases(
    rhythm: ReleaseRhythm,
    start: i64,
    minutes: i64,
    random: &[u32],
    mut voices: impl FnMut(i64) -> usize,
) -> Vec<i64> {
    let mut random = random.iter().copied().cycle();
    let mut two = || [random.next().unwrap_or(0), random.next().unwrap_or(0)];
    let mut schedule = Schedule::new(rhythm, start, two());
    let mut released = Vec::new();
    for now in start..start + minutes {
        if schedule.is_due(now) {
            if schedule.releases(now, voices(now)) {
                released.push(now);
            }
            schedule = schedule.after(rhythm, now, two());
        }
    }
    released
}

fn rhythm() -> impl Strategy<Value = ReleaseRhythm> {
    prop_oneof![Just(ReleaseRhythm::Hourly), Just(ReleaseRhythm::Daily)]
}

proptest! {
    #[test]
    fn a_lone_voice_waits_at_most_a_day(
        rhythm in rhythm(), start in 0i64..100_000, came in 0i64..3000, random in prop::collection::vec(any::<u32>(), 64)
    ) {
        let came = start + came;
        let seen = releases(rhythm, start, 3000 + LONGEST + 1, &random, |now| usize::from(now >= came));
        prop_assert!(seen.iter().any(|at| *at >= came && *at <= came + LONGEST), "{seen:?}");
    }

    #[test]
    fn three_voices_wait_for_the_next_slot_and_hourly_ones_at_most_two_hours(
        start in 0i64..100_000, came in 0i64..3000, random in prop::collection::vec(any::<u32>(), 64)
    ) {
        let came = start + came;
        let seen = releases(ReleaseRhythm::Hourly, start, 3200, &random, |now| if now >= came { VOICES } else { 0 });
        prop_assert!(seen.iter().any(|at| *at >= came && *at < came + 120), "{seen:?}");
    }

    #[test]
    fn fewer_than_three_voices_are_released_by_a_sweep_only_and_sweeps_are_half_a_day_apart(
        start in 0i64..100_000, random in prop::collection::vec(any::<u32>(), 64)
    ) {
        let seen = releases(ReleaseRhythm::Hourly, start, 10_000, &random, |_| VOICES - 1);
        prop_assert!(seen.windows(2).all(|pair| pair[1] - pair[0] > 12 * 60), "{seen:?}");
    }

    #[test]
    fn when_slots_come_does_not_depend_on_what_waits(
        rhythm in rhythm(), start in 0i64..100_000, random in prop::collection::vec(any::<u32>(), 64),
        waiting in prop::collection::vec(0usize..6, 50)
    ) {
        let (mut asked, mut asked_again) = (Vec::new(), Vec::new());
        releases(rhythm, start, 5000, &random, |now| { asked.push(now); waiting[now as usize % 50] });
        releases(rhythm, start, 5000, &random, |now| { asked_again.push(now); 0 });
        prop_assert_eq!(asked, asked_again);
    }

    #[test]
    fn every_minute_of_the_hour_can_be_a_slot(start in 0i64..100_000, minute in 0u32..60) {
        let slot = Schedule::new(ReleaseRhythm::Hourly, start, [minute, 0]).slot;
        prop_assert_eq!(slot.rem_euclid(60), i64::from(minute));
        prop_assert_eq!(slot.div_euclid(60), start.div_euclid(60) + 1);
    }
}

#[test]
fn nothing_is_released_where_nothing_waits() {
    assert_eq!(releases(ReleaseRhythm::Hourly, 0, 10_000, &[7, 11], |_| 0), Vec::<i64>::new());
}
