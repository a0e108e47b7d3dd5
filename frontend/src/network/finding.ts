// The field that finds a place by its name or the words of its title.
import type { Network, Shown } from "./model";

const MOST = 12;

export function finding(box: HTMLElement, network: Network, shown: () => Shown, onChoice: (place: number) => void): void {
  const input = box.querySelector<HTMLInputElement>("input")!;
  const list = box.querySelector<HTMLElement>("[role=listbox]")!;
  const names = network.told.places.label.map((label, place) => fold(`${label} ${network.title(place)}`));
  let found: number[] = [];
  let at = -1;

  const close = () => {
    list.hidden = true;
    at = -1;
    input.setAttribute("aria-expanded", "false");
    input.removeAttribute("aria-activedescendant");
  };
  const choose = (place: number) => {
    input.value = network.label(place);
    close();
    onChoice(place);
  };
  const mark = (to: number) => {
    at = found.length ? (to + found.length) % found.length : -1;
    [...list.children].forEach((item, index) => item.setAttribute("aria-selected", String(index === at)));
    const item = list.children[at];
    if (item) input.setAttribute("aria-activedescendant", item.id);
    item?.scrollIntoView({ block: "nearest" });
  };
  const look = () => {
    const words = fold(input.value).split(/\s+/).filter(Boolean);
    found = words.length ? search(network, names, words, shown()) : [];
    list.replaceChildren(...found.map((place, index) => option(network, place, index, () => choose(place))));
    list.hidden = !found.length;
    input.setAttribute("aria-expanded", String(Boolean(found.length)));
    at = -1;
  };
  input.addEventListener("input", look);
  input.addEventListener("blur", () => setTimeout(close, 150));
  input.addEventListener("keydown", (event) => {
    if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      event.preventDefault();
      if (list.hidden) look();
      mark(event.key === "ArrowDown" ? at + 1 : at < 0 ? -1 : at - 1);
    } else if (event.key === "Enter" && found.length) {
      event.preventDefault();
      choose(found[Math.max(at, 0)]!);
    } else if (event.key === "Escape") close();
  });
}

/** Places that have all words: those whose name begins so first, then those cited most. */
function search(network: Network, names: string[], words: string[], shown: Shown): number[] {
  const hits: number[] = [];
  names.forEach((name, place) => {
    if (words.every((word) => name.includes(word))) hits.push(place);
  });
  const weight = (place: number) => {
    const label = fold(network.label(place));
    const ends = words.every((word) => new RegExp(`(^|[^a-z0-9])${escaped(word)}($|[^a-z0-9])`).test(label));
    return (shown.places[place] ? 2e6 : 0) + (ends ? 1e6 : 0) + (label.startsWith(words[0]!) ? 5e5 : 0) + network.cited(place);
  };
  return hits.sort((a, b) => weight(b) - weight(a) || a - b).slice(0, MOST);
}

function option(network: Network, place: number, index: number, onClick: () => void): HTMLElement {
  const item = document.createElement("li");
  item.id = `found-${index}`;
  item.role = "option";
  item.ariaSelected = "false";
  const name = document.createElement("b");
  name.textContent = network.label(place);
  item.append(name, ` ${network.title(place)}`);
  item.addEventListener("pointerdown", (event) => {
    event.preventDefault();
    onClick();
  });
  return item;
}

/** Without accents and case, and `resolution` as people shorten it: `res 71` finds Resolution 71. */
function fold(text: string): string {
  return text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();
}

const escaped = (text: string) => text.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
