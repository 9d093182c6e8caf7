/** @import { SeriesChart } from '../types.ts' */
import { svg } from '../dom.js'
import { exactNumber, shortNumber, valueScale } from './scale.js'

const heightPx = 240
/** Mean width of a letter of the axis' text (12 px), for leaving it room. */
const letterPx = 6.6
const topPx = 12
const rightPx = 12
/** From this many bars on, numbers over them would touch. */
const mostLabelledBars = 14

/**
 * @typedef {object} Plot
 * @property {SeriesChart} chart
 * @property {string[]} categories
 * @property {number} left
 * @property {number} inner width between the axes
 * @property {number} bottom y of the lower end
 * @property {(value: number) => number} y
 * @property {(index: number) => number} x middle of a category
 * @property {number} band width of a category
 */

/**
 * Bars, lines and areas over categories.
 *
 * @param {SeriesChart} chart
 * @param {number} width pixels
 */
export function drawSeries(chart, width) {
  const categories = chart.axis_config?.categories ?? [
    ...new Set(chart.series.flatMap(series => series.data.map(point => point.label))),
  ]
  const scale = valueScale(chart.series.flatMap(series => series.data.map(point => point.value)))
  const tickWords = scale.ticks.map(shortNumber)
  const left =
    Math.max(...tickWords.map(words => words.length)) * letterPx + 10 + (chart.axis_config?.y_label ? 18 : 0)
  const inner = Math.max(40, width - left - rightPx)
  const band = inner / Math.max(1, categories.length)
  const longest = Math.max(0, ...categories.map(label => label.length)) * letterPx
  const isTilted = longest > band - 6
  const labelRoom =
    (isTilted ? Math.min(96, longest * 0.72 + 18) : 22) + (chart.axis_config?.x_label ? 18 : 0)
  const height = heightPx + (isTilted ? labelRoom / 2 : 0)
  const bottom = height - labelRoom
  /** @type {Plot} */
  const plot = {
    chart,
    categories,
    left,
    inner,
    bottom,
    band,
    y: value => {
      const inside = Math.max(scale.low, Math.min(scale.high, value))
      return bottom - ((inside - scale.low) / (scale.high - scale.low)) * (bottom - topPx)
    },
    x: index => left + band * (index + 0.5),
  }
  const picture = svg('svg', { class: 'chart-svg', viewBox: `0 0 ${width} ${height}`, width, height })
  picture.append(
    ...drawGrid(plot, scale.ticks, tickWords),
    ...drawCategories(plot, isTilted),
    ...drawAxisTitles(plot, width, height),
  )
  chart.series.forEach((_series, index) => {
    picture.append(chart.type === 'bar' ? drawBars(plot, index) : drawLine(plot, index))
  })
  picture.append(
    svg('line', { class: 'zero-line', x1: left, x2: left + inner, y1: plot.y(0), y2: plot.y(0) }),
  )
  return picture
}

/**
 * @param {Plot} plot
 * @param {number[]} ticks
 * @param {string[]} words
 */
function drawGrid({ left, inner, y }, ticks, words) {
  return ticks.flatMap((tick, index) => [
    svg('line', { class: 'grid-line', x1: left, x2: left + inner, y1: y(tick), y2: y(tick) }),
    svg('text', { class: 'tick tick-value', x: left - 6, y: y(tick) + 4 }, words[index] ?? ''),
  ])
}

/**
 * @param {Plot} plot
 * @param {boolean} isTilted
 */
function drawCategories({ categories, x, bottom, band }, isTilted) {
  const every = isTilted ? Math.ceil(16 / band) : 1
  return categories.flatMap((label, index) => {
    if (index % every !== 0) return []
    return isTilted
      ? [
          svg(
            'text',
            { class: 'tick tick-tilted', transform: `translate(${x(index) + 4} ${bottom + 14}) rotate(-40)` },
            label,
          ),
        ]
      : [svg('text', { class: 'tick tick-category', x: x(index), y: bottom + 16 }, label)]
  })
}

/**
 * @param {Plot} plot
 * @param {number} width
 * @param {number} height
 */
function drawAxisTitles({ chart, left, inner, bottom }, width, height) {
  const { x_label: xLabel, y_label: yLabel } = chart.axis_config ?? {}
  return [
    ...(xLabel
      ? [
          svg(
            'text',
            { class: 'axis-title', x: Math.min(left + inner / 2, width / 2 + left / 2), y: height - 4 },
            xLabel,
          ),
        ]
      : []),
    ...(yLabel
      ? [
          svg(
            'text',
            { class: 'axis-title', transform: `translate(12 ${(bottom + topPx) / 2}) rotate(-90)` },
            yLabel,
          ),
        ]
      : []),
  ]
}

/**
 * @param {Plot} plot
 * @param {number} seriesIndex
 */
function drawBars({ chart, categories, x, y, band }, seriesIndex) {
  const series = chart.series[seriesIndex]
  const group = svg('g')
  const thickness = Math.min(48, (band * 0.76) / chart.series.length)
  const isLabelled = categories.length * chart.series.length <= mostLabelledBars && thickness >= 18
  for (const [index, label] of categories.entries()) {
    const value = series?.data.find(point => point.label === label)?.value
    if (value === undefined || !Number.isFinite(value)) continue
    const from = x(index) + (seriesIndex - chart.series.length / 2) * thickness
    const top = Math.min(y(value), y(0))
    const bar = svg('rect', {
      class: `bar fill-${seriesIndex}`,
      x: from + 1,
      y: top,
      width: Math.max(1, thickness - 2),
      height: Math.max(1, Math.abs(y(value) - y(0))),
      rx: 2,
    })
    bar.append(svg('title', {}, `${series?.name}, ${label}: ${exactNumber(value)}`))
    group.append(bar)
    if (isLabelled)
      group.append(
        svg(
          'text',
          { class: 'bar-value', x: from + thickness / 2, y: value < 0 ? y(value) + 13 : top - 4 },
          shortNumber(value),
        ),
      )
  }
  return group
}

/**
 * A missing value is a gap, never a zero.
 *
 * @param {Plot} plot
 * @param {number} seriesIndex
 */
function drawLine({ chart, categories, x, y }, seriesIndex) {
  const series = chart.series[seriesIndex]
  const group = svg('g')
  /** @type {{ x: number, y: number }[][]} */
  const runs = [[]]
  for (const [index, label] of categories.entries()) {
    const value = series?.data.find(point => point.label === label)?.value
    if (value === undefined || !Number.isFinite(value)) runs.push([])
    else {
      const point = { x: x(index), y: y(value) }
      runs.at(-1)?.push(point)
      const mark = seriesMark(seriesIndex, point.x, point.y)
      mark.append(svg('title', {}, `${series?.name}, ${label}: ${exactNumber(value)}`))
      group.append(mark)
    }
  }
  for (const run of runs.filter(points => points.length > 0)) {
    const path = run
      .map((point, index) => `${index === 0 ? 'M' : 'L'}${point.x.toFixed(1)} ${point.y.toFixed(1)}`)
      .join('')
    group.prepend(svg('path', { class: `line stroke-${seriesIndex}`, d: path }))
    if (chart.type === 'area')
      group.prepend(
        svg('path', {
          class: `area fill-${seriesIndex}`,
          d: `${path}L${run.at(-1)?.x.toFixed(1)} ${y(0)}L${run[0]?.x.toFixed(1)} ${y(0)}Z`,
        }),
      )
  }
  return group
}

/**
 * Each series has a shape of its own, so that colour is never the only difference.
 *
 * @param {number} index
 * @param {number} x
 * @param {number} y
 */
export function seriesMark(index, x, y) {
  const shapes = [
    'M-4 0A4 4 0 1 1 4 0A4 4 0 1 1-4 0Z',
    'M-4-4H4V4H-4Z',
    'M0-5L5 4H-5Z',
    'M0-5L5 0L0 5L-5 0Z',
    'M-5-4H5L0 5Z',
    'M-2-5H2V-2H5V2H2V5H-2V2H-5V-2H-2Z',
  ]
  return svg('path', {
    class: `mark fill-${index}`,
    d: shapes[index % shapes.length],
    transform: `translate(${x} ${y})`,
  })
}
