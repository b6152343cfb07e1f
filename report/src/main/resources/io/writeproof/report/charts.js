// Charts over their SVG: the same numbers in a canvas, under the cursor.
const Charts = (() => {
  const drawn = new Map(); // figure id → {chart, spec, figure}
  const MOST_POINTS = 2000;
  const colour = name => getComputedStyle(document.documentElement).getPropertyValue('--' + name).trim();
  const ink = series => colour(series.ink.replace('ink-', ''));

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
      x.ticks.callback = Numbers.clock;
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
    holder.append(canvas);
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
    const entry = {chart, spec, figure};
    drawn.set(figure.id, entry);
    figure.hidden = !chart.data.datasets.some(data => data.data.some(point => point.y !== null));
    Cursor.add(figure.id, underCursor(entry, holder, key(figure, chart)));
    return entry;
  }

  function underCursor({chart, spec}, holder, outputs) {
    const scale = () => chart.scales.x;
    return {
      time: spec.x === 'time', bands: spec.bands, holder, target: chart.canvas,
      ends: () => [scale().min, scale().max],
      pixel: x => scale().getPixelForValue(x),
      value: pixel => scale().getValueForPixel(pixel),
      show: x => outputs.forEach((output, i) => {
        const point = x === null ? null : nearest(chart.data.datasets[i].data, x);
        output.textContent = point ? Numbers.short(point.y) : '';
      }),
      part(range) {
        chart.options.scales.x.min = range ? range[0] : undefined;
        chart.options.scales.x.max = range ? range[1] : undefined;
        chart.update('none');
      },
    };
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
      Cursor.remove(figure.id);
      if (figure.querySelector('script.numbers')) seen.observe(figure);
    });
    Cursor.bar(root);
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
