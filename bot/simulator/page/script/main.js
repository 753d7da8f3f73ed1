// The page: one person in one chat at a time, and everything wired together.

import { listen, people, seatApi } from "./api.js";
import { Composer } from "./composer.js";
import { byId, label } from "./dom.js";
import { InlineBox } from "./inline.js";
import { Keys } from "./keys.js";
import { Log } from "./log.js";
import { Seats } from "./seats.js";
import { drawTheme, startTheme } from "./theme.js";
import { WhyPanel } from "./why.js";
import { say, speak } from "./words.js";

const TYPING_SECONDS = 5;
const TOAST_SECONDS = 4;
const isAnswer = (message) => message.from.is_bot || Boolean(message.via_bot);

class Page {
  constructor({ bot, seats }) {
    this.bot = bot;
    this.seats = new Seats(seats, (seat) => this.sit(seat));
    this.log = new Log({
      write: (text) => this.write(text),
      follow: (event, address) => this.follow(event, address),
      show: (id) => this.log.show(id),
      press: (message, button) => this.press(message, button),
      reply: (message) => this.composer.reply(message, message.from.first_name),
      edit: (message) => this.composer.edit(message),
      react: (message, emoji) => this.#try(() => this.api.react(message.message_id, emoji)),
      why: (message) => this.why.open(message),
      look: (message) => this.why.isOpen && isAnswer(message) && this.why.explain(message),
    });
    this.composer = new Composer({
      write: (text, replyTo) => this.write(text, replyTo),
      change: (id, text) => this.#try(() => this.api.edit(id, text)),
      startInline: (text) => this.inline.takes(text),
      lastMine: () => this.log.last(({ from, text, via_bot: via }) => from.id === this.seat.person.id && text && !via),
    });
    this.inline = new InlineBox({
      inline: (text) => this.api.inline(text),
      choose: (query, result, text) => this.#try(() => this.api.choose(query, result, text)),
      write: (text) => this.write(text),
      back: () => byId("text").focus(),
    });
    this.why = new WhyPanel({
      why: (id) => this.api.why(id),
      lastAnswer: () => this.log.last(isAnswer),
      chosen: (message) => this.log.choose(message?.message_id ?? null),
    });
    this.keys = new Keys({
      write: (text) => this.write(text),
      send: (media) => this.#try(() => this.api.send(media)),
      none: () => this.#toast(say("noButton"), TOAST_SECONDS),
      person: () => this.seat.person,
    });
    byId("start").addEventListener("click", () => this.write("/start"));
    byId("start-over").addEventListener("click", () => this.startOver());
    byId("block").addEventListener("click", () => this.#try(() => this.api.block(!this.seat.blocked)));
  }

  async sit(seat) {
    this.seat = seat;
    this.api = seatApi(seat);
    speak(seat.person.language_code);
    this.#translate();
    this.composer.plain();
    byId("inline").hidden = true;
    byId("toast").hidden = true;
    this.seats.draw(seat);
    document.querySelector("main").ariaBusy = "true";
    await this.reload();
    if (window.matchMedia("(hover: hover)").matches) byId("text").focus();
  }

  // Events that come while the chat is fetched wait, so that neither overtakes the other.
  async reload() {
    const turn = (this.turn = (this.turn ?? 0) + 1);
    this.held ??= [];
    let found;
    try {
      found = await this.api.open();
    } catch {
      return; // The connection is gone: its return reloads.
    }
    if (turn !== this.turn) return;
    const held = this.held;
    this.held = null;
    this.#fill(found);
    for (const event of held) if (event.id > found.last_event) this.on(event);
  }

  #fill({ messages, commands, about, last_event: lastEvent }) {
    this.composer.commands = commands;
    this.about = about;
    this.lastEvent = lastEvent;
    this.#typing(false);
    this.log.fill(messages, this.seat);
    this.keys.clear();
    for (const message of messages) this.keys.heed(message);
    document.querySelector("main").ariaBusy = "false";
    this.#status();
    this.#welcome();
    if (this.why.isOpen) this.why.explain(this.log.last(isAnswer));
  }

  write(text, replyTo) {
    return this.#try(() => this.api.write(text, replyTo));
  }

  async press(message, button) {
    if (button.callback_data !== undefined) await this.#try(() => this.api.press(message.message_id, button.callback_data));
    const chosen = button.switch_inline_query_chosen_chat?.query;
    const inline = button.switch_inline_query_current_chat ?? button.switch_inline_query ?? chosen;
    if (inline !== undefined) this.inline.open(inline);
    if (chosen !== undefined || button.switch_inline_query_chosen_chat) this.#toast(say("chosenChat"), TOAST_SECONDS);
    if (button.copy_text) {
      await navigator.clipboard.writeText(button.copy_text.text);
      this.#toast(say("copied"), TOAST_SECONDS);
    }
    if (button.web_app) this.#toast(say("noWebApp"), TOAST_SECONDS);
    if (button.login_url || button.callback_game || button.pay) this.#toast(say("noButton"), TOAST_SECONDS);
  }

  // A link to the bot itself starts it, as on Telegram; any other opens outside.
  follow(event, address) {
    const name = this.bot.username.toLowerCase();
    const way = address.toLowerCase().startsWith(`tg://resolve?domain=${name}`) ? address : /^https?:\/\/(?:t|telegram)\.me\/([^/?#]+)/i.exec(address)?.[1];
    if (way?.toLowerCase() !== name && way !== address) return;
    event.preventDefault();
    const asked = new URL(address).searchParams;
    if (asked.has("startgroup")) this.#toast(say("noGroup"), TOAST_SECONDS);
    else this.write(`/start ${asked.get("start") ?? ""}`.trim());
  }

  async startOver() {
    await this.#try(() => this.api.startOver());
    if (this.seat.chat.type === "private") await this.write("/start");
    byId("text").focus();
  }

  on(event) {
    if (this.held) {
      this.held.push(event);
      return;
    }
    if (event.kind === "profile") {
      this.reload();
      return;
    }
    if (event.kind === "blocked") this.#blocked(event);
    if (event.chat !== this.seat.chat.id) {
      if (event.kind === "message") this.seats.arrived(event.chat, this.seat);
      return;
    }
    switch (event.kind) {
      case "message":
      case "edit":
      case "reaction":
        this.#put(event);
        break;
      case "delete":
        this.log.take(event.message_id);
        break;
      case "cleared":
        this.log.fill([], this.seat);
        this.keys.clear();
        break;
      case "typing":
        this.#typing(event.action !== "cancel");
        break;
      case "notice":
        if (event.person === this.seat.person.id) this.#notice(event);
    }
    this.#welcome();
  }

  connected(isConnected) {
    if (isConnected) {
      byId("toast").hidden = true;
      this.reload();
    } else this.#toast(say("offline"), Infinity);
  }

  #put({ kind, message }) {
    if (message.receiver_user && message.receiver_user.id !== this.seat.person.id) return;
    this.log.put(message);
    if (kind === "message") this.keys.heed(message);
    if (kind === "message" && message.keyboard?.force_reply) this.composer.reply(message, message.from.first_name);
    if (kind === "reaction" || !isAnswer(message)) return;
    this.#typing(false);
    if (this.why.isOpen) this.why.explain(message);
  }

  #notice({ text, show_alert: isAlert, url }) {
    if (url) window.open(url, "_blank", "noopener");
    if (!text) return;
    if (!isAlert) {
      this.#toast(text, TOAST_SECONDS);
      return;
    }
    byId("dialog-text").textContent = text;
    byId("dialog").showModal();
  }

  #blocked({ chat, blocked }) {
    for (const seat of this.seats.seats) if (seat.person.id === chat) seat.blocked = blocked;
    this.#status();
  }

  #typing(isTyping) {
    clearTimeout(this.typingTimer);
    byId("typing").hidden = !isTyping;
    if (isTyping) {
      this.typingTimer = setTimeout(() => this.#typing(false), TYPING_SECONDS * 1000);
      this.log.toEnd();
    }
    this.#status(isTyping);
  }

  #status(isTyping = false) {
    const { chat, blocked } = this.seat;
    const isPrivate = chat.type === "private";
    byId("chat-title").textContent = isPrivate ? this.about?.name ?? this.bot.first_name : chat.title;
    const quiet = isPrivate ? say(blocked ? "blockedStatus" : "bot") : say("members");
    const status = byId("chat-status");
    status.textContent = isTyping ? say("typing") : quiet;
    status.classList.toggle("busy", isTyping);
    const block = byId("block");
    block.hidden = !isPrivate;
    block.setAttribute("aria-pressed", String(Boolean(blocked)));
    label(block, say(blocked ? "unblock" : "block"));
  }

  #welcome() {
    const isPrivate = this.seat.chat.type === "private";
    const welcome = byId("welcome");
    welcome.hidden = this.log.messages.size > 0;
    welcome.querySelector("h2").textContent = isPrivate ? this.about.name : this.seat.chat.title;
    welcome.querySelector("p").textContent = isPrivate ? this.about.description || say("welcome") : say("groupWelcome");
    byId("start").hidden = !isPrivate;
  }

  #translate() {
    byId("people-title").textContent = say("people");
    byId("local").textContent = say("local");
    byId("start").textContent = say("start");
    byId("log").setAttribute("aria-label", say("messages"));
    byId("typing").setAttribute("aria-label", say("typing"));
    byId("dialog").querySelector("button").textContent = say("ok");
    label(byId("start-over"), say("startOver"));
    label(byId("latest"), say("latest"));
    this.composer.translate();
    this.keys.translate();
    this.inline.translate(this.bot.username);
    this.why.translate();
    drawTheme();
  }

  #toast(words, seconds) {
    const toast = byId("toast");
    toast.textContent = words;
    toast.hidden = false;
    clearTimeout(this.toastTimer);
    if (Number.isFinite(seconds)) this.toastTimer = setTimeout(() => (toast.hidden = true), seconds * 1000);
  }

  async #try(act) {
    try {
      await act();
      return true;
    } catch (error) {
      this.#toast(error.message, TOAST_SECONDS);
      return false;
    }
  }
}

startTheme();
const found = await people();
const page = new Page(found);
await page.sit(found.seats[0]);
listen(page.lastEvent, { event: (event) => page.on(event), lost: () => page.connected(false), back: () => page.connected(true) });
