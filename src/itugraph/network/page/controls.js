// Search, filters, mouse and keyboard.

const searchBox = document.getElementById("search");
const foundList = document.getElementById("found");
const status = document.getElementById("status");
const picture = document.getElementById("picture");

// ---- search

const plain = (text) => text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();
const searchable = new Map(nodes.map((node) => {
  const wordings = edgesOf.get(node.id).filter((edge) => edge.from === node.id).map((edge) => edge.info.wording);
  const texts = [node.info.region, node.info.name, node.info.title, ...node.info.wording.map(([, text]) => text), ...wordings];
  return [node.id, plain(texts.join(" "))];
}));
const ORDER = ["instrument", "edition", "body", "region", "proposal", "section", "clause"];

function search(text) {
  const words = plain(text).split(/\s+/).filter(Boolean);
  if (!words.length) return null;
  const hits = nodes.get({ filter: (node) => !state.hidden.has(node.id) && words.every((word) => searchable.get(node.id).includes(word)) });
  return hits.sort((one, other) => ORDER.indexOf(one.info.kind) - ORDER.indexOf(other.info.kind));
}

function showFound() {
  const hits = search(searchBox.value);
  state.selected = null;
  state.found = hits && new Set(hits.map((node) => node.id));
  repaint();
  showPanel(null);
  status.textContent = hits ? `${hits.length || "nothing"} found` : "";
  foundList.replaceChildren(...(hits ?? []).slice(0, 40).map((node, position) => {
    const kept = node.info.wording.filter(([sign]) => sign !== "-" || node.info.change === "deleted");
    const text = kept.map(([, part]) => part).join("");
    const item = element("li", { id: `found-${position}`, text: nameToFollow(node) }, [
      element("small", { text: [node.info.kind, text || node.info.title].filter(Boolean).join(" · ") })]);
    item.setAttribute("role", "option");
    item.onmousedown = (event) => { event.preventDefault(); choose(node.id); };
    item.dataset.node = node.id;
    return item;
  }));
  openList(Boolean(hits?.length));
}

function openList(open) {
  foundList.hidden = !open;
  searchBox.setAttribute("aria-expanded", String(open));
  if (open) mark(0);
}

function mark(position) {
  [...foundList.children].forEach((item, at) => item.setAttribute("aria-selected", String(at === position)));
  searchBox.setAttribute("aria-activedescendant", `found-${position}`);
  foundList.children[position]?.scrollIntoView({ block: "nearest" });
}

function choose(id) {
  openList(false);
  select(id);
}

searchBox.addEventListener("input", showFound);
searchBox.addEventListener("blur", () => openList(false));
searchBox.addEventListener("keydown", (event) => {
  const items = [...foundList.children];
  const at = items.findIndex((item) => item.getAttribute("aria-selected") === "true");
  if (event.key === "ArrowDown") mark(Math.min(at + 1, items.length - 1));
  else if (event.key === "ArrowUp") mark(Math.max(at - 1, 0));
  else if (event.key === "Enter" && items[at]) choose(items[at].dataset.node);
  else if (event.key === "Escape") { searchBox.value = ""; showFound(); }
  else return;
  event.preventDefault();
});
document.getElementById("controls").addEventListener("submit", (event) => event.preventDefault());

// ---- filters: a shared box stays as long as a clause that is let through leads to it

function unchecked(filter) {
  return new Set([...document.querySelectorAll(`[data-filter="${filter}"] input:not(:checked)`)].map((box) => box.value));
}

function applyFilters() {
  const [regions, changes, kinds] = ["region", "change", "kind"].map(unchecked);
  const passes = new Set();
  const reach = (id) => {
    for (let at = id; at !== null && !passes.has(at); at = nodeById.get(at).info.within) passes.add(at);
  };
  nodes.forEach(({ id, info }) => {
    if (regions.has(info.region) || (info.kind === "clause" && changes.has(info.change))) return;
    if (info.kind === "region" || info.kind === "proposal") passes.add(id);
    if (info.kind === "clause") reach(id);
    if (!["clause", "proposal", "section"].includes(info.kind)) return;
    for (const edge of edgesOf.get(id)) if (isReference(edge) && edge.from === id) reach(edge.to);
  });
  const all = regions.size + changes.size === 0;
  state.hidden = new Set(nodes.getIds().filter((id) => !(all || passes.has(id)) || kinds.has(nodeById.get(id).info.kind)));
  repaint();
  const shown = nodes.length - state.hidden.size;
  status.textContent = state.hidden.size ? `${shown} of ${nodes.length} boxes shown` : "";
}
document.querySelectorAll("[data-filter] input").forEach((box) => box.addEventListener("change", applyFilters));

// ---- mouse

network.on("click", ({ nodes: clicked, edges: lines }) => {
  if (clicked.length) select(clicked[0], { move: false });
  else if (lines.length) select(edges.get(lines[0]).from, { move: false });
  else select(null);
});
network.on("hoverNode", () => { picture.style.cursor = "pointer"; });
network.on("blurNode", () => { picture.style.cursor = ""; });

// ---- keyboard

const DIRECTIONS = { ArrowRight: [1, 0], ArrowLeft: [-1, 0], ArrowDown: [0, 1], ArrowUp: [0, -1] };

// The nearest box that way; going aside counts three times, so that a row or a column is followed first.
function neighbour([right, down]) {
  const shown = nodes.getIds().filter((id) => !state.hidden.has(id));
  if (state.selected === null) return shown[0] ?? null;
  const here = network.getPosition(state.selected);
  let [best, least] = [state.selected, Infinity];
  for (const id of shown) {
    const there = network.getPosition(id);
    const [x, y] = [there.x - here.x, there.y - here.y];
    const along = x * right + y * down;
    const distance = along + 3 * Math.abs(x * down - y * right);
    if (along > 1 && distance < least) [best, least] = [id, distance];
  }
  return best;
}

function zoom(factor) {
  moveTo({ scale: Math.min(4, Math.max(0.1, network.getScale() * factor)), animation: motion() });
}

picture.addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey) return;
  if (event.key in DIRECTIONS) select(neighbour(DIRECTIONS[event.key]));
  else if (event.key === "Enter" && state.selected !== null) panel.focus();
  else if (event.key === "+" || event.key === "=") zoom(1.25);
  else if (event.key === "-") zoom(0.8);
  else if (event.key === "0") showWhole();
  else return;
  event.preventDefault();
});
document.addEventListener("keydown", (event) => {
  if (event.target === searchBox || event.ctrlKey || event.metaKey) return;
  if (event.key === "/") { searchBox.focus(); event.preventDefault(); }
  if (event.key === "Escape") { if (panel.contains(document.activeElement)) picture.focus(); else select(null); }
});
document.getElementById("closer").addEventListener("click", () => zoom(1.25));
document.getElementById("farther").addEventListener("click", () => zoom(0.8));
document.getElementById("whole").addEventListener("click", () => showWhole());

applyFilters();
showPanel(null);
followSize();
