// What is shown, as it stands in the address: a link reopens the same view, and the browser's back leads to the one before.
import { NO_FILTERS, type Filters } from "./model";

export type Colouring = "kind" | "sector" | "community";
export type Arrangement = "links" | "bodies";
export interface Camera { x: number; y: number; ratio: number }

export interface State {
  filters: Filters;
  colour: Colouring;
  arrange: Arrangement;
  /** The path of the selected place, and of the other end of a path that is looked for. */
  node: string | null;
  goal: string | null;
  camera: Camera | null;
}

export function readState(query: string): State {
  const given = new URLSearchParams(query);
  const filters = { ...NO_FILTERS };
  for (const name of Object.keys(filters) as (keyof Filters)[]) filters[name] = given.get(name) ?? "";
  const colour = given.get("colour");
  const numbers = (given.get("at") ?? "").split(",").map(Number);
  const [x, y, ratio] = numbers;
  return {
    filters,
    colour: colour === "sector" || colour === "community" ? colour : "kind",
    arrange: given.get("arrange") === "bodies" ? "bodies" : "links",
    node: inFull(given.get("node")),
    goal: inFull(given.get("to")),
    camera: numbers.length === 3 && numbers.every(Number.isFinite) && ratio! > 0 ? { x: x!, y: y!, ratio: ratio! } : null,
  };
}

export function writeState(state: State): string {
  const pairs = new URLSearchParams();
  for (const [name, value] of Object.entries(state.filters)) if (value) pairs.set(name, value);
  if (state.colour !== "kind") pairs.set("colour", state.colour);
  if (state.arrange !== "links") pairs.set("arrange", state.arrange);
  if (state.node) pairs.set("node", inShort(state.node));
  if (state.goal) pairs.set("to", inShort(state.goal));
  if (state.camera) pairs.set("at", [state.camera.x, state.camera.y, state.camera.ratio].map((one) => one.toFixed(3)).join(","));
  // Slashes and commas may stand in a query as they are, and are easier to read.
  const query = pairs.toString().replaceAll("%2F", "/").replaceAll("%2C", ",");
  return query ? `?${query}` : "";
}

const inFull = (short: string | null) => (short ? `/id/${short}` : null);
const inShort = (path: string) => path.replace(/^\/id\//, "");
