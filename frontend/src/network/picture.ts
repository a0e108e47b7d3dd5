// The picture itself: what is drawn, in which colour, and what steps back behind what is selected.
import { downloadAsPNG } from "@sigma/export-image";
import Graph from "graphology";
import Sigma from "sigma";
import { EdgeArrowProgram, EdgeLineProgram, type NodeLabelDrawingFunction } from "sigma/rendering";
import type { Palette } from "./colours";
import type { Network, Shown } from "./model";
import type { Camera } from "./state";

/** Above so many ties arrows are a blur, and drawing them while the picture moves is slow. */
const MANY_TIES = 4000;

/** Proposals and who submits them are what people look for, though nobody cites them. */
const LEAST_SIZE: Record<string, number> = { proposal: 6, submitter: 7 };

export interface Look {
  shown: Shown;
  palette: Palette;
  /** The number of each place's colour in the palette. */
  colour: number[];
  selected: number | null;
  path: number[] | null;
}

export class Picture {
  readonly graph = new Graph({ type: "directed", multi: false });
  readonly sigma: Sigma;
  private look: Look;
  private near = new Set<number>();
  private steps = new Set<string>();
  private hovered: number | null = null;
  /** Where labels stand already in this frame, as left, top, right, bottom. */
  private taken: [number, number, number, number][] = [];

  constructor(
    private readonly stage: HTMLElement,
    private readonly network: Network,
    look: Look,
    onSelect: (place: number | null) => void,
  ) {
    this.look = look;
    this.fill();
    const many = network.ties.length > MANY_TIES;
    this.sigma = new Sigma(this.graph, stage, {
      defaultEdgeType: many ? "line" : "arrow",
      edgeProgramClasses: { line: EdgeLineProgram, arrow: EdgeArrowProgram },
      hideEdgesOnMove: network.ties.length > 5 * MANY_TIES,
      labelFont: getComputedStyle(document.body).fontFamily,
      labelSize: 12,
      labelDensity: network.size > 2000 ? 0.6 : 1.6,
      labelGridCellSize: network.size > 2000 ? 130 : 90,
      labelRenderedSizeThreshold: network.size > 2000 ? 6.5 : 4.4,
      minCameraRatio: 0.02,
      maxCameraRatio: 3,
      stagePadding: 40,
      zIndex: true,
      nodeReducer: (node) => this.nodeLook(Number(node)),
      edgeReducer: (edge, data) => this.edgeLook(edge, data["tie"] as number),
      defaultDrawNodeLabel: this.drawLabel,
      defaultDrawNodeHover: this.drawHover,
    });
    this.setLook(look);
    this.sigma.once("afterRender", () => performance.mark("picture"));
    this.sigma.on("beforeRender", () => (this.taken = []));
    this.sigma.on("clickNode", ({ node }) => onSelect(Number(node)));
    this.sigma.on("clickStage", () => onSelect(null));
    this.sigma.on("enterNode", ({ node }) => this.hover(Number(node)));
    this.sigma.on("leaveNode", () => this.hover(null));
  }

  setLook(look: Look): void {
    this.look = look;
    this.near = new Set(look.selected === null ? [] : [look.selected]);
    if (look.selected !== null) {
      for (const number of this.network.at[look.selected]!) {
        if (!look.shown.routes[number]!.length) continue;
        const tie = this.network.ties[number]!;
        this.near.add(tie.source).add(tie.target);
      }
    }
    this.steps = new Set();
    look.path?.forEach((place, index) => {
      const next = look.path?.[index + 1];
      if (next !== undefined) this.steps.add(`${place}-${next}`).add(`${next}-${place}`);
    });
    this.sigma.refresh({ skipIndexation: true });
  }

  move(x: ArrayLike<number>, y: ArrayLike<number>): void {
    this.graph.updateEachNodeAttributes(
      (node, attributes) => {
        attributes["x"] = x[Number(node)];
        attributes["y"] = y[Number(node)];
        return attributes;
      },
      { attributes: ["x", "y"] },
    );
  }

  get camera(): Camera {
    const { x, y, ratio } = this.sigma.getCamera().getState();
    return { x, y, ratio };
  }

  setCamera(camera: Camera | null, moving: boolean): void {
    const to = camera ?? { x: 0.5, y: 0.5, ratio: 1 };
    if (moving) void this.sigma.getCamera().animate(to, { duration: 300 });
    else this.sigma.getCamera().setState(to);
  }

  /** Bring a place into view without changing the scale. */
  show(place: number, moving: boolean): void {
    const at = this.sigma.getNodeDisplayData(String(place));
    if (at) this.setCamera({ x: at.x, y: at.y, ratio: Math.min(this.camera.ratio, 0.7) }, moving);
  }

  /** One step of the keyboard: a fraction of what is in view. */
  step(right: number, up: number): void {
    const { x, y, ratio } = this.camera;
    this.setCamera({ x: x + right * ratio * 0.15, y: y + up * ratio * 0.15, ratio }, false);
  }

  zoom(by: number, moving: boolean): void {
    const { x, y, ratio } = this.camera;
    this.setCamera({ x, y, ratio: ratio * by }, moving);
  }

  export(): Promise<void> {
    return downloadAsPNG(this.sigma, { fileName: "network", backgroundColor: this.look.palette.paper });
  }

  private fill(): void {
    const { x, y } = this.network.told.places;
    const scale = this.network.size > 4000 ? 0.62 : 1;
    for (let place = 0; place < this.network.size; place++) {
      const refers = this.network.at[place]!.some((number) => this.network.ties[number]!.source === place);
      const least = LEAST_SIZE[this.network.kind(place)] ?? (refers ? 4.5 : 0);
      const size = scale * Math.min(15, Math.max(least, 2.2 + 1.9 * Math.sqrt(this.network.cited(place))));
      this.graph.addNode(String(place), { x: x[place], y: y[place], size, label: this.network.label(place) });
    }
    this.network.ties.forEach((tie, number) => {
      if (tie.source !== tie.target) this.graph.addEdge(String(tie.source), String(tie.target), { tie: number, size: 1 });
    });
  }

  private hover(place: number | null): void {
    this.hovered = place;
    this.stage.classList.toggle("over", place !== null);
    this.sigma.refresh({ skipIndexation: true });
  }

  private nodeLook(place: number): Record<string, unknown> {
    const { shown, palette, colour, selected, path } = this.look;
    const given = this.graph.getNodeAttributes(String(place));
    if (!shown.places[place]) return { ...given, hidden: true };
    const inPath = path?.includes(place) ?? false;
    const stands = path ? inPath : selected === null || this.near.has(place);
    return {
      ...given,
      color: stands ? palette.groups[colour[place]!] : palette.faint,
      label: stands ? given["label"] : null,
      forceLabel: inPath || place === selected || place === this.hovered || (selected !== null && this.near.size <= 25 && stands),
      highlighted: place === selected || (inPath && (place === path?.[0] || place === path?.at(-1))),
      zIndex: stands ? 1 : 0,
    };
  }

  private edgeLook(_: string, number: number): Record<string, unknown> {
    const { shown, palette, selected, path } = this.look;
    const routes = shown.routes[number]!;
    if (!routes.length) return { hidden: true };
    const tie = this.network.ties[number]!;
    const touches = tie.source === selected || tie.target === selected || tie.source === this.hovered || tie.target === this.hovered;
    if (path) {
      const step = this.steps.has(`${tie.source}-${tie.target}`);
      return step ? { color: palette.focus, size: 3, zIndex: 2 } : { hidden: selected !== null, color: palette.route };
    }
    if (selected !== null && !touches) return { hidden: true };
    const change = routes.map((route) => this.network.change(route)).find((one) => one in palette.changes);
    const quiet = this.network.ties.length > 5 * MANY_TIES ? palette.faint : palette.route;
    const plain = touches ? palette.soft : quiet;
    return { color: change ? palette.changes[change] : plain, size: touches ? 1.8 : 1, zIndex: change || touches ? 1 : 0 };
  }

  private readonly drawLabel: NodeLabelDrawingFunction = (context, data, settings) => {
    if (!data.label) return;
    context.font = `${settings.labelWeight} ${settings.labelSize}px ${settings.labelFont}`;
    // A rim in the colour of the paper keeps words readable over lines.
    context.lineJoin = "round";
    context.lineWidth = 3.5;
    context.strokeStyle = this.look.palette.paper;
    context.fillStyle = this.look.palette.ink;
    const x = data.x + data.size + 4;
    const y = data.y + settings.labelSize / 3;
    const box = [x - 2, y - settings.labelSize, x + context.measureText(data.label).width + 2, y + 3] as const;
    const covered = this.taken.some(([left, top, right, bottom]) => box[0] < right && left < box[2] && box[1] < bottom && top < box[3]);
    if (covered && !(data as { highlighted?: boolean }).highlighted) return;
    this.taken.push([...box]);
    context.strokeText(data.label, x, y);
    context.fillText(data.label, x, y);
  };

  private readonly drawHover: NodeLabelDrawingFunction = (context, data, settings) => {
    context.beginPath();
    context.arc(data.x, data.y, data.size + 3, 0, 2 * Math.PI);
    context.lineWidth = 2;
    context.strokeStyle = this.look.palette.focus;
    context.stroke();
    const label = data.label ?? this.network.label(Number((data as unknown as { key: string }).key));
    this.drawLabel(context, { ...data, label }, settings);
  };
}
