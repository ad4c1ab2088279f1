// After a check the reader's eye and the screen reader's cursor go to the verdict.
document.addEventListener("htmx:afterSwap", (event) => {
  if (event.detail.target?.id !== "work") return;
  const verdict = document.querySelector("#work #verdict");
  verdict?.focus({ preventScroll: true });
  verdict?.scrollIntoView({ block: "nearest" });
});

// A request that failed leaves the form as it is, and says so.
const note = (text) => {
  const form = document.querySelector("#work form");
  if (!form) return;
  let element = form.querySelector(".failed");
  if (!element) {
    element = document.createElement("p");
    element.className = "failed";
    element.setAttribute("role", "alert");
    form.append(element);
  }
  element.textContent = text;
};
document.addEventListener("htmx:sendError", () =>
  note("The server can't be reached. Your answer is still here; check it again in a moment."),
);
document.addEventListener("htmx:responseError", (event) => {
  const status = event.detail.xhr.status;
  note(
    status === 413
      ? "That is too long: an answer may have at most 2,000 characters. Nothing was counted."
      : status === 400
        ? "This form is too old or damaged. Copy your answer and open the question again; nothing was counted."
        : "Something went wrong on the server. Your answer is still here and was not counted.",
  );
});
