// Asks the worker for communities and positions, and keeps the positions for the next visit.
import type { Report, Task } from "./layout-worker";
import type { Network } from "./model";

export interface Arranged { onCommunities(of: Uint16Array): void; onPositions(x: Float32Array, y: Float32Array, done: boolean): void }

export function arrange(network: Network, worker: string, told: Arranged): void {
  const { x, y, cited } = network.told.places;
  const task: Task = {
    size: network.size,
    source: Uint32Array.from(network.ties, (tie) => tie.source),
    target: Uint32Array.from(network.ties, (tie) => tie.target),
    weight: Float32Array.from(network.ties, (tie) => 1 / Math.sqrt(1 + Math.min(cited[tie.source]!, cited[tie.target]!))),
    room: Float32Array.from(cited, (times) => 5 + 1.5 * Math.sqrt(times)),
    x: Float32Array.from(x),
    y: Float32Array.from(y),
  };
  const working = new Worker(worker, { type: "module" });
  working.addEventListener("message", (event: MessageEvent<Report>) => {
    const report = event.data;
    if (report.kind === "communities") told.onCommunities(report.communities);
    else {
      told.onPositions(report.x, report.y, report.done);
      if (report.done) working.terminate();
    }
  });
  working.postMessage(task);
}
