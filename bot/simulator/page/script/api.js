// The simulator's HTTP interface for people, as docs/simulator.md has it.

async function call(method, path, body) {
  const options = { method, headers: {} };
  if (body !== undefined) {
    options.headers["Content-Type"] = "application/json";
    options.body = JSON.stringify(body);
  }
  const response = await fetch(path, options);
  const answer = await response.json();
  if (!response.ok) throw new Error(answer.error ?? answer.description ?? response.statusText);
  return answer;
}

export const people = () => call("GET", "/people/");

// One person in one chat: what the page is sitting in.
export function seatApi(seat) {
  const person = `/people/${seat.person.id}`;
  const chat = `${person}/chats/${seat.chat.id}`;
  return {
    open: () => call("GET", chat),
    write: (text, replyTo) => call("POST", `${chat}/messages`, { text, reply_to: replyTo ?? null }),
    send: (media) => call("POST", `${chat}/messages`, media),
    edit: (id, text) => call("PUT", `${chat}/messages/${id}`, { text }),
    press: (id, data) => call("POST", `${chat}/messages/${id}/press`, { data }),
    react: (id, emoji) => call("PUT", `${chat}/messages/${id}/reaction`, { emoji }),
    why: (id) => call("GET", `${chat}/messages/${id}/why`),
    inline: (text) => call("POST", `${chat}/inline`, { text }),
    choose: (query, result, text) => call("POST", `${chat}/inline/${query}`, { result, text }),
    startOver: () => call("POST", `${chat}/start-over`, {}),
    block: (blocked) => call("PUT", `${person}/block`, { blocked }),
  };
}

// Events after a number, as they come; `lost` and `back` tell of the connection.
export function listen(after, { event, lost, back }) {
  const source = new EventSource(`/events?after=${after}`);
  let broken = false;
  source.onmessage = (message) => event(JSON.parse(message.data));
  source.onerror = () => {
    if (!broken) lost();
    broken = true;
  };
  source.onopen = () => {
    if (broken) back();
    broken = false;
  };
}
