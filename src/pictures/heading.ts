import { colours, text } from './svg.ts'
import { fitted } from './typeface.ts'

/** Free space around every picture, in pixels. */
export const MARGIN = 28
/** Height that `heading` takes, margin included. */
export const HEADING_HEIGHT = 78

export interface Heading {
  readonly title: string
  /** Of whom, as of when, how many: what a reader must know to trust the picture. */
  readonly subtitle: string
}

export function heading({ title, subtitle }: Heading, widthPx: number): string {
  const room = widthPx - 2 * MARGIN
  return [
    text(fitted(title, room, 20, 'bold'), { x: MARGIN, y: MARGIN + 16, sizePx: 20, weight: 'bold' }),
    text(fitted(subtitle, room, 13, 'regular'), {
      x: MARGIN,
      y: MARGIN + 38,
      sizePx: 13,
      fill: colours.quietInk,
    }),
  ].join('')
}
