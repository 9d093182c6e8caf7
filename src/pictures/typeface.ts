/** Names as resvg finds them in the bundled files of Inter. */
export const FONT_FAMILY = 'Inter'

export type Weight = 'regular' | 'bold'

/** Advance widths of the printable ASCII characters, space first, in thousandths of the font size. */
const WIDTHS: Readonly<Record<Weight, readonly number[]>> = {
  regular: [
    281, 288, 466, 633, 642, 982, 644, 300, 365, 365, 501, 662, 288, 460, 288, 360, 631, 407, 610, 618, 646,
    593, 620, 566, 619, 620, 288, 302, 662, 662, 662, 511, 966, 690, 654, 730, 722, 601, 590, 746, 743, 269,
    571, 672, 565, 903, 753, 765, 639, 765, 644, 642, 646, 744, 690, 985, 682, 679, 629, 365, 360, 365, 471,
    456, 323, 562, 612, 571, 612, 583, 370, 613, 591, 242, 242, 549, 242, 876, 591, 600, 612, 612, 376, 528,
    327, 591, 562, 818, 546, 562, 552, 426, 333, 426, 662,
  ],
  bold: [
    252, 321, 523, 644, 650, 1004, 663, 326, 373, 373, 540, 673, 319, 465, 319, 379, 660, 423, 623, 636, 666,
    612, 640, 576, 640, 640, 319, 329, 673, 673, 673, 543, 999, 728, 659, 737, 722, 605, 588, 749, 746, 277,
    580, 703, 565, 922, 759, 769, 645, 773, 652, 650, 660, 736, 728, 1020, 720, 713, 652, 373, 379, 373, 481,
    469, 351, 574, 624, 583, 624, 591, 389, 625, 612, 262, 262, 569, 262, 900, 612, 609, 624, 624, 397, 549,
    353, 612, 587, 839, 569, 588, 566, 455, 359, 455, 673,
  ],
}

/** No letter that is drawn is wider, in thousandths of the font size. */
const WIDEST = 1_160

/** Stands for what the bundled fonts have no sign for; the text beside the picture has the whole name. */
const UNKNOWN_SIGN = '\u25a1'

/** Latin, Greek and Cyrillic letters, and the signs of prices and sentences: all in the bundled fonts. */
const DRAWN =
  /^[ -~\u00a1-\u00ac\u00ae-\u0148\u014a-\u017f\u0386-\u038a\u038c\u038e-\u03a1\u03a3-\u03ce\u0400-\u0477\u2010-\u2015\u2018-\u201e\u2020-\u2022\u2026\u2030\u20ac\u2190-\u2193\u2212\u2248\u2260\u2264\u2265\u25a1\u00d7]$/u

/** A text that the bundled fonts can draw, on one line: accents are joined to their letters first. */
export function drawn(text: string): string {
  return [...text.normalize('NFC').replace(/\s+/gu, ' ').trim()]
    .map(sign => (DRAWN.test(sign) ? sign : UNKNOWN_SIGN))
    .join('')
}

function widthOfSign(sign: string, weight: Weight): number {
  const base = sign.normalize('NFD').charCodeAt(0)
  return WIDTHS[weight][base - 32] ?? WIDEST
}

/** Width in pixels of a text that went through `drawn`; never less than it is drawn with, kerning aside. */
export function textWidth(text: string, sizePx: number, weight: Weight): number {
  let width = 0
  for (const sign of text) width += widthOfSign(sign, weight)
  return (width * sizePx) / 1_000
}

/** A text cut to a width, with an ellipsis. */
export function fitted(text: string, widthPx: number, sizePx: number, weight: Weight): string {
  const whole = drawn(text)
  if (textWidth(whole, sizePx, weight) <= widthPx) return whole
  const signs = [...whole]
  while (signs.length > 0 && textWidth(`${signs.join('').trimEnd()}…`, sizePx, weight) > widthPx) signs.pop()
  return `${signs.join('').trimEnd()}…`
}

/** A text over at most so many lines, broken at spaces; the last line is cut. */
export function wrapped(
  text: string,
  { widthPx, sizePx, weight, lines }: { widthPx: number; sizePx: number; weight: Weight; lines: number },
): readonly string[] {
  const words = drawn(text).split(' ')
  const broken: string[] = []
  for (const word of words) {
    const last = broken.at(-1)
    const joined = last === undefined ? word : `${last} ${word}`
    if (last !== undefined && (textWidth(joined, sizePx, weight) <= widthPx || broken.length === lines))
      broken[broken.length - 1] = joined
    else broken.push(word)
  }
  return broken.map(row => fitted(row, widthPx, sizePx, weight))
}
