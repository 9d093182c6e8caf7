import { groupBy } from '../../grouping.ts'
import { answerScale, type Item } from '../instrument.ts'
import type { Sheet, Topic } from '../sheets.ts'
import type { ReleasedCell } from '../suppression/cells.ts'

/** The name under which everyone stands beside the functions. */
export const EVERYONE = 'All functions'

/** One item as a topic of its own. */
export const topicOf = ({ id, kind, name }: Item): Topic => ({ id, kind, name, items: [id] })

/** Each answer of a cell by itself; none where the cell has a level only. */
export const ratingsOf = ({ counts }: ReleasedCell): number[] =>
  (counts ?? []).flatMap((count, option) => Array<number>(count).fill(answerScale.low + option))

/**
 * Released counts in the shape that methods of single items read. A row is nobody's: it puts the lowest answers to all
 * items side by side, then the next ones, because who gave which is not known any more.
 */
export function sheetsOf(cells: readonly ReleasedCell[]): Sheet[] {
  return [...groupBy(cells, cell => cell.unit)].flatMap(([unit, own]) => {
    const columns = own.map(cell => ({
      item: cell.item,
      answers: [...ratingsOf(cell), ...Array<null>(cell.dontKnow).fill(null)],
    }))
    const rows = Math.max(0, ...columns.map(({ answers }) => answers.length))
    return Array.from({ length: rows }, (_, row) => ({
      function: unit ?? EVERYONE,
      ratings: Object.fromEntries(
        columns.flatMap(({ item, answers }) => {
          const answer = answers[row]
          return answer === undefined ? [] : [[item, answer]]
        }),
      ),
    }))
  })
}
