// What the server puts into the page for its scripts.

/** A class or property of the ontology: its name with a prefix, what people call it, and what it means. */
export interface Term {
  readonly iri: string;
  readonly name: string;
  readonly kind: "class" | "property";
  readonly label: string;
  readonly comment: string;
}

export interface PageData {
  /** What identifiers of the graph begin with. */
  readonly base: string;
  readonly prefixes: Readonly<Record<string, string>>;
  readonly terms: readonly Term[];
  /** The query that stands in an editor that was opened without one. */
  readonly beginning: string;
}

export function readPageData(): PageData {
  return JSON.parse(document.getElementById("page-data")!.textContent!) as PageData;
}
