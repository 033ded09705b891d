//! The topological overview: a sunburst with the thesis in the middle, pro green, con red.
//!
//! The layout is a partition of the circle as d3-hierarchy computes it: each leaf counts 1, an inner node what its
//! children count; each claim is an arc in the ring of its depth. A linked claim stands whole at its home place and
//! hatched, without what is below it, at its further places.

use crate::graph::{Graph, PlaceIx, Relation};
use std::{
    cmp::Reverse,
    f64::consts::{PI, TAU},
    fmt::Write as _,
};

/// Width and height of the drawing's coordinates.
const SIZE: f64 = 900.0;
/// The rim's outer radius: a disc of 21 % of the diameter.
const DISC: f64 = SIZE * 0.21 / 2.0;
/// The rim's inner radius.
const HUB: f64 = DISC * 0.8;
/// Where the outermost ring ends.
const EDGE: f64 = SIZE * 0.48;
/// Each ring's width is this part of the one within.
const SHRINK: f64 = 0.93;
/// The widest a ring may be, so that a flat debate is no bull's eye.
const WIDEST: f64 = SIZE * 0.105;
/// Rings with a colour of their own; further out the colour stays.
const SHADES: usize = 12;
/// The most arcs that are drawn one by one.
const ARCS: usize = 450;
/// Arcs shorter than this are gathered into one “+n” per run of siblings.
const SHORTEST: f64 = 1.5;
/// The most characters of a claim that an arc's title shows.
const TITLE: usize = 60;

/// Angles of a tree's nodes, in radians from twelve o'clock, clockwise.
#[derive(Debug, Clone, PartialEq)]
pub struct Partition {
    /// Where each node begins.
    pub x0: Vec<f64>,
    /// Where each node ends.
    pub x1: Vec<f64>,
    /// How many leaves each node has below it; 1 for a leaf.
    pub leaves: Vec<u32>,
    /// How many steps each node is from the root.
    pub depth: Vec<u32>,
}

/// Divides the circle among the nodes of a tree: O(n). `parents[i] < i` is the parent of node i; node 0 is the root,
/// whose own entry is not read. Siblings follow each other in the order of their numbers.
pub fn partition(parents: &[u32]) -> Partition {
    let n = parents.len();
    let mut leaves = vec![0u32; n];
    let mut depth = vec![0u32; n];
    for i in (1..n).rev() {
        leaves[i] = leaves[i].max(1);
        leaves[parents[i] as usize] += leaves[i];
    }
    if let Some(root) = leaves.first_mut() {
        *root = (*root).max(1);
    }
    let unit = TAU / f64::from(leaves.first().copied().unwrap_or(1));
    let (mut x0, mut x1) = (vec![0.0; n], vec![TAU; n]);
    // How many leaves of each node's share are given away already.
    let mut begin = vec![0u32; n];
    let mut given = vec![0u32; n];
    for i in 1..n {
        let parent = parents[i] as usize;
        depth[i] = depth[parent] + 1;
        begin[i] = begin[parent] + given[parent];
        given[parent] += leaves[i];
        x0[i] = f64::from(begin[i]) * unit;
        x1[i] = f64::from(begin[i] + leaves[i]) * unit;
    }
    Partition { x0, x1, leaves, depth }
}

/// How many claims stand on each side of the theses, and how deep the debate goes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Sides {
    /// Claims at home in branches that begin with a pro.
    pub pro: usize,
    /// Claims at home in branches that begin with a con.
    pub con: usize,
    /// Levels below the theses.
    pub levels: usize,
}

/// Counts the sides: O(V + E).
pub fn sides(graph: &Graph) -> Sides {
    let tree = Tree::of(graph);
    let mut sides = Sides::default();
    for node in &tree.nodes {
        if !node.place.is_some_and(|ix| graph.places()[ix].home) {
            continue;
        }
        match node.side {
            Some(Relation::Pro) => sides.pro += 1,
            Some(Relation::Con) => sides.con += 1,
            None => continue,
        }
        sides.levels = sides.levels.max(node.level);
    }
    sides
}

/// A node of the drawn tree.
#[derive(Debug, Clone, Copy)]
struct Node {
    /// The place; none for the middle of a debate with several theses.
    place: Option<PlaceIx>,
    parent: u32,
    /// Steps below the thesis.
    level: usize,
    /// The relation with which its branch leaves the thesis.
    side: Option<Relation>,
}

/// The drawn tree, in the order in which it is laid out: parents first.
#[derive(Debug)]
struct Tree {
    nodes: Vec<Node>,
}

impl Tree {
    fn of(graph: &Graph) -> Self {
        let below = graph.below();
        let mut nodes = Vec::with_capacity(graph.places().len() + 1);
        let place_of = |ix: PlaceIx| &graph.places()[ix];
        match graph.theses() {
            [thesis] => nodes.push(Node { place: Some(*thesis), parent: 0, level: 0, side: None }),
            theses => {
                nodes.push(Node { place: None, parent: 0, level: 0, side: None });
                nodes.extend(theses.iter().map(|t| Node { place: Some(*t), parent: 0, level: 0, side: None }));
            }
        }
        let mut at = 0;
        let mut children: Vec<PlaceIx> = Vec::new();
        while let Some(Node { place, level, side, .. }) = nodes.get(at).copied() {
            let number = at as u32;
            at += 1;
            let Some(place) = place.filter(|p| place_of(*p).home) else { continue };
            children.clear();
            children.extend(graph.children(place_of(place).claim));
            if level == 0 {
                // The largest branch first: its size is public anyway.
                children.sort_by_key(|c| {
                    let sum = below[place_of(*c).claim];
                    (place_of(*c).relation(), Reverse(if place_of(*c).home { sum.pro + sum.con } else { 0 }))
                });
            } else {
                children.sort_by_key(|c| place_of(*c).relation());
            }
            nodes.extend(children.iter().map(|c| Node {
                place: Some(*c),
                parent: number,
                level: level + 1,
                side: side.or(place_of(*c).relation()),
            }));
        }
        Self { nodes }
    }

    /// The partition, with the cons of a single thesis mirrored: they begin at twelve o'clock and run against the clock.
    fn layout(&self) -> Partition {
        let parents: Vec<u32> = self.nodes.iter().map(|n| n.parent).collect();
        let mut layout = partition(&parents);
        if self.nodes.first().is_some_and(|root| root.place.is_some()) {
            let first_con = (1..self.nodes.len()).filter(|i| self.nodes[*i].side == Some(Relation::Con));
            let from = first_con.map(|i| layout.x0[i]).fold(TAU, f64::min);
            for (i, node) in self.nodes.iter().enumerate() {
                if node.side == Some(Relation::Con) {
                    (layout.x0[i], layout.x1[i]) = (from + TAU - layout.x1[i], from + TAU - layout.x0[i]);
                }
            }
        }
        layout
    }
}

/// How the picture is drawn.
#[derive(Debug, Clone, Copy, Default)]
pub struct Svg<'a> {
    /// The branch that is shown full; everything else is faded.
    pub focus: Option<PlaceIx>,
    /// What stands before a place's id in the address that its arc leads to.
    pub link_base: Option<&'a str>,
    /// A file of its own, with its colours in it.
    pub standalone: bool,
}

/// Draws the picture: one `<svg>` element, safe to insert into a page. All text in it is escaped.
pub fn svg(graph: &Graph, options: &Svg<'_>) -> String {
    let tree = Tree::of(graph);
    let layout = tree.layout();
    let levels = layout.depth.iter().copied().max().unwrap_or(0) as usize;
    let rings = Rings::new(levels);
    let claims = graph.claims().len() - graph.theses().len().min(graph.claims().len());
    let sides = sides(graph);
    let label = format!(
        "{claims} claims: {} on the pro side, {} on the con side, {} levels deep",
        sides.pro, sides.con, sides.levels
    );
    let mut out = String::with_capacity(64 << 10);
    let (role, space) =
        if options.standalone { ("img", " xmlns=\"http://www.w3.org/2000/svg\"") } else { ("group", "") };
    write(
        &mut out,
        format_args!(
            "<svg{space} class=\"sunburst\" role=\"{role}\" viewBox=\"0 0 900 900\" aria-label=\"{label}\">"
        ),
    );
    if options.standalone {
        write(&mut out, format_args!("<title>{label}</title><style>{}{}</style>", STANDALONE, stylesheet()));
        out.push_str("<rect class=\"ground\" width=\"900\" height=\"900\"/>");
    }
    out.push_str(PATTERNS);
    let shortest = shortest(&tree, &layout, &rings);
    let lit = lit(&tree, options.focus);
    draw_arcs(&mut out, graph, &tree, &layout, &rings, shortest, &lit, options);
    draw_middle(&mut out, &tree, &layout, claims);
    out.push_str("</svg>");
    out
}

/// The radii between which each ring lies.
#[derive(Debug)]
struct Rings(Vec<f64>);

impl Rings {
    fn new(levels: usize) -> Self {
        let whole: f64 = (0..levels as i32).map(|i| SHRINK.powi(i)).sum();
        let first = if levels == 0 { 0.0 } else { ((EDGE - DISC) / whole).min(WIDEST) };
        let mut radii = vec![DISC + 1.5];
        for i in 0..levels as i32 {
            radii.push(radii[i as usize] + first * SHRINK.powi(i));
        }
        Self(radii)
    }

    fn of(&self, depth: u32) -> (f64, f64) {
        (self.0[depth as usize - 1], self.0[depth as usize])
    }
}

fn length(layout: &Partition, rings: &Rings, node: usize) -> f64 {
    let (inner, outer) = rings.of(layout.depth[node]);
    (layout.x1[node] - layout.x0[node]) * (inner + outer) / 2.0
}

/// The shortest arc that is drawn by itself, so that no more than [`ARCS`] are.
fn shortest(tree: &Tree, layout: &Partition, rings: &Rings) -> f64 {
    let mut lengths: Vec<f64> = (1..tree.nodes.len()).map(|i| length(layout, rings, i)).collect();
    if lengths.len() <= ARCS {
        return SHORTEST;
    }
    let (_, last, _) = lengths.select_nth_unstable_by(ARCS, |a, b| b.total_cmp(a));
    last.max(SHORTEST) * 1.0001
}

/// Which nodes are full: the focused branch with its way to the middle; all if there is no focus.
fn lit(tree: &Tree, focus: Option<PlaceIx>) -> Vec<bool> {
    let at = focus.and_then(|f| tree.nodes.iter().position(|n| n.place == Some(f)));
    let Some(at) = at.filter(|at| *at > 0) else { return vec![true; tree.nodes.len()] };
    let mut lit = vec![false; tree.nodes.len()];
    lit[at] = true;
    for i in at + 1..tree.nodes.len() {
        lit[i] = lit[tree.nodes[i].parent as usize];
    }
    let mut up = at;
    while up > 0 {
        up = tree.nodes[up].parent as usize;
        lit[up] = true;
    }
    lit
}

#[expect(clippy::too_many_arguments, reason = "one pass over what the caller has computed")]
fn draw_arcs(
    out: &mut String,
    graph: &Graph,
    tree: &Tree,
    layout: &Partition,
    rings: &Rings,
    shortest: f64,
    lit: &[bool],
    options: &Svg<'_>,
) {
    let mut hidden = vec![false; tree.nodes.len()];
    // Siblings too short to be drawn, gathered: parent, from, to, how many places.
    let mut run: Option<(u32, f64, f64, u32)> = None;
    for i in 1..tree.nodes.len() {
        let node = tree.nodes[i];
        hidden[i] = hidden[node.parent as usize];
        if !hidden[i] && length(layout, rings, i) < shortest {
            hidden[i] = true;
            let (x0, x1) = (layout.x0[i], layout.x1[i]);
            run = match run {
                Some((parent, from, to, n)) if parent == node.parent => {
                    Some((parent, from.min(x0), to.max(x1), n + 1))
                }
                other => {
                    draw_run(out, graph, tree, layout, rings, other, lit, options);
                    Some((node.parent, x0, x1, 1))
                }
            };
        }
        let Some(place) = node.place.filter(|_| !hidden[i]) else { continue };
        let (inner, outer) = rings.of(layout.depth[i]);
        let shade = layout.depth[i].min(SHADES as u32);
        let relation = graph.places()[place].relation();
        let letter = match relation {
            None => 't',
            Some(Relation::Pro) => 'p',
            Some(Relation::Con) => 'c',
        };
        let further = if graph.places()[place].home { "" } else { " linked" };
        let faded = if lit[i] { "" } else { " faded" };
        let here = if options.focus == Some(place) { " here" } else { "" };
        open_link(out, graph, place, options, layout.depth[i] == 1);
        write(
            out,
            format_args!(
                "<path class=\"{letter}{shade}{further}{faded}{here}\" data-place=\"{}\" d=\"",
                graph.places()[place].id
            ),
        );
        arc(out, layout.x0[i], layout.x1[i], inner, outer);
        out.push_str("\"><title>");
        write(out, format_args!("{}: ", Relation::title(relation)));
        escape(out, graph.claims()[graph.places()[place].claim].text.as_str());
        out.push_str("</title></path>");
        close_link(out, options);
    }
    draw_run(out, graph, tree, layout, rings, run, lit, options);
}

#[expect(clippy::too_many_arguments, reason = "belongs to the pass above")]
fn draw_run(
    out: &mut String,
    graph: &Graph,
    tree: &Tree,
    layout: &Partition,
    rings: &Rings,
    run: Option<(u32, f64, f64, u32)>,
    lit: &[bool],
    options: &Svg<'_>,
) {
    let Some((parent, from, to, n)) = run else { return };
    let (inner, outer) = rings.of(layout.depth[parent as usize] + 1);
    if (to - from) * (inner + outer) / 2.0 < SHORTEST {
        return;
    }
    let Some(place) = tree.nodes[parent as usize].place else { return };
    let faded = if lit[parent as usize] { "" } else { " faded" };
    open_link(out, graph, place, options, false);
    write(out, format_args!("<path class=\"more{faded}\" d=\""));
    arc(out, from, to, inner, outer);
    write(out, format_args!("\"><title>+{n} claims</title></path>"));
    close_link(out, options);
}

fn open_link(out: &mut String, graph: &Graph, place: PlaceIx, options: &Svg<'_>, reachable: bool) {
    if let Some(base) = options.link_base {
        // A thousand stops on the way to the text would help nobody: the first ring leads into the rest.
        let stop = if reachable { "" } else { " tabindex=\"-1\"" };
        write(out, format_args!("<a href=\"{base}{}\"{stop}>", graph.places()[place].id));
    }
}

fn close_link(out: &mut String, options: &Svg<'_>) {
    if options.link_base.is_some() {
        out.push_str("</a>");
    }
}

fn draw_middle(out: &mut String, tree: &Tree, layout: &Partition, claims: usize) {
    let single = tree.nodes.first().is_some_and(|root| root.place.is_some());
    if single && tree.nodes.len() > 1 {
        let cons = (1..tree.nodes.len()).filter(|i| tree.nodes[*i].side == Some(Relation::Con));
        let from = cons.map(|i| layout.x0[i]).fold(TAU, f64::min);
        for (class, x0, x1) in [("p0", 0.0, from), ("c0", from, TAU)] {
            if x1 > x0 {
                write(out, format_args!("<path class=\"{class}\" d=\""));
                arc(out, x0, x1, HUB, DISC);
                out.push_str("\"/>");
            }
        }
    } else {
        out.push_str("<path class=\"t1\" d=\"");
        arc(out, 0.0, TAU, HUB, DISC);
        out.push_str("\"/>");
    }
    let (middle, hub) = (SIZE / 2.0, HUB - 1.0);
    write(
        out,
        format_args!(
            "<circle class=\"hub\" cx=\"{middle}\" cy=\"{middle}\" r=\"{hub:.1}\"/>\
             <text class=\"count\" x=\"{middle}\" y=\"{:.0}\">{claims}</text><text class=\"unit\" x=\"{middle}\" y=\"{:.0}\">{}</text>",
            middle + 6.0,
            middle + 32.0,
            if claims == 1 { "claim" } else { "claims" }
        ),
    );
}

/// The outline of an arc between two angles and two radii. Long arcs are drawn in pieces: near a half circle, rounded
/// coordinates would move the middle.
fn arc(out: &mut String, x0: f64, x1: f64, inner: f64, outer: f64) {
    let at = |angle: f64, radius: f64| (SIZE / 2.0 + radius * angle.sin(), SIZE / 2.0 - radius * angle.cos());
    let pieces = ((x1 - x0) / PI * 2.0).ceil().max(1.0) as u32;
    let angle = |piece: u32| x0 + (x1 - x0) * f64::from(piece) / f64::from(pieces);
    let (x, y) = at(x0, outer);
    write(out, format_args!("M{x:.1} {y:.1}"));
    for piece in 1..=pieces {
        let (x, y) = at(angle(piece), outer);
        write(out, format_args!("A{outer:.1} {outer:.1} 0 0 1 {x:.1} {y:.1}"));
    }
    let (x, y) = at(x1, inner);
    write(out, format_args!("L{x:.1} {y:.1}"));
    for piece in (0..pieces).rev() {
        let (x, y) = at(angle(piece), inner);
        write(out, format_args!("A{inner:.1} {inner:.1} 0 0 0 {x:.1} {y:.1}"));
    }
    out.push('Z');
}

fn write(out: &mut String, text: std::fmt::Arguments<'_>) {
    // Writing to a string can't fail.
    let _ = out.write_fmt(text);
}

/// The beginning of a user's text, so that it stays text in XML and HTML.
fn escape(out: &mut String, text: &str) {
    for (i, c) in text.chars().enumerate() {
        if i == TITLE {
            out.push('…');
            break;
        }
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\'' => out.push_str("&#39;"),
            c if c.is_control() || matches!(c, '\u{fffe}' | '\u{ffff}') => out.push(' '),
            c => out.push(c),
        }
    }
}

const PATTERNS: &str = "<defs><pattern id=\"linked-p\" width=\"7\" height=\"7\" patternUnits=\"userSpaceOnUse\" \
    patternTransform=\"rotate(45)\"><rect class=\"p9\" width=\"3.5\" height=\"7\"/></pattern><pattern id=\"linked-c\" \
    width=\"7\" height=\"7\" patternUnits=\"userSpaceOnUse\" patternTransform=\"rotate(45)\"><rect class=\"c9\" \
    width=\"3.5\" height=\"7\"/></pattern></defs>";

/// Tokens for a file of its own; a page brings them in its own stylesheet.
const STANDALONE: &str = ":root{--paper:#faf8f4;--ink:#23262b;--soft:#646a73;--focus:#2457c5;--hub:#eceae6}\
    @media(prefers-color-scheme:dark){:root{--paper:#16181b;--ink:#ece8df;--soft:#9aa1ab;--focus:#8ab4ff;--hub:#2a2c2f}}\
    .ground{fill:var(--paper)}";

/// The colours of the arcs: OKLCH, hue 172 for pro and 29 for con; lightness 0.53 to 0.70 outwards on paper and 0.72 to
/// 0.46 on dark, chroma 0.13 to 0.08. It uses the custom properties `--paper`, `--ink`, `--soft`, `--focus`, `--hub`.
pub fn stylesheet() -> String {
    let mut css = String::from(
        ".sunburst path{stroke:var(--paper);stroke-width:.9}.sunburst .faded{opacity:.28}\
         .sunburst .here{stroke:var(--focus);stroke-width:5;paint-order:stroke}.sunburst .more{fill:var(--soft);opacity:.55}\
         .sunburst .hub{fill:var(--hub)}.sunburst text{fill:var(--ink);text-anchor:middle;font-family:ui-serif,Georgia,serif}\
         .sunburst .count{font-size:40px}.sunburst .unit{font:18px ui-sans-serif,system-ui,sans-serif;fill:var(--soft)}",
    );
    for (dark, (from, to)) in [(false, (0.53, 0.70)), (true, (0.72, 0.46))] {
        if dark {
            css.push_str("@media(prefers-color-scheme:dark){");
        }
        for shade in 0..=SHADES {
            let part = shade as f64 / SHADES as f64;
            let (lightness, chroma) = (from + (to - from) * part, 0.13 - 0.05 * part);
            for (letter, hue) in [('p', 172), ('c', 29)] {
                write(
                    &mut css,
                    format_args!(".sunburst .{letter}{shade}{{fill:oklch({lightness:.3} {chroma:.3} {hue})}}"),
                );
            }
        }
        css.push_str(".sunburst .t1{fill:var(--ink)}");
        if dark {
            css.push('}');
        }
    }
    for letter in ['p', 'c'] {
        write(&mut css, format_args!(".sunburst [class^={letter}].linked{{fill:url(#linked-{letter})}}"));
    }
    css
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        claim::{Claim, ClaimText, Origin},
        graph::NewPlace,
        ids::{ClaimId, PlaceId},
    };

    /// The trees that performance figures are measured on.
    fn tree(n: u32) -> Vec<u32> {
        let mut s: u32 = 42;
        let mut parents = vec![0];
        for i in 1..n {
            s = s.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
            parents.push(((u64::from(s) * u64::from(i)) >> 32) as u32);
        }
        parents
    }

    /// Height, leaves and Σ x0·depth as d3-hierarchy 3.1.2 computes them (hierarchy, sum, partition).
    #[test]
    fn the_partition_equals_that_of_d3_hierarchy() {
        for (n, height, leaves, sum) in [
            (1_000, 15, 484, 17_457.414959),
            (10_000, 20, 4_975, 251_541.538191),
            (100_000, 25, 50_071, 3_246_533.840996),
        ] {
            let p = partition(&tree(n));
            let found: f64 = p.x0.iter().zip(&p.depth).map(|(x, d)| x * f64::from(*d)).sum();
            assert_eq!((p.depth.iter().max(), p.leaves[0]), (Some(&height), leaves));
            assert!((found - sum).abs() < 1e-5, "{n}: {found}");
        }
    }

    #[test]
    fn pros_and_cons_of_one_thesis_take_a_side_each() {
        let claim = |n: u8| ClaimId::from_bytes([n; 16]);
        let rows = [
            (0, None),
            (1, Some((0, Relation::Con))),
            (2, Some((0, Relation::Pro))),
            (3, Some((1, Relation::Pro))),
            (4, Some((1, Relation::Con))),
            (5, Some((0, Relation::Con))),
        ];
        let claims = rows.map(|(n, _)| Claim::new(claim(n), ClaimText::imported("c").unwrap(), Origin::Prepared));
        let places = rows.map(|(n, under)| NewPlace {
            id: PlaceId::from_bytes([n; 16]),
            claim: claim(n),
            under: under.map(|(parent, relation)| (claim(parent), relation)),
            home: true,
            order: None,
        });
        let tree = Tree::of(&Graph::build(claims, places).unwrap());
        let layout = tree.layout();
        let border = TAU / 4.0;
        for (i, node) in tree.nodes.iter().enumerate().skip(1) {
            let (from, to) = if node.side == Some(Relation::Pro) { (0.0, border) } else { (border, TAU) };
            assert!(layout.x0[i] >= from - 1e-9 && layout.x1[i] <= to + 1e-9, "{node:?}");
            let parent = node.parent as usize;
            assert!(layout.x0[i] >= layout.x0[parent] - 1e-9 && layout.x1[i] <= layout.x1[parent] + 1e-9);
        }
        // The largest con begins at twelve o'clock and runs against the clock.
        let largest = tree.nodes.iter().position(|n| n.place == Some(1)).unwrap();
        assert!((layout.x1[largest] - TAU).abs() < 1e-9);
    }

    #[test]
    fn hostile_text_stays_text_in_the_picture() {
        let mut out = String::new();
        escape(&mut out, "</title><script>alert('x')&\u{1}");
        assert_eq!(out, "&lt;/title&gt;&lt;script&gt;alert(&#39;x&#39;)&amp; ");
    }
}
