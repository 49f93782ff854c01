'use strict';
(() => {
  const table = document.getElementById('heat'), body = table.tBodies[0], rows = [...body.rows];
  const find = document.getElementById('find'), only = document.getElementById('only'), found = document.getElementById('found');
  const value = (row, column) => {
    const cell = row.cells[column];
    return cell ? cell.dataset.v ?? cell.textContent.trim() : '';
  };
  // Numbers by size, signs and what is missing before them, texts as people order them.
  const order = new Intl.Collator(document.documentElement.lang, { numeric: true, sensitivity: 'base' });
  const compare = (a, b) => {
    const x = a === '' ? NaN : Number(a), y = b === '' ? NaN : Number(b);
    if (Number.isNaN(x) !== Number.isNaN(y)) return Number.isNaN(x) ? -1 : 1;
    return Number.isNaN(x) ? order.compare(a, b) : x - y;
  };
  const heads = [...table.tHead.rows[0].cells];
  heads.forEach((head, column) => {
    const button = document.createElement('button');
    button.type = 'button';
    button.append(...head.childNodes);
    head.append(button);
    button.addEventListener('click', () => {
      // Marks are looked at from the best, names from the first.
      const first = column < 2 ? 'ascending' : 'descending', second = column < 2 ? 'descending' : 'ascending';
      const way = head.getAttribute('aria-sort') === first ? second : first;
      heads.forEach((other) => other.setAttribute('aria-sort', 'none'));
      head.setAttribute('aria-sort', way);
      const sign = way === 'ascending' ? 1 : -1;
      const keyed = rows.map((row) => [value(row, column), row]);
      keyed.sort((a, b) => sign * compare(a[0], b[0]));
      body.append(...keyed.map(([, row]) => row));
    });
  });
  const low = Number(table.dataset.low);
  const keeps = {
    all: () => true,
    low: (row) => row.cells.length > 3 && Number(value(row, 2)) >= 0 && Number(value(row, 2)) < low,
    open: (row) => row.cells.length > 3 && Number(value(row, 3)) > 0,
    absent: (row) => Number(value(row, 2)) < 0,
  };
  const plain = (text) => text.normalize('NFD').replace(/\p{Mn}/gu, '').toLowerCase();
  const texts = new Map(rows.map((row) => [row, plain(row.cells[0].textContent + ' ' + row.cells[1].textContent)]));
  const filter = () => {
    const wanted = plain(find.value.trim()), keep = keeps[only.querySelector(':checked').value];
    let shown = 0;
    for (const row of rows) {
      row.hidden = !(texts.get(row).includes(wanted) && keep(row));
      if (!row.hidden) shown += 1;
    }
    found.textContent = shown + ' / ' + rows.length;
  };
  find.addEventListener('input', filter);
  only.addEventListener('change', filter);
  filter();
  document.getElementById('filters').hidden = false;
})();
