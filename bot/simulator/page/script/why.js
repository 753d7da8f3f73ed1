// The panel that shows why an answer came: what the bot's side tells, and what the simulator measured.

import { byId, label, make } from "./dom.js";
import { say } from "./words.js";

const SHOWN = new Set(["kind", "language", "facts", "confidence", "candidates", "seconds", "logged"]);
const percent = (value) => `${Math.round(value * 100)} %`;

export class WhyPanel {
  constructor(does) {
    this.does = does;
    this.panel = byId("why");
    this.body = byId("why-body");
    this.toggle = byId("why-toggle");
    this.toggle.addEventListener("click", () => (this.isOpen ? this.close() : this.open(this.does.lastAnswer())));
    byId("why-close").addEventListener("click", () => this.close());
    this.panel.addEventListener("keydown", (event) => {
      if (event.key === "Escape") this.close();
    });
  }

  get isOpen() {
    return !this.panel.hidden;
  }

  translate() {
    byId("why-title").textContent = say("why");
    this.toggle.querySelector("span").textContent = say("why");
    this.toggle.title = say("why");
    label(byId("why-close"), say("close"));
  }

  async open(message) {
    this.#show(true);
    byId("why-title").focus({ preventScroll: true });
    await this.explain(message);
  }

  close() {
    this.#show(false);
    this.does.chosen(null);
    this.toggle.focus();
  }

  async explain(message) {
    this.does.chosen(message ?? null);
    if (!message) {
      this.body.replaceChildren(hint(say("whyChoose")));
      return;
    }
    const asked = (this.asked = message.message_id);
    const nothing = { explanation: null, seconds: null, update_id: null };
    const found = await this.does.why(message.message_id).catch(() => nothing);
    if (asked === this.asked) this.body.replaceChildren(...sections(message, found));
  }

  #show(open) {
    this.panel.hidden = !open;
    this.toggle.setAttribute("aria-expanded", String(open));
  }
}

function sections(message, { explanation, seconds, update_id: update }) {
  const told = explanation ?? {};
  const words = message.text ?? message.caption ?? message.document?.file_name ?? "";
  const rest = Object.entries(told).filter(([key]) => !SHOWN.has(key));
  return [
    make("p", { className: "said", dir: "auto" }, words),
    ...(explanation ? [] : [hint(say("whyNothing"))]),
    ...(told.facts ? [heading("facts"), chips(told.facts)] : []),
    ...("confidence" in told && told.confidence !== null ? [heading("confidence"), confidence(told.confidence)] : []),
    ...runners(told),
    ...timing(told.seconds, seconds),
    ...(told.logged === undefined ? [] : [heading("logged"), pairs(told.logged)]),
    heading("more"),
    pairs(details(told, rest, update)),
  ];
}

function details(told, rest, update) {
  const rows = {};
  if (told.kind) rows[say("kind")] = told.kind;
  if (told.language) rows[say("language")] = told.language;
  Object.assign(rows, Object.fromEntries(rest));
  if (update !== null) rows[say("update")] = update;
  return rows;
}

const heading = (id) => make("h3", {}, say(id));
const hint = (words) => make("p", { className: "hint" }, words);
const chips = (facts) => (facts.length ? make("ul", { className: "chips" }, ...facts.map((id) => make("li", {}, id))) : hint(say("none")));
const meter = (value) => make("meter", { min: 0, max: 1, value, "aria-label": percent(value) });

function confidence(value) {
  return make("div", {}, make("p", { className: "big" }, make("strong", { dir: "ltr" }, percent(value))), meter(value));
}

function runners({ candidates, facts }) {
  const others = (candidates ?? []).filter(({ id }) => !(facts ?? []).includes(id));
  if (!others.length) return [];
  const row = ({ id, confidence: value }) =>
    make("li", {}, make("span", {}, id), make("span", { dir: "ltr" }, percent(value)), meter(value));
  return [heading("candidates"), make("ul", { className: "runners" }, ...others.map(row))];
}

function timing(own, roundTrip) {
  const shown = own ?? roundTrip;
  if (shown === null || shown === undefined) return [];
  const parts = [make("strong", {}, make("bdi", {}, say("seconds", shown)))];
  const line = [make("p", { className: "big" }, ...parts)];
  if (roundTrip !== null) line.push(make("p", { className: "hint" }, `${say("roundTrip")}: `, make("bdi", {}, say("seconds", roundTrip))));
  return [heading("time"), ...(own === undefined ? line.slice(0, 1) : line)];
}

function pairs(value) {
  if (value === null || value === false || (Array.isArray(value) && !value.length)) return hint(say("none"));
  if (typeof value !== "object") return make("p", { dir: "auto" }, plain(value));
  return make("dl", {}, ...Object.entries(value).flatMap(([key, one]) => [make("dt", {}, key), make("dd", {}, plain(one))]));
}

function plain(value) {
  if (value === true) return say("yes");
  if (value === false) return say("no");
  if (value === null || value === undefined) return say("none");
  if (Array.isArray(value)) return value.map(plain).join(", ") || say("none");
  if (typeof value === "number" && !Number.isInteger(value)) return String(Math.round(value * 1000) / 1000);
  return typeof value === "object" ? JSON.stringify(value) : String(value);
}
