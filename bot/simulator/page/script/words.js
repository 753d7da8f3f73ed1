// The page's own words, in the language of the test person's Telegram.

const WORDS = {
  en: {
    people: "Try it as",
    local: "A Telegram on this computer: nothing here leaves it.",
    group: "in a group",
    chatInArabic: "Telegram in Arabic",
    chatInEnglish: "Telegram in English",
    bot: "bot",
    typing: "typing…",
    blockedStatus: "blocked",
    members: "3 people and the bot",
    write: "Write a question",
    send: "Send",
    commands: "Commands",
    inline: "Ask from any chat (inline)",
    inlineLabel: (name) => `As in any other chat: @${name} …`,
    inlineNone: "No suggestion.",
    inlineNoAnswer: "The bot didn't answer in time.",
    startOver: "Start over",
    block: "Block the bot",
    unblock: "Unblock the bot",
    why: "Why this answer",
    close: "Close",
    start: "Start",
    welcome: "Ask about the press release.",
    groupWelcome: "In a group the bot speaks only when it is named, replied to, or asked with /ask.",
    reply: "Reply",
    edit: "Edit",
    like: "Good answer",
    dislike: "Bad answer",
    edited: "edited",
    you: "You",
    replyTo: (name) => `Reply to ${name}`,
    editing: "Edit message",
    via: (name) => `via @${name}`,
    latest: "To the latest message",
    light: "Light colours",
    dark: "Dark colours",
    spoiler: "Hidden text: show",
    photo: "Photo",
    messages: "Messages",
    offline: "No connection to the simulator. Trying again…",
    ok: "OK",
    opensOutside: "opens outside",
    attach: "Photo, place or contact",
    sendPhoto: "Photo",
    sendPlace: "This place (Kuwait City)",
    sendContact: "My contact",
    keys: "Answers to choose from",
    copied: "Copied",
    noWebApp: "Web apps don't open here.",
    noButton: "This kind of button does nothing here.",
    noGroup: "Here the bot is in its group already.",
    chosenChat: "On Telegram one would choose a chat first; here it is this one.",
    unfold: "Show all",
    fold: "Show less",
    waiting: "The bot hasn't answered",
    answered: "The bot has answered",
    unheard: "In a group the bot doesn't get this",
    forwarded: (name) => `Forwarded from ${name}`,
    onlyYou: "only you see this",
    place: "Place",
    contact: "Contact",
    file: "File",
    whyChoose: "Choose an answer of the bot's to see why it came.",
    whyNothing: "The bot's side tells nothing about this answer.",
    kind: "Kind",
    language: "Language",
    facts: "Facts",
    confidence: "Confidence",
    candidates: "Runners-up",
    time: "Time taken",
    logged: "What was logged",
    more: "Details",
    update: "Update",
    seconds: (value) => (value < 1 ? `${Math.round(value * 1000)} ms` : `${value.toFixed(2)} s`),
    roundTrip: "from message to answer",
    none: "none",
    yes: "yes",
    no: "no",
  },
  ar: {
    people: "جرّب بصفة",
    local: "تلغرام على هذا الجهاز وحده: لا يخرج منه شيء.",
    group: "في مجموعة",
    chatInArabic: "تلغرام بالعربية",
    chatInEnglish: "تلغرام بالإنجليزية",
    bot: "بوت",
    typing: "يكتب…",
    blockedStatus: "محظور",
    members: "ثلاثة أشخاص والبوت",
    write: "اكتب سؤالًا",
    send: "إرسال",
    commands: "الأوامر",
    inline: "السؤال من أي محادثة",
    inlineLabel: (name) => `كما في أي محادثة أخرى: ⁨@${name}⁩ …`,
    inlineNone: "لا اقتراحات.",
    inlineNoAnswer: "لم يُجب البوت في الوقت المحدد.",
    startOver: "البدء من جديد",
    block: "حظر البوت",
    unblock: "إلغاء حظر البوت",
    why: "لماذا هذا الجواب",
    close: "إغلاق",
    start: "ابدأ",
    welcome: "اسأل عن البيان الصحفي.",
    groupWelcome: "في المجموعة لا يتكلم البوت إلا إذا ذُكر اسمه أو رُدّ عليه أو سُئل بالأمر ⁨/ask⁩.",
    reply: "رد",
    edit: "تعديل",
    like: "جواب جيد",
    dislike: "جواب سيئ",
    edited: "معدَّلة",
    you: "أنت",
    replyTo: (name) => `رد على ${name}`,
    editing: "تعديل الرسالة",
    via: (name) => `عبر ⁨@${name}⁩`,
    latest: "إلى آخر رسالة",
    light: "ألوان فاتحة",
    dark: "ألوان داكنة",
    spoiler: "نص مخفي: إظهار",
    photo: "صورة",
    messages: "الرسائل",
    offline: "انقطع الاتصال بالمحاكي. جارٍ إعادة المحاولة…",
    ok: "حسنًا",
    opensOutside: "يفتح خارج الصفحة",
    attach: "صورة أو موقع أو جهة اتصال",
    sendPhoto: "صورة",
    sendPlace: "هذا الموقع (مدينة الكويت)",
    sendContact: "جهة اتصالي",
    keys: "إجابات للاختيار",
    copied: "نُسخ النص",
    noWebApp: "تطبيقات الويب لا تُفتح هنا.",
    noButton: "هذا النوع من الأزرار لا يعمل هنا.",
    noGroup: "البوت هنا في مجموعته أصلًا.",
    chosenChat: "في تلغرام تُختار محادثة أولًا؛ وهنا هي هذه المحادثة.",
    unfold: "عرض الكل",
    fold: "عرض أقل",
    waiting: "لم يُجب البوت بعد",
    answered: "أجاب البوت",
    unheard: "لا تصل هذه الرسالة إلى البوت في المجموعة",
    forwarded: (name) => `محوّلة من ⁨${name}⁩`,
    onlyYou: "تظهر لك وحدك",
    place: "موقع",
    contact: "جهة اتصال",
    file: "ملف",
    whyChoose: "اختر جوابًا من أجوبة البوت لترى سببه.",
    whyNothing: "لا تتوفر تفاصيل عن هذا الجواب.",
    kind: "النوع",
    language: "اللغة",
    facts: "الحقائق",
    confidence: "الثقة",
    candidates: "المرشحات التالية",
    time: "الزمن",
    logged: "ما سُجّل",
    more: "تفاصيل",
    update: "التحديث",
    seconds: (value) => (value < 1 ? `${Math.round(value * 1000)} ملّي ثانية` : `${value.toFixed(2)} ثانية`),
    roundTrip: "من الرسالة إلى الجواب",
    none: "لا شيء",
    yes: "نعم",
    no: "لا",
  },
};

let language = "en";

export function speak(code) {
  language = code === "ar" ? "ar" : "en";
  document.documentElement.lang = language;
  document.documentElement.dir = language === "ar" ? "rtl" : "ltr";
}

export function say(id, ...values) {
  const word = WORDS[language][id];
  return typeof word === "function" ? word(...values) : word;
}

// A day or hour that Telegram writes itself, by the letters of its format; "r" tells how long ago or until then.
export function date(seconds, format) {
  const locale = language === "ar" ? "ar-u-nu-latn" : "en-GB";
  if (format === "r") {
    const days = Math.round((seconds * 1000 - Date.now()) / 86_400_000);
    return new Intl.RelativeTimeFormat(locale, { numeric: "auto" }).format(days, "day");
  }
  const options = {};
  if (format.includes("w")) options.weekday = "long";
  if (format.includes("D")) Object.assign(options, { day: "numeric", month: "long", year: "numeric" });
  else if (format.includes("d")) Object.assign(options, { day: "2-digit", month: "2-digit", year: "2-digit" });
  if (/t/i.test(format)) Object.assign(options, { hour: "2-digit", minute: "2-digit", hourCycle: "h23" });
  if (format.includes("T")) options.second = "2-digit";
  return new Intl.DateTimeFormat(locale, options).format(seconds * 1000);
}

export const time = (seconds) =>
  new Intl.DateTimeFormat(language === "ar" ? "ar-u-nu-latn" : "en-GB", { hour: "2-digit", minute: "2-digit", hourCycle: "h23" }).format(
    seconds * 1000,
  );
