import { sayDatesIn } from '../../coaching/index.ts'
import { escapeMrkdwn, line } from './text.ts'

/** Codes of the scoring core, such as `needs_assessment`. */
const CODE = /(?<![\p{L}\p{N}_-])[a-z]+(?:_[a-z]+)+(?![\p{L}\p{N}_-])/gu

const literally = (text: string) => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')

/** What a sentence of a finding is about: its ids, and the names that people know them by. */
export interface Terms {
  readonly ids: readonly string[]
  readonly names: ReadonlyMap<string, string>
}

/**
 * A sentence of the scoring core for a reader, escaped: the ids that the finding itself names become names, days are
 * written as everywhere else, and codes lose their underscores. Other words stay as they are, so that an id that is
 * also a common word is replaced only where the finding speaks of it.
 */
export function sayFinding(sentence: string, { ids, names }: Terms = { ids: [], names: new Map() }): string {
  const named = ids.filter(id => names.has(id)).toSorted((a, b) => b.length - a.length)
  const ofIds = named.map(literally).join('|')
  const withNames =
    ofIds === ''
      ? sentence
      : sentence.replace(
          new RegExp(`(?<![\\p{L}\\p{N}_-])(?:${ofIds})(?![\\p{L}\\p{N}_-])`, 'gu'),
          id => names.get(id) ?? id,
        )
  const readable = sayDatesIn(withNames).replace(CODE, code => code.replaceAll('_', ' '))
  return escapeMrkdwn(line(readable))
}
