// Writing: a new message, a reply or an edit; the menu of commands above it.

import { byId, label, make } from "./dom.js";
import { say } from "./words.js";

export class Composer {
  constructor(does) {
    this.does = does;
    this.commands = [];
    this.mode = null;
    this.text = byId("text");
    this.menu = byId("menu");
    this.opener = byId("menu-open");
    byId("form").addEventListener("submit", (event) => this.#submit(event));
    byId("banner-close").addEventListener("click", () => this.plain());
    this.text.addEventListener("input", () => this.#typed());
    this.text.addEventListener("keydown", (event) => this.#key(event));
    this.opener.addEventListener("click", () => this.#toggleMenu());
    document.addEventListener("click", (event) => {
      if (!event.target.closest("#menu, #menu-open, #text")) this.#closeMenu();
    });
  }

  translate() {
    this.text.placeholder = say("write");
    this.text.setAttribute("aria-label", say("write"));
    this.menu.setAttribute("aria-label", say("commands"));
    label(this.opener, say("commands"));
    label(byId("send-button"), say("send"));
    label(byId("banner-close"), say("close"));
    this.#fit();
  }

  reply(message, name) {
    this.#enter({ kind: "reply", id: message.message_id }, say("replyTo", name), message.text ?? message.caption ?? "");
  }

  edit(message) {
    this.#enter({ kind: "edit", id: message.message_id }, say("editing"), message.text);
    this.text.value = message.text;
    this.#fit();
  }

  plain() {
    if (this.mode?.kind === "edit") this.text.value = "";
    this.mode = null;
    byId("banner").hidden = true;
    this.#fit();
  }

  #enter(mode, title, words) {
    this.plain();
    this.mode = mode;
    const banner = byId("banner");
    banner.querySelector("use").setAttribute("href", `#icon-${mode.kind}`);
    banner.querySelector("strong").textContent = title;
    banner.querySelector("span").textContent = words;
    banner.hidden = false;
    this.text.focus();
  }

  async #submit(event) {
    event?.preventDefault();
    const text = this.text.value.trim();
    if (!text) return;
    const mode = this.mode;
    this.text.value = "";
    this.plain();
    this.#closeMenu();
    const sent = mode?.kind === "edit" ? this.does.change(mode.id, text) : this.does.write(text, mode?.id);
    if (!(await sent)) {
      this.text.value = text;
      this.#fit();
    }
  }

  #typed() {
    this.#fit();
    if (this.does.startInline(this.text.value)) {
      this.text.value = "";
      this.#fit();
    } else if (/^\/\w*$/.test(this.text.value)) this.#openMenu(this.text.value.slice(1));
    else this.#closeMenu();
  }

  #key(event) {
    if (!this.menu.hidden && this.#menuKey(event)) return;
    if (event.key === "Enter" && !event.shiftKey && !event.isComposing) this.#submit(event);
    else if (event.key === "Escape") this.plain();
    else if (event.key === "ArrowUp" && this.text.value === "") {
      const message = this.does.lastMine();
      if (message) {
        event.preventDefault();
        this.edit(message);
      }
    }
  }

  #fit() {
    this.text.style.blockSize = "auto";
    this.text.style.blockSize = `${this.text.scrollHeight + 2}px`;
    byId("send-button").disabled = this.text.value.trim() === "";
  }

  #toggleMenu() {
    if (this.menu.hidden) this.#openMenu("");
    else this.#closeMenu();
    this.text.focus();
  }

  #openMenu(beginning) {
    const found = this.commands.filter(({ command }) => command.startsWith(beginning));
    this.menu.replaceChildren(
      ...found.map(({ command, description }, index) =>
        make(
          "li",
          { id: `command-${index}`, role: "option", "aria-selected": String(index === 0), onclick: () => this.#run(command) },
          make("b", {}, `/${command}`),
          make("span", { dir: "auto" }, description),
        ),
      ),
    );
    this.menu.hidden = found.length === 0;
    this.opener.setAttribute("aria-expanded", String(!this.menu.hidden));
    this.#point();
  }

  #closeMenu() {
    this.menu.hidden = true;
    this.opener.setAttribute("aria-expanded", "false");
    this.#point();
  }

  #menuKey(event) {
    const items = [...this.menu.children];
    const at = items.findIndex((item) => item.ariaSelected === "true");
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step) {
      items[at].ariaSelected = "false";
      const next = items[(at + step + items.length) % items.length];
      next.ariaSelected = "true";
      next.scrollIntoView({ block: "nearest" });
      this.#point();
    } else if (event.key === "Enter" || event.key === "Tab") items[at].click();
    else if (event.key === "Escape") this.#closeMenu();
    else return false;
    event.preventDefault();
    return true;
  }

  #point() {
    const selected = this.menu.hidden ? null : this.menu.querySelector("[aria-selected=true]");
    if (selected) this.text.setAttribute("aria-activedescendant", selected.id);
    else this.text.removeAttribute("aria-activedescendant");
  }

  #run(command) {
    this.text.value = "";
    this.#closeMenu();
    this.does.write(`/${command}`);
    this.#fit();
    this.text.focus();
  }
}
