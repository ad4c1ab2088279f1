// Marks that scripts run, then loads the small modules that enhance what the server has rendered.
document.documentElement.classList.add("js");

import "./keys.js";
import "./verdict.js";
import "./rail.js";
import "./fold.js";
import "./scroll.js";
import "./order.js";

if (document.querySelector("[data-lab]")) import("./lab.js");
if (document.querySelector("[data-room]")) import("./room.js");
