// A text with its entities as DOM nodes. Offsets count UTF-16 units, which is what JavaScript counts too.

import { make } from "./dom.js";
import { date, say } from "./words.js";

const SIMPLE = { bold: "b", italic: "i", underline: "u", strikethrough: "s", code: "code", pre: "pre" };
const BLOCKS = new Set(["blockquote", "expandable_blockquote", "pre"]);

// `does` is what a person can do: write a command, follow a link (see main.js).
export function rich(text, entities, does) {
  return nodes(text, 0, text.length, [...(entities ?? [])], does);
}

function nodes(text, from, to, entities, does) {
  const found = [];
  let at = from;
  while (entities.length && entities[0].offset < to) {
    const entity = entities.shift();
    const start = Math.max(entity.offset, at);
    const end = Math.min(entity.offset + entity.length, to);
    if (end <= start) continue;
    if (start > at) found.push(text.slice(at, start));
    const inner = entities.filter((other) => other.offset < end);
    entities = entities.filter((other) => other.offset >= end);
    found.push(element(entity, text.slice(start, end), nodes(text, start, end, inner, does), does));
    at = end;
    // A block stands on lines of its own: the newline after it would be an empty one.
    if (BLOCKS.has(entity.type) && text[at] === "\n") at += 1;
  }
  if (at < to) found.push(text.slice(at, to));
  return found;
}

function element(entity, words, children, does) {
  switch (entity.type) {
    case "blockquote":
      return make("blockquote", { dir: "auto" }, ...children);
    case "expandable_blockquote":
      return folded(children);
    case "text_link":
      return link(entity.url, children, does);
    case "url":
      return link(/^(https?|tg):/i.test(words) ? words : `http://${words}`, children, does);
    case "email":
      return make("a", { href: `mailto:${words}`, className: "mark" }, ...children);
    case "bot_command":
      return command(words, children, does);
    case "date_time":
      return dated(entity, words, children);
    case "text_mention":
    case "mention":
    case "hashtag":
      return make("span", { className: "mark" }, ...children);
    case "spoiler":
      return spoiler(children);
    default:
      return make(SIMPLE[entity.type] ?? "span", {}, ...children);
  }
}

// A link, for behind a button a line may break: the full stop after it would stand alone.
function command(words, children, does) {
  const onclick = (event) => {
    event.preventDefault();
    does.write(words);
  };
  return make("a", { href: "#", className: "command", onclick }, ...children);
}

function link(address, children, does) {
  if (!/^(https?|tg):/i.test(address)) return make("span", {}, ...children);
  return make("a", { href: address, target: "_blank", rel: "noopener noreferrer", onclick: (event) => does.follow(event, address) }, ...children);
}

// With a format Telegram writes the day itself, as the person's own calendar has it; without one the text stays.
function dated(entity, words, children) {
  const when = new Date(entity.unix_time * 1000).toISOString();
  const shown = entity.date_time_format ? [date(entity.unix_time, entity.date_time_format)] : children;
  return make("time", { dateTime: when, className: "date", title: words }, ...shown);
}

// A long quotation shows its first lines; pressing it shows the rest.
function folded(children) {
  const words = make("div", { className: "folds" }, ...children);
  const toggle = make("button", { type: "button", className: "fold", "aria-expanded": "false" }, say("unfold"));
  toggle.addEventListener("click", () => {
    const isOpen = words.classList.toggle("open");
    toggle.setAttribute("aria-expanded", String(isOpen));
    toggle.textContent = say(isOpen ? "fold" : "unfold");
  });
  const quote = make("blockquote", { dir: "auto", className: "expandable" }, words, toggle);
  requestAnimationFrame(() => (toggle.hidden = words.scrollHeight <= words.clientHeight + 1));
  return quote;
}

function spoiler(children) {
  const hidden = make("span", { hidden: false, inert: true }, ...children);
  const cover = make("span", { className: "spoiler", role: "button", tabIndex: 0, "aria-label": say("spoiler"), "aria-expanded": "false" }, hidden);
  const reveal = (event) => {
    if (event.type === "keydown" && event.key !== "Enter" && event.key !== " ") return;
    event.preventDefault();
    cover.setAttribute("aria-expanded", "true");
    for (const name of ["role", "tabindex", "aria-label"]) cover.removeAttribute(name);
    hidden.inert = false;
  };
  cover.addEventListener("click", reveal, { once: true });
  cover.addEventListener("keydown", reveal);
  return cover;
}
