// A choice in a form takes effect at once; the button is for browsers without scripts.
for (const form of document.querySelectorAll("form")) {
  const choices = form.querySelectorAll("[data-submits]");
  if (!choices.length) continue;
  for (const choice of choices) choice.addEventListener("change", () => form.requestSubmit());
  // What is left empty need not stand in the address.
  form.addEventListener("formdata", (event) => {
    for (const [name, value] of [...event.formData]) if (value === "") event.formData.delete(name);
  });
}
