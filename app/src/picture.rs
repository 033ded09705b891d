//! The picture with its words: drawn on the server, and an island on top of it that reads arcs aloud in a line below,
//! walks from claim to claim by arrow keys, and zooms into a branch. A click opens the claim, with script as without.

#[cfg(feature = "ssr")]
use crate::{
    model::{Picture, Side},
    ui,
};
use leptos::prelude::*;
#[cfg(feature = "ssr")]
use words::say;

/// The picture with its line of words, its legend and its colourings.
#[cfg(feature = "ssr")]
pub(crate) fn figure(picture: &Picture) -> AnyView {
    // Leadership is given none before it may read claims.
    if picture.svg.is_empty() {
        return ().into_any();
    }
    // The one thing on a page that is inserted as it is: the server draws it and escapes its words.
    let svg = picture.svg.clone();
    view! {
        <figure class="picture" data-picture="">
            <div class="drawing" inner_html=svg></div>
            <figcaption>
                <p class="words">
                    <span class="pro-words"><b>{format!("+ {}", picture.pro)}</b> " " {say!("picture-pro-side")}</span>
                    <span class="soft">{say!("common-levels", count = picture.levels)}</span>
                    <span class="con-words"><b>{format!("− {}", picture.con)}</b> " " {say!("picture-con-side")}</span>
                </p>
                // Shown by the island, which fills them. What has the focus is read out by its own name, so the line is
                // for eyes.
                <p class="told" data-told="" aria-hidden="true" hidden></p>
                <p class="tools" data-tools="" hidden>
                    <button type="button" class="quiet" data-zoom="" aria-pressed="false">{say!("picture-zoom")}</button>
                    <button type="button" class="quiet" data-whole="" hidden>{say!("picture-whole")}</button>
                </p>
                <p class="hidden" role="status" data-said=""></p>
                {legend(picture)}
                {colours(picture)}
            </figcaption>
        </figure>
        <PictureTap />
    }
    .into_any()
}

/// What the colours and the hatching mean.
#[cfg(feature = "ssr")]
fn legend(picture: &Picture) -> AnyView {
    let swatch = |class: &'static str| {
        let svg = if picture.banded.is_empty() {
            "sunburst".to_owned()
        } else {
            format!("sunburst banded {}", picture.banded)
        };
        view! { <svg class=svg viewBox="0 0 12 12" aria-hidden="true"><path class=class d="M0 0h12v12H0z"></path></svg> }
    };
    let gathered = picture.gathered.then(|| view! { <li>{swatch("more")} {say!("picture-gathered")}</li> });
    if !picture.legend.is_empty() {
        let bands: Vec<_> = picture
            .legend
            .iter()
            .map(|(class, words)| view! { <li>{swatch(class)} {words.clone()}</li> })
            .collect();
        return view! { <ul class="legend bands" aria-label=say!("picture-legend")>{bands}{gathered}</ul> }
            .into_any();
    }
    let linked = picture.linked.then(|| view! { <li>{swatch("p9 linked-p")} {say!("common-elsewhere")}</li> });
    view! {
        <ul class="legend" aria-label=say!("picture-legend")>
            <li>{swatch("p2")} {ui::side_said(Side::Pro)}</li>
            <li>{swatch("c2")} {ui::side_said(Side::Con)}</li>
            {linked}
            {gathered}
        </ul>
    }
    .into_any()
}

/// The colourings, as links that work without script. What follows from ratings is another picture, so its links, and those
/// back from it, are for the server alone.
#[cfg(feature = "ssr")]
fn colours(picture: &Picture) -> Option<AnyView> {
    let (parent, thesis) = picture.colours.clone()?;
    let plain = picture.banded.is_empty();
    let current = |this: bool| (plain && this == picture.by_thesis).then_some("true");
    let here = |word: &'static str| plain.then_some(word);
    let bands: Vec<_> = picture
        .bands
        .iter()
        .map(|(name, href, chosen)| {
            let current = chosen.then_some("true");
            view! { " / " <a href=href.clone() aria-current=current>{name.clone()}</a> }
        })
        .collect();
    let view = view! {
        <p class="colours">
            {say!("picture-colour")} " "
            <a href=parent data-colour=here("relation") aria-current=current(false)>{say!("picture-by-parent")}</a>
            " / "
            <a href=thesis data-colour=here("stance") aria-current=current(true)>{say!("picture-by-thesis")}</a>
            {bands}
        </p>
    };
    Some(view.into_any())
}

/// Brings the picture of a page to life.
#[island]
pub fn PictureTap() -> impl IntoView {
    #[cfg(feature = "hydrate")]
    let _ = browser::listen();
}

#[cfg(feature = "hydrate")]
mod browser {
    use js_sys::Math;
    use std::{
        cell::{Cell, RefCell},
        f64::consts::TAU,
        fmt::Write as _,
        rc::Rc,
    };
    use wasm_bindgen::{JsCast, JsValue, closure::Closure};
    use web_sys::{Document, Element, Event, KeyboardEvent, MouseEvent, SvgElement, Window};
    use words::say;

    /// How long a zoom takes, in milliseconds.
    const MOTION: f64 = 220.0;
    /// Half of the drawing's width.
    const MIDDLE: f64 = 450.0;
    /// Where the outermost ring may end.
    const EDGE: f64 = 432.0;

    /// An arc with its link: the leaves between which it lies, and its ring. The middle is ring 0.
    struct Arc {
        link: SvgElement,
        path: Element,
        from: u32,
        to: u32,
        ring: usize,
        /// How many claims stand below it.
        below: u32,
        /// Whether it is a count of claims.
        more: bool,
    }

    /// What part of the whole is shown: leaves, how many rings lie within the middle, and how much wider rings are.
    #[derive(Clone, Copy)]
    struct Part {
        from: f64,
        to: f64,
        within: f64,
        wider: f64,
    }

    struct Picture {
        window: Window,
        figure: Element,
        svg: Element,
        /// The middle first, if it is a link; then each claim followed by those below it.
        arcs: Vec<Arc>,
        rings: Vec<f64>,
        leaves: u32,
        /// What stands in the middle of the whole.
        claims: String,
        /// The one stop of the tab key.
        stop: Cell<usize>,
        /// The branch that is zoomed into.
        zoomed: Cell<Option<usize>>,
        shown: Cell<Part>,
        /// Counts zooms, so that one that is overtaken stops moving.
        turn: Cell<u32>,
    }

    /// What draws the next step of a zoom, until it is done.
    type Step = RefCell<Option<Closure<dyn FnMut(f64)>>>;

    pub(super) fn listen() -> Option<()> {
        let window = web_sys::window()?;
        let figure = window.document()?.query_selector("[data-picture]").ok()??;
        let picture = Rc::new(Picture::read(window, figure)?);
        picture.begin()?;
        for name in ["mouseover", "focusin", "mouseleave", "focusout", "click", "keydown"] {
            let heard = picture.clone();
            let listener = Closure::<dyn Fn(Event)>::new(move |event: Event| {
                let _ = heard.hear(&event);
            });
            picture.figure.add_event_listener_with_callback(name, listener.as_ref().unchecked_ref()).ok()?;
            listener.forget();
        }
        Some(())
    }

    impl Picture {
        fn read(window: Window, figure: Element) -> Option<Self> {
            let svg = figure.query_selector(".drawing > svg").ok()??;
            // Whole numbers everywhere: reading and writing others would make the browser part a quarter larger.
            let leaves: u32 = svg.get_attribute("data-leaves")?.parse().ok()?;
            let rings = svg
                .get_attribute("data-rings")?
                .split(' ')
                .filter_map(|r| Some(f64::from(r.parse::<u32>().ok()?) / 10.0))
                .collect();
            let claims = svg.query_selector(".count").ok()??.text_content()?;
            let links = svg.query_selector_all("a").ok()?;
            let arcs = (0..links.length()).filter_map(|i| arc(links.get(i)?.dyn_into().ok()?, leaves)).collect();
            let shown = Part::whole(leaves);
            let (stop, zoomed, turn) = (Cell::new(0), Cell::new(None), Cell::new(0));
            Some(Self {
                window,
                figure,
                svg,
                arcs,
                rings,
                leaves,
                claims,
                stop,
                zoomed,
                shown: Cell::new(shown),
                turn,
            })
        }

        /// One stop for the tab key, at the claim that the page shows; tools and line appear.
        fn begin(&self) -> Option<()> {
            for arc in &self.arcs {
                arc.link.set_attribute("tabindex", "-1").ok()?;
            }
            let here = self.arcs.iter().position(|arc| arc.path.class_list().contains("here"));
            self.stop_at(here.unwrap_or(0))?;
            self.tell(None)?;
            for name in ["[data-told]", "[data-tools]"] {
                self.part(name)?.remove_attribute("hidden").ok()?;
            }
            Some(())
        }

        fn part(&self, css: &str) -> Option<Element> {
            self.figure.query_selector(css).ok()?
        }

        fn stop_at(&self, i: usize) -> Option<()> {
            self.arcs.get(self.stop.replace(i))?.link.set_attribute("tabindex", "-1").ok()?;
            self.arcs.get(i)?.link.set_attribute("tabindex", "0").ok()
        }

        /// The arc that an event is about.
        fn of(&self, event: &Event) -> Option<usize> {
            let link = event.target()?.dyn_into::<Element>().ok()?.closest("a").ok()??;
            self.arcs.iter().position(|arc| *arc.link == link)
        }

        fn hear(self: &Rc<Self>, event: &Event) -> Option<()> {
            match event.type_().as_str() {
                "mouseover" => self.tell(self.of(event)),
                "focusin" => {
                    let i = self.of(event)?;
                    self.stop_at(i)?;
                    self.tell(Some(i))
                }
                "click" => self.click(event.dyn_ref()?),
                "keydown" => self.key(event.dyn_ref()?),
                _ => self.tell(None),
            }
        }

        /// Writes what an arc says into the line below, or what can be done.
        fn tell(&self, i: Option<usize>) -> Option<()> {
            let line = self.part("[data-told]")?;
            let text = match i {
                Some(i) => self.name(i)?,
                None => say!("picture-point").into_owned(),
            };
            line.class_list().toggle_with_force("soft", i.is_none()).ok()?;
            line.set_text_content(Some(&text));
            Some(())
        }

        fn name(&self, i: usize) -> Option<String> {
            self.arcs.get(i)?.link.query_selector("title").ok()??.text_content()
        }

        fn click(self: &Rc<Self>, event: &MouseEvent) -> Option<()> {
            let target: Element = event.target()?.dyn_into().ok()?;
            if target.closest("[data-whole]").ok()?.is_some() {
                return self.zoom(None);
            }
            if target.closest("[data-zoom]").ok()?.is_some() {
                return self.zoom_by_click(!self.zooms_by_click());
            }
            if let Some(link) = target.closest("[data-colour]").ok()? {
                // With a key held it opens where the browser says.
                if !(event.ctrl_key() || event.meta_key() || event.shift_key()) {
                    self.colour(&link)?;
                    event.prevent_default();
                }
                return Some(());
            }
            let i = self.of(event).filter(|_| event.alt_key() || self.zooms_by_click())?;
            event.prevent_default();
            self.zoom_by_click(false)?;
            self.zoom(Some(i))
        }

        fn zooms_by_click(&self) -> bool {
            self.svg.class_list().contains("zooming")
        }

        fn zoom_by_click(&self, on: bool) -> Option<()> {
            self.svg.class_list().toggle_with_force("zooming", on).ok()?;
            self.part("[data-zoom]")?.set_attribute("aria-pressed", if on { "true" } else { "false" }).ok()
        }

        fn key(self: &Rc<Self>, event: &KeyboardEvent) -> Option<()> {
            if event.ctrl_key() || event.meta_key() || event.alt_key() || event.shift_key() {
                return None;
            }
            if event.key() == "Escape" {
                if self.zooms_by_click() {
                    self.zoom_by_click(false)?;
                } else {
                    self.zoomed.get()?;
                    self.zoom(None)?;
                }
                event.prevent_default();
                return Some(());
            }
            let i = self.of(event)?;
            let to = match event.key().as_str() {
                "ArrowUp" => self.parent(i),
                "ArrowDown" => self.children(i).first().copied(),
                "ArrowLeft" => self.beside(i, false),
                "ArrowRight" => self.beside(i, true),
                "Home" => Some(0),
                "z" | "Z" => {
                    event.prevent_default();
                    return self.zoom(Some(i));
                }
                _ => return None,
            };
            event.prevent_default();
            let link = &self.arcs.get(to?)?.link;
            if link.has_attribute("display") {
                self.zoom(None)?;
            }
            link.focus().ok()
        }

        fn parent(&self, i: usize) -> Option<usize> {
            let above = self.arcs.get(i)?.ring.checked_sub(1)?;
            self.arcs.get(..i)?.iter().rposition(|arc| arc.ring == above)
        }

        /// All arcs of the branch below an arc.
        fn branch(&self, i: usize) -> impl Iterator<Item = (usize, &Arc)> {
            let ring = self.arcs.get(i).map_or(usize::MAX, |arc| arc.ring);
            self.arcs.iter().enumerate().skip(i + 1).take_while(move |(_, arc)| arc.ring > ring)
        }

        fn children(&self, i: usize) -> Vec<usize> {
            let ring = self.arcs.get(i).map_or(0, |arc| arc.ring);
            self.branch(i).filter(|(_, arc)| arc.ring == ring + 1).map(|(i, _)| i).collect()
        }

        /// The sibling beside an arc, as the clock goes or against it, round and round.
        fn beside(&self, i: usize, clockwise: bool) -> Option<usize> {
            let siblings = match self.parent(i) {
                Some(parent) => self.children(parent),
                None => (0..self.arcs.len()).filter(|other| self.arcs[*other].ring == self.arcs[i].ring).collect(),
            };
            // Rank by how far it is on the way round; itself comes last.
            let (here, round) = (self.arcs[i].from, self.leaves);
            let way = |other: &usize| match (self.arcs[*other].from, clockwise) {
                (from, true) => (from + round - here - 1) % round,
                (from, false) => (here + round - from - 1) % round,
            };
            siblings.into_iter().min_by_key(way)
        }

        /// Shows one branch as a whole circle, or everything again. An arc with nothing below it shows its parent's.
        fn zoom(self: &Rc<Self>, to: Option<usize>) -> Option<()> {
            let mut to = to;
            while let Some(i) = to
                && (self.arcs[i].below == 0 || self.arcs[i].more)
            {
                to = self.parent(i);
            }
            let to = to.filter(|i| self.arcs[*i].ring > 0);
            self.zoomed.set(to);
            self.move_to(to.map_or(Part::whole(self.leaves), |i| self.part_of(i)));
            self.part("[data-whole]")?.toggle_attribute_with_force("hidden", to.is_none()).ok()?;
            let count = to.map_or_else(|| self.claims.clone(), |i| self.arcs[i].below.to_string());
            self.svg.query_selector(".count").ok()??.set_text_content(Some(&count));
            let said = match to {
                Some(i) => say!("picture-zoomed", name = self.name(i)?),
                None => say!("picture-unzoomed"),
            };
            self.part("[data-said]")?.set_text_content(Some(&said));
            // What has the focus must stay to be seen.
            let stop = self.stop.get();
            if let Some(i) = to
                && i != stop
                && !self.branch(i).any(|(other, _)| other == stop)
            {
                self.stop_at(i)?;
            }
            Some(())
        }

        fn part_of(&self, i: usize) -> Part {
            let arc = &self.arcs[i];
            let within = arc.ring - 1;
            let deepest = self.branch(i).map(|(_, other)| other.ring).max().unwrap_or(arc.ring) - within;
            let (inner, outer) = (self.rings[0], self.rings[deepest]);
            let wider = ((EDGE - inner) / (outer - inner)).clamp(1.0, 2.0);
            Part { from: f64::from(arc.from), to: f64::from(arc.to), within: within as f64, wider }
        }

        /// Goes to another part, in small steps where motion is welcome.
        fn move_to(self: &Rc<Self>, to: Part) {
            let (turn, from) = (self.turn.get() + 1, self.shown.get());
            self.turn.set(turn);
            let still = self
                .window
                .match_media("(prefers-reduced-motion: reduce)")
                .ok()
                .flatten()
                .is_none_or(|m| m.matches());
            if still || self.window.document().is_none_or(|document: Document| document.hidden()) {
                return self.draw(to);
            }
            let (picture, begun) = (self.clone(), Cell::new(None));
            let next = Rc::new(Step::default());
            let again = next.clone();
            *next.borrow_mut() = Some(Closure::new(move |now: f64| {
                let start = begun.get().unwrap_or(now);
                begun.set(Some(start));
                let done = ((now - start) / MOTION).clamp(0.0, 1.0);
                let overtaken = picture.turn.get() != turn;
                if !overtaken {
                    let left = 1.0 - done;
                    picture.draw(from.towards(to, 1.0 - left * left * left));
                }
                if overtaken || done >= 1.0 || frame(&picture.window, &again).is_none() {
                    // The last step frees itself, once it has returned.
                    let last = again.clone();
                    wasm_bindgen_futures::spawn_local(async move { drop(last.borrow_mut().take()) });
                }
            }));
            if frame(&self.window, &next).is_none() {
                self.draw(to);
            }
        }

        /// Draws every arc where it lies in a part.
        fn draw(&self, part: Part) {
            self.shown.set(part);
            let angle = |leaf: u32| ((f64::from(leaf) - part.from) / (part.to - part.from)).clamp(0.0, 1.0) * TAU;
            let radius = |ring: f64| {
                let at = (ring - part.within).max(0.0);
                let (low, high) = (at.floor() as usize, at.ceil() as usize);
                let last = self.rings.len() - 1;
                let (low, high) = (self.rings[low.min(last)], self.rings[high.min(last)]);
                let wide = self.rings[0] + (low + (high - low) * at.fract() - self.rings[0]) * part.wider;
                wide.min(EDGE * 2.0)
            };
            let mut outline = String::new();
            for arc in self.arcs.iter().filter(|arc| arc.ring > 0) {
                let (x0, x1) = (angle(arc.from), angle(arc.to));
                let (inner, outer) = (radius(arc.ring as f64 - 1.0), radius(arc.ring as f64));
                if x1 - x0 < 1e-6 || outer - inner < 1e-3 {
                    let _ = arc.link.set_attribute("display", "none");
                    continue;
                }
                outline.clear();
                draw_arc(&mut outline, x0, x1, inner, outer);
                let _ = arc.path.set_attribute("d", &outline);
                let _ = arc.link.remove_attribute("display");
            }
        }

        /// Turns to the colouring that a link leads to, here and in the addresses that follow.
        fn colour(&self, link: &Element) -> Option<()> {
            let stance = link.get_attribute("data-colour")? == "stance";
            self.svg.class_list().toggle_with_force("stance", stance).ok()?;
            let (old, new) = if stance { ("?at=", "?colour=stance&at=") } else { ("?colour=stance&at=", "?at=") };
            for arc in &self.arcs {
                let href = arc.link.get_attribute("href")?;
                arc.link.set_attribute("href", &href.replace(old, new)).ok()?;
            }
            let links = self.figure.query_selector_all("[data-colour]").ok()?;
            for other in (0..links.length()).filter_map(|i| links.get(i)?.dyn_into::<Element>().ok()) {
                match other == *link {
                    true => other.set_attribute("aria-current", "true").ok()?,
                    false => other.remove_attribute("aria-current").ok()?,
                }
            }
            let history = self.window.history().ok()?;
            history.replace_state_with_url(&JsValue::NULL, "", link.get_attribute("href").as_deref()).ok()
        }
    }

    impl Part {
        fn whole(leaves: u32) -> Self {
            Self { from: 0.0, to: f64::from(leaves), within: 0.0, wider: 1.0 }
        }

        fn towards(self, to: Self, done: f64) -> Self {
            let between = |from: f64, to: f64| from + (to - from) * done;
            Self {
                from: between(self.from, to.from),
                to: between(self.to, to.to),
                within: between(self.within, to.within),
                wider: between(self.wider, to.wider),
            }
        }
    }

    fn arc(link: SvgElement, leaves: u32) -> Option<Arc> {
        let path = link.query_selector("path").ok()??;
        let Some(at) = link.get_attribute("data-at") else {
            return Some(Arc { link, path, from: 0, to: leaves, ring: 0, below: 0, more: false });
        };
        let mut numbers = at.split(' ').filter_map(|n| n.parse::<u32>().ok());
        let (from, to) = (numbers.next()?, numbers.next()?);
        let (ring, below) = (numbers.next()? as usize, numbers.next()?);
        let more = path.has_attribute("data-more");
        Some(Arc { link, path, from, to, ring, below, more })
    }

    fn frame(window: &Window, step: &Step) -> Option<i32> {
        window.request_animation_frame(step.borrow().as_ref()?.as_ref().unchecked_ref()).ok()
    }

    /// The outline of an arc, in pieces of a quarter at most, as the server draws it.
    fn draw_arc(out: &mut String, x0: f64, x1: f64, inner: f64, outer: f64) {
        let pieces = ((x1 - x0) / TAU * 4.0).ceil().max(1.0) as u32;
        let point = |out: &mut String, piece: u32, radius: f64| {
            let angle = x0 + (x1 - x0) * f64::from(piece) / f64::from(pieces);
            tenths(out, MIDDLE + radius * Math::sin(angle));
            out.push(' ');
            tenths(out, MIDDLE - radius * Math::cos(angle));
        };
        let curve = |out: &mut String, radius: f64, turn: &str| {
            out.push('A');
            tenths(out, radius);
            out.push(' ');
            tenths(out, radius);
            out.push_str(turn);
        };
        out.push('M');
        point(out, 0, outer);
        for piece in 1..=pieces {
            curve(out, outer, " 0 0 1 ");
            point(out, piece, outer);
        }
        out.push('L');
        point(out, pieces, inner);
        for piece in (0..pieces).rev() {
            curve(out, inner, " 0 0 0 ");
            point(out, piece, inner);
        }
        out.push('Z');
    }

    /// Writes a number with one decimal.
    fn tenths(out: &mut String, number: f64) {
        let tenths = (number * 10.0) as i32;
        let sign = if tenths < 0 { "-" } else { "" };
        // Writing to a string can't fail.
        let _ = write!(out, "{sign}{}.{}", tenths.abs() / 10, tenths.abs() % 10);
    }
}
