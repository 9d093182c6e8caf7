import { FONT_FAMILY, type Weight } from './typeface.ts'

/**
 * Colours of every picture. The ground is opaque, because a picture stands on white in one reader's Slack and on
 * near-black in another's; every ink has a contrast of at least 4.5 to 1 on it.
 */
export const colours = {
  ground: '#fbfaf7',
  ink: '#1d1c1d',
  quietInk: '#5b5a5e',
  line: '#c9c6bf',
  /** Good and bad differ in lightness and hue, so that they differ for colour-blind readers as well. */
  good: '#1f6fb2',
  bad: '#b4500a',
  neutral: '#6b6a70',
} as const

const escapes: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
}

const escapeXml = (text: string) => text.replace(/[&<>"]/g, sign => escapes[sign] ?? sign)

/** Two decimals: the same figures on every machine, whatever its arithmetic library prints. */
const figure = (value: number) => String(Math.round(value * 100) / 100)

export type Attributes = Readonly<Record<string, string | number>>

/** One element; texts in attributes are escaped here. */
export function element(name: string, attributes: Attributes, ...children: readonly string[]): string {
  const listed = Object.entries(attributes)
    .map(([key, value]) => ` ${key}="${escapeXml(typeof value === 'number' ? figure(value) : value)}"`)
    .join('')
  return children.length === 0 ? `<${name}${listed}/>` : `<${name}${listed}>${children.join('')}</${name}>`
}

export interface TextStyle {
  readonly x: number
  /** Of the line that letters stand on. */
  readonly y: number
  readonly sizePx: number
  readonly weight?: Weight
  readonly anchor?: 'start' | 'middle' | 'end'
  readonly fill?: string
}

/** Text that went through `drawn` or `fitted`. */
export function text(
  words: string,
  { x, y, sizePx, weight = 'regular', anchor = 'start', fill = colours.ink }: TextStyle,
): string {
  return element(
    'text',
    {
      x,
      y,
      'font-size': sizePx,
      'font-weight': weight === 'bold' ? 600 : 400,
      'text-anchor': anchor,
      fill,
    },
    escapeXml(words),
  )
}

/** A whole document on its ground. */
export function svgDocument(widthPx: number, heightPx: number, ...children: readonly string[]): string {
  return element(
    'svg',
    {
      xmlns: 'http://www.w3.org/2000/svg',
      width: widthPx,
      height: heightPx,
      viewBox: `0 0 ${figure(widthPx)} ${figure(heightPx)}`,
      'font-family': FONT_FAMILY,
    },
    element('rect', { x: 0, y: 0, width: widthPx, height: heightPx, fill: colours.ground }),
    ...children,
  )
}
