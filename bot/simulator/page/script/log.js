// The messages on the page: put in, changed, taken out; scrolled to the latest; walked through with the arrow keys.

import { byId, label } from "./dom.js";
import { messageElement } from "./message.js";
import { say } from "./words.js";

const NEAR = 120;

export class Log {
  constructor(does) {
    this.does = does;
    this.list = byId("log");
    this.scroll = byId("scroll");
    this.latest = byId("latest");
    this.messages = new Map();
    this.chosen = null;
    this.following = true;
    this.lastTop = 0;
    this.scroll.addEventListener("scroll", () => this.#scrolled(), { passive: true });
    this.latest.addEventListener("click", () => this.toEnd());
    // A picture that loads, or keys under the text box, move the end: whoever was there stays there.
    const stay = () => this.following && this.toEnd("auto");
    this.list.addEventListener("load", stay, true);
    new ResizeObserver(stay).observe(this.scroll);
    this.list.addEventListener("keydown", (event) => this.#walk(event));
    this.list.addEventListener("click", (event) => this.#tap(event));
  }

  fill(messages, seat) {
    this.seat = seat;
    this.messages.clear();
    this.list.replaceChildren();
    this.list.setAttribute("aria-live", "off");
    for (const message of messages) this.put(message);
    this.list.setAttribute("aria-live", "polite");
    this.toEnd("auto");
  }

  put(message) {
    const old = byId(`message-${message.message_id}`);
    const hadFocus = old?.contains(document.activeElement);
    this.messages.set(message.message_id, message);
    const element = messageElement(message, this.seat, this.does, message.message_id === this.chosen);
    if (old) old.replaceWith(element);
    else this.list.append(element);
    this.#mark(element);
    if (hadFocus) element.focus();
    this.#makeReachable();
    this.#tick();
    if (this.following || message.from.id === this.seat.person.id) this.toEnd();
    else this.#offerLatest();
  }

  take(id) {
    this.messages.delete(id);
    byId(`message-${id}`)?.remove();
    this.#makeReachable();
  }

  show(id) {
    const element = byId(`message-${id}`);
    element?.scrollIntoView({ block: "center", behavior: "smooth" });
    element?.focus({ preventScroll: true });
  }

  choose(id) {
    byId(`message-${this.chosen}`)?.classList.remove("chosen");
    this.chosen = id;
    byId(`message-${id}`)?.classList.add("chosen");
  }

  last(test) {
    return [...this.messages.values()].reverse().find(test);
  }

  toEnd(behavior = "smooth") {
    this.following = true;
    this.scroll.scrollTo({ top: this.scroll.scrollHeight, behavior });
  }

  // A person who scrolls up reads on in peace; one who doesn't is kept at the latest message, however fast answers come.
  #scrolled() {
    const top = this.scroll.scrollTop;
    if (this.#isAtEnd()) this.following = true;
    else if (top < this.lastTop) this.following = false;
    this.lastTop = top;
    this.#offerLatest();
  }

  #isAtEnd() {
    return this.scroll.scrollHeight - this.scroll.scrollTop - this.scroll.clientHeight < NEAR;
  }

  #offerLatest() {
    this.latest.hidden = this.#isAtEnd();
  }

  #mark(element) {
    const before = element.previousElementSibling;
    element.classList.toggle("fresh-sender", before?.dataset.sender !== element.dataset.sender);
  }

  // Under one's own messages: whether the bot has answered, hasn't yet, or never got them.
  #tick() {
    const all = [...this.messages.values()];
    const answered = new Set(all.filter((one) => one.from.is_bot && one.cause).map((one) => one.cause));
    for (const message of all) {
      const tick = byId(`message-${message.message_id}`)?.querySelector(".tick");
      if (!tick) continue;
      const bot = Object.keys(message.reactions ?? {}).some((id) => Number(id) !== this.seat.person.id && message.reactions[id].length);
      const state = answered.has(message.cause) || bot ? "answered" : message.cause ? "waiting" : "unheard";
      tick.textContent = { answered: "✓✓", waiting: "✓", unheard: "–" }[state];
      tick.classList.toggle("open", state !== "answered");
      label(tick, say(state));
      tick.setAttribute("role", "img");
    }
  }

  // One stop for Tab: the message that was last in focus, else the latest.
  #makeReachable() {
    const items = [...this.list.children];
    if (!items.some((item) => item.tabIndex === 0)) items.at(-1)?.setAttribute("tabindex", "0");
  }

  #walk(event) {
    const item = event.target.closest(".message");
    if (!item || event.target !== item) return;
    const steps = { ArrowDown: item.nextElementSibling, ArrowUp: item.previousElementSibling, Home: this.list.firstElementChild, End: this.list.lastElementChild };
    const next = steps[event.key];
    if (!next) return;
    event.preventDefault();
    item.tabIndex = -1;
    next.tabIndex = 0;
    next.focus();
  }

  // A tap on a message shows its tools where nothing hovers, and its reasons where the panel is open.
  #tap(event) {
    const item = event.target.closest(".message");
    if (!item || event.target.closest("button, a")) return;
    item.focus({ preventScroll: true });
    this.does.look(this.messages.get(Number(item.id.replace("message-", ""))));
  }
}
