
"use strict";
// The page without this script is complete: every passage stands in it, and numbers lead there.
// The script shows the passages of one sentence beside it, and hides what is not asked for.
// It builds nothing from text: it moves, clones and hides nodes that are there already.
(() => {
  const all = (query, within = document) => [...within.querySelectorAll(query)];
  const one = (query, within = document) => within.querySelector(query);
  const wide = matchMedia("(min-width: 64rem)");
  const hovers = matchMedia("(hover: hover) and (pointer: fine)");
  const said = one("#said");

  const say = (words) => { said.textContent = words; };
  const make = (tag, className, words) => {
    const made = document.createElement(tag);
    if (className) made.className = className;
    if (words) made.textContent = words;
    return made;
  };
  const counted = (number, word) => `${number} ${word}${number === 1 ? "" : "s"}`;

  // Colours: kept in this page only.
  const themes = ["automatic", "light", "dark"];
  one("#theme").addEventListener("click", (event) => {
    const { dataset } = document.documentElement;
    const next = themes[(themes.indexOf(dataset.theme || "automatic") + 1) % themes.length];
    dataset.theme = next;
    event.currentTarget.textContent = `Colours: ${next}`;
  });

  // Links into something folded open it, with scripts or, in newer browsers, without.
  const unfold = (node) => {
    for (let at = node; at; at = at.parentElement) if (at.tagName === "DETAILS") at.open = true;
  };

  const panel = one("#chosen");
  if (!panel) return;

  const units = all(".unit");
  const told = units.filter((unit) => unit.dataset.notes !== undefined);
  const sentenceOf = (unit) => one("a.sentence", unit);
  const home = panel.parentElement;
  const numbers = new Map(all("#passages .num").map((num) => [num.dataset.n, num]));
  const unitOf = new Map();
  for (const unit of told) {
    for (const number of unit.dataset.notes.split(" ")) {
      if (!unitOf.has(number)) unitOf.set(number, unit);
    }
  }

  let opened = null; // the sentence that the address names
  let shown = null; // the one whose evidence is in sight: opened, or a preview

  // --- the evidence of one sentence -------------------------------------------------------

  // Of a long passage, the paragraphs that hold these notes, and those beside them.
  const trimmed = (quotation) => {
    const paragraphs = all("p:not(.gap)", quotation);
    const near = (at) => paragraphs[at] && one("mark", paragraphs[at]);
    const kept = new Set(paragraphs.filter((_, at) => near(at - 1) || near(at) || near(at + 1)));
    let left = false;
    for (const paragraph of all("p", quotation)) {
      if (kept.has(paragraph)) {
        if (left && paragraph.previousElementSibling) paragraph.before(make("p", "gap", "[…]"));
        left = false;
      } else {
        left = true;
        paragraph.remove();
      }
    }
  };

  // A copy of a passage in which only these notes are marked.
  const passageFor = (passage, wanted) => {
    const copy = passage.cloneNode(true);
    for (const node of all("[id]", copy)) node.removeAttribute("id");
    for (const mark of all("mark", copy)) {
      const kept = mark.dataset.n.split(" ").filter((number) => wanted.has(number));
      if (kept.length) mark.dataset.n = kept.join(" ");
      else mark.replaceWith(...mark.childNodes);
    }
    for (const num of all(".num", copy)) {
      if (!wanted.has(num.dataset.n)) num.remove();
      else num.replaceWith(make("span", "num", num.dataset.n));
    }
    for (const line of all(".cites > li", copy)) {
      if (!wanted.has(line.dataset.n)) { line.remove(); continue; }
      for (const back of all(".back", line)) {
        if (back.hash === `#${shown.id}`) back.remove();
      }
      const first = one(".back", line);
      if (first) first.before(make("span", "also", "also behind"));
      const button = make("button", "copy", "Copy citation");
      button.type = "button";
      line.append(button);
    }
    copy.normalize();
    trimmed(one("blockquote", copy));
    return copy;
  };

  // Passages by origin and then by article, in the order of the sentence's own notes.
  const grouped = (notes) => {
    const origins = new Map();
    for (const number of notes) {
      const num = numbers.get(number);
      if (!num) continue;
      const { origin, name } = num.dataset;
      if (!origins.has(origin)) origins.set(origin, { name, passages: new Map() });
      const { passages } = origins.get(origin);
      const passage = num.closest(".passage");
      if (!passages.has(passage)) passages.set(passage, new Set());
      passages.get(passage).add(number);
    }
    return [...origins.values()];
  };

  const show = (unit, preview) => {
    if (shown) shown.classList.remove("shown");
    shown = unit;
    unit.classList.add("shown");
    const head = make("div", "head");
    head.append(make("p", "state", preview ? "Preview" : "Evidence"));
    const words = make("p", "words", sentenceOf(unit).textContent);
    words.tabIndex = -1;
    head.append(words);
    const stand = one(":scope > .stand", unit);
    if (stand) {
      const copy = stand.cloneNode(true);
      head.append(copy);
    }
    const close = make("button", "close", "Close");
    close.type = "button";
    if (!preview) head.append(close);
    const groups = grouped(unit.dataset.notes.split(" "));
    const body = make("div", one(".parties", unit) ? "groups apart" : "groups");
    // Not counted: how many origins state the sentence stands under it, and some may only be
    // cited beside them.
    groups.forEach(({ name, passages }) => {
      const group = make("section", "origin");
      const title = make("h3", "", "Origin: ");
      title.append(make("bdi", "", name));
      group.append(title);
      for (const [passage, wanted] of passages) group.append(passageFor(passage, wanted));
      body.append(group);
    });
    panel.replaceChildren(head, body);
    place();
    home.scrollTop = 0;
    return groups;
  };

  // Beside the briefing where there is room, under the sentence where there is not.
  const place = () => {
    if (wide.matches || !opened) home.append(panel);
    else if (shown && panel.parentElement !== shown) shown.append(panel);
  };
  wide.addEventListener("change", place);

  const rest = () => {
    if (shown) shown.classList.remove("shown");
    shown = null;
    panel.replaceChildren(make("p", "hint",
      "Choose a sentence to read the characters that it rests on, where they stand."));
    place();
  };

  const open = (unit, { note, focus } = {}) => {
    if (unit.hidden) clear();
    unfold(unit.parentElement);
    if (opened) sentenceOf(opened).removeAttribute("aria-current");
    opened = unit;
    sentenceOf(unit).setAttribute("aria-current", "true");
    const groups = show(unit, false);
    const passages = groups.reduce((sum, group) => sum + group.passages.size, 0);
    say(`Evidence open: ${counted(passages, "passage")}.`);
    if (focus) one(".words", panel).focus({ preventScroll: wide.matches });
    if (note) {
      const mark = all("mark", panel).find((each) => each.dataset.n.split(" ").includes(note));
      if (mark) { mark.classList.add("sought"); mark.scrollIntoView({ block: "nearest" }); }
    }
  };

  const close = (focus) => {
    const was = opened;
    if (was) sentenceOf(was).removeAttribute("aria-current");
    opened = null;
    if (location.hash) history.pushState(null, "", location.pathname + location.search);
    rest();
    if (was && focus) sentenceOf(was).focus();
    say("Evidence closed.");
  };

  // --- addresses --------------------------------------------------------------------------

  const follow = () => {
    const id = location.hash.slice(1);
    const target = id && document.getElementById(id);
    if (!target) { if (opened && !id) close(false); return; }
    if (told.includes(target)) { open(target); return; }
    const note = target.classList.contains("num") ? target.dataset.n : "";
    if (note && unitOf.has(note)) {
      const unit = unitOf.get(note);
      open(unit, { note });
      if (!wide.matches) unit.scrollIntoView({ block: "start" });
      return;
    }
    unfold(target);
    target.scrollIntoView();
  };
  addEventListener("popstate", follow);

  const go = (unit, options) => {
    if (location.hash !== `#${unit.id}`) history.pushState(null, "", `#${unit.id}`);
    open(unit, options);
  };

  document.addEventListener("click", (event) => {
    if (event.button || event.ctrlKey || event.metaKey || event.shiftKey) return;
    const link = event.target.closest("a[href^='#']");
    const button = event.target.closest("button");
    if (link && link.matches(".sentence")) {
      event.preventDefault();
      go(link.closest(".unit"), { focus: event.detail === 0 });
    } else if (link && link.matches(".nums a") && link.closest(".unit")) {
      event.preventDefault();
      go(link.closest(".unit"), { note: link.hash.slice(2), focus: event.detail === 0 });
    } else if (link && link.matches(".why") && panel.contains(link)) {
      event.preventDefault();
      why(link);
    } else if (button && button.matches(".close")) close(true);
    else if (button && button.matches(".copy")) copy(button);
  });

  // "See why": what shows that an article derives from another, under its name.
  const why = (link) => {
    const caption = link.closest("figcaption");
    const there = one(".copy-of", caption);
    link.setAttribute("role", "button");
    link.setAttribute("aria-expanded", String(!there));
    if (there) { there.remove(); return; }
    const source = document.getElementById(link.hash.slice(1));
    const shownCopy = make("div", "copy-of");
    shownCopy.append(...all(":scope > table, :scope > .added, :scope > .behind", source)
      .slice(1).map((node) => node.cloneNode(true)));
    if (!shownCopy.childNodes.length) {
      shownCopy.append(make("p", "behind", "There is no pair of sentences to show."));
    }
    caption.append(shownCopy);
  };

  // --- copying ----------------------------------------------------------------------------

  const citation = (button) => {
    const line = button.closest("li");
    const passage = button.closest(".passage");
    const marks = all("mark", passage)
      .filter((mark) => mark.dataset.n.split(" ").includes(line.dataset.n));
    const parts = [];
    let before = null;
    for (const mark of marks) {
      const paragraph = mark.parentElement;
      parts.push((before && before !== paragraph ? "\n" : "") + mark.textContent);
      before = paragraph;
    }
    const title = one(".title", passage);
    const link = one(".out", line);
    const from = [one(".outlet", passage).textContent];
    if (title) from.push(title.textContent);
    from.push(one(".dated", passage).textContent);
    return [
      `«${parts.join("")}»`,
      from.join(", "),
      ...(link ? [link.href] : []),
      `${one(".where", line).textContent} of the article's text, SHA-256 ${passage.dataset.hash}`,
    ].join("\n");
  };

  const copy = async (button) => {
    const text = citation(button);
    try {
      await navigator.clipboard.writeText(text);
    } catch {
      const box = make("textarea", "unseen");
      box.value = text;
      document.body.append(box);
      box.select();
      document.execCommand("copy");
      box.remove();
      button.focus();
    }
    button.textContent = "Copied";
    say("Citation copied.");
    setTimeout(() => { button.textContent = "Copy citation"; }, 2000);
  };

  // --- previews ---------------------------------------------------------------------------

  let waiting = 0;
  const preview = (unit) => { if (wide.matches && unit !== shown) show(unit, unit !== opened); };
  for (const unit of told) {
    unit.addEventListener("pointerenter", () => {
      if (!hovers.matches || opened) return;
      waiting = setTimeout(() => { if (!opened) preview(unit); }, 120);
    });
    unit.addEventListener("pointerleave", () => clearTimeout(waiting));
    sentenceOf(unit).addEventListener("focus", () => preview(unit));
  }

  // --- keys -------------------------------------------------------------------------------

  const letters = one("#letters");
  const keys = one("#keys");
  one("#help").addEventListener("click", () => keys.showModal());
  one("#keys-close").addEventListener("click", () => keys.close());

  const step = (by) => {
    const there = told.filter((unit) => !unit.hidden && !unit.closest("[hidden]"));
    const focused = document.activeElement.closest(".unit") || shown;
    const at = there.indexOf(focused);
    const next = there[at < 0 ? 0 : at + by];
    if (!next) return;
    unfold(next.parentElement);
    sentenceOf(next).focus();
  };

  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || keys.open) return;
    if (event.key === "Escape" && opened) { event.preventDefault(); close(true); return; }
    if (event.target.matches("input, select, textarea")) return;
    const arrows = event.target.matches(".sentence");
    if (arrows && event.key === "ArrowDown") { event.preventDefault(); step(1); return; }
    if (arrows && event.key === "ArrowUp") { event.preventDefault(); step(-1); return; }
    if (!letters.checked) return;
    const does = {
      j: () => step(1),
      k: () => step(-1),
      "/": () => one("#find").focus(),
      "?": () => keys.showModal(),
    }[event.key];
    if (does) { event.preventDefault(); does(); }
  });

  // --- filters ----------------------------------------------------------------------------

  const find = one("#find");
  const bySection = one("#by-section");
  const byActor = one("#by-actor");
  const byOrigins = one("#by-origins");
  const filters = [find, bySection, byActor, byOrigins].filter(Boolean);
  const statements = units.filter((unit) => !unit.matches(".headline"));
  const folded = (text) => text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase()
    .replace(/[‘’]/g, "'").replace(/[“”]/g, '"');
  const words = new Map();
  const wordsOf = (unit) => {
    if (!words.has(unit)) {
      const line = one(".sentence", unit) || unit;
      words.set(unit, folded(`${line.textContent} ${unit.dataset.holder || ""}`));
    }
    return words.get(unit);
  };

  const fits = (unit) => {
    const { section, holder, origins } = unit.dataset;
    const part = bySection.value;
    if (part && !(part === "before" ? unit.closest(".before") : section === part)) return false;
    if (byActor && byActor.value && holder !== byActor.value) return false;
    if (byOrigins.value) {
      const [least, most] = byOrigins.value.split("-").map((part) => Number(part || Infinity));
      if (!(Number(origins) >= least && Number(origins) <= most)) return false;
    }
    return folded(find.value).split(/\s+/).every((word) => wordsOf(unit).includes(word));
  };

  const filter = () => {
    const active = filters.some((field) => field.value.trim());
    document.body.classList.toggle("filtering", active);
    let count = 0;
    for (const unit of statements) {
      unit.hidden = active && !fits(unit);
      if (!unit.hidden) count += 1;
      if (active && !unit.hidden) unfold(unit.parentElement);
    }
    for (const group of all(".group, .part, .story").reverse()) {
      const inside = all(".statement, .refused", group);
      group.hidden = active && !inside.some((unit) => !unit.hidden);
    }
    one("#nothing").hidden = !active || count > 0;
    one("#clear").hidden = !active;
    one("#found").textContent = active ? `${count} of ${statements.length} sentences` : "";
  };
  const clear = () => {
    for (const field of filters) field.value = "";
    filter();
  };
  for (const field of filters) field.addEventListener("input", filter);
  one("#clear").addEventListener("click", () => { clear(); find.focus(); });

  // --- the beginning ----------------------------------------------------------------------

  rest();
  if (location.hash) follow();
  else if (wide.matches && told.length) show(told[0], true);
})();
