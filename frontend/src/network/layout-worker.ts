// Off the page: which places form communities, and where they stand when what is linked pulls together.
import Graph from "graphology";
import louvain from "graphology-communities-louvain";
import forceAtlas2 from "graphology-layout-forceatlas2";

export interface Task { size: number; source: Uint32Array; target: Uint32Array; x: Float32Array; y: Float32Array; weight: Float32Array; room: Float32Array }
export type Report =
  | { kind: "communities"; communities: Uint16Array }
  | { kind: "positions"; x: Float32Array; y: Float32Array; done: boolean };

/** So many rounds that the picture is at rest, but never so many that a person waits for long. */
const rounds = (size: number) => (size <= 1500 ? 600 : size <= 6000 ? 240 : 90);
const BATCHES = 15;
/** Up to so many places the simulation finds communities by itself, and has time to part what overlaps. */
const SMALL = 1500;

const post = (report: Report) => (self as unknown as Worker).postMessage(report);

self.addEventListener("message", (event: MessageEvent<Task>) => {
  const task = event.data;
  const graph = new Graph({ type: "undirected", multi: false });
  for (let place = 0; place < task.size; place++) graph.addNode(place, { x: task.x[place], y: task.y[place], size: task.room[place] });
  task.source.forEach((source, index) => {
    const target = task.target[index]!;
    if (!graph.hasEdge(source, target)) graph.addEdge(source, target, { weight: task.weight[index] });
  });
  const found = communities(graph);
  post({ kind: "communities", communities: found });
  if (task.size > SMALL) startFromCommunities(graph, found);
  const settings = {
    barnesHutOptimize: task.size > SMALL,
    barnesHutTheta: 0.9,
    linLogMode: true,
    outboundAttractionDistribution: false,
    adjustSizes: false,
    gravity: 0.02,
    strongGravityMode: true,
    scalingRatio: 3,
    edgeWeightInfluence: 1,
    slowDown: 1,
  };
  for (let batch = 1; batch <= BATCHES; batch++) {
    forceAtlas2.assign(graph, {
      iterations: Math.ceil(rounds(task.size) / BATCHES),
      // In the end, places make room for each other.
      settings: { ...settings, adjustSizes: batch > BATCHES - 2 && task.size <= SMALL },
    });
    const x = new Float32Array(task.size);
    const y = new Float32Array(task.size);
    graph.forEachNode((place, at) => {
      x[Number(place)] = at["x"] as number;
      y[Number(place)] = at["y"] as number;
    });
    post({ kind: "positions", x, y, done: batch === BATCHES });
  }
});

/** Each community on a disc of its own, the largest in the middle: a large network would take long to part into these. */
function startFromCommunities(graph: Graph, found: Uint16Array): void {
  const members = new Map<number, string[]>();
  graph.forEachNode((place) => {
    const of = found[Number(place)]!;
    const there = members.get(of);
    if (there) there.push(place);
    else members.set(of, [place]);
  });
  const turn = Math.PI * (3 - Math.sqrt(5));
  let area = 0;
  [...members.values()].sort((a, b) => b.length - a.length).forEach((places, index) => {
    const distance = 34 * Math.sqrt(area);
    area += places.length;
    places.forEach((place, number) => {
      const radius = 14 * Math.sqrt(number);
      graph.setNodeAttribute(place, "x", distance * Math.cos(index * turn) + radius * Math.cos(number * turn));
      graph.setNodeAttribute(place, "y", distance * Math.sin(index * turn) + radius * Math.sin(number * turn));
    });
  });
}

/** The communities by size, the largest 0; the same network always gives the same. */
function communities(graph: Graph): Uint16Array {
  let seed = 98;
  const rng = () => {
    seed = (seed * 1664525 + 1013904223) % 4294967296;
    return seed / 4294967296;
  };
  const found = louvain(graph, { rng, getEdgeWeight: "weight" });
  const told = new Uint16Array(graph.order);
  for (const [place, community] of Object.entries(found)) told[Number(place)] = Math.min(65535, community);
  return told;
}
