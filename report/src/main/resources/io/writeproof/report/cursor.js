// One cursor over all pictures of the time, and the part of the time that is chosen by dragging.
const Cursor = (() => {
  // figure id → what add() is given, with the line of the cursor and the moment at which it stands
  const pictures = new Map();
  let range = null; // [from, to] of all time lines, or null for everything

  const peers = entry => entry.time ? [...pictures.values()].filter(other => other.time) : [entry];

  function moveTo(entry, x, y = null) {
    peers(entry).forEach(other => {
      const [from, to] = other.ends();
      other.at = x !== null && x >= from && x <= to ? x : null;
      other.line.hidden = other.at === null;
      if (other.at !== null) other.line.style.transform = 'translateX(' + other.pixel(x) + 'px)';
      other.show(other.at, other === entry ? y : null);
    });
    if (entry.time) say(x, entry.bands);
  }

  function say(x, bands) {
    const text = document.querySelector('.moment span');
    if (!text) return;
    const band = x === null ? null : bands.find(([, from, to]) => x >= from && x <= to);
    text.textContent = x === null
      ? 'Point at a chart, or use its arrow keys, for the values of a moment; drag to see a part of the time.'
      : 'at ' + Numbers.clock(x) + (band ? ' · ' + band[0] : '');
  }

  function listen(entry) {
    const {target, holder} = entry;
    let pressed = null;
    let box = null;
    const place = event => {
      const area = target.getBoundingClientRect();
      return [event.clientX - area.left, event.clientY - area.top];
    };
    target.addEventListener('pointermove', event => {
      const [x, y] = place(event);
      moveTo(entry, entry.value(x), y);
      if (box) {
        box.style.transform = 'translateX(' + Math.min(pressed, x) + 'px)';
        box.style.width = Math.abs(x - pressed) + 'px';
      }
    });
    target.addEventListener('pointerleave', () => moveTo(entry, null));
    target.addEventListener('pointerdown', event => {
      if (!entry.time || event.button !== 0 || event.pointerType === 'touch') return;
      [pressed] = place(event);
      box = document.createElement('div');
      box.className = 'ranged';
      holder.append(box);
      target.setPointerCapture(event.pointerId);
    });
    target.addEventListener('pointerup', event => {
      if (!box) return;
      box.remove();
      box = null;
      const [x] = place(event);
      const ends = [pressed, x].map(entry.value).sort((a, b) => a - b);
      if (Math.abs(x - pressed) > 8) zoom([Math.max(0, ends[0]), ends[1]]);
    });
    target.addEventListener('dblclick', () => zoom(null));
    target.addEventListener('keydown', event => arrows(entry, event));
    target.addEventListener('blur', () => moveTo(entry, null));
  }

  function arrows(entry, event) {
    const step = {ArrowLeft: -1, ArrowRight: 1}[event.key];
    if (!step) return;
    event.preventDefault();
    const [min, max] = entry.ends();
    const by = entry.step || (max - min) / 100;
    const from = entry.at === null ? min : entry.at;
    moveTo(entry, Math.max(min, Math.min(max, from + step * by)));
  }

  function zoom(to) {
    range = to;
    pictures.forEach(entry => { if (entry.time) entry.part(range); });
    const button = document.querySelector('.moment button');
    if (button) button.hidden = !range;
    // The cursor stays at its moment, which is elsewhere now.
    const shown = [...pictures.values()].find(entry => entry.time && entry.at !== null);
    if (shown) moveTo(shown, shown.at);
  }

  // Wherever the focus is: the way back is not to be looked for.
  document.addEventListener('keydown', event => { if (event.key === 'Escape' && range) zoom(null); });

  // A picture joins, in the place of the one that had the figure's id before:
  // {time: whether x is the time, bands, holder: what the cursor is drawn in, target: what is pointed at, step: of the arrow keys,
  //  ends(): [from, to], pixel(x), value(pixel), show(x or null, y of the pointer or null), part(range or null)}
  function add(id, picture) {
    const line = document.createElement('div');
    line.className = 'cursor';
    line.hidden = true;
    picture.holder.append(line);
    const entry = {...picture, line, at: null};
    pictures.set(id, entry);
    if (entry.time) entry.part(range);
    listen(entry);
  }

  // A line for what is pointed at, above the time lines, and the way back from a part of the time.
  function bar(root) {
    const charts = root.querySelector('.charts');
    if (!charts || !charts.querySelector('#chart-rate, #chart-latency') || root.querySelector('.moment')) return;
    const line = document.createElement('p');
    line.className = 'moment';
    const back = document.createElement('button');
    back.type = 'button';
    back.textContent = 'Show the whole time';
    back.hidden = !range;
    back.addEventListener('click', () => zoom(null));
    line.append(document.createElement('span'), back);
    charts.before(line);
    say(null);
  }

  return {add, bar, remove: id => pictures.delete(id)};
})();
