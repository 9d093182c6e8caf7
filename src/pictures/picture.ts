/** A picture before it becomes bytes. Its numbers always stand in text too, so the picture is never the only source. */
export interface Picture {
  /** A whole SVG document that needs no file but the bundled fonts. */
  readonly svg: string
  /** For readers who don't see it: what is shown, and what stands out, with its numbers. */
  readonly altText: string
}

/** Slack keeps at most this many characters of a file's alternative text. */
const LONGEST_ALT_TEXT = 1_000

/** As many of the sentences as fit, and how many don't. */
export function altTextOf(opening: string, sentences: readonly string[]): string {
  const rest = (shown: number) =>
    shown === sentences.length ? '' : ` And ${sentences.length - shown} more, in the text.`
  let shown = sentences.length
  const text = () => [opening, ...sentences.slice(0, shown)].join(' ') + rest(shown)
  while (shown > 0 && text().length > LONGEST_ALT_TEXT) shown -= 1
  return text().slice(0, LONGEST_ALT_TEXT)
}
