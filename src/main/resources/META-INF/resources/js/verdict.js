// After a check the reader's eye and the screen reader's cursor go to the verdict.
document.addEventListener("htmx:afterSwap", (event) => {
  if (event.detail.target?.id !== "work") return;
  const verdict = document.querySelector("#work #verdict");
  verdict?.focus({ preventScroll: true });
  verdict?.scrollIntoView({ block: "nearest" });
});

// A request that never reached the server leaves the form as it is, and says so.
document.addEventListener("htmx:sendError", () => {
  const form = document.querySelector("#work form");
  if (!form || form.querySelector(".offline")) return;
  const note = document.createElement("p");
  note.className = "offline caret";
  note.setAttribute("role", "alert");
  note.textContent = "The server can't be reached. Your answer is still here; check it again in a moment.";
  form.append(note);
});
