import { normaliseName } from '../../workflows/names.ts'

/** Something that can be asked: the word behind `/coach`, and how people say it. */
export interface Askable {
  readonly word: string
  readonly phrases: readonly string[]
}

/** What was asked, and of what; as it was typed. */
export interface Understood {
  readonly word: string
  readonly about: string
}

interface Spoken {
  readonly word: string
  readonly from: number
  readonly until: number
}

/** Words that belong to no name: before and behind what is asked of. */
const BEFORE = /^(?:the|our|my|account|customer|team|segment|about|of|for|on|at|in|with|me)\s+/i
const BEHIND =
  /(?:^|\s+)(?:please|now|today|thanks|thank you|doing|look|looking|account|customer|team|segment|this week|right now|need me|need attention)$/i
const EDGES = /^[\s,;:!?."“”'’]+|[\s,;:!?"“”'’]+$/g

/** Words with their places; a mention counts as one word. */
function spokenIn(text: string): readonly Spoken[] {
  return [...text.matchAll(/<[^>]*>|[\p{L}\p{N}\p{M}]+/gu)].map(match => ({
    word: match[0].startsWith('<') ? match[0] : normaliseName(match[0]),
    from: match.index,
    until: match.index + match[0].length,
  }))
}

function nameIn(text: string): string {
  let name = text.replace(EDGES, '')
  for (;;) {
    const shorter = name.replace(BEFORE, '').replace(BEHIND, '').replace(EDGES, '')
    if (shorter === name) return name
    name = shorter
  }
}

const standsAt = (spoken: readonly Spoken[], at: number, words: readonly string[]) =>
  words.every((word, index) => spoken[at + index]?.word === word)

/** Where a phrase stands first, how many words of it, and what it is asked of; null where it is not said. */
function readPhrase(text: string, spoken: readonly Spoken[], phrase: string) {
  const [before = [], after = []] = phrase.split('…').map(part => part.split(' ').filter(Boolean))
  for (let at = 0; at + before.length <= spoken.length; at++) {
    if (!standsAt(spoken, at, before)) continue
    const begin = at + before.length
    const end =
      after.length === 0
        ? spoken.length
        : spoken.findIndex((_, index) => index > begin && standsAt(spoken, index, after))
    if (end < 0) return null
    const about = text.slice(
      spoken[begin - 1]?.until ?? 0,
      after.length === 0 ? text.length : spoken[end]?.from,
    )
    return { at, length: before.length + after.length, about: nameIn(about) }
  }
  return null
}

/**
 * What plain words ask for: the phrase that is said first, and of those the longest; the word of a command counts where
 * the text begins with it. Null where nothing fits; nothing is guessed.
 */
export function understand(text: string, askable: readonly Askable[]): Understood | null {
  const spoken = spokenIn(text)
  const [first] = askable
    .flatMap(({ word, phrases }) => {
      const typed = readPhrase(text, spoken, normaliseName(word))
      return [
        ...(typed?.at === 0 ? [{ word, ...typed }] : []),
        ...phrases.flatMap(phrase => {
          const said = readPhrase(text, spoken, phrase)
          return said === null ? [] : [{ word, ...said }]
        }),
      ]
    })
    .toSorted((a, b) => a.at - b.at || b.length - a.length)
  return first === undefined ? null : { word: first.word, about: first.about }
}
