// A choice in a form takes effect at once; the button is for browsers without scripts.
for (const choice of document.querySelectorAll("[data-submits]")) {
  choice.addEventListener("change", () => choice.form.requestSubmit());
}

// What is left empty need not stand in the address.
for (const form of document.forms) {
  if (!form.querySelector("[data-submits], [data-drops-empty]")) continue;
  form.addEventListener("formdata", (event) => {
    for (const [name, value] of [...event.formData]) if (value === "") event.formData.delete(name);
  });
}
