import type { Tally } from '../../scoring/index.ts'
import type { FrozenForm } from '../bank/form.ts'
import { type Answers, LONGEST_COMMENT } from './answers.ts'

/** Every ballot has this length, so that none tells by its size how much was written. */
export const BALLOT_BYTES = 4_096
const OPTIONS = 5
const OPEN = '-'
const UNKNOWN = '?'

/** One submission as it is counted: the function of who answered, and nothing else about them. */
export interface Ballot {
  readonly unit: string
  readonly answers: Answers
}

/** The bytes of a ballot before they are sealed. Throws RangeError where the function's name leaves no room. */
export function writeBallot({ items }: FrozenForm, { unit, answers }: Ballot): Uint8Array<ArrayBuffer> {
  const signs = items.map(({ id }) => {
    const rating = answers.ratings[id]
    return rating === undefined ? OPEN : rating === null ? UNKNOWN : String(rating)
  })
  const comment = answers.comment.slice(0, LONGEST_COMMENT)
  const text = new TextEncoder().encode(JSON.stringify([unit, signs.join(''), comment]))
  if (text.length > BALLOT_BYTES - 2)
    throw new RangeError('a ballot has no room for the name of its function')
  const bytes = new Uint8Array(BALLOT_BYTES)
  new DataView(bytes.buffer).setUint16(0, text.length)
  bytes.set(text, 2)
  return bytes
}

/** The parser's own error would quote what somebody answered, and errors are logged. */
function parsed(text: string): readonly [unit: string, signs: string, comment: string] {
  try {
    return JSON.parse(text)
  } catch {
    throw new RangeError('a ballot is none')
  }
}

/** Reads what `writeBallot` wrote for the same form. Throws RangeError, without its content, for anything else. */
export function readBallot({ items }: FrozenForm, bytes: Uint8Array): Ballot {
  const length = new DataView(bytes.buffer, bytes.byteOffset).getUint16(0)
  const [unit, signs, comment] = parsed(new TextDecoder().decode(bytes.subarray(2, 2 + length)))
  const ratings = items.flatMap(({ id }, index) => {
    const sign = signs[index] ?? OPEN
    return sign === OPEN ? [] : [[id, sign === UNKNOWN ? null : Number(sign)] as const]
  })
  return { unit, answers: { ratings: Object.fromEntries(ratings), comment } }
}

/** Counts ballots one by one; nothing of a single one is kept, but its comment. */
export function createCount({ items }: FrozenForm) {
  const tallies = new Map<string, Map<string, { counts: number[]; dontKnow: number }>>()
  const comments: string[] = []
  const tallyOf = (unit: string, item: string) => {
    const ofUnit = tallies.get(unit) ?? new Map<string, { counts: number[]; dontKnow: number }>()
    tallies.set(unit, ofUnit)
    const tally = ofUnit.get(item) ?? { counts: Array<number>(OPTIONS).fill(0), dontKnow: 0 }
    ofUnit.set(item, tally)
    return tally
  }
  return {
    add({ unit, answers }: Ballot): void {
      for (const { id } of items) {
        const rating = answers.ratings[id]
        if (rating === undefined) continue
        const tally = tallyOf(unit, id)
        if (rating === null) tally.dontKnow += 1
        else tally.counts[rating - 1] = (tally.counts[rating - 1] ?? 0) + 1
      }
      if (answers.comment !== '') comments.push(answers.comment)
    },
    tallies: (): readonly Tally[] =>
      [...tallies].flatMap(([unit, ofUnit]) =>
        [...ofUnit].map(([item, tally]) => ({ unit, item, ...tally })),
      ),
    comments: (): readonly string[] => comments,
  }
}
