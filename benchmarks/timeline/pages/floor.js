/**
 * The least that a picture of ours can cost: data that need no check, no layout, 150 marks with
 * labels in our classes, written once each. No timeline; a step of it moves every mark.
 */
const MOST = 150;
const WIDTH = 1200;
const HEIGHT = 480;

let group;
let stretch = 1;

function made(name, attributes, ...children) {
  const element = document.createElementNS("http://www.w3.org/2000/svg", name);
  for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, value);
  element.append(...children);
  return element;
}

const xOf = (i) => (((i * 37) % MOST) / MOST - 0.5) * WIDTH * stretch + WIDTH / 2;
const place = (i) => `translate(${xOf(i).toFixed(1)} ${20 + ((i * 53) % 440)})`;

window.library = {
  marks: ".timeline-marks > *",
  async start(url) {
    const { events, sides } = await (await fetch(url)).json();
    const colours = Object.fromEntries(sides.map((side) => [side.id, side.colour]));
    group = made("g", { class: "timeline-marks", role: "listbox" });
    events.slice(0, MOST).forEach((event, i) => {
      const label = made("text", { class: "label", x: 9, y: 4 });
      label.textContent = event.title;
      const mark = { class: `mark side-${colours[event.sides[0]]} is-2`, role: "option", tabindex: -1 };
      const spoken = { "aria-label": `${event.date.text}. ${event.title}`, transform: place(i) };
      group.append(made("g", { ...mark, ...spoken },
        made("rect", { class: "target", x: -12, y: -12, width: 24, height: 24 }),
        made("circle", { class: "dot", r: 5 }),
        label,
      ));
    });
    const svg = made("svg", { class: "timeline-picture", width: WIDTH, height: HEIGHT }, group);
    const stage = document.createElement("div");
    stage.className = "timeline-stage";
    stage.append(svg);
    document.querySelector("#place").append(stage);
  },
  zoom() {
    stretch *= 1.2;
    requestAnimationFrame(() => {
      [...group.children].forEach((mark, i) => mark.setAttribute("transform", place(i)));
    });
  },
};
