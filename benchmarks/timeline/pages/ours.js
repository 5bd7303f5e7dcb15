import { mount } from "./ours/timeline.js";

/** About the factor that vis-timeline's step has. */
const STEP = -33;

window.library = {
  marks: ".timeline-marks > *",
  start(url) {
    const root = document.createElement("div");
    root.className = "explainer-timeline";
    Object.assign(root.dataset, { timeline: url, site: "./", page: "./", height: "480" });
    root.innerHTML = '<div class="timeline-strip"></div><div class="timeline-list"></div>';
    document.querySelector("#place").append(root);
    mount(root, "timeline", fetch(url));
  },
  zoom() {
    const stage = document.querySelector(".timeline-viewport");
    const { left, top, width } = stage.getBoundingClientRect();
    const at = { clientX: left + width / 2, clientY: top + 100 };
    stage.querySelector("svg").dispatchEvent(
      new WheelEvent("wheel", { ...at, deltaY: STEP, ctrlKey: true, bubbles: true, cancelable: true }),
    );
  },
};
