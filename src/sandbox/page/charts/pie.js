/** @import { PieChart } from '../types.ts' */
import { svg } from '../dom.js'
import { exactNumber } from './scale.js'

const mostSizePx = 220
/** Smaller shares have no room for their number. */
const leastLabelledShare = 0.06

/**
 * @param {PieChart} chart
 * @param {number} width pixels
 */
export function drawPie(chart, width) {
  const size = Math.min(mostSizePx, width)
  const radius = size / 2 - 4
  const whole = chart.segments.reduce((sum, segment) => sum + Math.max(0, segment.value), 0)
  const picture = svg('svg', {
    class: 'chart-svg pie',
    viewBox: `0 0 ${size} ${size}`,
    width: size,
    height: size,
  })
  const group = svg('g', { transform: `translate(${size / 2} ${size / 2})` })
  let from = 0
  chart.segments.forEach((segment, index) => {
    const share = whole === 0 ? 0 : Math.max(0, segment.value) / whole
    if (share > 0) group.append(drawSlice(segment.label, segment.value, from, share, radius, index))
    from += share
  })
  if (whole === 0) group.append(svg('circle', { class: 'empty-pie', r: radius }))
  picture.append(group)
  return picture
}

/**
 * @param {string} label
 * @param {number} value
 * @param {number} from share of the circle before this slice
 * @param {number} share
 * @param {number} radius
 * @param {number} index
 */
function drawSlice(label, value, from, share, radius, index) {
  const at = (/** @type {number} */ turn, /** @type {number} */ distance) => [
    distance * Math.sin(turn * 2 * Math.PI),
    -distance * Math.cos(turn * 2 * Math.PI),
  ]
  const [startX = 0, startY = 0] = at(from, radius)
  const [endX = 0, endY = 0] = at(from + share, radius)
  const [labelX = 0, labelY = 0] = at(from + share / 2, share > 0.99 ? 0 : radius * 0.64)
  // An arc cannot return to where it began: a whole is a circle.
  const shape =
    share > 0.9999
      ? svg('circle', { class: `slice fill-${index}`, r: radius })
      : svg('path', {
          class: `slice fill-${index}`,
          d: `M0 0L${startX.toFixed(2)} ${startY.toFixed(2)}A${radius} ${radius} 0 ${share > 0.5 ? 1 : 0} 1 ${endX.toFixed(2)} ${endY.toFixed(2)}Z`,
        })
  shape.append(svg('title', {}, `${label}: ${exactNumber(value)}`))
  const words =
    share < leastLabelledShare
      ? null
      : svg(
          'text',
          { class: 'slice-label', x: labelX.toFixed(1), y: labelY.toFixed(1) },
          `${Math.round(share * 100)} %`,
        )
  return svg('g', {}, shape, words)
}
