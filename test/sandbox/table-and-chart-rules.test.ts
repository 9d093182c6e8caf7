import { holdLimits, type Rule, tooLong, tooMany } from './block-limits.ts'
import { cell, dataTable, pie, plotted, rows, x } from './blocks.ts'

const rules: Rule[] = [
  ['rows of a table', 100, n => ({ type: 'table', rows: rows(n, 1) }), tooMany(100), '/blocks/0/rows'],
  ['cells of a table row', 20, n => ({ type: 'table', rows: rows(1, n) }), tooMany(20), '/blocks/0/rows/0'],
  [
    'rows of a data table, header included',
    101,
    n => dataTable({ rows: rows(n, 1) }),
    tooMany(101),
    '/blocks/0/rows',
  ],
  ['columns of a data table', 20, n => dataTable({ rows: rows(2, n) }), tooMany(20), '/blocks/0/rows/0'],
  [
    'page_size of a data table',
    100,
    n => dataTable({ page_size: n }),
    'must be at most 100',
    '/blocks/0/page_size',
  ],
  [
    'characters over all cells',
    10_000,
    n => dataTable({ rows: [[cell('h')], [cell(x(n - 1))]] }),
    'tables must have less than 10001 characters in all cells',
    '/blocks',
  ],
  [
    'characters over several tables',
    10_000,
    n => [
      dataTable({ rows: [[cell('h')], [cell(x(4_999))]] }),
      { type: 'table', rows: [[cell(x(n - 5_000))]] },
    ],
    'tables must have less than 10001 characters in all cells',
    '/blocks',
  ],
  ['title of a chart', 50, n => ({ ...pie(1), title: x(n) }), tooLong(50), '/blocks/0/title'],
  ['segments of a pie', 6, n => pie(n), tooMany(6), '/blocks/0/chart/segments'],
  ['label of a segment', 20, n => pie(1, x(n - 1)), tooLong(20), '/blocks/0/chart/segments/0/label'],
  ['series of a chart', 6, n => plotted(n, 2), tooMany(6), '/blocks/0/chart/series'],
  ['categories of a chart', 20, n => plotted(1, n), tooMany(20), '/blocks/0/chart/axis_config/categories'],
  [
    'title of the x axis',
    50,
    n => plotted(1, 2, { x_label: x(n) }),
    tooLong(50),
    '/blocks/0/chart/axis_config/x_label',
  ],
  [
    'title of the y axis',
    50,
    n => plotted(1, 2, { y_label: x(n) }),
    tooLong(50),
    '/blocks/0/chart/axis_config/y_label',
  ],
]

holdLimits('a limit of tables and charts', rules)
