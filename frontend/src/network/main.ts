// The network page: brings data, address, controls and picture together.
import { arrange } from "./arranging";
import { type Group, grouped, readPalette } from "./colours";
import { finding } from "./finding";
import { type Filters, Network, NO_FILTERS, Shown, shortestPath, type Told } from "./model";
import { fillPanel } from "./panel";
import { Picture } from "./picture";
import { type Arrangement, type Colouring, readState, type State, writeState } from "./state";

const board = document.querySelector<HTMLElement>(".board");
if (board) start(board).catch((error: unknown) => fail(board, error));

async function start(on: HTMLElement): Promise<void> {
  const answer = await fetch(on.dataset["source"]!);
  if (!answer.ok) throw new Error(`the data could not be fetched (${answer.status})`);
  new Page(on, new Network((await answer.json()) as Told));
}

function fail(on: HTMLElement, error: unknown): void {
  console.error(error);
  const told = on.querySelector<HTMLElement>("[data-waiting]");
  told?.prepend("The picture cannot be drawn here: it needs WebGL, which this browser lacks or has switched off. ");
}

class Page {
  private state: State = readState(location.search);
  private shown: Shown;
  private readonly picture: Picture;
  private readonly panel: HTMLElement;
  private readonly form: HTMLFormElement;
  private palette = readPalette(document.body);
  private communities: Uint16Array | null = null;
  private linked: { x: ArrayLike<number>; y: ArrayLike<number> } | null = null;
  private arranging = false;
  private seeking = false;

  constructor(private readonly on: HTMLElement, private readonly network: Network) {
    this.panel = on.querySelector(".about")!;
    this.form = on.querySelector("[data-filters]")!;
    this.shown = new Shown(network, this.state.filters);
    this.picture = new Picture(on.querySelector(".stage")!, network, this.look(), (place) => this.select(place));
    on.querySelector(".waiting")!.remove();
    this.linked = this.keptPositions();
    this.controls();
    this.show(false);
    if (this.state.camera) this.picture.setCamera(this.state.camera, false);
    this.picture.sigma.getCamera().on("updated", later(() => this.keepCamera(), 300));
    addEventListener("popstate", () => this.reopen());
    this.followTheme();
    on.dataset["ready"] = "yes";
  }

  /** Take what the address says, as when a link is opened or the browser goes back. */
  private reopen(): void {
    this.state = readState(location.search);
    this.seeking = false;
    this.show(true);
    this.picture.setCamera(this.state.camera, moving());
  }

  private change(change: Partial<State>, keep: "push" | "replace" = "push"): void {
    this.state = { ...this.state, ...change };
    const address = location.pathname + writeState(this.state);
    if (keep === "push") history.pushState(null, "", address);
    else history.replaceState(null, "", address);
    this.show(true);
  }

  private keepCamera(): void {
    const { x, y, ratio } = this.picture.camera;
    const whole = Math.abs(x - 0.5) < 0.002 && Math.abs(y - 0.5) < 0.002 && Math.abs(ratio - 1) < 0.002;
    this.state.camera = whole ? null : { x, y, ratio };
    history.replaceState(null, "", location.pathname + writeState(this.state));
  }

  private look() {
    const { of, groups } = grouped(this.network, this.state.colour, this.communities);
    this.legend(groups);
    const selected = this.network.place(this.state.node);
    const found = this.path();
    return {
      shown: this.shown,
      palette: this.palette,
      colour: of.map((group) => groups[group]!.colour),
      selected,
      path: found === "none" ? null : found,
    };
  }

  private path(): number[] | null | "none" {
    const from = this.network.place(this.state.node);
    const to = this.network.place(this.state.goal);
    if (from === null || to === null) return null;
    return shortestPath(this.network, this.shown, from, to) ?? "none";
  }

  private show(again: boolean): void {
    if (again) this.shown = new Shown(this.network, this.state.filters);
    this.picture.setLook(this.look());
    fillPanel(this.panel, this.network, this.shown, this.network.place(this.state.node), this.path(), this.seeking, {
      onSelect: (place) => this.select(place, true),
      onClose: () => this.select(null),
      onPathFrom: () => {
        this.seeking = true;
        this.show(false);
        this.on.querySelector<HTMLInputElement>("#find")?.focus();
      },
      onPathEnd: () => this.change({ goal: null }),
    });
    this.on.classList.toggle("with-panel", !this.panel.hidden);
    for (const [name, value] of Object.entries(this.state.filters)) {
      const field = this.form.elements.namedItem(name);
      if (field instanceof HTMLSelectElement) field.value = value;
    }
    this.check("colour", this.state.colour);
    this.check("arrange", this.state.arrange);
    this.arrangePlaces();
    const { placeCount, routeCount } = this.shown;
    const all = this.network.size;
    const places = placeCount === all ? all.toLocaleString("en") : `${placeCount.toLocaleString("en")} of ${all.toLocaleString("en")}`;
    this.on.querySelector(".count")!.textContent = `${places} places, ${routeCount.toLocaleString("en")} references`;
  }

  private select(place: number | null, bring = false): void {
    if (this.seeking && place !== null && this.state.node) {
      this.seeking = false;
      return this.change({ goal: this.network.path(place) });
    }
    this.seeking = false;
    const node = place === null ? null : this.network.path(place);
    if (node === this.state.node && !this.state.goal) return;
    this.change({ node, goal: null });
    if (bring && place !== null) this.picture.show(place, moving());
  }

  private controls(): void {
    for (const hidden of this.on.querySelectorAll<HTMLElement>(".finder, .colouring, .arranging, .zoom, [data-all]")) hidden.hidden = false;
    if (matchMedia("(max-width: 56rem)").matches) this.on.querySelector<HTMLDetailsElement>(".filter-box")!.open = false;
    finding(this.on.querySelector(".finder")!, this.network, () => this.shown, (place) => this.select(place, true));
    this.form.addEventListener("change", () => this.change({ filters: this.chosen() }));
    this.form.addEventListener("reset", (event) => {
      event.preventDefault();
      this.change({ filters: { ...NO_FILTERS } });
    });
    this.on.addEventListener("change", (event) => {
      const field = event.target as HTMLInputElement;
      if (field.name === "colour") this.change({ colour: field.value as Colouring });
      if (field.name === "arrange") this.change({ arrange: field.value as Arrangement });
    });
    this.on.querySelector(".zoom")!.addEventListener("click", (event) => {
      const wish = (event.target as Element).closest("button")?.dataset;
      if (!wish) return;
      if (wish["zoom"] === "all") this.picture.setCamera(null, moving());
      else if (wish["zoom"]) this.picture.zoom(wish["zoom"] === "in" ? 0.66 : 1.5, moving());
      else void this.picture.export();
    });
    this.on.querySelector<HTMLElement>(".stage")!.addEventListener("keydown", (event) => this.key(event));
  }

  private key(event: KeyboardEvent): void {
    const keys: Record<string, () => void> = {
      ArrowLeft: () => this.picture.step(-1, 0),
      ArrowRight: () => this.picture.step(1, 0),
      ArrowUp: () => this.picture.step(0, 1),
      ArrowDown: () => this.picture.step(0, -1),
      "+": () => this.picture.zoom(0.66, moving()),
      "-": () => this.picture.zoom(1.5, moving()),
      "0": () => this.picture.setCamera(null, moving()),
      Escape: () => this.select(null),
    };
    const act = keys[event.key];
    if (!act || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    act();
  }

  private chosen(): Filters {
    const given = new FormData(this.form);
    const filters = { ...NO_FILTERS };
    for (const name of Object.keys(filters) as (keyof Filters)[]) filters[name] = String(given.get(name) ?? "");
    return filters;
  }

  private check(name: string, value: string): void {
    const field = this.on.querySelector<HTMLInputElement>(`input[name="${name}"][value="${value}"]`);
    if (field) field.checked = true;
  }

  private legend(groups: Group[]): void {
    const items = groups.filter((group) => group.count).map((group) => {
      const line = document.createElement("li");
      const dot = document.createElement("span");
      dot.className = `dot place-${group.colour + 1}`;
      const count = document.createElement("span");
      count.className = "quiet";
      count.textContent = ` ${group.count.toLocaleString("en")}`;
      line.append(dot, group.name, count);
      return line;
    });
    this.on.querySelector(".legend")!.replaceChildren(...items);
  }

  /** Let the worker find communities and positions once; positions are applied where the arrangement asks for them. */
  private arrangePlaces(): void {
    const wantsWorker = (this.state.arrange === "links" && !this.linked) || (this.state.colour === "community" && !this.communities);
    const places = this.state.arrange === "links" ? (this.linked ?? this.network.told.places) : this.network.told.places;
    this.picture.move(places.x, places.y);
    if (!wantsWorker || this.arranging) return;
    this.arranging = true;
    this.on.dataset["arranging"] = "yes";
    arrange(this.network, this.on.dataset["worker"]!, {
      onCommunities: (of) => {
        this.communities = of;
        if (this.state.colour === "community") this.picture.setLook(this.look());
      },
      onPositions: (x, y, done) => {
        const still = matchMedia("(prefers-reduced-motion: reduce)").matches;
        if (done || !still) {
          this.linked = { x, y };
          if (this.state.arrange === "links") this.picture.move(x, y);
        }
        if (done) {
          this.keepPositions(x, y);
          delete this.on.dataset["arranging"];
        }
      },
    });
  }

  private keepPositions(x: ArrayLike<number>, y: ArrayLike<number>): void {
    const rounded = [x, y].map((axis) => Array.from(axis, (one) => Math.round(one * 10) / 10));
    try {
      sessionStorage.setItem("network", JSON.stringify([this.on.dataset["identity"], ...rounded]));
    } catch {
      // Too large, or not allowed: the next visit works the positions out again.
    }
  }

  private keptPositions(): { x: number[]; y: number[] } | null {
    try {
      const [identity, x, y] = JSON.parse(sessionStorage.getItem("network") ?? "[]") as [string, number[], number[]];
      return identity === this.on.dataset["identity"] && x.length === this.network.size ? { x, y } : null;
    } catch {
      return null;
    }
  }

  private followTheme(): void {
    const renew = () => {
      this.palette = readPalette(document.body);
      this.picture.setLook(this.look());
    };
    matchMedia("(prefers-color-scheme: dark)").addEventListener("change", renew);
    new MutationObserver(renew).observe(document.documentElement, { attributeFilter: ["data-theme"] });
  }
}

const moving = () => !matchMedia("(prefers-reduced-motion: reduce)").matches;

function later(act: () => void, wait: number): () => void {
  let timer = 0;
  return () => {
    clearTimeout(timer);
    timer = window.setTimeout(act, wait);
  };
}
