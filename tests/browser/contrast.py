"""Which texts of a page cannot be read for want of contrast."""

# What has a text of its own and cannot be read, by WCAG 2: the luminances of the text and of what
# is behind it are in a relation below 4.5, or below 3 where the text is large.
DIM = """() => {
  const canvas = document.createElement("canvas").getContext("2d", {willReadFrequently: true});
  const known = {};
  const drawn = css => {
    canvas.clearRect(0, 0, 1, 1);
    canvas.fillStyle = css;
    canvas.fillRect(0, 0, 1, 1);
    return [...canvas.getImageData(0, 0, 1, 1).data];
  };
  const colour = css => known[css] ??= drawn(css);
  const light = rgb => rgb.slice(0, 3).map(c => c / 255)
    .map(c => (c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4))
    .reduce((sum, c, i) => sum + c * [0.2126, 0.7152, 0.0722][i], 0);
  const under = element => {
    let at = element;
    while (at && colour(getComputedStyle(at).backgroundColor)[3] < 255) at = at.parentElement;
    return at ? colour(getComputedStyle(at).backgroundColor) : [255, 255, 255];
  };
  const contrast = (element, style) => {
    const ground = under(element);
    const text = colour(element.closest("svg") ? style.fill : style.color);
    const mixed = text.slice(0, 3).map((c, i) => (c * text[3] + ground[i] * (255 - text[3])) / 255);
    const lights = [light(mixed), light(ground)];
    return (Math.max(...lights) + 0.05) / (Math.min(...lights) + 0.05);
  };
  const enough = style => {
    const [size, weight] = [parseFloat(style.fontSize), Number(style.fontWeight)];
    return size >= 24 || (size >= 18.66 && weight >= 700) ? 3 : 4.5;
  };
  return [...document.querySelectorAll(".md-content *")]
    .filter(one => [...one.childNodes].some(inner => inner.nodeType === 3 && inner.data.trim()))
    .filter(one => !one.closest(".headerlink, script, style, title, option"))
    .filter(one => one.checkVisibility({opacityProperty: true, visibilityProperty: true}))
    .filter(one => contrast(one, getComputedStyle(one)) < enough(getComputedStyle(one)))
    .map(one => one.outerHTML.slice(0, 90));
}"""
