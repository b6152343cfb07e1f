// A page of a run that goes on: its server tells each second, and which sections have changed.
const Live = (() => {
  const state = document.getElementById('live');

  function say(word, style) {
    if (state.textContent !== word) state.textContent = word;
    state.className = style;
  }

  function valueIn(second, source) {
    const path = source.startsWith('errors/') ? ['errors', source.slice(7)] : source.split('/');
    const value = path.reduce((node, name) => node === null || node === undefined ? undefined : node[name], second);
    if (typeof value === 'number') return value;
    return path[0] === 'errors' ? 0 : null; // a second without a class has none of it
  }

  // Of each four neighbours the least and the greatest stay, as in a stored page.
  function thin(data) {
    const kept = [];
    for (let i = 0; i < data.length; i += 4) {
      const known = data.slice(i, i + 4).filter(point => point.y !== null).sort((a, b) => a.y - b.y);
      if (!known.length) { kept.push(data[i]); continue; }
      kept.push(...[...new Set([known[0], known[known.length - 1]])].sort((a, b) => a.x - b.x));
    }
    return kept;
  }

  function append(entry, second) {
    if (entry.spec.x !== 'time') return;
    entry.spec.series.forEach((series, i) => {
      if (!series.source) return;
      const value = valueIn(second, series.source);
      const data = entry.chart.data.datasets[i].data;
      data.push({x: second.t, y: value === null ? null : value * series.factor});
      if (data.length > Charts.MOST_POINTS) entry.chart.data.datasets[i].data = thin(data);
    });
    entry.figure.hidden = !entry.chart.data.datasets.some(data => data.data.some(point => point.y !== null));
    if (!document.hidden) entry.chart.update('none');
  }

  function second(line) {
    if (typeof line.t !== 'number') return;
    document.querySelectorAll('#time figure.chart').forEach(figure => {
      append(Charts.drawn.get(figure.id) || Charts.create(figure), line);
    });
  }

  // Puts new sections in the place of old ones; what has the focus keeps it.
  function exchange(sections) {
    Object.entries(sections).forEach(([id, html]) => {
      const parsed = new DOMParser().parseFromString(html, 'text/html').getElementById(id);
      if (!parsed) return;
      const old = document.getElementById(id);
      const focus = old && old.contains(document.activeElement) ? pathTo(old, document.activeElement) : null;
      const open = old ? [...old.querySelectorAll('details')].map(details => details.open) : [];
      const fresh = document.adoptNode(parsed);
      if (old) old.replaceWith(fresh); else insert(fresh, Object.keys(sections));
      [...fresh.querySelectorAll('details')].forEach((details, i) => { if (i in open) details.open = open[i]; });
      Tables.init(fresh);
      Charts.init(fresh);
      Heat.init(fresh);
      if (focus) (follow(fresh, focus) || fresh).focus({preventScroll: true});
    });
  }

  // A section that is new comes before the next one that is there already.
  function insert(section, order) {
    const after = order.slice(order.indexOf(section.id) + 1).map(id => document.getElementById(id)).find(Boolean);
    const main = document.getElementById('main');
    main.insertBefore(section, after || document.getElementById('environment'));
  }

  function pathTo(root, element) {
    const path = [];
    for (let node = element; node !== root; node = node.parentElement) path.unshift([...node.parentElement.children].indexOf(node));
    return path;
  }

  const follow = (root, path) => path.reduce((node, i) => node && node.children[i], root);

  function start(url) {
    const events = new EventSource(url);
    events.addEventListener('open', () => say('live', 'live'));
    events.addEventListener('error', () => say('connection lost', 'lost'));
    events.addEventListener('second', event => second(JSON.parse(event.data)));
    events.addEventListener('sections', event => exchange(JSON.parse(event.data)));
    events.addEventListener('end', event => {
      events.close();
      exchange(JSON.parse(event.data));
      say('ended', 'ended');
    });
  }

  return {start};
})();
