// The side-by-side page: sections that fold, and a way from one dispute to the next.

const KEPT = `folded:${location.pathname}`;

const table = document.querySelector<HTMLTableElement>("table.sides");
if (table) {
  const sections = [...table.querySelectorAll<HTMLElement>("tbody[data-group]")];
  followHeadHeight(table);
  foldSections(sections);
  stepThroughDisputes(table, sections);
}

/** Section heads stick below the column heads, whose height depends on what is in them. */
function followHeadHeight(of: HTMLTableElement): void {
  const head = of.tHead;
  if (!head) return;
  const tell = () => of.style.setProperty("--head-height", `${Math.round(head.getBoundingClientRect().height)}px`);
  new ResizeObserver(tell).observe(head);
  tell();
}

function foldSections(sections: HTMLElement[]): void {
  const folded = new Set(kept());
  for (const section of sections) {
    const button = section.querySelector<HTMLButtonElement>(".fold");
    if (!button) continue;
    section.querySelector<HTMLElement>("[data-plain]")?.setAttribute("hidden", "");
    button.hidden = false;
    button.addEventListener("click", () => {
      fold(section, !section.classList.contains("folded"));
      keep(sections);
    });
    if (folded.has(section.id)) fold(section, true);
  }
  const all = document.querySelector<HTMLButtonElement>("[data-fold-all]");
  if (!all) return;
  all.hidden = false;
  const foldable = () => sections.filter((section) => section.querySelector(".fold"));
  const name = () => {
    const open = foldable().some((section) => !section.classList.contains("folded"));
    all.textContent = open ? "Fold all sections" : "Unfold all sections";
    return open;
  };
  all.addEventListener("click", () => {
    const fold_them = name();
    for (const section of foldable()) fold(section, fold_them);
    keep(sections);
    name();
  });
  for (const section of sections) section.addEventListener("click", name);
  name();
}

function fold(section: HTMLElement, folded: boolean): void {
  section.classList.toggle("folded", folded);
  section.querySelector(".fold")?.setAttribute("aria-expanded", String(!folded));
}

function keep(sections: HTMLElement[]): void {
  try {
    const folded = sections.filter((section) => section.classList.contains("folded"));
    sessionStorage.setItem(KEPT, folded.map((section) => section.id).join("\n"));
  } catch {
    // Where nothing may be kept, sections are open on the next visit.
  }
}

function kept(): string[] {
  try {
    return (sessionStorage.getItem(KEPT) ?? "").split("\n").filter(Boolean);
  } catch {
    return [];
  }
}

/** The button, and the keys n and p, go from one clause in dispute to the next or the one before. */
function stepThroughDisputes(of: HTMLTableElement, sections: HTMLElement[]): void {
  const disputes = [...of.querySelectorAll<HTMLElement>("tr.differ")];
  const button = document.querySelector<HTMLButtonElement>("[data-next-dispute]");
  if (!disputes.length || !button) return;
  let at = -1;
  const step = (by: number) => {
    disputes[at]?.classList.remove("here");
    at = (at + by + disputes.length) % disputes.length;
    const row = disputes[at];
    if (!row) return;
    const section = sections.find((one) => one.contains(row));
    if (section) fold(section, false);
    row.classList.add("here");
    row.scrollIntoView({ block: "start", behavior: motion() });
    history.replaceState(history.state, "", `#${row.id}`);
  };
  button.hidden = false;
  button.addEventListener("click", () => step(1));
  addEventListener("keydown", (event) => {
    const typing = (event.target as Element | null)?.closest("input, select, textarea");
    if (typing || event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.key === "n") step(1);
    if (event.key === "p") step(at < 0 ? 0 : -1);
  });
}

function motion(): ScrollBehavior {
  return matchMedia("(prefers-reduced-motion: reduce)").matches ? "auto" : "smooth";
}
