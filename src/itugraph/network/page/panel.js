// The panel: what is selected, its wording before and after, and everything it is linked with. Text is only ever set as
// text, never as markup.

const panel = document.getElementById("panel");

function element(tag, { text, ...attributes } = {}, children = []) {
  const made = Object.assign(document.createElement(tag), attributes);
  if (text !== undefined) made.textContent = text;
  made.append(...children);
  return made;
}

const changeWord = (change) => (change === "kept" ? "unchanged" : change);

// "CEPT, EUR/38A31/1" for what lies within a proposal.
function whereabouts(node) {
  const names = [];
  for (let at = node.info.within; at !== null; at = nodeById.get(at).info.within) {
    const holder = nodeById.get(at).info;
    if (holder.kind !== "section") names.unshift(holder.name);
  }
  return names.join(", ");
}

const fullName = (node) => (node.info.kind === "clause" && node.info.title) || node.info.name;

// What a link's name needs before it: the instrument of an edition; the region of a clause, or where that has
// several proposals or there is none, the text.
function placeBefore(node) {
  const { kind, region } = node.info;
  if (kind === "edition") return `${whereabouts(node)} `;
  if (kind !== "clause" && kind !== "section") return region && kind !== "region" ? `${region}: ` : "";
  const alone = nodes.get({ filter: ({ info }) => info.kind === "proposal" && info.region === region }).length === 1;
  return region && alone ? `${region}: ` : `${whereabouts(node)}: `;
}

function nameToFollow(node) {
  const mark = node.info.kind === "clause" ? `${settings.marks[node.info.change]} ` : "";
  const name = node.info.kind === "edition" ? `(${node.info.name})` : fullName(node);
  return placeBefore(node) + mark + name;
}

function goTo(id, detail) {
  const link = element("button", { type: "button", text: nameToFollow(nodeById.get(id)), onclick: () => select(id) });
  return element("li", {}, detail ? [link, element("small", { text: detail })] : [link]);
}

function group(heading, items) {
  return items.length ? [element("h3", { text: `${heading} (${items.length})` }), element("ul", {}, items)] : [];
}

function wordingOf(node) {
  const parts = node.info.wording.map(([sign, text]) =>
    sign === "=" ? text : element(sign === "+" ? "ins" : "del", { text }));
  return parts.length ? [element("p", { className: "wording" }, parts)] : [];
}

function detailOf(edge) {
  const change = edge.info.change === "kept" ? "" : edge.info.change;
  return [edge.info.role, change, edge.info.editions, edge.info.wording].filter(Boolean).join(" · ");
}

// A citation whose edition changes has two lines, one to each edition, but is one item of a list.
function goToEnds(links) {
  const items = new Map();
  for (const [end, edge] of links) {
    const detail = isReference(edge) ? detailOf(edge) : "";
    const holder = nodeById.get(end).info.kind === "edition" ? nodeById.get(end).info.within : end;
    const key = JSON.stringify([holder, detail]);
    if (!items.has(key) || edge.info.side === "after") items.set(key, [end, detail]);
  }
  return [...items.values()].map(([end, detail]) => goTo(end, detail));
}

const HEADINGS = {
  submits: ["Submits", "Submitted by"],
  contains: ["Contains", "Stands in"],
  "edition of": ["Edition of", "Editions"],
  changes: ["Would change", "Would be changed by"],
  cites: ["Cites", "Cited by"],
  addresses: ["Addresses", "Addressed by"],
};

function linksOf(id) {
  const groups = new Map();
  for (const edge of edgesOf.get(id)) {
    const heading = HEADINGS[edge.info.kind][edge.from === id ? 0 : 1];
    if (!groups.has(heading)) groups.set(heading, []);
    groups.get(heading).push([farEnd(edge, id), edge]);
  }
  return [...groups].flatMap(([heading, links]) =>
    group(heading, heading === "Editions" ? links.map(([end]) => goTo(end, nodeById.get(end).info.note)) : goToEnds(links)));
}

// An instrument is cited at its editions: show who cites it, and at which.
function citationsOfEditions(id) {
  const editions = nodes.get({ filter: (node) => node.info.kind === "edition" && node.info.within === id });
  const lines = editions.flatMap((edition) => edgesOf.get(edition.id)).filter((edge) => edge.info.kind === "cites");
  const order = [...nodeById.keys()];
  lines.sort((one, other) => order.indexOf(one.from) - order.indexOf(other.from));
  return group("Cited at an edition by", goToEnds(lines.map((edge) => [edge.from, edge])));
}

function showPanel(id) {
  if (id === null) return showOverview();
  const node = nodeById.get(id);
  const { kind, title, change, certainty, note } = node.info;
  const place = whereabouts(node);
  const inferred = certainty === "inferred" ? "recovered from a flattened text" : "";
  const standing = [change && changeWord(change), inferred].filter(Boolean).join(", ");
  panel.replaceChildren(
    element("p", {}, [element("button", { type: "button", className: "back", text: "Overview", onclick: () => select(null) })]),
    element("p", { className: "kind", text: place ? `${kind} · ${place}` : kind }),
    element("h2", { text: fullName(node) }),
    ...(title && title !== fullName(node) ? [element("p", { text: title })] : []),
    ...(standing ? [element("p", {}, [element("span", { className: `swatch ${change}`, text: standing })])] : []),
    ...(note ? [element("p", { text: note })] : []),
    ...wordingOf(node),
    ...linksOf(id),
    ...(kind === "instrument" ? citationsOfEditions(id) : []),
  );
  panel.scrollTop = 0;
  document.getElementById("status").textContent = "";
}

function countChanges(proposal) {
  const counts = {};
  for (const node of nodes.get()) {
    if (node.info.kind !== "clause" || nodeById.get(node.info.within).info.within !== proposal) continue;
    counts[node.info.change] = (counts[node.info.change] ?? 0) + node.info.members;
  }
  return Object.entries(counts).map(([change, count]) => `${count} ${changeWord(change)}`).join(", ");
}

function showOverview() {
  const ofKind = (kind) => nodes.get({ filter: (node) => node.info.kind === kind });
  const linked = (node) => edgesOf.get(node.id).length;
  const byLinks = (some) => [...some].sort((one, other) => linked(other) - linked(one));
  panel.replaceChildren(
    element("h2", { text: "Overview" }),
    ...group("Proposals and texts", ofKind("proposal").map((node) => goTo(node.id, countChanges(node.id) || node.info.note))),
    ...group("Instruments", ofKind("instrument").map((node) => goTo(node.id, node.info.title))),
    ...group("Bodies, most addressed first", byLinks(ofKind("body")).map((node) => goTo(node.id, node.info.title))),
  );
  panel.scrollTop = 0;
}
