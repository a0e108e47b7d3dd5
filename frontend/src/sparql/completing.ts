// Completion in the editor: prefixes, and the classes and properties of the ontology with what they mean.
import Yasgui from "@zazuko/yasgui";
import type { PageData, Term } from "./page-data";

const Yasqe = Yasgui.Yasqe;
type Completer = Parameters<typeof Yasqe.registerAutocompleter>[0];

export function completers(data: PageData): Completer[] {
  return [
    {
      ...Yasqe.Autocompleters.prefixes!,
      name: "itu-prefixes",
      bulk: true,
      persistenceId: undefined,
      get: () => Object.entries(data.prefixes).map(([prefix, iri]) => `${prefix}: <${iri}>`),
    },
    terms("itu-classes", "class", data),
    terms("itu-properties", "property", data),
  ];
}

function terms(name: string, kind: "class" | "property", data: PageData): Completer {
  const known = data.terms.filter((term) => term.kind === kind);
  const byIri = new Map(known.map((term) => [term.iri, term]));
  return {
    ...Yasqe.Autocompleters[kind]!,
    name,
    bulk: false,
    persistenceId: undefined,
    get: (_yasqe, token) => known.filter((term) => fits(term, token?.autocompletionString ?? "", data)).map((term) => term.iri),
    postprocessHints: (_yasqe, hints) =>
      hints.map((hint) => {
        const iri = expanded(hint.text, data);
        const term = byIri.get(iri);
        return term ? { ...hint, displayText: `${term.name}  ${term.label}${term.comment ? `: ${term.comment}` : ""}` } : hint;
      }),
  };
}

/** Whether a term begins with what was typed, or has it in its name or among the words people use. */
function fits(term: Term, typed: string, data: PageData): boolean {
  const wanted = expanded(typed, data);
  if (term.iri.startsWith(wanted)) return true;
  const local = /[^#/:]*$/.exec(wanted)![0].toLowerCase();
  return local.length > 1 && (term.iri.toLowerCase().includes(local) || term.label.toLowerCase().includes(local));
}

function expanded(text: string, data: PageData): string {
  const bare = text.replace(/^<|>$/g, "");
  const [prefix, local] = bare.split(/:(.*)/s, 2) as [string, string | undefined];
  const namespace = data.prefixes[prefix];
  return namespace !== undefined && local !== undefined && !local.startsWith("//") ? namespace + local : bare;
}
