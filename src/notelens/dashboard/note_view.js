// Shows a note with its evidence marked. The text arrives as ready-made pieces and becomes text nodes, never HTML.

function element(name, className, text) {
  const made = document.createElement(name);
  made.className = className;
  made.textContent = text;
  return made;
}

function background(colours) {
  const step = 100 / colours.length;
  const bands = colours.map((colour, i) => `${colour} ${i * step}% ${(i + 1) * step}%`);
  return `linear-gradient(to bottom, ${bands.join(", ")})`;
}

function markFor(piece) {
  const mark = element("mark", piece.status, piece.text);
  mark.tabIndex = 0;
  mark.setAttribute("role", "button");
  mark.dataset.keys = JSON.stringify(piece.keys);
  mark.style.background = background(piece.colours);
  for (const label of piece.labels) mark.append(element("small", "", label));
  if (piece.continued) mark.append(element("span", "unseen", ` (${piece.continued}, continues)`));
  return mark;
}

function keysOf(mark) {
  return JSON.parse(mark.dataset.keys);
}

function moveFocus(root, mark, key) {
  const marks = [...root.querySelectorAll("mark")];
  const here = marks.indexOf(mark);
  const target = {
    j: here + 1, ArrowDown: here + 1, ArrowRight: here + 1,
    k: here - 1, ArrowUp: here - 1, ArrowLeft: here - 1,
    Home: 0, End: marks.length - 1,
  }[key];
  if (target === undefined) return false;
  marks[Math.min(Math.max(target, 0), marks.length - 1)].focus();
  return true;
}

function draw(root, data) {
  const drawn = JSON.stringify(data.pieces);
  if (root.drawn === drawn) return;  // keeps the focus where it is
  root.drawn = drawn;
  root.setAttribute("aria-label", data.name);
  root.replaceChildren(...data.pieces.map((piece) =>
    piece.keys.length ? markFor(piece) : document.createTextNode(piece.text)));
}

function goTo(root, focus) {
  if (!focus || root.visited === focus.turn) return;
  root.visited = focus.turn;
  const mark = [...root.querySelectorAll("mark")].find((candidate) => keysOf(candidate).includes(focus.key));
  if (!mark) return;
  mark.focus({ preventScroll: true });
  mark.scrollIntoView({ block: "center" });
}

export default function ({ data, parentElement, setTriggerValue }) {
  const root = parentElement.querySelector(".note");
  draw(root, data);
  for (const mark of root.querySelectorAll("mark")) {
    const keys = keysOf(mark);
    mark.setAttribute("aria-pressed", String(keys.some((key) => data.selected.includes(key))));
    mark.onclick = () => setTriggerValue("picked", keys);
    mark.onkeydown = (event) => {
      if (event.ctrlKey || event.metaKey || event.altKey) return;
      if (event.key === "Enter" || event.key === " ") mark.click();
      else if (!moveFocus(root, mark, event.key)) return;
      event.preventDefault();
      event.stopPropagation();
    };
  }
  goTo(root, data.focus);
}
