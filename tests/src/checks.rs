//! What a page is checked for beyond axe-core: targets, cut or overlapping words, where the focus is, and the tree that
//! assistive technology is given.

use serde_json::{Value, json};
use std::collections::HashMap;

use crate::browser::Browser;

/// Whether an element can be seen now.
const SEEN: &str = "
    const seen = e => e.checkVisibility({ visibilityProperty: true }) && e.getClientRects().length > 0 \
    && !e.closest('.hidden, .skip:not(:focus)') && !clipped(e);
    const clipped = e => !!e && (getComputedStyle(e).clipPath === 'inset(50%)' || clipped(e.parentElement));";

impl Browser {
    /// The targets that are smaller than 24 by 24 CSS pixels (WCAG 2.2, 2.5.8). Excepted are links within a sentence, and
    /// the arcs of the picture, as the outline offers the same at its side.
    pub async fn small_targets(&self) -> Vec<String> {
        let script = format!(
            "{SEEN}
            const box = e => {{
                const whole = e.matches('.card .open') ? e.closest('.card') : e;
                const all = [whole, ...(e.matches('[type=checkbox], [type=radio]') ? e.labels : [])];
                const boxes = all.map(one => one.getBoundingClientRect());
                const most = (side, of) => of(...boxes.map(one => one[side]));
                return [most('right', Math.max) - most('left', Math.min), most('bottom', Math.max) - most('top', Math.min)];
            }};
            const inSentence = e => e.matches('a') && getComputedStyle(e).display === 'inline'
                && (e.closest('sup') ?? e).parentElement.textContent.trim().length > e.textContent.trim().length;
            return [...document.querySelectorAll('a[href], button, input:not([type=hidden]), select, textarea, summary')]
                .filter(e => seen(e) && !e.closest('.drawing') && !inSentence(e))
                .map(e => [e, box(e)])
                .filter(([, [width, height]]) => width < 23.99 || height < 23.99)
                .map(([e, [width, height]]) => `${{width.toFixed(1)}} × ${{height.toFixed(1)}}: ${{e.outerHTML.slice(0, 160)}}`);"
        );
        texts(&self.ask(&script).await)
    }

    /// What can be pressed or filled in and has neither an edge nor an underline: where colours are the reader's own, no
    /// background says what it is.
    pub async fn without_edge(&self) -> Vec<String> {
        let script = format!(
            "{SEEN}
            const edge = e => {{
                const style = getComputedStyle(e);
                const sides = ['Top', 'Right', 'Bottom', 'Left'];
                return style.textDecorationLine.includes('underline')
                    || sides.some(side => style[`border${{side}}Style`] !== 'none' && parseFloat(style[`border${{side}}Width`]) > 0);
            }};
            return [...document.querySelectorAll('button, .button, input:not([type=hidden], [type=checkbox], [type=radio]), select, textarea')]
                .filter(e => seen(e) && !edge(e) && !edge(e.closest('.pill, .sides') ?? e))
                .map(e => e.outerHTML.slice(0, 160));"
        );
        texts(&self.ask(&script).await)
    }

    /// What is cut off, and words that lie over other words.
    pub async fn cut_or_overlapping(&self) -> Vec<String> {
        let script = format!(
            "{SEEN}
            const wrong = [];
            for (const e of document.querySelectorAll('body *')) {{
                if (e.closest('svg, textarea, input, select') || !seen(e)) continue;
                const style = getComputedStyle(e);
                if (style.overflowX === 'visible' || style.textOverflow === 'ellipsis' || e.clientWidth < 2) continue;
                // A table that scrolls within itself, by keys too, is whole (WCAG 1.4.10 leaves tables out).
                if (style.overflowX === 'auto' && e.matches('[role=region][tabindex]')) continue;
                if (e.scrollWidth > e.clientWidth + 1 || e.scrollHeight > e.clientHeight + 1)
                    wrong.push('cut: ' + e.outerHTML.slice(0, 160));
            }}
            const floats = e => {{
                for (; e && e !== document.body; e = e.parentElement)
                    if (['sticky', 'fixed'].includes(getComputedStyle(e).position) && !e.matches('.aside')) return true;
                return false;
            }};
            const walk = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
            const words = [];
            for (let node; node = walk.nextNode();) {{
                const e = node.parentElement;
                if (!node.data.trim() || e.closest('svg, sup, textarea, select, script') || !seen(e) || floats(e)) continue;
                if (getComputedStyle(e).textOverflow === 'ellipsis') continue;
                const range = document.createRange();
                range.selectNodeContents(node);
                for (const box of range.getClientRects()) if (box.width > 1) words.push([node, box]);
            }}
            words.sort((a, b) => a[1].top - b[1].top);
            words.forEach(([node, box], i) => {{
                for (const [other, over] of words.slice(i + 1)) {{
                    if (over.top >= box.bottom) break;
                    const wide = Math.min(box.right, over.right) - Math.max(box.left, over.left);
                    const high = Math.min(box.bottom, over.bottom) - over.top;
                    if (other !== node && wide > 2 && high > Math.min(box.height, over.height) / 3)
                        wrong.push(`over each other: “${{node.data.slice(0, 60)}}” and “${{other.data.slice(0, 60)}}”`);
                }}
            }});
            return wrong.slice(0, 8);"
        );
        texts(&self.ask(&script).await)
    }

    /// What is wrong with the focus: it is nowhere, nothing shows it, or it is out of sight. Empty if all is well.
    pub async fn lost_focus(&self) -> String {
        let script = "const e = document.activeElement;
            if (!e || e === document.body) return 'the focus is nowhere';
            const outlined = one => {
                const style = getComputedStyle(one);
                return style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) >= 2 || style.boxShadow !== 'none';
            };
            const shape = e.closest('svg') ? e.querySelector('path, circle') : null;
            // What is only read out from its beginning needs no mark: nothing can be done with it.
            const marked = e.matches('main, h1, article') || outlined(e) || e.closest('.card') && outlined(e.closest('.card'))
                || e.matches('[type=radio]') && [...e.labels].some(outlined)
                || shape && parseFloat(getComputedStyle(shape).strokeWidth) >= 6;
            if (!marked) return 'nothing shows the focus on ' + e.outerHTML.slice(0, 200);
            const box = (e.matches('[type=radio]') ? e.labels[0] : e).getClientRects()[0];
            if (!box || box.bottom <= 0 || box.top >= innerHeight || box.right <= 0 || box.left >= innerWidth)
                return 'out of sight: ' + e.outerHTML.slice(0, 200);
            const at = (x, y) => document.elementFromPoint(Math.min(Math.max(x, 0), innerWidth - 1), Math.min(Math.max(y, 0), innerHeight - 1));
            const points = [0.5, 0.1, 0.9].flatMap(x => [0.5, 0.1, 0.9].map(y => at(box.left + box.width * x, box.top + box.height * y)));
            const own = one => one && (e.contains(one) || one.contains(e) || [...e.labels ?? []].some(label => label.contains(one)));
            return shape || points.some(own) ? '' : 'covered: ' + e.outerHTML.slice(0, 200);";
        self.ask(script).await.as_str().unwrap_or("no answer").to_owned()
    }

    /// Presses the tab key until the focus is on what a CSS selector finds, backwards if asked; on the way it must always
    /// be seen where the focus is.
    ///
    /// # Panics
    /// If the focus is lost, or never gets there.
    pub async fn tab_to(&self, css: &str, backwards: bool) {
        const MANY: usize = 150;
        let there = format!("return document.activeElement.matches(\"{css}\")");
        for _ in 0..MANY {
            if backwards {
                self.press_with('\u{e008}', '\u{e004}').await
            } else {
                self.press('\u{e004}').await
            }
            let lost = self.lost_focus().await;
            assert!(lost.is_empty(), "on the way to {css} on {}: {lost}", self.path().await);
            if self.ask(&there).await == true {
                return;
            }
        }
        panic!("{css} is not among the {MANY} next stops of the tab key on {}", self.path().await);
    }

    /// The part of the accessibility tree that begins at the first node with a role: a line for each node that assistive
    /// technology is told of, indented by its depth, as `role "name"`.
    ///
    /// # Panics
    /// If there is no such node.
    pub async fn aria(&self, role: &str) -> Vec<String> {
        let tree = self.devtools("Accessibility.getFullAXTree", json!({})).await;
        let nodes: Vec<&Value> = tree["nodes"].as_array().into_iter().flatten().collect();
        let by_id: HashMap<&str, &Value> =
            nodes.iter().filter_map(|node| Some((node["nodeId"].as_str()?, *node))).collect();
        let root = nodes.iter().find(|node| node["role"]["value"] == role && node["ignored"] != true);
        let root = *root.unwrap_or_else(|| panic!("nothing is a {role}"));
        let (mut lines, mut open) = (Vec::new(), vec![(root, 0)]);
        while let Some((node, depth)) = open.pop() {
            let (role, name) = (node["role"]["value"].as_str(), node["name"]["value"].as_str());
            // Boxes of lines of text repeat what their text says.
            let told = node["ignored"] != true && !matches!(role, None | Some("none" | "InlineTextBox"));
            if told {
                lines.push(format!(
                    "{:1$}{2} {3:?}",
                    "",
                    depth * 2,
                    role.unwrap_or_default(),
                    name.unwrap_or_default()
                ));
            }
            let below = depth + usize::from(told);
            let children = node["childIds"].as_array().into_iter().flatten().rev();
            open.extend(children.filter_map(|id| Some((*by_id.get(id.as_str()?)?, below))));
        }
        lines
    }
}

fn texts(values: &Value) -> Vec<String> {
    values.as_array().into_iter().flatten().filter_map(Value::as_str).map(str::to_owned).collect()
}
