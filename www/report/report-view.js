// One report on screen, and what its reader does in it. What stands in it, and what an act of the reader changes, is decided
// by the program (`crates/report/src/board`); here elements are made, and the browser is asked: for files, the clipboard,
// and what this device keeps.

import { idle } from "../loader/idle.js";
import { element, spoken } from "./report-module.js";

/** More than any result file has. */
const MOST_BYTES = 2_000_001;
/** What tells where a visitor came from; a link that somebody sends on must not carry it. */
const TRACKING = /^utm_|^(gclid|gbraid|wbraid|dclid|fbclid|msclkid|ttclid|twclid|li_fat_id|epik|ScCid)$/;
/** As long as a frame takes: what waits for the paint as well, such as a press or a page's own measuring, goes first. */
const BREATH_MS = 16;
/** Long enough for any frame; where none comes, nobody sees the page, or it has put something else in the place of the function. */
const PATIENCE_MS = 1_000;

/** The address of this page with a share link in place of its fragment. */
function address(fragment) {
  const url = new URL(location.href);
  for (const name of [...url.searchParams.keys()]) if (TRACKING.test(name)) url.searchParams.delete(name);
  url.hash = fragment;
  return url.href;
}

/** Marks stand where their classes say. A style attribute is what strict pages forbid; a property is not. */
function placed(root) {
  for (const mark of [root, ...root.querySelectorAll("[class]")]) {
    for (const name of mark.classList) {
      if (/^[pft]\d+$/.test(name)) mark.style.setProperty(`--${name[0]}`, name.slice(1));
    }
  }
}

/** The elements that trees stand for. */
const made = (trees) => trees.map((tree) => {
  const one = element(document, tree);
  placed(one);
  return one;
});

/** Does something once the browser has painted what is on screen now. A timer alone may come before it. */
function afterPaint(does) {
  let timer = setTimeout(does, PATIENCE_MS);
  try {
    requestAnimationFrame(() => {
      clearTimeout(timer);
      timer = setTimeout(does, BREATH_MS);
    });
  } catch {
    // The timer comes.
  }
}

export class ReportView {
  /** The element of the report, while there is one. */
  root;
  #lent;
  #screen;
  /** The parts of the screen: each tree as text, with its element. */
  #parts = [];
  #plan = "";
  /** Rises with each report that is shown: what was to follow on an earlier one does not. */
  #turn = 0;
  /** What the visitor has typed and added, to be there again after they changed an answer. */
  #done = [];
  /** The widget's place, which holds the contact form. */
  #place;

  /**
   * `lent` is what the stage lends: `say(text)`, `ask(name, detail)`, `act(action)` on the widget, `take()` and `copy()` for
   * who reads somebody else's answers, `document(format)`, `beside()` to begin again for another person, and `kept(links)`
   * to keep links on this device, or, without any, to be told which were kept.
   */
  constructor(lent) {
    this.#lent = lent;
  }

  /**
   * Shows the report of a visit in `root`, which is made for the first one: the result at once, the rest once that is
   * painted, and then the plan. `links` are the answers of others who wait to be compared with these. Gives the facts.
   */
  show(visit, links) {
    const { glue, words } = spoken(visit);
    const screen = new glue.Screen(words, visit);
    this.#screen?.free();
    this.#screen = screen;
    for (const link of links) {
      const act = ["people-add", link];
      if (!this.#done.some((known) => known.join() === act.join())) this.#done.push(act);
    }
    if (!visit.view) for (const act of this.#done) screen.act(...act);
    const turn = ++this.#turn;
    const frame = element(document, screen.frame());
    if (this.root) {
      // What changes on a report that is there already changes at once, and around what has the focus.
      this.#reframe(frame);
      this.#fill([...screen.top(), ...screen.rest()]);
      this.#fillPlan();
    } else {
      this.root = frame;
      this.#listen();
      this.#fill(screen.top());
      afterPaint(() => turn === this.#turn && this.#rest(turn));
    }
    return screen.facts();
  }

  #rest(turn) {
    this.#fill([...this.#screen.top(), ...this.#screen.rest()]);
    this.hold(this.#place);
    idle().then(() => turn === this.#turn && this.#fillPlan());
  }

  /** Keeps the place of the widget where the contact form belongs. */
  hold(place) {
    this.#place = place;
    const slot = place && this.root?.querySelector('[data-slot="contact"]');
    if (slot && !slot.contains(place)) slot.append(place);
  }

  /** The report goes off the screen. */
  drop() {
    this.#turn++;
    this.root = undefined;
    this.#place = undefined;
    this.#parts = [];
    this.#plan = "";
  }

  /** Takes over attributes, and what stands around the screen. */
  #reframe(frame) {
    const { root } = this;
    for (const { name } of [...root.attributes]) if (!frame.hasAttribute(name)) root.removeAttribute(name);
    for (const { name, value } of frame.attributes) root.setAttribute(name, value);
    const screen = root.querySelector(".screen");
    const fresh = [...frame.children];
    const at = fresh.findIndex((one) => one.matches(".screen"));
    for (const one of [...root.children]) if (one !== screen) one.remove();
    screen.before(...fresh.slice(0, at));
    screen.after(...fresh.slice(at + 1));
  }

  /** Shows these parts. A part that stays as it was stays the same element. */
  #fill(trees) {
    const screen = this.root.querySelector(".screen");
    const before = this.#parts;
    this.#parts = trees.map((tree) => {
      const text = JSON.stringify(tree);
      const at = before.findIndex((known) => known.text === text);
      return at < 0 ? { text, one: made([tree])[0] } : before.splice(at, 1)[0];
    });
    for (const { one } of before) one.remove();
    let next = null;
    for (const { one } of this.#parts.toReversed()) {
      if (one.parentNode !== screen) screen.insertBefore(one, next);
      next = one;
    }
  }

  #fillPlan() {
    const place = this.root.querySelector("[data-plan]");
    if (!place) return;
    const trees = this.#screen.plan();
    const text = JSON.stringify(trees);
    if (place.firstChild && text === this.#plan) return;
    this.#plan = text;
    place.replaceChildren(...made(trees));
    for (const sheet of place.querySelectorAll("[data-action=share-sheet]")) sheet.hidden = !navigator.share;
  }

  /** Moves the focus to the plan. */
  settle() {
    const plan = this.root?.querySelector("[data-plan]");
    if (!plan) return;
    this.#settle(plan);
    plan.querySelector(".subheading")?.scrollIntoView({ block: "nearest" });
  }

  /** The others whose answers the visitor has added: `{ form, role, answers }` each. */
  people() {
    return this.#screen?.people() ?? [];
  }

  /** Forgets what the visitor has typed and added. */
  forget() {
    this.#done = [];
  }

  /** Does something in the report; what has changed is shown. */
  act(name, value) {
    const { slots, focus, say, text } = this.#screen.act(name, value);
    if (/^(money|people|earlier)-/.test(name) && text == null) this.#done.push([name, value]);
    for (const [slot, content] of slots) this.#fillSlot(slot, content);
    if (focus) this.root?.querySelector(`[data-action="${focus}"]`)?.focus({ preventScroll: true });
    if (say) this.#lent.say(say);
    return text;
  }

  #fillSlot(name, content) {
    const slot = this.root?.querySelector(`[data-slot="${name}"]`);
    if (!slot) return;
    const focused = slot.getRootNode().activeElement;
    const isInside = slot.contains(focused);
    const { does, about } = isInside ? { does: focused.dataset.do, about: focused.name || focused.value } : {};
    slot.replaceChildren(...made(content));
    if (!isInside) return;
    // Who stood on something that was made again stands on it again, or at the beginning of what is left.
    const again = [...slot.querySelectorAll("[data-do]")];
    const same = again.find((one) => one.dataset.do === does && (one.name || one.value) === about);
    if (same) same.focus();
    else this.#settle(slot.closest("[data-section]"));
  }

  #settle(place) {
    const heading = place.querySelector(".subheading");
    heading?.setAttribute("tabindex", "-1");
    heading?.focus({ preventScroll: true });
  }

  #listen() {
    const { root } = this;
    // The contact form is the widget's.
    const on = (name, does) => root.addEventListener(name, (event) => {
      if (!event.target.closest('[data-slot="contact"]')) does(event);
    });
    on("click", (event) => this.#click(event));
    on("change", (event) => this.#change(event));
    on("keydown", (event) => this.#key(event));
  }

  #change({ target }) {
    const { do: does } = target.dataset;
    // What adds something waits for its button.
    if (!does || target.matches("button") || does.endsWith("-add")) return;
    this.act(does, target.type === "checkbox" ? `${target.value}:${Number(target.checked)}` : target.value);
  }

  #click(event) {
    const button = event.target.closest("button");
    if (!button) return;
    const { do: does, action, jump } = button.dataset;
    if (does) this.act(does, button.value);
    else if (jump) this.#jump(jump);
    else if (action) this.#carryOut(action, button);
  }

  // Enter in a field does what the button beside it does; there is no form here that a page could submit.
  #key(event) {
    const { target, key } = event;
    if (key !== "Enter" || !target.matches?.("input[data-do]:not([type=checkbox])")) return;
    event.preventDefault();
    if (target.dataset.do.endsWith("-add")) this.#add(target);
    else this.act(target.dataset.do, target.value);
  }

  #jump(id) {
    // Who is faster than the browser has time gets all of it now.
    if (!this.root.querySelector("[data-section=basis]")) this.#rest(this.#turn);
    if (!this.root.querySelector(`#${id}`)) this.#fillPlan();
    const target = this.root.querySelector(`#${id}`);
    target?.scrollIntoView({ block: "start" });
    target?.focus({ preventScroll: true });
  }

  #carryOut(action, button) {
    const { about } = button.dataset;
    const { act, take, copy, document, kept, beside } = this.#lent;
    const does = {
      back: () => act("back"),
      review: () => act("review"),
      deepen: () => act("deepen"),
      continue: () => act("continue"),
      restart: () => this.act("restart", ""),
      cancel: () => this.act("cancel", ""),
      "restart-sure": () => act("restart"),
      take,
      copy,
      print: () => document("print"),
      download: () => document(about),
      share: () => this.#send("link"),
      invite: () => this.#send("invite"),
      "share-sheet": () => this.#sheet(),
      "add-link": () => this.#add(this.root.querySelector(`[data-do="${about}-add"]`)),
      "open-file": () => this.#open(about),
      beside: () => {
        kept([...kept(), this.act("link", "")]);
        beside();
      },
    };
    does[action]?.();
  }

  #add(field) {
    this.act(field.dataset.do, field.value);
  }

  #open(about) {
    const input = Object.assign(document.createElement("input"), { type: "file", accept: ".json,application/json" });
    input.addEventListener("change", async () => {
      const [file] = input.files;
      // The beginning of what is too large is enough to say so.
      if (file) this.act(`${about}-add`, await file.slice(0, MOST_BYTES).text());
    });
    input.click();
  }

  async #send(kind) {
    const url = address(this.act(kind, ""));
    if (!this.#asks(kind === "invite" ? "invite" : "copy", url)) return;
    try {
      await navigator.clipboard.writeText(url);
      this.act("copied", kind);
    } catch {
      this.act("refused", url);
      const field = this.root?.querySelector(`[data-slot="${kind === "invite" ? "invite" : "share"}-link"] input`);
      field?.focus();
      field?.select();
    }
  }

  async #sheet() {
    const url = address(this.act("link", ""));
    // Closed without a choice is no failure.
    if (this.#asks("sheet", url)) await navigator.share({ url }).catch(() => {});
  }

  // The page hears that a link is made, and never the link; it may forbid it.
  #asks(method, url) {
    return this.#lent.ask("gap-share", { method, length: url.length });
  }
}
