// One message as an element of the log.

import { icon, label, make } from "./dom.js";
import { rich } from "./text.js";
import { say, time } from "./words.js";

const FILES = ["animation", "document", "audio", "video", "voice", "video_note"];
const LIKES = [["👍", "thumb-up", "like"], ["👎", "thumb-down", "dislike"]];

// `seat` is who looks, `does` what they can do with a message (see main.js).
export function messageElement(message, seat, does, chosen) {
  const mine = message.from.id === seat.person.id;
  const fromBot = message.from.is_bot || Boolean(message.via_bot);
  const item = make("li", {
    className: `message${mine ? " mine" : ""}${chosen ? " chosen" : ""}`,
    tabIndex: -1,
    id: `message-${message.message_id}`,
  });
  item.dataset.sender = message.from.id;
  item.setAttribute("aria-label", `${mine ? say("you") : message.from.first_name}, ${time(message.date)}`);
  item.append(bubble(message, seat, mine, does), tools(message, seat, mine, fromBot, does));
  const buttons = keyboard(message, does);
  if (buttons) item.append(buttons);
  const reactions = reactionRow(message);
  if (reactions) item.append(reactions);
  return item;
}

function bubble(message, seat, mine, does) {
  const text = message.text ?? message.caption;
  return make(
    "div",
    { className: "bubble" },
    sender(message, seat, mine),
    origin(message),
    message.forum_topic_created ? make("p", { className: "who", dir: "auto" }, say("topic", message.forum_topic_created.name)) : null,
    message.reply_to_message ? quoted(message, seat, does) : null,
    media(message),
    text
      ? make("div", { className: "text", dir: "auto" }, ...rich(text, message.entities ?? message.caption_entities, does))
      : null,
    make(
      "p",
      { className: "foot" },
      message.receiver_user ? make("span", {}, say("onlyYou")) : null,
      message.edit_date ? make("span", {}, say("edited")) : null,
      make("time", { dateTime: new Date(message.date * 1000).toISOString() }, time(message.date)),
      mine ? make("span", { className: "tick" }) : null,
    ),
  );
}

function origin({ forward_origin: from }) {
  const name = from?.sender_user?.first_name ?? from?.chat?.title;
  return name ? make("p", { className: "who via" }, say("forwarded", name)) : null;
}

function sender(message, seat, mine) {
  const via = message.via_bot ? make("span", { className: "via" }, ` ${say("via", message.via_bot.username)}`) : null;
  const inGroup = seat.chat.type !== "private" && !mine;
  if (!via && !inGroup) return null;
  return make("p", { className: "who" }, inGroup ? make("bdi", {}, message.from.first_name) : null, via);
}

function quoted({ reply_to_message: replied, quote }, seat, does) {
  const name = replied.from.id === seat.person.id ? say("you") : replied.from.first_name;
  const words = quote?.text ?? replied.text ?? replied.caption ?? replied.document?.file_name ?? say("photo");
  return make(
    "button",
    { type: "button", className: "quoted", onclick: () => does.show(replied.message_id) },
    make("strong", {}, make("bdi", {}, name)),
    make("span", { dir: "auto" }, words),
  );
}

function media(message) {
  if (message.photo) {
    const photo = message.photo.at(-1);
    return make("img", { className: "picture", src: `/files/${photo.file_id}`, alt: message.caption ?? say("photo") });
  }
  const card = described(message);
  if (card) return card;
  const file = FILES.map((kind) => message[kind]).find(Boolean);
  if (!file) return null;
  const { file_id: id, file_name: name = say("file"), file_size: size } = file;
  return make(
    "a",
    { className: "document", href: `/files/${id}`, download: name },
    icon("file"),
    make("span", {}, make("strong", { dir: "auto" }, name), make("small", { dir: "ltr" }, bytes(size))),
  );
}

// A place, a contact or a die: what it is, and what it says.
function described({ location, venue, contact, dice }) {
  if (dice) return make("p", { className: "dice" }, `${dice.emoji} ${dice.value}`);
  if (contact) return card("person", contact.first_name, contact.phone_number);
  if (!location) return null;
  return card("place", venue?.title ?? say("place"), `${location.latitude}, ${location.longitude}`, venue?.address);
}

function card(picture, title, value, more) {
  return make(
    "p",
    { className: "document card" },
    icon(picture),
    make("span", {}, make("strong", { dir: "auto" }, title), more ? make("small", { dir: "auto" }, more) : null, make("small", { dir: "ltr" }, value)),
  );
}

const bytes = (size) => (size < 1024 ? `${size} B` : size < 1 << 20 ? `${Math.round(size / 1024)} KB` : `${(size / (1 << 20)).toFixed(1)} MB`);

function keyboard(message, does) {
  const rows = message.reply_markup?.inline_keyboard;
  if (!rows) return null;
  const line = (row) => make("div", {}, ...row.map((button) => buttonElement(message, button, does)));
  return make("div", { className: "buttons" }, ...rows.map(line));
}

function buttonElement(message, button, does) {
  if (button.url) {
    const follow = (event) => does.follow(event, button.url);
    return make("a", { href: button.url, target: "_blank", rel: "noopener noreferrer", dir: "auto", onclick: follow }, button.text);
  }
  const element = make("button", { type: "button", dir: "auto" }, button.text);
  element.addEventListener("click", async () => {
    if (element.ariaBusy === "true") return;
    element.ariaBusy = "true";
    try {
      await does.press(message, button);
    } finally {
      element.ariaBusy = "false";
    }
  });
  return element;
}

function reactionRow(message) {
  const all = Object.values(message.reactions ?? {}).flat();
  return all.length ? make("p", { className: "reactions" }, ...all.map((emoji) => make("span", {}, emoji))) : null;
}

function tools(message, seat, mine, fromBot, does) {
  const row = make("div", { className: "tools" });
  const add = (content, words, act, pressed) => {
    const button = make("button", { type: "button", onclick: act }, content);
    if (pressed !== undefined) button.setAttribute("aria-pressed", pressed);
    label(button, words);
    row.append(button);
  };
  add(icon("reply"), say("reply"), () => does.reply(message));
  if (mine && message.text && !message.via_bot) add(icon("edit"), say("edit"), () => does.edit(message));
  if (fromBot && !mine) {
    const given = message.reactions?.[seat.person.id]?.[0];
    for (const [emoji, picture, words] of LIKES) {
      add(icon(picture), say(words), () => does.react(message, given === emoji ? "" : emoji), String(given === emoji));
    }
    add(icon("why"), say("why"), () => does.why(message));
  }
  return row;
}
