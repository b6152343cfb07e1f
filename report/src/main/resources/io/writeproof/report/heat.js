// The heat map under the cursor of the time lines, with what it counts there. It is drawn already, and always shows the whole time.
const Heat = (() => {
  const clamp = (value, least, most) => Math.max(least, Math.min(most, value));

  // A negative number stands for so many rows without a count.
  function unpacked(packed, rows) {
    const counts = packed.flatMap(number => number < 0 ? new Array(-number).fill(0) : [number]);
    return [...counts, ...new Array(rows - counts.length).fill(0)];
  }

  function create(figure) {
    const spec = JSON.parse(figure.querySelector('script.numbers').textContent);
    const columns = spec.columns.map(column => unpacked(column, spec.rows));
    const holder = figure.querySelector('.drawing');
    const plot = holder.querySelector('.plot');
    const area = plot.querySelector('svg.area');
    const part = document.createElement('div');
    part.className = 'ranged';
    const tip = document.createElement('output');
    tip.className = 'tip';
    tip.hidden = true;
    holder.append(part, tip);
    plot.tabIndex = 0;

    // A second's column begins half a second before it; so the second that is nearest to a moment is the one that is told.
    const span = spec.seconds * spec.width;
    const left = () => area.getBoundingClientRect().left - plot.getBoundingClientRect().left;
    const width = () => area.getBoundingClientRect().width;
    const pixel = x => left() + width() * (x - spec.from + 0.5) / span;
    const value = pixels => clamp(spec.from - 0.5 + span * (pixels - left()) / width(), spec.from, spec.to);

    function words(x, y) {
      const column = clamp(Math.floor((x - spec.from + 0.5) / spec.seconds), 0, columns.length - 1);
      const counts = columns[column];
      const first = spec.from + column * spec.seconds;
      const last = Math.min(first + spec.seconds - 1, spec.to);
      const pointed = y === null ? -1 : spec.rows - 1 - Math.floor(spec.rows * (y - spec.top) / spec.height);
      const inside = pointed >= 0 && pointed < spec.rows;
      const row = inside ? pointed : counts.indexOf(Math.max(...counts));
      const edge = number => Numbers.short(spec.low * (spec.high / spec.low) ** (number / spec.rows));
      const all = counts.reduce((sum, count) => sum + count, 0);
      return [
        Numbers.clock(first) + (last > first ? '–' + Numbers.clock(last) : ''),
        spec.events + ': ' + Numbers.short(all),
        ...(all ? [(inside ? '' : 'most at ') + edge(row) + '–' + edge(row + 1) + ' ' + spec.unit + ': ' + Numbers.short(counts[row])] : []),
      ].join('\n');
    }

    let chosen = null;
    const picture = {
      time: true, bands: spec.bands, holder, target: plot, step: spec.seconds,
      ends: () => [spec.from, spec.to],
      pixel, value,
      show(x, y) {
        tip.hidden = x === null;
        if (x === null) return;
        const at = pixel(x);
        tip.textContent = words(x, y);
        tip.style.transform = at < holder.clientWidth / 2
          ? 'translateX(' + (at + 10) + 'px)'
          : 'translateX(calc(' + (at - 10) + 'px - 100%))';
      },
      part(range) {
        chosen = range;
        part.hidden = !range;
        if (!range) return;
        const [from, to] = range.map(x => pixel(clamp(x, spec.from - 0.5, spec.to + 0.5)));
        part.style.transform = 'translateX(' + from + 'px)';
        part.style.width = to - from + 'px';
      },
    };
    new ResizeObserver(() => picture.part(chosen)).observe(plot);
    Cursor.add(figure.id, picture);
  }

  // A live page exchanges the figure itself.
  function init(root) {
    const figures = root instanceof Element && root.matches('figure.heat') ? [root] : [...root.querySelectorAll('figure.heat')];
    figures.filter(figure => figure.querySelector('script.numbers')).forEach(create);
  }

  return {init};
})();
