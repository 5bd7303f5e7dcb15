let timeline;

window.library = {
  marks: ".tl-timemarker",
  async start(url) {
    const data = await (await fetch(url)).json();
    // No font of its own: that would be a request to elsewhere.
    const script_path = new URL("timelinejs/js/", location.href).href;
    timeline = new TL.Timeline("place", data, { script_path, font: "", duration: 0 });
  },
  zoom: () => timeline.zoomIn(),
};
