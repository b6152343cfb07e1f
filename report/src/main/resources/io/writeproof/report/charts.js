// Charts over their SVG: the same numbers in a canvas, one cursor over all time lines, a range chosen by dragging.
const Charts = (() => {
  const drawn = new Map(); // figure id → {chart, spec, figure, …}
  const MOST_POINTS = 2000;
  const colour = name => getComputedStyle(document.documentElement).getPropertyValue('--' + name).trim();
  const ink = series => colour(series.ink.replace('ink-', ''));
  let range = null; // [from, to] of all time lines, or null for everything

  function shortNumber(value) {
    if (value === null || value === undefined || Number.isNaN(value)) return '–';
    const size = Math.abs(value);
    const decimals = size >= 99.95 || Number.isInteger(value) ? 0 : size >= 9.995 ? 1 : size >= 0.9995 ? 2 : 3;
    return value.toLocaleString('en', {minimumFractionDigits: decimals, maximumFractionDigits: decimals});
  }

  function clock(seconds) {
    const whole = Math.floor(seconds);
    const two = number => String(number).padStart(2, '0');
    const minutes = Math.floor(whole / 60) % 60;
    return whole < 3600
      ? minutes + ':' + two(whole % 60)
      : Math.floor(whole / 3600) + ':' + two(minutes) + ':' + two(whole % 60);
  }

  // A percentile's place: each further nine takes the same room.
  const place = (spec, x) => spec.x === 'percentile' ? -Math.log10(Math.max(1 - x, 1e-12)) : x;
  const percentText = x => Number((100 * x).toPrecision(9)) + ' %';
  const NINES = [0, 0.5, 0.9, 0.99, 0.999, 0.9999, 0.99999, 0.999999];

  function dataset(spec, series) {
    const dots = series.mark === 'dots';
    return {
      label: series.name,
      data: series.x.map((x, i) => ({x: place(spec, x), y: series.y[i]})),
      borderColor: ink(series), backgroundColor: ink(series), borderWidth: 1.5,
      borderDash: series.mark === 'dashed' ? [5, 4] : [],
      showLine: !dots, pointRadius: dots ? 4 : 0, pointHitRadius: 0, pointHoverRadius: dots ? 4 : 0,
      ...(spec.y === 'share' ? {clip: 6} : {}), // all is at the very top, where half of a line would be cut
    };
  }

  // Phases behind the lines, with their names where there is room.
  const bands = {
    id: 'bands',
    beforeDatasetsDraw(chart) {
      const {ctx, chartArea: area, scales: {x}} = chart;
      const list = chart.options.bands || [];
      ctx.save();
      ctx.font = '11px system-ui, sans-serif';
      ctx.textAlign = 'center';
      list.forEach(([name, from, to], i) => {
        const left = Math.max(area.left, x.getPixelForValue(from));
        const right = Math.min(area.right, x.getPixelForValue(to));
        if (right <= left) return;
        if (i % 2) {
          ctx.fillStyle = colour('band-odd');
          ctx.fillRect(left, area.top, right - left, area.height);
        }
        if (ctx.measureText(name).width + 4 < right - left) {
          ctx.fillStyle = colour('muted');
          ctx.fillText(name, (left + right) / 2, area.top - 6);
        }
      });
      ctx.restore();
    },
  };

  function axis(spec) {
    const line = colour('line');
    const text = {color: colour('muted'), font: {size: 12}};
    const x = {type: 'linear', grid: {display: false}, border: {color: line}, ticks: {...text, maxRotation: 0, autoSkipPadding: 18}};
    if (spec.x === 'time') {
      x.ticks.callback = clock;
      x.afterBuildTicks = scale => {
        const span = scale.max - scale.min;
        const step = [1, 2, 5, 10, 15, 30, 60, 120, 300, 600, 900, 1800, 3600, 7200, 14400].find(s => span / s <= 8) || 28800;
        scale.ticks = [];
        for (let t = Math.ceil(scale.min / step) * step; t <= scale.max; t += step) scale.ticks.push({value: t});
      };
    } else if (spec.x === 'percentile') {
      x.ticks.autoSkip = false;
      x.ticks.callback = (value, i, ticks) => percentText(NINES[ticks[i].nine]);
      x.afterBuildTicks = scale => {
        scale.ticks = NINES.map((p, nine) => ({value: place(spec, p), nine})).filter(tick => tick.value <= scale.max);
      };
    }
    const y = {
      type: spec.y === 'logarithmic' ? 'logarithmic' : 'linear', beginAtZero: spec.y !== 'share', grid: {color: line}, border: {display: false},
      ticks: {...text, maxTicksLimit: 6, callback: value => Number(value).toLocaleString('en', {maximumSignificantDigits: 4})},
      afterFit: scale => { scale.width = 58; }, // the same for all, so that one moment is at one place in all
    };
    if (spec.y === 'share') y.max = 100;
    if (spec.y === 'logarithmic') {
      y.afterBuildTicks = scale => {
        scale.ticks = scale.ticks.filter(tick => Math.abs(Math.log10(tick.value) % 1) < 1e-9);
      };
    }
    return {x, y};
  }

  function create(figure) {
    const spec = JSON.parse(figure.querySelector('script.numbers').textContent);
    const holder = figure.querySelector('.drawing');
    const plot = holder.querySelector('.plot');
    const canvas = document.createElement('canvas');
    canvas.height = 216;
    canvas.tabIndex = 0;
    canvas.setAttribute('role', 'img');
    canvas.setAttribute('aria-label', plot ? plot.getAttribute('aria-label') : figure.querySelector('figcaption').textContent);
    holder.style.height = '216px';
    if (plot) plot.style.display = 'none';
    const cursor = document.createElement('div');
    cursor.className = 'cursor';
    cursor.hidden = true;
    holder.append(canvas, cursor);
    const chart = new Chart(canvas, {
      type: 'line',
      data: {datasets: spec.series.map((series, i) => ({...dataset(spec, series), order: -i}))}, // the last on top, as in the SVG
      options: {
        animation: false, parsing: false, normalized: true, responsive: true, maintainAspectRatio: false, events: [],
        layout: {padding: {top: 18, right: 14}}, bands: spec.bands,
        plugins: {legend: {display: false}, tooltip: {enabled: false}},
        scales: axis(spec),
      },
      plugins: [bands],
    });
    const entry = {chart, spec, figure, holder, canvas, cursor, outputs: key(figure, chart)};
    drawn.set(figure.id, entry);
    figure.hidden = !chart.data.datasets.some(data => data.data.some(point => point.y !== null));
    pointer(entry);
    zoomTo(entry);
    return entry;
  }

  // The key's entries hide and show their series, and say its value at the cursor.
  function key(figure, chart) {
    return [...figure.querySelectorAll('.key li')].map((item, i) => {
      const button = document.createElement('button');
      button.type = 'button';
      button.setAttribute('aria-pressed', 'true');
      button.append(...item.childNodes);
      const output = document.createElement('output');
      item.append(button, output);
      button.addEventListener('click', () => {
        const show = !chart.isDatasetVisible(i);
        chart.setDatasetVisibility(i, show);
        button.setAttribute('aria-pressed', String(show));
        chart.update('none');
      });
      return output;
    });
  }

  function nearest(data, x) {
    let low = 0;
    let high = data.length - 1;
    while (high - low > 1) {
      const middle = (low + high) >> 1;
      if (data[middle].x < x) low = middle; else high = middle;
    }
    return !data.length ? null : x - data[low].x <= data[high].x - x ? data[low] : data[high];
  }

  const peers = entry => entry.spec.x === 'time' ? [...drawn.values()].filter(other => other.spec.x === 'time') : [entry];

  function moveTo(entry, x) {
    peers(entry).forEach(other => {
      const {chart, cursor, outputs} = other;
      const scale = chart.scales.x;
      const inside = x !== null && x >= scale.min && x <= scale.max;
      other.at = inside ? x : null;
      cursor.hidden = !inside;
      if (inside) cursor.style.transform = 'translateX(' + scale.getPixelForValue(x) + 'px)';
      outputs.forEach((output, i) => {
        const point = inside ? nearest(chart.data.datasets[i].data, x) : null;
        output.textContent = point ? shortNumber(point.y) : '';
      });
    });
    moment(entry, x);
  }

  function moment(entry, x) {
    const text = document.querySelector('.moment span');
    if (!text || entry.spec.x !== 'time') return;
    const band = x === null ? null : entry.spec.bands.find(([, from, to]) => x >= from && x <= to);
    text.textContent = x === null
      ? 'Point at a chart, or use its arrow keys, for the values of a moment; drag to see a part of the time.'
      : 'at ' + clock(x) + (band ? ' · ' + band[0] : '');
  }

  function pointer(entry) {
    const {canvas, chart, holder} = entry;
    let pressed = null;
    let box = null;
    const at = event => chart.scales.x.getValueForPixel(event.offsetX);
    canvas.addEventListener('pointermove', event => {
      moveTo(entry, at(event));
      if (box) {
        const left = Math.min(pressed, event.offsetX);
        box.style.transform = 'translateX(' + left + 'px)';
        box.style.width = Math.abs(event.offsetX - pressed) + 'px';
      }
    });
    canvas.addEventListener('pointerleave', () => moveTo(entry, null));
    canvas.addEventListener('pointerdown', event => {
      if (entry.spec.x !== 'time' || event.button !== 0 || event.pointerType === 'touch') return;
      pressed = event.offsetX;
      box = document.createElement('div');
      box.className = 'ranged';
      holder.append(box);
      canvas.setPointerCapture(event.pointerId);
    });
    canvas.addEventListener('pointerup', event => {
      if (!box) return;
      box.remove();
      box = null;
      const ends = [pressed, event.offsetX].map(pixel => chart.scales.x.getValueForPixel(pixel)).sort((a, b) => a - b);
      if (Math.abs(event.offsetX - pressed) > 8) zoom([Math.max(0, ends[0]), ends[1]]);
    });
    canvas.addEventListener('dblclick', () => zoom(null));
    canvas.addEventListener('keydown', event => arrows(entry, event));
    canvas.addEventListener('blur', () => moveTo(entry, null));
  }

  function arrows(entry, event) {
    const step = {ArrowLeft: -1, ArrowRight: 1}[event.key];
    if (event.key === 'Escape') zoom(null);
    if (!step) return;
    event.preventDefault();
    const {min, max} = entry.chart.scales.x;
    const by = (max - min) / 100;
    const from = entry.at === null || entry.at === undefined ? min : entry.at;
    moveTo(entry, Math.max(min, Math.min(max, from + step * by)));
  }

  function zoomTo(entry) {
    if (entry.spec.x !== 'time') return;
    entry.chart.options.scales.x.min = range ? range[0] : undefined;
    entry.chart.options.scales.x.max = range ? range[1] : undefined;
    entry.chart.update('none');
  }

  function zoom(to) {
    range = to;
    drawn.forEach(zoomTo);
    const button = document.querySelector('.moment button');
    if (button) button.hidden = !range;
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
  }

  // Charts are made when they come near the screen.
  const seen = new IntersectionObserver(entries => entries.filter(entry => entry.isIntersecting).forEach(entry => {
    seen.unobserve(entry.target);
    if (!drawn.has(entry.target.id)) create(entry.target);
  }), {rootMargin: '400px'});

  function init(root) {
    root.querySelectorAll('figure.chart').forEach(figure => {
      const before = drawn.get(figure.id);
      if (before) before.chart.destroy();
      drawn.delete(figure.id);
      if (figure.querySelector('script.numbers')) seen.observe(figure);
    });
    bar(root);
    const first = root.querySelector('figure.chart');
    if (first) moment({spec: {x: 'time', bands: []}}, null);
  }

  function recolour() {
    drawn.forEach(({chart, spec}) => {
      chart.data.datasets.forEach((data, i) => {
        data.borderColor = data.backgroundColor = ink(spec.series[i]);
      });
      const {x, y} = axis(spec);
      Object.assign(chart.options.scales.x.ticks, {color: x.ticks.color});
      Object.assign(chart.options.scales.y.ticks, {color: y.ticks.color});
      chart.options.scales.x.border.color = x.border.color;
      chart.options.scales.y.grid.color = y.grid.color;
      chart.update('none');
    });
  }
  matchMedia('(prefers-color-scheme: dark)').addEventListener('change', recolour);

  return {init, create, drawn, MOST_POINTS};
})();
