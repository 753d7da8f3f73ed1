// The test people: who one is at the moment, and what arrived for the others.

import { byId, make } from "./dom.js";
import { say } from "./words.js";

export class Seats {
  constructor(seats, take) {
    this.seats = seats;
    this.take = take;
    this.unread = new Map();
  }

  arrived(chat, current) {
    for (const seat of this.seats) {
      if (seat.chat.id === chat && seat !== current) this.unread.set(seat, (this.unread.get(seat) ?? 0) + 1);
    }
    this.draw(current);
  }

  draw(current) {
    this.unread.delete(current);
    const focused = document.activeElement?.dataset?.seat;
    byId("seats").replaceChildren(...this.seats.map((seat, index) => make("li", {}, this.#button(seat, index, current))));
    if (focused !== undefined) byId("seats").querySelector(`[data-seat="${focused}"]`)?.focus();
  }

  #button(seat, index, current) {
    const { person, chat } = seat;
    const place = chat.type === "private" ? say(person.language_code === "ar" ? "chatInArabic" : "chatInEnglish") : say("group");
    const unread = this.unread.get(seat);
    const button = make(
      "button",
      { type: "button", className: "seat", onclick: () => this.take(seat) },
      make("span", { className: `avatar tone-${index % 3}`, "aria-hidden": "true" }, person.first_name[0]),
      make("span", { className: "names" }, make("strong", { dir: "auto" }, person.first_name), make("small", {}, place)),
      unread ? make("span", { className: "unread" }, String(unread)) : null,
    );
    button.dataset.seat = index;
    button.setAttribute("aria-current", String(seat === current));
    return button;
  }
}
