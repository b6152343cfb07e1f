'use strict';
// Tables that are sorted by a click or a key on a heading. Without script they are plain tables.
const Tables = (() => {
  const chosen = new Map(); // caption → {column, direction}: kept while a live page exchanges its sections

  function valueOf(row, column) {
    const cell = row.cells[column];
    const order = cell.dataset.order;
    return order === undefined ? cell.textContent.trim() : Number(order);
  }

  function compare(a, b) {
    const numbers = typeof a === 'number' && typeof b === 'number';
    if (numbers) return a - b;
    if (typeof a !== typeof b) return typeof a === 'number' ? -1 : 1; // what has no number comes last
    return a.localeCompare(b, 'en', {numeric: true});
  }

  function sort(table, column, direction) {
    const body = table.tBodies[0];
    const rows = [...body.rows].map(row => ({row, value: valueOf(row, column)}));
    rows.sort((a, b) => direction * compare(a.value, b.value));
    body.append(...rows.map(sorted => sorted.row));
    headings(table).forEach((th, i) => {
      if (i === column) th.setAttribute('aria-sort', direction > 0 ? 'ascending' : 'descending');
      else th.removeAttribute('aria-sort');
    });
  }

  const headings = table => [...table.tHead.rows[table.tHead.rows.length - 1].cells];
  const nameOf = table => table.caption ? table.caption.textContent : '';

  function heading(table, th, column) {
    if (th.classList.contains('picture')) return;
    const button = document.createElement('button');
    button.type = 'button';
    button.append(...th.childNodes);
    th.append(button);
    button.addEventListener('click', () => {
      const first = th.classList.contains('number') ? -1 : 1; // the greatest number is what one looks for
      const turned = th.getAttribute('aria-sort') === (first > 0 ? 'ascending' : 'descending') ? -first : first;
      chosen.set(nameOf(table), {column, direction: turned});
      sort(table, column, turned);
    });
  }

  function init(root) {
    root.querySelectorAll('table.sortable').forEach(table => {
      headings(table).forEach((th, column) => heading(table, th, column));
      const before = chosen.get(nameOf(table));
      if (before) sort(table, before.column, before.direction);
    });
  }

  return {init};
})();
