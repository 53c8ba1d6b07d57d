/**
 * Types that the scripts share: what the loader (`execution-gap.js`) lends, the programs behind the scripts, and what
 * passes between them. What pages see is in `execution-gap.d.ts`.
 */

import type { CHOICES } from "../loader/contract.js";
import type {
  ExecutionGapElement, GapAnswers, GapCampaignMistake, GapEventCommon, GapEventMap, GapForm,
} from "./execution-gap.js";

/** The hashes of files by their addresses; empty, or `unsealed`, where nothing was sealed. */
export type Hashes = Readonly<Record<string, string | number>>;

/** The scripts and glue that are fetched by name. A new one gets a line here. */
export interface Scripts {
  "./campaign.js": typeof import("../campaign/campaign.js");
  "./campaign-later.js": typeof import("../campaign/campaign-later.js");
  "./campaign/execution-gap.js": CheckerGlue;
  "./data-layer.js": typeof import("../widget/data-layer.js");
  "./display.js": typeof import("../display/display.js");
  "./engine.js": typeof import("./engine.js");
  "./stage.js": typeof import("../widget/stage.js");
  "./triggers.js": typeof import("../display/triggers.js");
  "./wasm/execution-gap.js": WidgetGlue;
}

/** How files are fetched: once, and only with the bytes that were built. */
export interface Files {
  once<T>(path: string, hashes: Hashes, query: string, read: (url: string, integrity: string) => Promise<T>): Promise<T>;
  fetched(url: string, integrity: string): Promise<Response>;
  text(path: string, hashes?: Hashes): Promise<string>;
  code<Path extends keyof Scripts>(path: Path, hashes?: Hashes, query?: string): Promise<Scripts[Path]>;
  /** The report and lead scripts, which have no types yet. */
  code(path: string, hashes?: Hashes, query?: string): Promise<any>;
}

/** An attribute with a fixed list of values. */
export type Choice = keyof typeof CHOICES;

/** What each event carries besides version, instance and time. */
export type Details = { readonly [Name in keyof GapEventMap]: Omit<GapEventMap[Name]["detail"], keyof GapEventCommon> };

/** What the element lends to the controller, the dialog and the campaign. */
export interface Host {
  readonly element: ExecutionGapElement;
  readonly files: Files;
  readonly shadow: ShadowRoot;
  /** Holds the current screen. */
  readonly room: HTMLElement;
  /** The slot of the element's children. */
  readonly fallback: HTMLSlotElement;
  /** Style sheets of what is around the widget. */
  readonly sheets: CSSStyleSheet[];
  /** The style sheets in use, in order. */
  worn: CSSStyleSheet[];
  /** Whether the visitor had the focus on something that has been removed since. */
  hadFocus?: boolean;
  /** Called before something is removed: notes in `hadFocus` whether the focus is inside. */
  leave(): void;
  /** The value of an attribute, or its default. */
  choose(name: Choice): string;
  /** The element's place among the widgets of its page, from 1. */
  place(): number;
  /** The name of the widget in events. */
  instance(): string;
  /** Writes a warning to the console, once for each text. */
  warn(text: string): void;
  /** Dispatches an event now and returns it. */
  dispatch<Name extends keyof Details>(name: Name, detail: Details[Name], options?: CustomEventInit): CustomEvent;
  /** Dispatches an event soon. */
  emit<Name extends keyof Details>(name: Name, detail: Details[Name]): void;
  /** Replaces the list of style sheets in use. */
  wear(change: (worn: CSSStyleSheet[]) => CSSStyleSheet[]): void;
  /** Replaces what is on screen. */
  show(sheets: CSSStyleSheet[], ...content: Node[]): void;
  /** Shows the fallback below the current screen, or takes it away. */
  offer(isOffered: boolean): void;
  /** Starts loading, unless that has begun. */
  boot(): void;
  /** Whether somebody is waiting for the program. */
  isAwaited(): boolean;
  /** The widget can be asked now. */
  ready(): void;
  /** The widget can no longer be asked. */
  rest(): void;
  /** Reports a failure; tries again where that can help, and shows the fallback where it cannot. */
  fail(code: Details["gap-error"]["code"], message: string, isCurable: boolean, more?: object): void;
}

/** Files that were requested before the controller had arrived. */
export interface Early {
  style: Promise<string>;
  tree?: Promise<string>;
  campaign?: Promise<Settings>;
}

/** A campaign as it is meant: every setting with its default (`campaign-effective.js`). */
export interface Campaign {
  id?: string;
  brand: Brand;
  gate: string;
  lead?: Record<string, any>;
  cta?: { label: string; url: string };
  weights: Weights;
  /** The campaign's own words by language, then by the name of the text that they replace. */
  texts: Record<string, Texts>;
  benchmark?: object;
}

export interface Brand {
  name?: string;
  logo?: string;
  /** As `#RRGGBB`. */
  accent?: string;
}

/** The weights of the three capabilities. */
export type Weights = Record<"BI" | "PO" | "AA", number>;

/** A campaign's own words, by the name of the text that they replace. */
export type Texts = Readonly<Record<string, string>>;

/** A campaign as the controller takes it. */
export interface Settings {
  campaign: Campaign;
  brand: Brand;
  texts: Texts;
  /** The texts of style sheets. */
  styles: string[];
  weights: Weights;
  /** Resolves once `over` adds the campaign's own words, numbered for the program. */
  ready: Promise<unknown> | undefined;
  /** The element's attributes with what the campaign adds; an attribute in the page wins. */
  over(attributes: Attributes): Attributes;
}

/** What the contact form asks and says, as the campaign has it. */
export interface LeadForm {
  fields: string[];
  required: string[];
  consents: Record<string, unknown>[];
  controller?: string;
  notice_url?: string;
  request_text?: string;
}

/** What the widget is told: the checked attributes, and what a campaign adds. */
export interface Attributes extends Record<Passed, string>, Partial<Weights> {
  lang: string;
  dir: string;
  /** The name under which the visit is stored. */
  visit: string;
  /** The element's place among the widgets of its page, from 1. */
  ordinal: string;
  "brand-name"?: string;
  "brand-logo"?: string;
  "cta-label"?: string;
  "cta-url"?: string;
  lead?: LeadForm;
  /** The campaign's own words, by number. */
  words?: string;
}

/** The attributes that the widget is told as they are. */
export type Passed = "form" | "mode" | "gate" | "theme" | "heading-level" | "persist" | "shortcuts";

/** What a share link says, or what a visitor has answered; an invitation has no answers. */
export interface Visit {
  form: GapForm;
  role?: string;
  answers?: GapAnswers["answers"];
}

/** The dialog around a widget; around one that stands in the page its methods do nothing. */
export interface Overlay {
  /** `opener` is what was pressed for it. */
  open(opener?: HTMLElement): void;
  close(): void;
  toggle(): void;
  /** The element is in the page, perhaps again. */
  connect(): void;
  /** The element has left the page. */
  disconnect(): void;
}

/** What the controller lends to the scripts that bring the report and the lead module. */
export interface Lent {
  attributes(): Attributes;
  campaign(): Partial<Campaign>;
  mount(): Mount | undefined;
  emit<Name extends keyof Details>(name: Name, detail: Details[Name]): void;
  /** Tells the page of something that it may forbid; says whether it did not. */
  ask<Name extends keyof Details>(name: Name, detail: Details[Name]): boolean;
  /** Has a text read out. */
  say(text: string): void;
  /** Does something in the widget. */
  act(action: string): void;
  /** Goes on from somebody else's report: to new answers, or to the same as the visitor's own. */
  take(): void;
  copy(): void;
  /** Whether the visitor has answers of their own. */
  hasOwn(): boolean;
  /** Somebody else's report is on screen. */
  ready(facts: { widget_version: string; question_set: string; questions: number }): void;
}

/** As the controller sees `report-loader.js`. */
export interface ReportCaller {
  /** Somebody else's answers, while their report is on screen. */
  readonly viewed?: GapAnswers & { role?: string };
  /** The report on screen. */
  readonly root?: HTMLElement;
  isAsked(): boolean;
  read(): Promise<Visit | undefined>;
  view(linked: Visit): HTMLElement;
  show(detail: object): boolean | undefined;
  act(name: string): void;
  warm(): void;
  left(): void;
  settle(): void;
  update(): void;
  forget(): void;
}

/** As the controller sees `lead-call.js`. */
export interface LeadCaller {
  begin(): void;
  take(detail: object): Promise<void>;
  hide(record: Record<string, unknown>): Promise<void>;
  warm(): Promise<void>;
  forget(): void;
  close(): void;
}

/** Whom a program serves: a controller (`stage.js`). */
export interface Served {
  /** Hears what the widget says; the answer to `report` is whether the report has a number. */
  signal(name: string, detail: any): unknown;
  /** The program has ended. */
  stopped(message: string): void;
}

/** What wasm-bindgen exports from every program to start it. */
interface Glue {
  default(source: { module_or_path: WebAssembly.Module }): Promise<unknown>;
}

/** The widget's program (`src/embed`). */
export interface WidgetGlue extends Glue {
  onPanic(report: (message: string) => void): void;
  /** Missing from builds of Trunk. */
  onStop?(report: (cause: unknown) => void): void;
  readWords(text: string): void;
  mount(place: Element, attributes: Attributes, signal: (name: string, detail: unknown) => unknown): Widget;
}

/** A mounted widget. */
export interface Widget {
  update(attributes: Attributes): void;
  begin(attributes: Attributes): void;
  act(name: string, value: string): void;
  receive(name: string, visit: Partial<Visit>): void;
  restore(visit: string): void;
  lead(detail: object): void;
  request(): string | undefined;
  answers(): GapAnswers;
}

/** A mounted widget: where it shows, and whom it serves. */
export interface Mount {
  place: HTMLDivElement;
  controller: Served;
  widget: Widget;
}

/** A mistake in a campaign, or something to look at. */
export type Finding = GapCampaignMistake;

/** The campaign checker's program (`crates/wasm/campaign`). */
export interface CheckerGlue extends Glue {
  check(json: unknown, origin: string, words: string): { mistakes: Finding[]; notes: Finding[] };
}
