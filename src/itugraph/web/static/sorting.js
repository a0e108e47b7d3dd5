// Sorts an answer in place where the whole of it is on the page; the address says so, as the link would.
const collator = new Intl.Collator("en", { numeric: true, sensitivity: "base" });

for (const table of document.querySelectorAll('table[data-sortable=""]')) {
  const heads = [...table.tHead.rows[0].cells];
  const body = table.tBodies[0];
  const original = [...body.rows];

  const sort = (column, downwards) => {
    const rows = [...original];
    if (column >= 0) {
      const text = (row) => row.cells[column].textContent.trim();
      const numbers = heads[column].classList.contains("number");
      const compare = numbers ? (a, b) => Number(a) - Number(b) : collator.compare;
      rows.sort((one, other) => {
        const [a, b] = [text(one), text(other)];
        if (!a || !b) return !a && !b ? 0 : a ? -1 : 1;
        return downwards ? compare(b, a) : compare(a, b);
      });
    }
    body.replaceChildren(...rows);
    heads.forEach((head, index) => {
      if (index === column) head.setAttribute("aria-sort", downwards ? "descending" : "ascending");
      else head.removeAttribute("aria-sort");
    });
  };

  const follow = () => {
    const asked = new URLSearchParams(location.search).get("sort") ?? "";
    const name = asked.replace(/^-/, "").replaceAll("_", " ");
    sort(heads.findIndex((head) => head.textContent.trim() === name), asked.startsWith("-"));
  };

  heads.forEach((head, index) => {
    head.querySelector("a")?.addEventListener("click", (event) => {
      if (event.metaKey || event.ctrlKey || event.shiftKey) return;
      event.preventDefault();
      const name = head.textContent.trim().replaceAll(" ", "_");
      const downwards = head.getAttribute("aria-sort") === "ascending";
      const address = new URL(location.href);
      address.searchParams.set("sort", (downwards ? "-" : "") + name);
      history.pushState(null, "", address);
      sort(index, downwards);
    });
  });
  addEventListener("popstate", follow);
}
