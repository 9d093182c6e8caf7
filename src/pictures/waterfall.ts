import { HEADING_HEIGHT, type Heading, heading, MARGIN } from './heading.ts'
import { altTextOf, type Picture } from './picture.ts'
import { colours, element, svgDocument, text } from './svg.ts'
import { fitted, wrapped } from './typeface.ts'

export interface WaterfallStep {
  readonly name: string
  /** What is added or taken away; of a total the whole height. */
  readonly amount: number
  readonly isTotal: boolean
  /** The amount with its unit, as it stands over the bar. */
  readonly words: string
  /** How many it rests on, for example "n 12"; null where that is not known. */
  readonly count: string | null
}

export interface Waterfall extends Heading {
  readonly steps: readonly WaterfallStep[]
}

const STEP = { width: 96, gap: 12 } as const
const PLOT_HEIGHT = 320
const LABEL_HEIGHT = 74

const CUT_NOTE = 'The grey bars are cut: they do not begin at 0, so that the changes can be seen.'

interface Bar {
  readonly step: WaterfallStep
  readonly from: number
  readonly to: number
}

/** Where each bar begins and ends: a total stands on zero, a change on what came before. */
function barsOf(steps: readonly WaterfallStep[]): readonly Bar[] {
  let level = 0
  return steps.map(step => {
    const from = step.isTotal ? 0 : level
    level = from + step.amount
    return { step, from, to: level }
  })
}

function fillOf({ isTotal, amount }: WaterfallStep): string {
  if (isTotal) return colours.neutral
  return amount < 0 ? colours.bad : colours.good
}

/** Where totals are cut: small changes of a large total would else be thinner than a line. */
const CUT_BELOW = 0.25

/** The level that the bars stand on: 0, or a higher one where every change is small beside the totals. */
function floorOf(levels: readonly number[]): number {
  const [low, high] = [Math.min(...levels), Math.max(...levels)]
  const range = high - low
  return low > 0 && range > 0 && range < high * CUT_BELOW ? low - range / 2 : Math.min(0, low)
}

/** Two strokes through the foot of a bar that does not begin at 0. */
function breakMark(x: number, y: number): string {
  const stroke = (at: number) =>
    element('line', {
      x1: x - 4,
      x2: x + STEP.width + 4,
      y1: at + 5,
      y2: at - 5,
      stroke: colours.ground,
      'stroke-width': 4,
    })
  return stroke(y - 14) + stroke(y - 24)
}

/** A total, what was lost and won, and the total after: each bar begins where the one before ended. */
export function drawWaterfall(waterfall: Waterfall): Picture {
  const bars = barsOf(waterfall.steps)
  // Totals stand on the ground; where they reach, and where changes begin and end, is what counts.
  const levels = bars.flatMap(({ step, from, to }) => (step.isTotal ? [to] : [from, to]))
  const low = floorOf(levels.length === 0 ? [0] : levels)
  const high = Math.max(low, 0, ...levels)
  const isCut = low > 0
  const top = HEADING_HEIGHT + 24
  const y = (level: number) =>
    high === low ? top + PLOT_HEIGHT : top + ((high - level) / (high - low)) * PLOT_HEIGHT
  const x = (index: number) => MARGIN + index * (STEP.width + STEP.gap)
  const widthPx = Math.max(x(bars.length) - STEP.gap + MARGIN, 560)
  const bottom = top + PLOT_HEIGHT
  const note = bottom + LABEL_HEIGHT
  const drawn = bars.flatMap(({ step, from, to }, index) => {
    const [upper, lower] = [y(Math.max(from, to)), y(Math.max(Math.min(from, to), low))]
    const middle = x(index) + STEP.width / 2
    const names = wrapped(step.name, { widthPx: STEP.width, sizePx: 12, weight: 'bold', lines: 2 })
    const next = bars[index + 1]
    return [
      element('rect', {
        x: x(index),
        y: upper,
        width: STEP.width,
        height: Math.max(lower - upper, 2),
        rx: 2,
        fill: fillOf(step),
      }),
      isCut && step.isTotal ? breakMark(x(index), bottom) : '',
      next === undefined
        ? ''
        : element('line', {
            x1: x(index) + STEP.width,
            x2: x(index + 1),
            y1: y(to),
            y2: y(to),
            stroke: colours.neutral,
            'stroke-width': 1,
          }),
      text(fitted(step.words, STEP.width + STEP.gap, 13, 'bold'), {
        x: middle,
        y: upper - 7,
        sizePx: 13,
        weight: 'bold',
        anchor: 'middle',
      }),
      ...names.map((name, line) =>
        text(name, { x: middle, y: bottom + 24 + line * 15, sizePx: 12, weight: 'bold', anchor: 'middle' }),
      ),
      step.count === null
        ? ''
        : text(fitted(step.count, STEP.width, 12, 'regular'), {
            x: middle,
            y: bottom + 24 + names.length * 15 + 2,
            sizePx: 12,
            anchor: 'middle',
            fill: colours.quietInk,
          }),
    ]
  })
  const ground = element('line', {
    x1: MARGIN,
    x2: widthPx - MARGIN,
    y1: y(Math.max(0, low)),
    y2: y(Math.max(0, low)),
    stroke: colours.line,
    'stroke-width': 1,
  })
  return {
    svg: svgDocument(
      widthPx,
      note + (isCut ? 24 : 0),
      heading(waterfall, widthPx),
      ...drawn,
      ground,
      isCut ? text(CUT_NOTE, { x: MARGIN, y: note, sizePx: 12, fill: colours.quietInk }) : '',
    ),
    altText: altTextOf(
      `Waterfall: ${waterfall.title}. ${waterfall.subtitle}.`,
      waterfall.steps.map(
        ({ name, words, count }) => `${name}: ${words}${count === null ? '' : ` (${count})`}.`,
      ),
    ),
  }
}
