// Colours of the page's style sheet for the canvas, which cannot read them itself.
import type { Network } from "./model";
import type { Colouring } from "./state";

export interface Palette {
  paper: string; ink: string; soft: string; faint: string; route: string; focus: string;
  changes: Record<string, string>;
  groups: string[];
}

const GROUPS = 9;

export function readPalette(of: Element): Palette {
  const probe = document.createElement("span");
  probe.hidden = true;
  of.append(probe);
  const resolved = (name: string) => {
    probe.style.color = `var(${name})`;
    return asHex(getComputedStyle(probe).color);
  };
  const palette: Palette = {
    paper: resolved("--paper"), ink: resolved("--ink"), soft: resolved("--ink-soft"), faint: resolved("--place-faint"),
    route: resolved("--route"), focus: resolved("--focus"),
    changes: { inserted: resolved("--inserted"), deleted: resolved("--deleted"), modified: resolved("--modified") },
    groups: Array.from({ length: GROUPS }, (_, index) => resolved(`--place-${index + 1}`)),
  };
  probe.remove();
  return palette;
}

/** A computed colour in the form that the drawing library reads. */
function asHex(computed: string): string {
  const parts = computed.match(/[\d.]+/g) ?? [];
  const scale = computed.startsWith("color(") ? 255 : 1;
  const hex = parts.slice(0, 3).map((part) => Math.round(Number(part) * scale).toString(16).padStart(2, "0"));
  return `#${hex.join("")}`;
}

export interface Group { name: string; count: number; colour: number }

/** The group of each place, as a number of `groups`; communities after the ones with most places share the last colour. */
export function grouped(network: Network, by: Colouring, communities: Uint16Array | null): { of: number[]; groups: Group[] } {
  if (by === "community") return byCommunity(network, communities);
  const names = by === "kind" ? network.told.kinds : network.told.sectors;
  const of = by === "kind" ? network.told.places.kind : network.told.places.sector;
  const groups = names.map((name, colour) => ({ name, colour, count: 0 }));
  for (const group of of) groups[group]!.count++;
  // "other" is what nobody asks for: it has the colour of what stays in the background.
  for (const group of groups) if (group.name === "other") group.colour = GROUPS - 1;
  return { of, groups };
}

function byCommunity(network: Network, communities: Uint16Array | null): { of: number[]; groups: Group[] } {
  const sizes = new Map<number, number>();
  const first = new Map<number, number>();
  for (let place = 0; communities && place < network.size; place++) {
    const community = communities[place]!;
    sizes.set(community, (sizes.get(community) ?? 0) + 1);
    const best = first.get(community);
    if (best === undefined || network.cited(place) > network.cited(best)) first.set(community, place);
  }
  const largest = [...sizes.entries()].sort((a, b) => b[1] - a[1] || a[0] - b[0]).slice(0, GROUPS - 1);
  const groups = largest.map(([community, count], colour) => ({ name: `around ${network.label(first.get(community)!)}`, colour, count }));
  const rest = network.size - groups.reduce((sum, group) => sum + group.count, 0);
  groups.push({ name: communities ? "smaller communities" : "being worked out", colour: GROUPS - 1, count: rest });
  const numbers = new Map(largest.map(([community], index) => [community, index]));
  const of = Array.from({ length: network.size }, (_, place) => numbers.get(communities?.[place] ?? -1) ?? groups.length - 1);
  return { of, groups: groups.filter((group) => group.count) };
}
