import { type Heading, heading, MARGIN } from '../heading.ts'
import { altTextOf, type Picture } from '../picture.ts'
import { colours, element, svgDocument, text } from '../svg.ts'
import { fitted, textWidth, type Weight } from '../typeface.ts'
import { axes, CUTS, PLOT, quadrants, type Scale, scaleOf } from './ground.ts'
import { type Box, type PlacedLabel, placeLabels } from './place-labels.ts'

export interface ValueMatrixPoint {
  readonly name: string
  /** How much more than the cut buyers value it, in points; at or above 0 is the upper half. */
  readonly aboveCut: number
  /** Our rating minus others', in points; at or above 0 is the right half. */
  readonly relative: number
  /** Its numbers in words. */
  readonly words: string
  readonly isSure: boolean
}

export interface ValueMatrix extends Heading {
  /** The most pressing first: they get the best places. */
  readonly points: readonly ValueMatrixPoint[]
  /** Importance that divides upper from lower half; null where groups of buyers have different ones. */
  readonly cut: number | null
}

/** Points that are drawn; the text has them all. */
export const MOST_POINTS = 40
const WIDTH = PLOT.x + PLOT.width + MARGIN
const DOT_RADIUS = 6
const LABEL = { sizePx: 12, height: 16, most: 240 } as const
const KEY_LINE = 19

function dot({ isSure, relative, aboveCut }: ValueMatrixPoint, { x, y }: Scale): string {
  const ink = relative < 0 ? colours.bad : colours.good
  return element('circle', {
    cx: x(relative),
    cy: y(aboveCut),
    r: DOT_RADIUS - 1,
    fill: isSure ? ink : colours.ground,
    stroke: ink,
    'stroke-width': 2,
  })
}

function label(words: string, { box, leader }: PlacedLabel, weight: Weight): string {
  const line =
    leader === null
      ? ''
      : element('line', {
          x1: leader[0],
          y1: leader[1],
          x2: leader[2],
          y2: leader[3],
          stroke: colours.neutral,
          'stroke-width': 0.75,
        })
  return line + text(words, { x: box.x, y: box.y + 12, sizePx: LABEL.sizePx, weight })
}

interface Labelling {
  /** What stands beside each dot. */
  readonly words: readonly string[]
  readonly weight: Weight
  readonly places: readonly (PlacedLabel | null)[]
}

/** Names beside their dots where all of them find room close by; numbers with a key below where not. */
function labelling(points: readonly ValueMatrixPoint[], scale: Scale, taken: readonly Box[]): Labelling {
  const place = (words: readonly string[], weight: Weight) => {
    const dots = points.map(({ relative, aboveCut }, index) => ({
      x: scale.x(relative),
      y: scale.y(aboveCut),
      labelWidth: textWidth(words[index] ?? '', LABEL.sizePx, weight),
    }))
    const room = { plot: PLOT, labelHeight: LABEL.height, dotRadius: DOT_RADIUS, taken, lines: CUTS }
    return { words, weight, places: placeLabels(dots, room) }
  }
  const named = place(
    points.map(({ name }) => fitted(name, LABEL.most, LABEL.sizePx, 'regular')),
    'regular',
  )
  const isClose = named.places.every(found => found !== null && found.leader === null)
  return isClose
    ? named
    : place(
        points.map((_, index) => String(index + 1)),
        'bold',
      )
}

/** The names behind the numbers, in two columns. */
function key(names: readonly (readonly [number, string])[], top: number): string {
  const perColumn = Math.ceil(names.length / 2)
  const width = PLOT.width / 2
  return names
    .map(([number, name], index) => {
      const x = PLOT.x + Math.floor(index / perColumn) * width
      const y = top + (index % perColumn) * KEY_LINE
      return [
        text(String(number), { x: x + 22, y, sizePx: 12, weight: 'bold', anchor: 'end' }),
        text(fitted(name, width - 40, 12, 'regular'), { x: x + 30, y, sizePx: 12 }),
      ].join('')
    })
    .join('')
}

function legend(hidden: number): string {
  const y = PLOT.y + PLOT.height + 46
  const style = { y: y + 4, sizePx: 12, fill: colours.quietInk }
  const circle = (cx: number, fill: string) =>
    element('circle', { cx, cy: y, r: 5, fill, stroke: colours.neutral, 'stroke-width': 2 })
  const more = hidden === 0 ? '' : ` And ${hidden} more, in the text.`
  return [
    circle(PLOT.x + 6, colours.neutral),
    text('sure', { ...style, x: PLOT.x + 18 }),
    circle(PLOT.x + 66, colours.ground),
    text(`not sure yet. Higher: buyers value it more.${more}`, { ...style, x: PLOT.x + 78 }),
  ].join('')
}

/** What buyers value against how we compare, with the name of each point beside it. */
export function drawValueMatrix(matrix: ValueMatrix): Picture {
  const points = matrix.points.slice(0, MOST_POINTS)
  const scale = scaleOf(points)
  const ground = quadrants()
  const { words, weight, places } = labelling(points, scale, ground.taken)
  const hidden = matrix.points.length - places.filter(place => place !== null).length
  const bottom = PLOT.y + PLOT.height + 72
  const numbered = weight === 'bold' ? points.map(({ name }, index) => [index + 1, name] as const) : []
  const keyed = numbered.filter((_, index) => places[index] !== null)
  const svg = svgDocument(
    WIDTH,
    bottom + Math.ceil(keyed.length / 2) * KEY_LINE,
    heading(matrix, WIDTH),
    ground.drawn,
    axes(scale, matrix.cut),
    ...places.map((place, index) => (place === null ? '' : label(words[index] ?? '', place, weight))),
    ...points.map(point => dot(point, scale)),
    legend(hidden),
    key(keyed, bottom + 2),
  )
  const altText = altTextOf(
    `Value matrix: ${matrix.title}. ${matrix.subtitle}. ${matrix.points.length} points, the most pressing first:`,
    matrix.points.map(({ name, words: numbers }) => `${name}: ${numbers}.`),
  )
  return { svg, altText }
}
