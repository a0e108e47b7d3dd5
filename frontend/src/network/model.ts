// The network as the server tells it: places and routes in columns, and who is next to whom.

export interface Told {
  kinds: string[];
  sectors: string[];
  changes: string[];
  references: string[];
  bodies: string[];
  regions: string[];
  places: {
    path: string[]; label: string[]; title: string[]; kind: number[]; sector: number[]; body: number[]; region: number[];
    cited: number[]; x: number[]; y: number[];
  };
  routes: { source: number[]; target: number[]; kind: number[]; change: number[]; times: number[]; year: number[] };
}

/** What a filter asks of a route; an empty string is anything. */
export interface Filters {
  kind: string; sector: string; body: string; region: string; change: string; since: string; until: string;
}

export const NO_FILTERS: Filters = { kind: "", sector: "", body: "", region: "", change: "", since: "", until: "" };

/** All routes from one place to another. */
export interface Tie {
  source: number;
  target: number;
  routes: number[];
}

export class Network {
  readonly size: number;
  readonly ties: Tie[] = [];
  /** The numbers of the ties at each place. */
  readonly at: number[][];
  private readonly byPath: Map<string, number>;

  constructor(readonly told: Told) {
    const { places, routes } = told;
    this.size = places.path.length;
    this.byPath = new Map(places.path.map((path, place) => [path, place]));
    this.at = Array.from({ length: this.size }, () => []);
    const known = new Map<number, Tie>();
    for (let route = 0; route < routes.source.length; route++) {
      const source = routes.source[route]!;
      const target = routes.target[route]!;
      const key = source * this.size + target;
      let tie = known.get(key);
      if (!tie) {
        tie = { source, target, routes: [] };
        known.set(key, tie);
        this.at[source]!.push(this.ties.length);
        this.at[target]!.push(this.ties.length);
        this.ties.push(tie);
      }
      tie.routes.push(route);
    }
  }

  place(path: string | null): number | null {
    return path === null ? null : (this.byPath.get(path) ?? null);
  }

  path(place: number): string {
    return this.told.places.path[place]!;
  }

  label(place: number): string {
    return this.told.places.label[place]!;
  }

  title(place: number): string {
    return this.told.places.title[place]!;
  }

  cited(place: number): number {
    return this.told.places.cited[place]!;
  }

  kind(place: number): string {
    return this.told.kinds[this.told.places.kind[place]!]!;
  }

  sector(place: number): string {
    return this.told.sectors[this.told.places.sector[place]!]!;
  }

  body(place: number): string {
    return this.told.bodies[this.told.places.body[place]!]!;
  }

  region(place: number): string {
    return this.told.regions[this.told.places.region[place]!]!;
  }

  change(route: number): string {
    return this.told.changes[this.told.routes.change[route]!]!;
  }

  reference(route: number): string {
    return this.told.references[this.told.routes.kind[route]!]!;
  }

  /** Whether the filters let a route through; the list of the server goes by the same rules. */
  holds(route: number, filters: Filters): boolean {
    const source = this.told.routes.source[route]!;
    const target = this.told.routes.target[route]!;
    const year = this.told.routes.year[route]!;
    return (
      (!filters.kind || filters.kind === this.kind(source) || filters.kind === this.kind(target)) &&
      (!filters.sector || filters.sector === this.sector(source) || filters.sector === this.sector(target)) &&
      (!filters.body || filters.body === this.body(source) || filters.body === this.body(target)) &&
      (!filters.region || filters.region === this.region(source)) &&
      (!filters.change || filters.change === this.change(route)) &&
      (!filters.since || year >= Number(filters.since)) &&
      (!filters.until || (year > 0 && year <= Number(filters.until)))
    );
  }
}

/** What the filters leave: the routes of each tie that are shown, and the places that have one. */
export class Shown {
  readonly routes: number[][];
  readonly places: Uint8Array;
  readonly placeCount: number;
  readonly routeCount: number;

  constructor(network: Network, filters: Filters) {
    this.places = new Uint8Array(network.size);
    let count = 0;
    this.routes = network.ties.map((tie) => {
      const held = tie.routes.filter((route) => network.holds(route, filters));
      if (held.length) this.places[tie.source] = this.places[tie.target] = 1;
      count += held.length;
      return held;
    });
    this.routeCount = count;
    this.placeCount = this.places.reduce((sum, one) => sum + one, 0);
  }
}

/** The fewest steps from one place to another along shown ties, whichever way these point; null where there are none. */
export function shortestPath(network: Network, shown: Shown, from: number, to: number): number[] | null {
  const before = new Int32Array(network.size).fill(-1);
  before[from] = from;
  const waiting = [from];
  for (const place of waiting) {
    if (place === to) {
      const path = [to];
      while (path[0] !== from) path.unshift(before[path[0]!]!);
      return path;
    }
    for (const number of network.at[place]!) {
      if (!shown.routes[number]!.length) continue;
      const tie = network.ties[number]!;
      const next = tie.source === place ? tie.target : tie.source;
      if (before[next] === -1) {
        before[next] = place;
        waiting.push(next);
      }
    }
  }
  return null;
}
