/** About this many steps on the value axis. */
const wantedSteps = 4

/** Far beyond any business figure, and far enough from the ends of what numbers can say to be reckoned with. */
const largest = 1e300
const smallest = 1e-300

/**
 * Round steps that cover all values and zero, so that the length of a bar is true to its value.
 *
 * @param {number[]} values
 * @returns {{ low: number, high: number, ticks: number[] }}
 */
export function valueScale(values) {
  const known = values.filter(Number.isFinite).map(value => Math.max(-largest, Math.min(largest, value)))
  const lowest = Math.min(0, ...known)
  const top = Math.max(0, ...known)
  const highest = top - lowest < smallest ? 1 : top
  const span = highest - lowest
  const rough = span / wantedSteps
  const power = 10 ** Math.floor(Math.log10(rough))
  const step = ([1, 2, 2.5, 5].find(factor => factor * power >= rough) ?? 10) * power
  const low = Math.floor(lowest / step) * step
  const count = Math.max(1, Math.ceil((highest - low) / step - 1e-9))
  return {
    low,
    high: low + count * step,
    ticks: Array.from({ length: count + 1 }, (_none, index) => low + index * step),
  }
}

const exact = new Intl.NumberFormat('en-US', { maximumFractionDigits: 4 })
const short = new Intl.NumberFormat('en-US', { notation: 'compact', maximumFractionDigits: 2 })

/** @param {number} value */
export function exactNumber(value) {
  return Number.isFinite(value) ? exact.format(value) : '–'
}

/** @param {number} value */
export function shortNumber(value) {
  if (!Number.isFinite(value)) return '–'
  // 0.30000000000000004 → 0.3
  return Math.abs(value) < 10_000 ? exact.format(Number(value.toPrecision(10))) : short.format(value)
}
