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

/** Released counts in the shape that the methods read: nobody's sheet, one answer each. */
export const sheetsOf = (cells: readonly ReleasedCell[]): Sheet[] =>
  cells.flatMap(cell => {
    const unit = cell.unit ?? EVERYONE
    return [...ratingsOf(cell), ...Array<null>(cell.dontKnow).fill(null)].map(rating => ({
      function: unit,
      ratings: { [cell.item]: rating },
    }))
  })
