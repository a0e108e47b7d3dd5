"use strict";
// The picture: boxes and lines as they come, the bands behind them, and which of them are shown, dimmed or found.

const read = (id) => JSON.parse(document.getElementById(id).textContent);
const settings = read("settings");

// A label is one line: cut it to its box in the font that this browser has.
const measure = document.createElement("canvas").getContext("2d");
measure.font = settings.font;
function fitted(label, width) {
  const fits = (text) => measure.measureText(text).width <= width;
  if (fits(label)) return label;
  let length = label.length - 1;
  while (length > 1 && !fits(`${label.slice(0, length)}…`)) length -= 1;
  return `${label.slice(0, length).trimEnd()}…`;
}

const nodes = new vis.DataSet(read("nodes").map((node) => (
  { ...node, label: fitted(node.label, settings.boxWidth[node.info.kind] - 12) })));
const edges = new vis.DataSet(read("edges").map((edge, position) => ({ id: position, ...edge })));
const network = new vis.Network(document.getElementById("picture"), { nodes, edges }, read("options"));

const nodeById = new Map(nodes.map((node) => [node.id, node]));
const edgesOf = new Map(nodes.map((node) => [node.id, []]));
edges.forEach((edge) => {
  edgesOf.get(edge.from).push(edge);
  edgesOf.get(edge.to).push(edge);
});
const farEnd = (edge, id) => (edge.from === id ? edge.to : edge.from);
const isReference = (edge) => ["cites", "addresses", "changes"].includes(edge.info.kind);

const state = { selected: null, found: null, hidden: new Set() };

network.on("beforeDrawing", (context) => {
  context.fillStyle = settings.ground;
  for (const [owner, left, top, width, height] of settings.bands) {
    if (state.hidden.has(owner) && !nodes.get({ filter: (node) => node.info.within === owner && !node.hidden }).length) continue;
    context.beginPath();
    context.roundRect(left, top, width, height, 6);
    context.fill();
  }
  context.fillStyle = "#56616d";
  context.font = settings.font;
  context.textBaseline = "top";
  for (const [text, left, top] of settings.captions) context.fillText(text, left, top);
});

// What stays bright: everything, or what was found, or what is selected with all that it touches. A clause lights its
// whole way up to the region; what contains clauses lights them and all that they reach.
function brightNodes() {
  if (state.selected === null) return state.found;
  const bright = new Set([state.selected]);
  const up = (id) => {
    for (let at = id; at !== null; at = nodeById.get(at).info.within) bright.add(at);
  };
  const down = (id) => {
    bright.add(id);
    for (const edge of edgesOf.get(id)) {
      if (isReference(edge)) bright.add(farEnd(edge, id));
      else if (nodeById.get(farEnd(edge, id)).info.within === id) down(farEnd(edge, id));
    }
  };
  down(state.selected);
  for (const id of [...bright]) up(id);
  return bright;
}

const faded = (colour) => (colour.startsWith("#") ? colour.slice(0, 7) + "33" : colour);

// The library draws borders as thin at any scale: `borders` is how many times thicker they are to be.
function repaint(borders = 1) {
  const bright = brightNodes();
  const lit = (id) => bright === null || bright.has(id);
  nodes.update(nodes.map((node) => ({
    id: node.id,
    hidden: state.hidden.has(node.id),
    opacity: lit(node.id) ? 1 : 0.18,
    borderWidth: borders * (nodeById.get(node.id).borderWidth + (node.id === state.selected ? 2 : 0)),
    font: { ...node.font, color: lit(node.id) ? nodeById.get(node.id).font.color : faded(nodeById.get(node.id).font.color) },
  })));
  edges.update(edges.map((edge) => {
    const shown = lit(edge.from) && lit(edge.to) && touches(edge, bright);
    return {
      id: edge.id,
      hidden: !drawn(edge) || state.hidden.has(edge.from) || state.hidden.has(edge.to),
      color: { ...edge.color, opacity: shown ? (bright && state.selected ? 1 : restOpacity(edge)) : 0.05 },
    };
  }));
}

// Of the lines between bright boxes only those count that lead from or to the selected one.
function touches(edge, bright) {
  if (bright === null || state.selected === null || !isReference(edge)) return true;
  const inside = (id) => {
    for (let at = id; at !== null; at = nodeById.get(at).info.within) if (at === state.selected) return true;
    return false;
  };
  return inside(edge.from) || inside(edge.to);
}

// Where there are many lines they only hint at where to click.
const crowded = edges.get({ filter: isReference }).length > 200;
const REST = { cites: 0.8, addresses: 0.35, changes: 0, contains: 0.8, submits: 0, "edition of": 1 };
const restOpacity = (edge) => REST[edge.info.kind] * (crowded && isReference(edge) ? 0.25 : 1);

// The band says what stands in which proposal, so no line need; nor from a section's heading to its further rows.
function drawn(edge) {
  const [from, to] = [nodeById.get(edge.from), nodeById.get(edge.to)];
  return to.info.kind !== "section" && (edge.info.kind !== "contains" || from.y === to.y);
}

function select(id, { move = true } = {}) {
  state.selected = id;
  state.found = null;
  repaint();
  showPanel(id);
  if (id !== null && move) bringIntoView(id);
}

function bringIntoView(id) {
  const box = network.getBoundingBox(id);
  const stage = document.getElementById("picture").getBoundingClientRect();
  const [from, to] = [[box.left, box.top], [box.right, box.bottom]].map(([x, y]) => network.canvasToDOM({ x, y }));
  if (from.x > 10 && from.y > 10 && to.x < stage.width - 10 && to.y < stage.height - 40) return;
  moveTo({ position: network.getPosition(id), animation: motion() });
}

const motion = () =>
  matchMedia("(prefers-reduced-motion: reduce)").matches ? false : { duration: 250, easingFunction: "easeInOutQuad" };
