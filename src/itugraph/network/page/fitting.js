// How much of the picture is in view: the whole of it, until the reader zooms or moves; and on paper always the whole.

const frame = document.getElementById("picture");
const ROOM = { aside: 14, above: 30, below: 10 };

// A picture so long that the whole would be smaller than this is shown from its top, at a scale that can be read.
const LEAST_LEGIBLE = 0.4;
const READABLE = 0.8;

// `least` is the scale down to which the whole is shown, null while the reader's own view stands.
const fitting = { least: LEAST_LEGIBLE, width: 0, height: 0 };

function moveTo(view) {
  fitting.least = null;
  network.moveTo(view);
}

function wholeIn(width, height, least) {
  const wide = width / (settings.width + 2 * ROOM.aside);
  const high = height / (settings.height + ROOM.above + ROOM.below);
  const scale = Math.min(wide, 1.25, high < least ? READABLE : high);
  const rest = Math.max(0, height / scale - settings.height - ROOM.above - ROOM.below);
  return { position: { x: settings.width / 2, y: height / scale / 2 - ROOM.above - rest / 4 }, scale };
}

function showWhole(least = 0) {
  const { clientWidth: width, clientHeight: height } = frame;
  fitting.least = least;
  if (width && height) network.moveTo(wholeIn(width, height, least));
}

// The library would scale with the window, so it leaves following the window's size to this: a view of the reader's own
// keeps its middle and its scale.
function followSize() {
  const { clientWidth: width, clientHeight: height } = frame;
  if (!width || !height || (width === fitting.width && height === fitting.height)) return;
  const middle = network.DOMtoCanvas({ x: fitting.width / 2, y: fitting.height / 2 });
  const scale = network.getScale();
  Object.assign(fitting, { width, height });
  network.setSize("100%", "100%");
  if (fitting.least === null) network.moveTo({ position: middle, scale });
  else showWhole(fitting.least);
  network.redraw();
}
new ResizeObserver(followSize).observe(frame);
network.on("dragEnd", () => { fitting.least = null; });
network.on("zoom", () => { fitting.least = null; });

// ---- on paper: a copy of the whole picture, as sharp as a printer wants it and a browser allows

const MOST_DOTS = 16e6;
const SHARPNESS = 2.5;

function drawForPaper() {
  const copy = document.getElementById("paper");
  const [width, height] = [settings.width + 2 * ROOM.aside, settings.height + ROOM.above + ROOM.below];
  const sharpness = Math.min(SHARPNESS, Math.sqrt(MOST_DOTS / (width * height))) / devicePixelRatio;
  const size = { width: width * sharpness, height: height * sharpness };
  const view = { position: network.getViewPosition(), scale: network.getScale() };
  network.setSize(`${size.width}px`, `${size.height}px`);
  network.moveTo({ position: { x: settings.width / 2, y: height / 2 - ROOM.above }, scale: sharpness });
  repaint(sharpness);
  network.redraw();
  const drawn = frame.querySelector("canvas");
  Object.assign(copy, { width: drawn.width, height: drawn.height });
  // Dot by dot: Chromium prints a canvas copied by drawImage smaller than its place.
  copy.getContext("2d").putImageData(drawn.getContext("2d").getImageData(0, 0, drawn.width, drawn.height), 0, 0);
  repaint();
  network.setSize("100%", "100%");
  network.moveTo(view);
  network.redraw();
}
addEventListener("beforeprint", drawForPaper);
