// The panel on what is selected: what it is, what it refers to and who refers to it, and a way to another place.
import type { Network, Shown } from "./model";

const MOST = 40;
const WORDS: Record<string, [string, string]> = {
  cites: ["Cites", "Cited by"],
  changes: ["Would change", "Would be changed by"],
  submits: ["Submits", "Submitted by"],
  addresses: ["Instructs or invites", "Instructed or invited by"],
};

export interface Wishes {
  onSelect(place: number): void;
  onClose(): void;
  onPathFrom(place: number): void;
  onPathEnd(): void;
}

interface Entry { place: number; times: number; changes: Set<string> }

export function fillPanel(
  panel: HTMLElement, network: Network, shown: Shown, selected: number | null, path: number[] | null | "none", seeking: boolean, wishes: Wishes,
): void {
  panel.hidden = selected === null;
  if (selected === null) return panel.replaceChildren();
  const close = button("Close", wishes.onClose, "close");
  const heading = element("h2", network.label(selected));
  const kind = [network.kind(selected), network.body(selected), network.region(selected)].filter(Boolean);
  const parts: HTMLElement[] = [close, heading, element("p", [...new Set(kind)].join(", "), "kicker")];
  if (network.title(selected)) parts.push(element("p", network.title(selected), "title"));
  const page = element("a", "Open its page");
  page.setAttribute("href", network.path(selected));
  const ways = element("p", "", "ways");
  ways.append(page, " ", seeking ? element("span", "Now select where the path should end.", "seeking") : button("Path to …", () => wishes.onPathFrom(selected)));
  parts.push(ways);
  if (path === "none") parts.push(element("p", "No references lead there, not even by others.", "path"));
  else if (path) parts.push(pathList(network, path, wishes));
  for (const [reference, [out, back]] of Object.entries(WORDS)) {
    parts.push(...entries(network, shown, selected, reference, true, out, wishes));
    parts.push(...entries(network, shown, selected, reference, false, back, wishes));
  }
  panel.replaceChildren(...parts);
}

function pathList(network: Network, path: number[], wishes: Wishes): HTMLElement {
  const section = element("section", "", "path");
  const steps = path.length - 1;
  const list = document.createElement("ol");
  list.append(...path.map((place) => item(network, { place, times: 1, changes: new Set() }, wishes)));
  section.append(element("h3", `Path of ${steps} ${steps === 1 ? "step" : "steps"}`), list, button("Leave the path", wishes.onPathEnd));
  return section;
}

function entries(
  network: Network, shown: Shown, selected: number, reference: string, outward: boolean, words: string, wishes: Wishes,
): HTMLElement[] {
  const found = new Map<number, Entry>();
  for (const number of network.at[selected]!) {
    const tie = network.ties[number]!;
    if ((tie.source === selected) !== outward) continue;
    for (const route of shown.routes[number]!) {
      if (network.reference(route) !== reference) continue;
      const place = outward ? tie.target : tie.source;
      const entry = found.get(place) ?? { place, times: 0, changes: new Set<string>() };
      entry.times += network.told.routes.times[route]!;
      entry.changes.add(network.change(route));
      found.set(place, entry);
    }
  }
  if (!found.size) return [];
  const sorted = [...found.values()].sort((a, b) => b.times - a.times || network.cited(b.place) - network.cited(a.place) || a.place - b.place);
  const list = document.createElement("ul");
  list.append(...sorted.slice(0, MOST).map((entry) => item(network, entry, wishes)));
  const parts = [element("h3", `${words} ${found.size}`), list];
  if (sorted.length > MOST) parts.push(element("p", `and ${sorted.length - MOST} more`, "quiet"));
  return parts;
}

function item(network: Network, entry: Entry, wishes: Wishes): HTMLElement {
  const line = document.createElement("li");
  const to = button(network.label(entry.place), () => wishes.onSelect(entry.place), "to");
  if (network.title(entry.place)) to.title = network.title(entry.place);
  line.append(to);
  if (entry.times > 1) line.append(element("span", ` ${entry.times}×`, "quiet"));
  for (const change of entry.changes) if (change !== "kept") line.append(" ", element("span", change, `tag ${change}`));
  return line;
}

function element(tag: string, text: string, name = ""): HTMLElement {
  const made = document.createElement(tag);
  made.textContent = text;
  if (name) made.className = name;
  return made;
}

function button(text: string, onClick: () => void, name = ""): HTMLButtonElement {
  const made = document.createElement("button");
  made.type = "button";
  made.textContent = text;
  if (name) made.className = name;
  made.addEventListener("click", onClick);
  return made;
}
