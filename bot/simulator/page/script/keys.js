// What one sends by pressing: a photo, a place, a contact, and the keys that a bot may put under the text box.

import { byId, icon, label, make } from "./dom.js";
import { say } from "./words.js";

const HERE = { latitude: 29.3759, longitude: 47.9774 };
const NUMBER = "+96500000000";

export class Keys {
  constructor(does) {
    this.does = does;
    this.keys = byId("keys");
    this.menu = byId("attach");
    this.opener = byId("attach-open");
    this.file = byId("photo");
    this.opener.addEventListener("click", () => this.#open(this.menu.hidden));
    this.file.addEventListener("change", () => this.#photo());
    this.menu.addEventListener("keydown", (event) => this.#key(event));
    document.addEventListener("click", (event) => {
      if (!event.target.closest("#attach, #attach-open")) this.#open(false);
    });
  }

  translate() {
    label(this.opener, say("attach"));
    this.menu.setAttribute("aria-label", say("attach"));
    this.keys.setAttribute("aria-label", say("keys"));
  }

  clear() {
    this.keys.hidden = true;
    this.keys.replaceChildren();
  }

  // The latest keyboard that the bot sent stays until another comes, it is taken away, or it was for once.
  heed({ keyboard }) {
    if (keyboard?.remove_keyboard) this.clear();
    if (!keyboard?.keyboard) return;
    const rows = keyboard.keyboard.map((row) => make("div", {}, ...row.map((key) => this.#element(key, keyboard.one_time_keyboard))));
    this.keys.replaceChildren(...rows);
    this.keys.hidden = false;
  }

  #element(given, isOnce) {
    const key = typeof given === "string" ? { text: given } : given;
    const press = () => {
      if (key.request_contact) this.#contact();
      else if (key.request_location) this.#place();
      else if (Object.keys(key).some((name) => name.startsWith("request_") || name === "web_app")) this.does.none();
      else this.does.write(key.text);
      if (isOnce) this.clear();
    };
    return make("button", { type: "button", dir: "auto", onclick: press }, key.text);
  }

  #open(isOpen) {
    if (isOpen) {
      const choices = [
        ["photo", "sendPhoto", () => this.file.click()],
        ["place", "sendPlace", () => this.#place()],
        ["person", "sendContact", () => this.#contact()],
      ];
      this.menu.replaceChildren(
        ...choices.map(([picture, words, act]) => {
          const run = () => {
            this.#open(false);
            act();
          };
          return make("li", { role: "none" }, make("button", { type: "button", role: "menuitem", onclick: run }, icon(picture), say(words)));
        }),
      );
    }
    this.menu.hidden = !isOpen;
    this.opener.setAttribute("aria-expanded", String(isOpen));
    if (isOpen) this.menu.querySelector("button").focus();
  }

  #key(event) {
    const stops = [...this.menu.querySelectorAll("button")];
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (event.key === "Escape") {
      this.#open(false);
      this.opener.focus();
    } else if (step) stops[(stops.indexOf(document.activeElement) + step + stops.length) % stops.length].focus();
    else return;
    event.preventDefault();
  }

  #place() {
    this.does.send({ location: HERE });
  }

  #contact() {
    this.does.send({ contact: { phone_number: NUMBER, first_name: this.does.person().first_name, own: true } });
  }

  async #photo() {
    const [file] = this.file.files;
    this.file.value = "";
    if (!file) return;
    const bytes = new Uint8Array(await file.arrayBuffer());
    const content = btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(""));
    this.does.send({ photo: { name: file.name, content } });
  }
}
