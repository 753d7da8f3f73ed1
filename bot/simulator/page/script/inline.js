// Inline mode: what somebody sees who types @bot and a question in any chat.

import { byId, label, make } from "./dom.js";
import { say } from "./words.js";

const PAUSE = 250;

export class InlineBox {
  constructor(does) {
    this.does = does;
    this.box = byId("inline");
    this.text = byId("inline-text");
    this.results = byId("inline-results");
    this.hint = byId("inline-hint");
    this.opener = byId("inline-open");
    this.opener.addEventListener("click", () => (this.box.hidden ? this.open("") : this.close()));
    byId("inline-close").addEventListener("click", () => this.close());
    this.text.addEventListener("input", () => this.#askSoon());
    this.box.addEventListener("keydown", (event) => this.#key(event));
  }

  translate(botName) {
    this.botName = botName;
    this.box.querySelector("label").textContent = say("inlineLabel", botName);
    this.text.placeholder = say("write");
    label(this.opener, say("inline"));
    label(byId("inline-close"), say("close"));
  }

  // Whether the text is the beginning of an inline question; the box then takes it over.
  takes(text) {
    const start = `@${this.botName.toLowerCase()} `;
    if (!text.toLowerCase().startsWith(start)) return false;
    this.open(text.slice(start.length));
    return true;
  }

  open(text) {
    this.box.hidden = false;
    this.opener.setAttribute("aria-expanded", "true");
    this.text.value = text;
    this.text.focus();
    this.#askSoon();
  }

  close() {
    clearTimeout(this.timer);
    this.box.hidden = true;
    this.results.replaceChildren();
    this.opener.setAttribute("aria-expanded", "false");
    this.does.back();
  }

  #askSoon() {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.#ask(this.text.value), PAUSE);
  }

  async #ask(text) {
    const { id, answer } = await this.does.inline(text).catch(() => ({ id: null, answer: null }));
    if (text !== this.text.value || this.box.hidden) return;
    this.hint.textContent = answer === null ? say("inlineNoAnswer") : answer.results.length ? "" : say("inlineNone");
    this.results.replaceChildren(...(answer?.results ?? []).map((result) => this.#choice(id, result, text)));
    if (answer?.button?.start_parameter !== undefined) this.results.append(this.#startButton(answer.button));
  }

  #choice(query, result, text) {
    const pick = async () => {
      await this.does.choose(query, result.id, text);
      this.close();
    };
    return make(
      "li",
      {},
      make(
        "button",
        { type: "button", onclick: pick },
        make("strong", { dir: "auto" }, result.title),
        result.description ? make("span", { dir: "auto" }, result.description) : null,
      ),
    );
  }

  #startButton(button) {
    const start = () => {
      this.close();
      this.does.write(`/start ${button.start_parameter}`);
    };
    return make("li", {}, make("button", { type: "button", onclick: start }, make("strong", { dir: "auto" }, button.text)));
  }

  #key(event) {
    if (event.key === "Escape") {
      this.close();
      return;
    }
    const stops = [this.text, ...this.results.querySelectorAll("button")];
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    const at = stops.indexOf(document.activeElement);
    if (!step || at < 0) return;
    event.preventDefault();
    stops[(at + step + stops.length) % stops.length].focus();
  }
}
