// Shows how often each behaviour is documented as a table whose every figure is a button that leads to its notes.

function element(name, attributes, ...content) {
  const made = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
  made.append(...content);
  return made;
}

function bar(row) {
  const interval = element("div", { class: "interval" });
  interval.style.left = `${row.low}%`;
  interval.style.width = `${row.high - row.low}%`;
  const point = element("div", { class: "point" });
  point.style.left = `${row.share}%`;
  return element("div", { class: "bar", "aria-hidden": "true" }, interval, point);
}

function figure(row, cell, head, pick) {
  const label = element("span", { class: "head", "aria-hidden": "true" }, head);
  if (!cell.leads) return element("td", { role: "cell" }, label, element("span", { class: "none" }, cell.text));
  const button = element("button", { type: "button", "aria-label": `${row.name}, ${head}: ${cell.text}. Show the notes` }, cell.text);
  button.onclick = () => pick({ code: row.code, status: cell.status });
  return element("td", { role: "cell" }, label, button);
}

function line(row, heads, pick) {
  const share = element("td", { role: "cell", class: "share" });
  if (!row.small) share.append(bar(row));
  share.append(row.words);
  const [first, ...others] = row.cells.map((cell, i) => figure(row, cell, heads[i], pick));
  return element("tr", { role: "row" }, element("th", { role: "rowheader", scope: "row" }, row.name), first, share, ...others);
}

export default function ({ data, parentElement, setTriggerValue }) {
  const root = parentElement.querySelector(".figures");
  const drawn = JSON.stringify(data);
  if (root.drawn === drawn) return;  // keeps the focus where it is
  root.drawn = drawn;
  const pick = (picked) => setTriggerValue("picked", picked);
  const [first, ...others] = data.heads;
  const heads = ["Behaviour", first, "Share of notes, 95 % interval", ...others];
  const head = element("tr", { role: "row" }, ...heads.map((text) => element("th", { role: "columnheader", scope: "col" }, text)));
  root.replaceChildren(element("table", { role: "table" },
    element("caption", {}, data.caption),
    element("thead", { role: "rowgroup" }, head),
    element("tbody", { role: "rowgroup" }, ...data.rows.map((row) => line(row, data.heads, pick)))));
}
