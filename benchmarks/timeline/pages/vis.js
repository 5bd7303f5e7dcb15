let timeline;

window.library = {
  // Each box has a line and a dot as well.
  marks: ".vis-item:not(.vis-line, .vis-dot)",
  async start(url) {
    const { groups, items } = await (await fetch(url)).json();
    const options = { width: "100%", maxHeight: 480, verticalScroll: true };
    if (document.body.dataset.cluster === "yes") options.cluster = {};
    timeline = new vis.Timeline(
      document.querySelector("#place"), new vis.DataSet(items), new vis.DataSet(groups), options,
    );
  },
  zoom: () => timeline.zoomIn(0.2, { animation: false }),
};
