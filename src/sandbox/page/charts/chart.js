/** @import { DataVisualizationBlock, PieChart, SeriesChart } from '../types.ts' */
import { el, svg, uniqueId } from '../dom.js'
import { drawPie } from './pie.js'
import { exactNumber } from './scale.js'
import { drawSeries, seriesMark } from './series.js'

const kinds = /** @type {const} */ ({
  bar: 'Bar chart',
  line: 'Line chart',
  area: 'Area chart',
  pie: 'Pie chart',
})
/** Width to draw in before the page has been laid out, in pixels. */
const firstWidthPx = 520

/**
 * A chart as an SVG picture with a name and a description, a legend, and the same numbers as a table.
 *
 * @param {DataVisualizationBlock} block
 */
export function drawChart(block) {
  const { chart } = block
  if (!Object.hasOwn(kinds, chart.type)) throw new Error('unknown chart')
  const titleId = uniqueId('chart')
  const table = chart.type === 'pie' ? pieTable(chart) : seriesTable(chart)
  const frame = el('div', { class: 'chart-picture' })
  const redraw = (/** @type {number} */ width) => {
    const picture = chart.type === 'pie' ? drawPie(chart, width) : drawSeries(chart, width)
    const name = svg('title', { id: `${titleId}-name` }, `${kinds[chart.type]}: ${block.title}`)
    const description = svg(
      'desc',
      { id: `${titleId}-desc` },
      table.rows.map(row => row.join(' ')).join('; '),
    )
    picture.prepend(name, description)
    picture.setAttribute('role', 'img')
    picture.setAttribute('aria-labelledby', name.id)
    picture.setAttribute('aria-describedby', description.id)
    frame.replaceChildren(picture)
  }
  redraw(firstWidthPx)
  followWidth(frame, redraw)
  return el(
    'figure',
    { class: 'chart', 'aria-labelledby': titleId },
    el('figcaption', { id: titleId, class: 'chart-title' }, block.title),
    frame,
    chart.type === 'pie' ? pieLegend(chart) : chart.series.length > 1 ? seriesLegend(chart) : null,
    el(
      'details',
      { class: 'chart-table' },
      el('summary', {}, 'Show the numbers'),
      drawNumbers(block.title, table),
    ),
  )
}

/**
 * Redraws at the width that there really is, so that text keeps its size on a phone.
 *
 * @param {HTMLElement} frame
 * @param {(width: number) => void} redraw
 */
function followWidth(frame, redraw) {
  let drawn = firstWidthPx
  const observer = new ResizeObserver(entries => {
    const width = Math.round(entries.at(-1)?.contentRect.width ?? 0)
    if (width === 0 || Math.abs(width - drawn) < 4) return
    drawn = width
    requestAnimationFrame(() => redraw(width))
  })
  observer.observe(frame)
}

/** @typedef {{ head: string[], rows: string[][] }} Numbers */

/** @param {PieChart} chart @returns {Numbers} */
function pieTable(chart) {
  return {
    head: ['Part', 'Value', 'Share'],
    rows: chart.segments.map(segment => [
      segment.label,
      exactNumber(segment.value),
      shareOf(chart, segment.value),
    ]),
  }
}

/** @param {SeriesChart} chart @returns {Numbers} */
function seriesTable(chart) {
  return {
    head: [chart.axis_config?.x_label ?? '', ...chart.series.map(series => series.name)],
    rows: categoriesOf(chart).map(label => [
      label,
      ...chart.series.map(series =>
        exactNumber(series.data.find(point => point.label === label)?.value ?? Number.NaN),
      ),
    ]),
  }
}

/** @param {SeriesChart} chart */
function categoriesOf(chart) {
  return (
    chart.axis_config?.categories ?? [
      ...new Set(chart.series.flatMap(series => series.data.map(point => point.label))),
    ]
  )
}

/** @param {PieChart} chart @param {number} value */
function shareOf(chart, value) {
  const whole = chart.segments.reduce((sum, segment) => sum + segment.value, 0)
  return whole === 0 ? '–' : `${exactNumber(Math.round((value / whole) * 1000) / 10)} %`
}

/** @param {PieChart} chart */
function pieLegend(chart) {
  return el(
    'ul',
    { class: 'legend' },
    chart.segments.map((segment, index) =>
      el(
        'li',
        {},
        svg(
          'svg',
          { class: 'swatch', viewBox: '0 0 12 12', 'aria-hidden': 'true' },
          svg('rect', { class: `fill-${index}`, width: 12, height: 12, rx: 3 }),
        ),
        `${segment.label} `,
        el('span', { class: 'legend-share' }, shareOf(chart, segment.value)),
      ),
    ),
  )
}

/** @param {SeriesChart} chart */
function seriesLegend(chart) {
  return el(
    'ul',
    { class: 'legend' },
    chart.series.map((series, index) =>
      el(
        'li',
        {},
        svg(
          'svg',
          { class: 'swatch', viewBox: '0 0 12 12', 'aria-hidden': 'true' },
          chart.type === 'line'
            ? seriesMark(index, 6, 6)
            : svg('rect', { class: `fill-${index}`, width: 12, height: 12, rx: 3 }),
        ),
        series.name,
      ),
    ),
  )
}

/**
 * @param {string} caption
 * @param {Numbers} numbers
 */
function drawNumbers(caption, { head, rows }) {
  return el(
    'div',
    { class: 'table-scroll', tabindex: 0, role: 'group', 'aria-label': `${caption}: numbers` },
    el(
      'table',
      {},
      el(
        'thead',
        {},
        el(
          'tr',
          {},
          head.map((cell, column) =>
            el(
              cell === '' ? 'td' : 'th',
              { scope: cell === '' ? null : 'col', class: column > 0 ? 'align-right' : null },
              cell,
            ),
          ),
        ),
      ),
      el(
        'tbody',
        {},
        rows.map(row =>
          el(
            'tr',
            {},
            row.map((cell, column) =>
              column === 0 ? el('th', { scope: 'row' }, cell) : el('td', { class: 'align-right' }, cell),
            ),
          ),
        ),
      ),
    ),
  )
}
