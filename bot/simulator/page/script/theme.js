// Light or dark: as the system has it, until one chooses.

import { byId, label } from "./dom.js";
import { say } from "./words.js";

const KEY = "theme";
const system = window.matchMedia("(prefers-color-scheme: dark)");
const root = document.documentElement;

const wanted = () => localStorage.getItem(KEY) ?? (system.matches ? "dark" : "light");

export function drawTheme() {
  const dark = wanted() === "dark";
  root.dataset.theme = dark ? "dark" : "light";
  const button = byId("theme");
  button.querySelector("use").setAttribute("href", dark ? "#icon-sun" : "#icon-moon");
  label(button, say(dark ? "light" : "dark"));
}

export function startTheme() {
  system.addEventListener("change", drawTheme);
  byId("theme").addEventListener("click", () => {
    localStorage.setItem(KEY, root.dataset.theme === "dark" ? "light" : "dark");
    drawTheme();
  });
  drawTheme();
}
