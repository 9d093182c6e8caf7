import { HEADING_HEIGHT, MARGIN } from '../heading.ts'
import { colours, element, text } from '../svg.ts'
import { textWidth } from '../typeface.ts'
import type { Box } from './place-labels.ts'

/** Names of the quadrants, as everywhere. */
const QUADRANTS = {
  upperLeft: ['Value Gaps to Address', '#fbe9dc'],
  lowerLeft: ['Value Gaps to Monitor and Manage', '#f6f2ea'],
  upperRight: ['Comparative Advantage to Exploit', '#e2eef8'],
  lowerRight: ['Comparative Advantage to Consider Leverage', '#f1f4f6'],
} as const

export const PLOT: Box = { x: MARGIN + 30, y: HEADING_HEIGHT + 6, width: 780, height: 540 }
/** The two lines that divide the quadrants. */
export const CUTS: readonly Box[] = [
  { x: PLOT.x + PLOT.width / 2 - 1, y: PLOT.y, width: 2, height: PLOT.height },
  { x: PLOT.x, y: PLOT.y + PLOT.height / 2 - 1, width: PLOT.width, height: 2 },
]

interface Placed {
  readonly aboveCut: number
  readonly relative: number
}

export interface Scale {
  readonly x: (relative: number) => number
  readonly y: (aboveCut: number) => number
  readonly reachX: number
  readonly reachY: number
}

/** Both axes reach as far to either side, so that the cuts meet in the middle. */
export function scaleOf(points: readonly Placed[]): Scale {
  const reach = (values: readonly number[]) => Math.max(1, ...values.map(value => Math.abs(value) * 1.15))
  const reachX = reach(points.map(({ relative }) => relative))
  const reachY = reach(points.map(({ aboveCut }) => aboveCut))
  return {
    x: relative => PLOT.x + PLOT.width / 2 + (relative / reachX) * (PLOT.width / 2),
    y: aboveCut => PLOT.y + PLOT.height / 2 - (aboveCut / reachY) * (PLOT.height / 2),
    reachX,
    reachY,
  }
}

export function quadrants(): { readonly drawn: string; readonly taken: readonly Box[] } {
  const [halfX, halfY] = [PLOT.width / 2, PLOT.height / 2]
  const corners = [
    { of: QUADRANTS.upperLeft, x: PLOT.x, y: PLOT.y, titleY: PLOT.y + 20 },
    { of: QUADRANTS.upperRight, x: PLOT.x + halfX, y: PLOT.y, titleY: PLOT.y + 20 },
    { of: QUADRANTS.lowerLeft, x: PLOT.x, y: PLOT.y + halfY, titleY: PLOT.y + PLOT.height - 10 },
    { of: QUADRANTS.lowerRight, x: PLOT.x + halfX, y: PLOT.y + halfY, titleY: PLOT.y + PLOT.height - 10 },
  ]
  return {
    drawn: corners
      .map(({ of: [title, fill], x, y, titleY }) =>
        [
          element('rect', { x, y, width: halfX, height: halfY, fill }),
          text(title, { x: x + 12, y: titleY, sizePx: 13, weight: 'bold', fill: colours.quietInk }),
        ].join(''),
      )
      .join(''),
    taken: corners.map(({ of: [title], x, titleY }) => ({
      x: x + 12,
      y: titleY - 13,
      width: textWidth(title, 13, 'bold'),
      height: 17,
    })),
  }
}

export function axes({ reachX, reachY }: Scale, cut: number | null): string {
  const middleX = PLOT.x + PLOT.width / 2
  const middleY = PLOT.y + PLOT.height / 2
  const line = { stroke: colours.neutral, 'stroke-width': 1.25 }
  const signed = (value: number) => `${value < 0 ? '−' : '+'}${Math.abs(value).toFixed(1)}`
  const style = { sizePx: 12, fill: colours.quietInk }
  const bottom = PLOT.y + PLOT.height + 20
  const level = (aboveCut: number) => (cut === null ? signed(aboveCut) : (cut + aboveCut).toFixed(1))
  const side = (y: number, words: string) => text(words, { ...style, x: PLOT.x - 6, y, anchor: 'end' })
  return [
    element('line', { x1: middleX, x2: middleX, y1: PLOT.y, y2: PLOT.y + PLOT.height, ...line }),
    element('line', { x1: PLOT.x, x2: PLOT.x + PLOT.width, y1: middleY, y2: middleY, ...line }),
    text(signed(-reachX), { ...style, x: PLOT.x, y: bottom }),
    text('others do it better  ←  our rating minus others’, in points  →  we do it better', {
      ...style,
      x: middleX,
      y: bottom,
      anchor: 'middle',
    }),
    text(signed(reachX), { ...style, x: PLOT.x + PLOT.width, y: bottom, anchor: 'end' }),
    side(PLOT.y + 12, level(reachY)),
    side(middleY + 4, cut === null ? 'cut' : cut.toFixed(1)),
    side(PLOT.y + PLOT.height, level(-reachY)),
  ].join('')
}
