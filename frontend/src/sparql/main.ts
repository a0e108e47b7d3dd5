// The SPARQL page: YASGUI's editor and tables on our own endpoint, with the terms of our ontology to complete.
import "@zazuko/yasgui/build/yasgui.min.css";
import Yasgui from "@zazuko/yasgui";
import { completers } from "./completing";
import { readPageData } from "./page-data";

const Yasqe = Yasgui.Yasqe;
const Yasr = Yasgui.Yasr;

/** Queries that make a longer address than this are not put into it. */
const LONGEST_ADDRESS = 12_000;

const place = document.getElementById("yasgui");
const plain = document.getElementById("plain");
if (place && plain) start(place, plain);

function start(place: HTMLElement, plain: HTMLElement): void {
  const data = readPageData();
  const editor = place.querySelector<HTMLElement>(".editor")!;
  const results = place.querySelector<HTMLElement>(".results")!;
  const notice = place.querySelector<HTMLElement>(".cut")!;

  for (const completer of completers(data)) Yasqe.registerAutocompleter(completer, false);
  const yasqe = new Yasqe(editor, {
    requestConfig: { endpoint: "/sparql", method: "POST" },
    autocompleters: ["itu-prefixes", "itu-classes", "itu-properties", "variables"],
    prefixCcApi: null,
    persistenceId: null,
    consumeShareLink: null,
    createShareableLink: () => location.origin + addressOf(yasqe.getValue()),
    resizeable: false,
    editorHeight: "18rem",
  });
  Yasr.plugins.table!.defaults.openIriInNewWindow = false;
  const yasr = new Yasr(results, {
    persistenceId: null,
    maxPersistentResponseSize: 0,
    // Not all of these can be written in a query, but all of them are quicker to read.
    prefixes: { ...data.prefixes, id: data.base + "id/" },
    pluginOrder: ["table", "response"],
  });
  place.hidden = false;
  plain.hidden = true;
  labelled(editor);

  yasqe.on("query", () => {
    notice.textContent = "";
    results.setAttribute("aria-busy", "true");
  });
  yasqe.on("queryResponse", (_editor, response, duration) => {
    results.removeAttribute("aria-busy");
    yasr.setResponse(response, duration);
    const rows = response?.headers?.get?.("x-sparql-maxrows") ?? response?.header?.["x-sparql-maxrows"];
    if (rows) notice.textContent = `The answer was cut after ${Number(rows).toLocaleString("en")} rows: ask for less.`;
  });

  /** Run what is in the editor, and let the address say so. */
  yasqe.on("queryBefore", () => {
    const query = yasqe.getValue();
    const address = addressOf(query);
    if (query !== queryInAddress() && address.length <= LONGEST_ADDRESS) history.pushState(null, "", address);
  });
  const follow = (): void => {
    const asked = queryInAddress();
    if (asked === null || asked === yasqe.getValue()) return;
    yasqe.setValue(asked);
    void run();
  };
  const run = (): Promise<unknown> => yasqe.query().catch(() => undefined);
  addEventListener("popstate", follow);

  // Things of the graph have a page here; their identifiers are not looked up elsewhere. A click that goes on to the
  // table would unfold a shortened cell and not be followed.
  results.addEventListener("click", (event) => {
    const link = (event.target as Element).closest<HTMLAnchorElement>("a.iri");
    const iri = link?.getAttribute("href");
    if (!link || !iri?.startsWith(data.base)) return;
    link.href = "/" + iri.slice(data.base.length);
    link.target = "_self";
    event.stopPropagation();
  }, { capture: true });

  const asked = queryInAddress();
  yasqe.setValue(asked ?? data.beginning);
  yasqe.refresh();
  if (asked?.trim()) void run();
}

function queryInAddress(): string | null {
  return new URLSearchParams(location.search).get("query")?.replaceAll("\r\n", "\n") ?? null;
}

function addressOf(query: string): string {
  return "/sparql?" + new URLSearchParams({ query }).toString();
}

/** Say what the editor's buttons are for, where they only show a picture. */
function labelled(editor: HTMLElement): void {
  editor.querySelector("textarea")?.setAttribute("aria-label", "Query");
  const names: Record<string, string> = {
    ".yasqe_queryButton": "Run the query (Ctrl+Enter)",
    ".yasqe_share": "Share the query",
    ".fullscreenToggleBtns button": "Full screen",
  };
  for (const [selector, name] of Object.entries(names)) {
    for (const button of editor.querySelectorAll(selector)) {
      button.setAttribute("aria-label", name);
      button.setAttribute("title", name);
    }
  }
}
