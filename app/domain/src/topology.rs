//! The topological overview: a sunburst with the thesis in the middle, pro green, con red.
//!
//! The layout is a partition of the circle as d3-hierarchy computes it: each leaf counts 1, an inner node what its
//! children count; each claim is an arc in the ring of its depth. A linked claim stands whole at its home place and
//! hatched, without what is below it, at its further places. Arcs too short to be seen are gathered into “+n”: each place
//! is in exactly one arc or one such count.
//!
//! What zooming needs stands in the picture of a page: `data-leaves`, how many leaves the circle has; `data-rings`, the radii
//! between which the rings lie, in tenths; and for each arc `data-at`: the leaves where it begins and ends, its ring, and how
//! many claims stand below it.

use crate::graph::{Below, Graph, PlaceIx, Relation};
use std::{
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
/// The most arcs that are drawn, counts included.
const ARCS: usize = 480;
/// The same for a small picture.
const FEW_ARCS: usize = 48;
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
    /// How many nodes its branch has, itself counted.
    size: u32,
    /// Steps below the thesis.
    level: usize,
    /// The relation with which its branch leaves the thesis.
    side: Option<Relation>,
    /// What it does for the thesis in the end: a con of a con speaks for.
    stance: Option<Relation>,
}

/// The drawn tree, each branch in one piece: a claim, then its replies with all that is below them.
#[derive(Debug)]
struct Tree {
    nodes: Vec<Node>,
}

impl Tree {
    fn of(graph: &Graph) -> Self {
        let below = graph.below();
        let thesis = |place| Node { place, parent: 0, size: 1, level: 0, side: None, stance: None };
        let mut nodes = Vec::with_capacity(graph.places().len() + 1);
        let mut waiting: Vec<Node> = graph.theses().iter().rev().map(|ix| thesis(Some(*ix))).collect();
        if graph.theses().len() != 1 {
            nodes.push(thesis(None));
        }
        while let Some(node) = waiting.pop() {
            let number = nodes.len() as u32;
            nodes.push(node);
            let home = node.place.map(|ix| &graph.places()[ix]).filter(|place| place.home);
            let Some(claim) = home.map(|place| place.claim) else { continue };
            let from = waiting.len();
            waiting.extend(graph.children(claim).iter().map(|ix| {
                let relation = graph.places()[*ix].relation();
                let stance = node.stance.zip(relation).map(|(stance, relation)| stance.then(relation));
                Node {
                    place: Some(*ix),
                    parent: number,
                    level: node.level + 1,
                    side: node.side.or(relation),
                    stance: stance.or(relation),
                    ..node
                }
            }));
            waiting[from..].sort_by_key(|child| {
                let place = child.place.map(|ix| &graph.places()[ix]);
                let sum = place.filter(|p| p.home).map(|p| below[p.claim]).unwrap_or_default();
                let (con, size) = (place.and_then(|p| p.relation()) == Some(Relation::Con), sum.pro + sum.con);
                // The largest branch first: its size is public anyway. Further out cons end with the largest, so that all
                // small ones of a parent stand together; those of a thesis do so where its two sides meet.
                let last_first = con && node.level > 0;
                (con, if last_first { size } else { usize::MAX - size })
            });
            waiting[from..].reverse();
        }
        for i in (1..nodes.len()).rev() {
            let Node { parent, size, .. } = nodes[i];
            nodes[parent as usize].size += size;
        }
        Self { nodes }
    }

    /// Whether there is one thesis, which then is the middle.
    fn single(&self) -> bool {
        self.nodes.first().is_some_and(|root| root.place.is_some())
    }

    /// The partition, with the cons of a single thesis mirrored: they begin at twelve o'clock and run against the clock.
    fn layout(&self) -> Partition {
        let parents: Vec<u32> = self.nodes.iter().map(|n| n.parent).collect();
        let mut layout = partition(&parents);
        if self.single() {
            let from = self.border(&layout);
            for (i, node) in self.nodes.iter().enumerate() {
                if node.side == Some(Relation::Con) {
                    (layout.x0[i], layout.x1[i]) = (from + TAU - layout.x1[i], from + TAU - layout.x0[i]);
                }
            }
        }
        layout
    }

    /// Where the pros of the thesis end and its cons begin.
    fn border(&self, layout: &Partition) -> f64 {
        let cons = (1..self.nodes.len()).filter(|i| self.nodes[*i].side == Some(Relation::Con));
        cons.map(|i| layout.x0[i]).fold(TAU, f64::min)
    }
}

/// By what the arcs are coloured.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum Colouring {
    /// What each claim does for the claim that it answers.
    #[default]
    Relation,
    /// What each claim does for the thesis in the end: a con of a con speaks for.
    Stance,
    /// How strong each claim is once its replies are weighed, in five bands.
    Strength,
    /// How divided the group is on each claim, in three bands.
    Polarisation,
    /// How many have rated each claim, in three bands.
    Attention,
}

impl Colouring {
    /// All of them.
    pub const ALL: [Self; 5] = [Self::Relation, Self::Stance, Self::Strength, Self::Polarisation, Self::Attention];

    /// What an address asks for; anything unknown is the first.
    pub fn asked(word: Option<&str>) -> Self {
        Self::ALL.into_iter().find(|colouring| Some(colouring.word()) == word).unwrap_or_default()
    }

    /// What an address of a page asks for that shows claims alone: nothing that follows from ballots.
    pub fn of_claims(word: Option<&str>) -> Self {
        Some(Self::asked(word)).filter(|colouring| colouring.bands() == 0).unwrap_or_default()
    }

    /// The word in addresses and in the picture's class.
    pub fn word(self) -> &'static str {
        match self {
            Self::Relation => "relation",
            Self::Stance => "stance",
            Self::Strength => "strength",
            Self::Polarisation => "polarisation",
            Self::Attention => "attention",
        }
    }

    /// In how many bands it tells what follows from ballots; none where it follows from the claims.
    pub fn bands(self) -> u8 {
        match self {
            Self::Relation | Self::Stance => 0,
            Self::Strength => 5,
            Self::Polarisation | Self::Attention => 3,
        }
    }
}

/// Where a picture is shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Setting<'a> {
    /// In a page, whose stylesheet holds [`stylesheet`].
    #[default]
    Page,
    /// In a page, each arc a link: what stands before a place's id in its address, as an attribute spells it.
    Linked(&'a str),
    /// In a page, small and beside words: the shape alone, with few arcs that say nothing by themselves.
    Small,
    /// A file of its own, with its colours for light and dark in it.
    File,
    /// Pixels: light, on the colour of paper.
    Pixels,
    /// Print: light, on white paper.
    Print,
}

/// What a picture says, in the language of those who see it.
pub trait Words: std::fmt::Debug + Sync {
    /// The whole: how many claims answer the theses, on which side, how deep.
    fn whole(&self, claims: usize, sides: Sides) -> String;
    /// What stands below a number of claims.
    fn unit(&self, claims: usize) -> String;
    /// Claims that are gathered into one arc: “+3 claims”.
    fn gathered(&self, claims: usize) -> String;
    /// What a claim is, and how many steps below the thesis, which itself is 0: “Con, level 2”.
    fn place(&self, relation: Option<Relation>, level: usize) -> String;
    /// That a claim also stands elsewhere.
    fn elsewhere(&self) -> String;
    /// What lies below a claim: “3 pro and 2 con below”.
    fn below(&self, pro: usize, con: usize) -> String;
}

/// English, for files and programs.
#[derive(Debug, Clone, Copy, Default)]
pub struct English;

impl Words for English {
    fn whole(&self, claims: usize, sides: Sides) -> String {
        let Sides { pro, con, levels } = sides;
        format!("{claims} claims: {pro} on the pro side, {con} on the con side, {levels} levels deep")
    }

    fn unit(&self, claims: usize) -> String {
        if claims == 1 { "claim".to_owned() } else { "claims".to_owned() }
    }

    fn gathered(&self, claims: usize) -> String {
        format!("+{claims} {}", self.unit(claims))
    }

    fn place(&self, relation: Option<Relation>, level: usize) -> String {
        let kind = Relation::title(relation);
        if level == 0 { kind.to_owned() } else { format!("{kind}, level {level}") }
    }

    fn elsewhere(&self) -> String {
        "also stands elsewhere".to_owned()
    }

    fn below(&self, pro: usize, con: usize) -> String {
        format!("{pro} pro and {con} con below")
    }
}

/// How the picture is drawn.
#[derive(Debug, Clone, Copy)]
pub struct Svg<'a> {
    /// The branch that is shown full; everything else is faded.
    pub focus: Option<PlaceIx>,
    /// By what it is coloured.
    pub colouring: Colouring,
    /// The band of each place, where it is coloured by bands: see [`crate::figures::Figures::bands`]. A place that has none
    /// is an outline.
    pub bands: &'a [Option<u8>],
    /// Where it is shown.
    pub setting: Setting<'a>,
    /// What it says.
    pub words: &'a dyn Words,
}

impl Default for Svg<'_> {
    /// The whole, coloured by relation, for a page, in English.
    fn default() -> Self {
        Self {
            focus: None,
            colouring: Colouring::default(),
            bands: &[],
            setting: Setting::default(),
            words: &English,
        }
    }
}

/// Draws the picture: one `<svg>` element, safe to insert into a page. All text in it is escaped.
pub fn svg(graph: &Graph, options: &Svg<'_>) -> String {
    let tree = Tree::of(graph);
    let layout = tree.layout();
    let deepest = layout.depth.iter().copied().max().unwrap_or(0);
    let most = if options.setting == Setting::Small { FEW_ARCS } else { ARCS };
    let short = Short::of(&tree, lengths(&layout, &Rings::new(deepest as usize)), most);
    // What is gathered needs no rings: the others take their room.
    let deepest = short.arcs(&tree).map(|i| layout.depth[i]).max().unwrap_or(0);
    let rings = Rings::new(deepest as usize);
    let lit = lit(&tree, options.focus);
    let (below, out) = (graph.below(), String::with_capacity(64 << 10));
    let mut drawing = Drawing { graph, below, tree, layout, rings, short, lit, options, out };
    drawing.begin();
    drawing.middle();
    drawing.arcs();
    drawing.out.push_str("</svg>");
    drawing.out
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

/// How long each node's arc is.
fn lengths(layout: &Partition, rings: &Rings) -> Vec<f64> {
    let length = |i: usize| {
        let (inner, outer) = rings.of(layout.depth[i]);
        (layout.x1[i] - layout.x0[i]) * (inner + outer) / 2.0
    };
    std::iter::once(0.0).chain((1..layout.x0.len()).map(length)).collect()
}

/// Which arcs are too short to be drawn by themselves.
#[derive(Debug)]
struct Short {
    lengths: Vec<f64>,
    shortest: f64,
}

impl Short {
    /// As few as can be, so that no more than `most` arcs are drawn (or few more, where even the longest have many
    /// branches of their own).
    fn of(tree: &Tree, lengths: Vec<f64>, most: usize) -> Self {
        let mut short = Self { lengths, shortest: SHORTEST };
        if tree.nodes.len() <= most || short.drawn(tree) <= most {
            return short;
        }
        let mut longest_first = short.lengths[1..].to_vec();
        longest_first.sort_unstable_by(|a, b| b.total_cmp(a));
        let (mut enough, mut too_many) = (0, longest_first.len());
        while too_many - enough > 1 {
            let middle = usize::midpoint(enough, too_many);
            short.shortest = longest_first[middle].max(SHORTEST);
            match short.drawn(tree) <= most {
                true => enough = middle,
                false => too_many = middle,
            }
        }
        short.shortest = longest_first[enough].max(SHORTEST);
        short
    }

    fn is(&self, i: usize) -> bool {
        self.lengths[i] < self.shortest
    }

    /// The end of the run of short siblings that begins with a node, with all that is below them.
    fn run(&self, tree: &Tree, first: usize) -> usize {
        let (parent, mut i) = (tree.nodes[first].parent, first);
        while i < tree.nodes.len() && tree.nodes[i].parent == parent && self.is(i) {
            i += tree.nodes[i].size as usize;
        }
        i
    }

    /// The first node of each arc that is drawn.
    fn arcs<'a>(&'a self, tree: &'a Tree) -> impl Iterator<Item = usize> + 'a {
        let next = |i: usize| if self.is(i) { self.run(tree, i) } else { i + 1 };
        let there = |i: usize| Some(i).filter(|i| *i < tree.nodes.len());
        std::iter::successors(there(1), move |i| there(next(*i)))
    }

    /// How many arcs are drawn.
    fn drawn(&self, tree: &Tree) -> usize {
        self.arcs(tree).count()
    }
}

/// Which nodes are full: the focused branch with its way to the middle; all if there is no focus.
fn lit(tree: &Tree, focus: Option<PlaceIx>) -> Vec<bool> {
    let at = focus.and_then(|f| tree.nodes.iter().position(|n| n.place == Some(f)));
    let Some(at) = at.filter(|at| *at > 0) else { return vec![true; tree.nodes.len()] };
    let mut lit = vec![false; tree.nodes.len()];
    lit[at..at + tree.nodes[at].size as usize].fill(true);
    let mut up = at;
    while up > 0 {
        up = tree.nodes[up].parent as usize;
        lit[up] = true;
    }
    lit
}

/// A picture that is being drawn.
struct Drawing<'a> {
    graph: &'a Graph,
    below: Vec<Below>,
    tree: Tree,
    layout: Partition,
    rings: Rings,
    short: Short,
    lit: Vec<bool>,
    options: &'a Svg<'a>,
    out: String,
}

impl Drawing<'_> {
    fn write(&mut self, text: std::fmt::Arguments<'_>) {
        write(&mut self.out, text);
    }

    /// How many claims answer a thesis, near or far.
    fn claims(&self) -> usize {
        self.graph.claims().len() - self.graph.theses().len().min(self.graph.claims().len())
    }

    fn begin(&mut self) {
        let (claims, sides) = (self.claims(), sides(self.graph));
        let label = escaped(&self.options.words.whole(claims, sides));
        let class = match self.options.colouring {
            Colouring::Relation => "sunburst",
            Colouring::Stance => "sunburst stance",
            Colouring::Strength => "sunburst banded strength",
            Colouring::Polarisation => "sunburst banded polarisation",
            Colouring::Attention => "sunburst banded attention",
        };
        let file = matches!(self.options.setting, Setting::File | Setting::Pixels | Setting::Print);
        let image = file || self.options.setting == Setting::Small;
        let space = if file { " xmlns=\"http://www.w3.org/2000/svg\"" } else { "" };
        let role = if image { "img" } else { "group" };
        // A small one has no room to lose around it.
        let radius = match self.options.setting {
            Setting::Small => self.rings.0.last().copied().unwrap_or(DISC).max(DISC * 2.0) + 6.0,
            _ => SIZE / 2.0,
        };
        let (from, size) = (SIZE / 2.0 - radius, radius * 2.0);
        self.write(format_args!(
            "<svg{space} class=\"{class}\" role=\"{role}\" viewBox=\"{from:.0} {from:.0} {size:.0} {size:.0}\" \
             aria-label=\"{label}\""
        ));
        match self.options.setting {
            Setting::Page => self.out.push('>'),
            Setting::Small => {
                self.out.push('>');
                return;
            }
            Setting::Linked(_) => {
                let leaves = self.layout.leaves.first().copied().unwrap_or(1);
                let rings: Vec<String> = self.rings.0.iter().map(|r| format!("{:.0}", r * 10.0)).collect();
                self.write(format_args!(" data-leaves=\"{leaves}\" data-rings=\"{}\">", rings.join(" ")));
            }
            Setting::File => self.write(format_args!(
                "><title>{label}</title><style>{}{}@media(prefers-color-scheme:dark){{{}{}}}</style>\
                 <rect class=\"ground\" width=\"900\" height=\"900\"/>",
                shapes(&Theme::LIGHT),
                shades(&Theme::LIGHT),
                shapes(&Theme::DARK),
                shades(&Theme::DARK)
            )),
            Setting::Pixels => self.write(format_args!(
                "><style>{}{}</style><rect class=\"ground\" width=\"900\" height=\"900\"/>",
                shapes(&Theme::LIGHT),
                shades(&Theme::LIGHT)
            )),
            Setting::Print => {
                self.write(format_args!("><style>{}{}</style>", shapes(&Theme::PRINT), shades(&Theme::PRINT)))
            }
        }
        self.out.push_str(PATTERNS);
    }

    /// Every arc, each followed by those below it; runs of siblings too short to be seen as one.
    fn arcs(&mut self) {
        let arcs: Vec<usize> = self.short.arcs(&self.tree).collect();
        for i in arcs {
            if self.short.is(i) { self.gathered(i) } else { self.arc(i) }
        }
    }

    /// Draws the arc of a place.
    fn arc(&mut self, i: usize) {
        let node = self.tree.nodes[i];
        let Some(ix) = node.place else { return };
        let place = self.graph.places()[ix];
        let shade = self.layout.depth[i].min(SHADES as u32);
        let (letter, hatched) = match place.relation() {
            None => ('t', ""),
            Some(Relation::Pro) => ('p', " linked-p"),
            Some(Relation::Con) => ('c', " linked-c"),
        };
        let small = self.options.setting == Setting::Small;
        let hatched = if place.home || small { "" } else { hatched };
        let turned = if node.stance == place.relation() { "" } else { " turned" };
        let faded = if self.lit[i] { "" } else { " faded" };
        let here = if self.options.focus == Some(ix) { " here" } else { "" };
        let band = self.band(ix);
        let (x0, x1, ring) = (self.layout.x0[i], self.layout.x1[i], self.layout.depth[i]);
        // A thousand stops on the way to the text would help nobody: the first ring leads into the rest.
        self.open(ix, ring == 1, Some((x0, x1, ring, node.size - 1)));
        self.write(format_args!("<path class=\"{letter}{shade}{hatched}{turned}{band}{faded}{here}\""));
        if !small {
            self.write(format_args!(" data-place=\"{}\"", place.id));
        }
        self.out.push_str(" d=\"");
        let (inner, outer) = self.rings.of(ring);
        outline(&mut self.out, x0, x1, inner, outer);
        if small {
            self.out.push_str("\"/>");
            return;
        }
        self.out.push_str("\">");
        self.title(ix, node.level);
        self.out.push_str("</path>");
        self.close();
    }

    /// The class of a place's band, where the picture is coloured by bands.
    fn band(&self, ix: PlaceIx) -> &'static str {
        const CLASSES: [&str; 5] = [" b0", " b1", " b2", " b3", " b4"];
        let bands = self.options.colouring.bands();
        let band = self.options.bands.get(ix).copied().flatten().filter(|band| *band < bands);
        match (bands, band) {
            (0, _) => "",
            (_, Some(band)) => CLASSES[usize::from(band)],
            (_, None) => " untold",
        }
    }

    /// Draws the run of short siblings that begins with a node as one arc.
    fn gathered(&mut self, first: usize) {
        let parent = self.tree.nodes[first].parent as usize;
        let i = self.short.run(&self.tree, first);
        let x0 = self.layout.x0[first..i].iter().copied().fold(TAU, f64::min);
        let x1 = self.layout.x1[first..i].iter().copied().fold(0.0, f64::max);
        let (n, ring) = (i - first, self.layout.depth[first]);
        let faded = if self.lit[parent] || self.lit[first] { "" } else { " faded" };
        let up = self.tree.nodes[parent].place.or(self.tree.nodes[first].place);
        if let Some(ix) = up {
            self.open(ix, false, Some((x0, x1, ring, n as u32)));
        }
        self.write(format_args!("<path class=\"more{faded}\" data-more=\"{n}\" d=\""));
        let (inner, outer) = self.rings.of(ring);
        outline(&mut self.out, x0, x1, inner, outer);
        if self.options.setting == Setting::Small {
            self.out.push_str("\"/>");
        } else {
            let words = escaped(&self.options.words.gathered(n));
            self.write(format_args!("\"><title>{words}</title></path>"));
        }
        if up.is_some() {
            self.close();
        }
    }

    /// “Con, level 2: what it says, 3 pro and 2 con below”.
    fn title(&mut self, ix: PlaceIx, level: usize) {
        let place = self.graph.places()[ix];
        let words = self.options.words;
        let (text, rest) = beginning(self.graph.claims()[place.claim].text.as_str());
        let mut title = format!("{}: {text}{rest}", words.place(place.relation(), level));
        let Below { pro, con } = self.below[place.claim];
        let further = match (place.home, pro + con) {
            (false, _) => Some(words.elsewhere()),
            (true, 0) => None,
            (true, _) => Some(words.below(pro, con)),
        };
        if let Some(further) = further {
            title.extend([", ", &further]);
        }
        self.out.push_str("<title>");
        escape(&mut self.out, &title);
        self.out.push_str("</title>");
    }

    /// Begins the link to a place, where the picture has links. `at` is what zooming needs.
    fn open(&mut self, ix: PlaceIx, reachable: bool, at: Option<(f64, f64, u32, u32)>) {
        let Setting::Linked(base) = self.options.setting else { return };
        let stop = if reachable { "" } else { " tabindex=\"-1\"" };
        self.write(format_args!("<a href=\"{base}{}\"{stop}", self.graph.places()[ix].id));
        if let Some((x0, x1, ring, below)) = at {
            let unit = TAU / f64::from(self.layout.leaves[0]);
            self.write(format_args!(" data-at=\"{:.0} {:.0} {ring} {below}\"", x0 / unit, x1 / unit));
        }
        self.out.push('>');
    }

    fn close(&mut self) {
        if matches!(self.options.setting, Setting::Linked(_)) {
            self.out.push_str("</a>");
        }
    }

    /// The disc: the thesis, where there is one, with how many claims answer it.
    fn middle(&mut self) {
        let thesis = self.tree.nodes.first().and_then(|root| root.place);
        if let Some(ix) = thesis {
            self.open(ix, true, None);
        }
        self.out.push_str("<g class=\"middle\">");
        if let Some(ix) = thesis.filter(|_| matches!(self.options.setting, Setting::Linked(_))) {
            self.title(ix, 0);
        }
        let border = self.tree.border(&self.layout);
        let rims = match self.tree.single() && self.tree.nodes.len() > 1 {
            true => vec![("p0", 0.0, border), ("c0", border, TAU)],
            false => vec![("t1", 0.0, TAU)],
        };
        for (class, x0, x1) in rims.into_iter().filter(|(_, x0, x1)| x1 > x0) {
            self.write(format_args!("<path class=\"{class}\" d=\""));
            outline(&mut self.out, x0, x1, HUB, DISC);
            self.out.push_str("\"/>");
        }
        let (middle, hub, claims) = (SIZE / 2.0, HUB - 1.0, self.claims());
        self.write(format_args!("<circle class=\"hub\" cx=\"{middle}\" cy=\"{middle}\" r=\"{hub:.1}\"/>"));
        // Too small to be read, beside words that say the same.
        if self.options.setting == Setting::Small {
            self.out.push_str("</g>");
            return;
        }
        // Beside words in any language the number stands alone.
        if matches!(self.options.setting, Setting::Pixels | Setting::Print) {
            let base = middle + 16.0;
            self.write(format_args!("<text class=\"count\" x=\"{middle}\" y=\"{base:.0}\">{claims}</text>"));
        } else {
            let unit = escaped(&self.options.words.unit(claims));
            self.write(format_args!(
                "<text class=\"count\" x=\"{middle}\" y=\"{:.0}\">{claims}</text>\
                 <text class=\"unit\" x=\"{middle}\" y=\"{:.0}\">{unit}</text>",
                middle + 8.0,
                middle + 38.0
            ));
        }
        self.out.push_str("</g>");
        if thesis.is_some() {
            self.close();
        }
    }
}

/// The outline of an arc between two angles and two radii, relative to where it begins. Long arcs are drawn in pieces: near
/// a half circle, rounded coordinates would move the middle.
fn outline(out: &mut String, x0: f64, x1: f64, inner: f64, outer: f64) {
    // In tenths, so that what was rounded does not add up.
    let tenths = |number: f64| (number * 10.0).round() as i64;
    let at = |angle: f64, radius: f64| {
        (tenths(SIZE / 2.0 + radius * angle.sin()), tenths(SIZE / 2.0 - radius * angle.cos()))
    };
    let pieces = ((x1 - x0) / PI * 2.0).ceil().max(1.0) as u32;
    let angle = |piece: u32| x0 + (x1 - x0) * f64::from(piece) / f64::from(pieces);
    let mut here = at(x0, outer);
    write(out, format_args!("M{} {}", Tenths(here.0), Tenths(here.1)));
    let mut to = |out: &mut String, there: (i64, i64)| {
        write(out, format_args!("{} {}", Tenths(there.0 - here.0), Tenths(there.1 - here.1)));
        here = there;
    };
    for piece in 1..=pieces {
        write(out, format_args!("a{0} {0} 0 0 1 ", Tenths(tenths(outer))));
        to(out, at(angle(piece), outer));
    }
    out.push('l');
    to(out, at(x1, inner));
    for piece in (0..pieces).rev() {
        write(out, format_args!("a{0} {0} 0 0 0 ", Tenths(tenths(inner))));
        to(out, at(angle(piece), inner));
    }
    out.push('z');
}

/// A number of tenths, written as short as can be.
struct Tenths(i64);

impl std::fmt::Display for Tenths {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let sign = if self.0 < 0 { "-" } else { "" };
        match (self.0.abs() / 10, self.0.abs() % 10) {
            (whole, 0) => write!(f, "{sign}{whole}"),
            (0, rest) => write!(f, "{sign}.{rest}"),
            (whole, rest) => write!(f, "{sign}{whole}.{rest}"),
        }
    }
}

pub(crate) fn write(out: &mut String, text: std::fmt::Arguments<'_>) {
    // Writing to a string can't fail.
    let _ = out.write_fmt(text);
}

/// The beginning of a text, cut at a word if it is long, and without the full stop that a sentence around it does not need.
fn beginning(text: &str) -> (&str, &'static str) {
    let Some((cut, _)) = text.char_indices().nth(TITLE) else {
        return (text.trim_end().strip_suffix('.').unwrap_or(text), "");
    };
    let words = text[..cut].rfind(char::is_whitespace).map_or(&text[..cut], |end| &text[..end]);
    (words.trim_end_matches([' ', ',', '.']), "…")
}

/// A text of its own, escaped.
pub(crate) fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    escape(&mut out, text);
    out
}

/// A user's text, so that it stays text in XML and HTML.
fn escape(out: &mut String, text: &str) {
    for c in text.chars() {
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

/// The colours of a theme.
pub(crate) struct Theme {
    pub(crate) paper: &'static str,
    pub(crate) ink: &'static str,
    pub(crate) soft: &'static str,
    pub(crate) line: &'static str,
    pub(crate) pro: &'static str,
    pub(crate) con: &'static str,
    focus: &'static str,
    hub: &'static str,
    /// OKLCH lightness of the rim and of the outermost ring.
    lightness: (f64, f64),
    /// OKLCH lightness of the least and the most of what is told in bands.
    bands: (f64, f64),
}

impl Theme {
    pub(crate) const LIGHT: Self = Self {
        paper: "#faf8f4",
        ink: "#23262b",
        soft: "#5f656e",
        line: "#e3ded4",
        pro: "#007256",
        con: "#b02f22",
        focus: "#2457c5",
        hub: "#eceae6",
        lightness: (0.53, 0.64),
        bands: (0.63, 0.27),
    };

    pub(crate) const PRINT: Self = Self { paper: "#ffffff", ..Self::LIGHT };

    pub(crate) const DARK: Self = Self {
        paper: "#16181b",
        ink: "#ece8df",
        soft: "#9aa1ab",
        line: "#2d3238",
        pro: "#5fc9a4",
        con: "#f28b78",
        focus: "#8ab4ff",
        hub: "#2a2c2f",
        lightness: (0.72, 0.52),
        bands: (0.53, 0.9),
    };

    /// The tokens of a page, which know its theme themselves.
    pub(crate) const PAGE: Self = Self {
        paper: "var(--paper)",
        ink: "var(--ink)",
        soft: "var(--soft)",
        line: "var(--line)",
        pro: "var(--pro)",
        con: "var(--con)",
        focus: "var(--focus)",
        hub: "var(--hub)",
        lightness: (0.0, 0.0),
        bands: (0.0, 0.0),
    };
}

/// What a page's stylesheet needs for the picture. It uses the custom properties `--paper`, `--ink`, `--soft`, `--focus`,
/// `--hub`.
pub fn stylesheet() -> String {
    // Printers have white paper, whatever theme the screen has.
    format!(
        "{}{}@media screen and (prefers-color-scheme:dark){{{}}}{IN_A_PAGE}",
        shapes(&Theme::PAGE),
        shades(&Theme::LIGHT),
        shades(&Theme::DARK)
    )
}

/// What has the focus; on paper; and in the reader's own colours, where borders and one grey must do.
const IN_A_PAGE: &str = ".sunburst a{outline:none}.sunburst a:focus-visible path,.sunburst a:focus-visible .hub{\
    stroke:var(--focus);stroke-width:8}.sunburst.zooming a{cursor:zoom-in}.sunburst{print-color-adjust:exact}\
    @media print{.sunburst .faded{opacity:.5}}\
    @media(forced-colors:active){.sunburst path,.sunburst .hub{stroke:CanvasText;stroke-width:1.5}.sunburst .hub,\
    .sunburst path[class^=p],.sunburst.stance path[class^=c].turned{fill:Canvas}\
    .sunburst path[class^=c],.sunburst.stance path[class^=p].turned{fill:GrayText}.sunburst pattern rect{fill:CanvasText}\
    .sunburst path.linked-p,.sunburst.stance path.linked-c.turned{fill:url(#linked-p)}\
    .sunburst path.linked-c,.sunburst.stance path.linked-p.turned{fill:url(#linked-c)}\
    .sunburst .more{fill:Canvas;stroke-dasharray:3}.sunburst text{fill:CanvasText}.sunburst .faded{opacity:.5}\
    .sunburst.banded .untold{fill:Canvas}.sunburst.banded :is(.b0,.b1,.b2,.b3,.b4){fill:CanvasText}\
    .sunburst.banded .b0{fill-opacity:.2}.sunburst.banded .b1{fill-opacity:.4}.sunburst.banded .b2{fill-opacity:.6}\
    .sunburst.banded .b3{fill-opacity:.8}.sunburst .here{stroke:Highlight;stroke-width:8}\
    .sunburst a:focus-visible path,.sunburst a:focus-visible .hub{stroke:Highlight;stroke-width:10}}";

/// Everything but the arcs' fills.
fn shapes(theme: &Theme) -> String {
    let Theme { paper, ink, soft, focus, hub, .. } = theme;
    format!(
        ".ground{{fill:{paper}}}.sunburst path{{stroke:{paper};stroke-width:.9}}.sunburst .faded{{opacity:.28}}\
         .sunburst .here{{stroke:{focus};stroke-width:6}}.sunburst .more{{fill:{soft};opacity:.55}}\
         .sunburst .more.faded{{opacity:.16}}.sunburst .hub{{fill:{hub}}}.sunburst .t1{{fill:{ink}}}\
         .sunburst text{{fill:{ink};text-anchor:middle;font-family:ui-serif,Georgia,serif}}.sunburst .count{{font-size:46px}}\
         .sunburst .unit{{font:22px ui-sans-serif,system-ui,sans-serif;fill:{soft}}}"
    )
}

/// The arcs' fills: hue 172 for pro and 29 for con, chroma 0.13 to 0.08 outwards. In a picture coloured by stance an arc
/// whose relation to its parent says the opposite of what it does for the thesis has the other one's colour.
fn shades(theme: &Theme) -> String {
    let (from, to) = theme.lightness;
    let mut css = String::new();
    for shade in 0..=SHADES {
        let part = shade as f64 / SHADES as f64;
        let (lightness, chroma) = (from + (to - from) * part, 0.13 - 0.05 * part);
        for (letter, turned, hue) in [('p', 'c', 172.0), ('c', 'p', 29.0)] {
            let [r, g, b] = oklch(lightness, chroma, hue);
            write(
                &mut css,
                format_args!(
                    ".sunburst .{letter}{shade},.sunburst.stance .{turned}{shade}.turned{{fill:#{r:02x}{g:02x}{b:02x}}}"
                ),
            );
        }
    }
    for (letter, turned) in [('p', 'c'), ('c', 'p')] {
        write(
            &mut css,
            format_args!(
                ".sunburst .linked-{letter},.sunburst.stance .linked-{turned}.turned{{fill:url(#linked-{letter})}}"
            ),
        );
    }
    bands(&mut css, theme);
    css
}

/// Each colouring by bands: its class, how many bands it has, and its hue.
const BANDS: [(&str, u8, f64); 3] = [("strength", 5, 255.0), ("polarisation", 3, 55.0), ("attention", 3, 300.0)];
/// How colourful they are.
const BAND_CHROMA: f64 = 0.09;

/// The fills of pictures that are coloured by bands: from least to most away from the ground, so that they differ for
/// everybody; what is not told is an outline.
fn bands(css: &mut String, theme: &Theme) {
    let Theme { hub, soft, bands: (from, to), .. } = theme;
    for (class, bands, hue) in BANDS {
        for band in 0..bands {
            let lightness = from + (to - from) * f64::from(band) / f64::from(bands - 1);
            let [r, g, b] = oklch(lightness, BAND_CHROMA, hue);
            write(css, format_args!(".sunburst.{class} .b{band}{{fill:#{r:02x}{g:02x}{b:02x}}}"));
        }
    }
    write(css, format_args!(".sunburst.banded .untold{{fill:{hub};stroke:{soft};stroke-width:1}}"));
}

/// An OKLCH colour in sRGB, so that whatever shows a file knows it (B. Ottosson, “A perceptual color space for image
/// processing”, 2020). What sRGB can't show is cut off.
fn oklch(lightness: f64, chroma: f64, hue: f64) -> [u8; 3] {
    let (a, b) = (chroma * hue.to_radians().cos(), chroma * hue.to_radians().sin());
    let l = (lightness + 0.396_337_777_4 * a + 0.215_803_757_3 * b).powi(3);
    let m = (lightness - 0.105_561_345_8 * a - 0.063_854_172_8 * b).powi(3);
    let s = (lightness - 0.089_484_177_5 * a - 1.291_485_548_0 * b).powi(3);
    let linear = [
        4.076_741_662_1 * l - 3.307_711_591_3 * m + 0.230_969_929_2 * s,
        -1.268_438_004_6 * l + 2.609_757_401_1 * m - 0.341_319_396_5 * s,
        -0.004_196_086_3 * l - 0.703_418_614_7 * m + 1.707_614_701_0 * s,
    ];
    linear.map(|part| {
        let part = part.clamp(0.0, 1.0);
        let encoded = if part <= 0.003_130_8 { part * 12.92 } else { 1.055 * part.powf(1.0 / 2.4) - 0.055 };
        (encoded * 255.0).round() as u8
    })
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

    /// Relative luminance (WCAG 2.2).
    fn luminance(rgb: [u8; 3]) -> f64 {
        let linear = rgb.map(|part| {
            let part = f64::from(part) / 255.0;
            if part <= 0.040_45 { part / 12.92 } else { ((part + 0.055) / 1.055).powf(2.4) }
        });
        0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]
    }

    #[test]
    fn every_ring_holds_three_to_one_against_the_ground() {
        for theme in [&Theme::LIGHT, &Theme::DARK] {
            let part = |i: usize| u8::from_str_radix(&theme.paper[i..i + 2], 16).unwrap();
            let ground = luminance([part(1), part(3), part(5)]);
            let (from, to) = theme.lightness;
            for shade in 0..=SHADES {
                let part = shade as f64 / SHADES as f64;
                for hue in [172.0, 29.0] {
                    let ring = luminance(oklch(from + (to - from) * part, 0.13 - 0.05 * part, hue));
                    let contrast = (ground.max(ring) + 0.05) / (ground.min(ring) + 0.05);
                    assert!(contrast >= 3.0, "{}: ring {shade}, hue {hue}: {contrast:.2}", theme.paper);
                }
            }
            // What is told in bands moves away from the ground, so the first is the nearest to it.
            for (_, _, hue) in BANDS {
                let first = luminance(oklch(theme.bands.0, BAND_CHROMA, hue));
                let contrast = (ground.max(first) + 0.05) / (ground.min(first) + 0.05);
                assert!(contrast >= 3.0, "{}: hue {hue}: {contrast:.2}", theme.paper);
            }
        }
    }

    #[test]
    fn a_long_text_is_cut_at_a_word() {
        assert_eq!(beginning("It is so."), ("It is so", ""));
        let long = "word, ".repeat(20);
        assert_eq!(beginning(&long), (long[..58].trim_end_matches([' ', ',']), "…"));
        assert_eq!(beginning(&"x".repeat(99)), ("x".repeat(60).as_str(), "…"));
    }

    #[test]
    fn numbers_are_written_as_short_as_can_be() {
        let texts = [0, 5, -5, 10, -123, 4500].map(|n| Tenths(n).to_string());
        assert_eq!(texts, ["0", ".5", "-.5", "1", "-12.3", "450"]);
    }
}
