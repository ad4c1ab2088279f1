// A table of the learner's own: pasted, or dropped as a file. It is sent with each request and kept nowhere.
const LIMIT = 1_000_000;

/** @returns what to send along (nothing while the lab's own data are shown), and where to say what is wrong with it */
export function own(details, run) {
  if (!details) return { text: () => "", problem: () => {} };
  const area = details.querySelector("textarea");
  const said = details.querySelector("[role=alert]");
  let used = false;
  const problem = (text) => (said.textContent = text ?? "");
  const fit = () => {
    if (area.value.length > LIMIT) return problem("The table is over the limit of 1,000,000 characters.");
    used = true;
    run();
  };
  details.querySelector("form").addEventListener("submit", (event) => {
    event.preventDefault();
    fit();
  });
  area.addEventListener("dragover", (event) => event.preventDefault());
  area.addEventListener("drop", async (event) => {
    const file = event.dataTransfer?.files[0];
    if (!file) return;
    event.preventDefault();
    if (file.size > LIMIT) return problem("The file is over the limit of 1,000,000 characters.");
    area.value = await file.text();
    fit();
  });
  return { text: () => (used ? area.value : ""), problem };
}
