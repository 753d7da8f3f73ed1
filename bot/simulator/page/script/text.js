// A text with its entities as DOM nodes. Offsets count UTF-16 units, which is what JavaScript counts too.

import { make } from "./dom.js";
import { say } from "./words.js";

const SIMPLE = { bold: "b", italic: "i", underline: "u", strikethrough: "s", code: "code", pre: "pre" };
const BLOCKS = new Set(["blockquote", "expandable_blockquote", "pre"]);

export function rich(text, entities, onCommand) {
  return nodes(text, 0, text.length, [...(entities ?? [])], onCommand);
}

function nodes(text, from, to, entities, onCommand) {
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
    found.push(element(entity, text.slice(start, end), nodes(text, start, end, inner, onCommand), onCommand));
    at = end;
    // A block stands on lines of its own: the newline after it would be an empty one.
    if (BLOCKS.has(entity.type) && text[at] === "\n") at += 1;
  }
  if (at < to) found.push(text.slice(at, to));
  return found;
}

function element(entity, words, children, onCommand) {
  switch (entity.type) {
    case "blockquote":
    case "expandable_blockquote":
      return make("blockquote", { dir: "auto" }, ...children);
    case "text_link":
      return link(entity.url, children);
    case "url":
      return link(/^https?:/i.test(words) ? words : `http://${words}`, children);
    case "email":
      return make("a", { href: `mailto:${words}`, className: "mark" }, ...children);
    case "bot_command":
      return make("button", { type: "button", className: "command", onclick: () => onCommand(words) }, ...children);
    case "mention":
    case "hashtag":
      return make("span", { className: "mark" }, ...children);
    case "spoiler":
      return spoiler(children);
    default:
      return make(SIMPLE[entity.type] ?? "span", {}, ...children);
  }
}

function link(address, children) {
  if (!/^(https?|tg):/i.test(address)) return make("span", {}, ...children);
  return make("a", { href: address, target: "_blank", rel: "noopener noreferrer" }, ...children);
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
