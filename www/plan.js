// The plan below the result, and what the visitor does in it. What stands in it, and what an act of the visitor changes,
// is decided by the program that also makes documents (`crates/report/src/board`); here elements are made, and the browser is asked:
// for files, the clipboard, and what this device keeps.

import { day, desk, element, marks } from "./document-desk.js";

/** More than any result file has. */
const MOST_BYTES = 2_000_001;
/** What tells where a visitor came from; a link that somebody sends on must not carry it. */
const TRACKING = /^utm_|^(gclid|gbraid|wbraid|dclid|fbclid|msclkid|ttclid|twclid|li_fat_id|epik|ScCid)$/;

/** The address of this page with a share link in place of its fragment. */
function address(fragment) {
  const url = new URL(location.href);
  for (const name of [...url.searchParams.keys()]) if (TRACKING.test(name)) url.searchParams.delete(name);
  url.hash = fragment;
  return url.href;
}

/** Marks stand where their classes say. A style attribute is what strict pages forbid; a property is not. */
function placed(root) {
  for (const mark of root.querySelectorAll("[class]")) {
    for (const name of mark.classList) {
      if (/^[pft]\d+$/.test(name)) mark.style.setProperty(`--${name[0]}`, name.slice(1));
    }
  }
}

export class Plan {
  #host;
  #place;
  #board;
  /** What the visitor has typed and added, to be there again after they changed an answer. */
  #done = [];

  /**
   * `host` is what the stage lends: `files`, `say(text)`, `ask(name, detail)`, `beside()` to begin anew for another
   * person, and `kept(links)` to keep links on this device, or, without any, to be told which were kept.
   */
  constructor(host) {
    this.#host = host;
  }

  /**
   * Shows the plan of a visit in `place`: `{ form, answers, profile, weights, words, lang, level, view }`. `links` are the
   * answers of others who wait to be compared with these.
   */
  async show(place, visit, links) {
    const { glue, desk: words } = await desk(this.#host.files, visit);
    const { answers, profile, ...rest } = visit;
    this.#board?.free();
    this.#board = new glue.Board(words, { ...profile, ...rest, answers: marks(answers), day: day(new Date()) });
    for (const link of links) {
      const act = ["people-add", link];
      if (!this.#done.some((known) => known.join() === act.join())) this.#done.push(act);
    }
    if (!visit.view) for (const act of this.#done) this.#board.act(...act);
    const isRead = place.getRootNode().activeElement?.id === "gap-plan";
    if (this.#place !== place) {
      this.#place = place;
      place.addEventListener("click", (event) => this.#click(event));
      place.addEventListener("change", (event) => this.#change(event));
      place.addEventListener("keydown", (event) => this.#key(event));
    }
    place.replaceChildren(...JSON.parse(this.#board.sections()).map((tree) => element(document, tree)));
    placed(place);
    for (const sheet of place.querySelectorAll("[data-action=share-sheet]")) sheet.hidden = !navigator.share;
    // Whoever waited for it goes on at its beginning.
    if (isRead) this.#settle(place);
  }

  /** The others whose answers the visitor has added: `{ form, role, answers }` each. */
  people() {
    return this.#board ? JSON.parse(this.#act("people-list", "")) : [];
  }

  /** Forgets what the visitor has typed and added. */
  forget() {
    this.#done = [];
  }

  /** Does something on the board; what has changed is shown. */
  #act(name, value) {
    const { slots, say, text } = JSON.parse(this.#board.act(name, value));
    if (/^(money|people|earlier)-/.test(name) && text === undefined) this.#done.push([name, value]);
    for (const [slot, content] of slots) this.#fill(slot, content);
    if (say) this.#host.say(say);
    return text;
  }

  #fill(name, content) {
    const slot = this.#place.querySelector(`[data-slot="${name}"]`);
    if (!slot) return;
    const focused = slot.getRootNode().activeElement;
    const { does, about } = slot.contains(focused)
      ? { does: focused.dataset.do, about: focused.name || focused.value }
      : {};
    const isInside = slot.contains(focused);
    slot.replaceChildren(...content.map((tree) => element(document, tree)));
    placed(slot);
    if (!isInside) return;
    // Who stood on something that was made anew stands on it again, or at the beginning of what is left.
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

  #change({ target }) {
    const { do: does } = target.dataset;
    // What adds something waits for its button.
    if (!does || target.matches("button") || does.endsWith("-add")) return;
    this.#act(does, target.type === "checkbox" ? `${target.value}:${Number(target.checked)}` : target.value);
  }

  #click(event) {
    const button = event.target.closest("button");
    if (!button || !this.#place.contains(button)) return;
    const { do: does, action } = button.dataset;
    if (does) this.#act(does, button.value);
    else if (action) this.#carryOut(action, button);
  }

  // Enter in a field does what the button beside it does; there is no form here that a page could submit.
  #key(event) {
    const { target, key } = event;
    if (key !== "Enter" || !target.matches?.("input[data-do]:not([type=checkbox])")) return;
    event.preventDefault();
    if (target.dataset.do.endsWith("-add")) this.#add(target);
    else this.#act(target.dataset.do, target.value);
  }

  #carryOut(action, button) {
    const { about } = button.dataset;
    if (action === "share" || action === "invite") return this.#send(action === "share" ? "link" : "invite");
    if (action === "share-sheet") return void this.#sheet();
    if (action === "add-link") return this.#add(this.#place.querySelector(`[data-do="${about}-add"]`));
    if (action === "open-file") return void this.#open(about);
    if (action === "beside") {
      this.#host.kept([...this.#host.kept(), this.#act("link", "")]);
      this.#host.beside();
    }
  }

  #add(field) {
    this.#act(field.dataset.do, field.value);
  }

  #open(about) {
    const input = Object.assign(document.createElement("input"), { type: "file", accept: ".json,application/json" });
    input.addEventListener("change", async () => {
      const [file] = input.files;
      // The beginning of what is too large is enough to say so.
      if (file) this.#act(`${about}-add`, await file.slice(0, MOST_BYTES).text());
    });
    input.click();
  }

  async #send(kind) {
    const url = address(this.#act(kind, ""));
    if (!this.#asks(kind === "invite" ? "invite" : "copy", url)) return;
    try {
      await navigator.clipboard.writeText(url);
      this.#act("copied", kind);
    } catch {
      this.#act("refused", url);
      const field = this.#place.querySelector(`[data-slot="${kind === "invite" ? "invite" : "share"}-link"] input`);
      field?.focus();
      field?.select();
    }
  }

  async #sheet() {
    const url = address(this.#act("link", ""));
    // Closed without a choice is no failure.
    if (this.#asks("sheet", url)) await navigator.share({ url }).catch(() => {});
  }

  // The page hears that a link is made, and never the link; it may forbid it.
  #asks(method, url) {
    return this.#host.ask("gap-share", { method, length: url.length });
  }
}
