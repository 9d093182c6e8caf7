/** @import { Cell } from './table.js' */

/**
 * Numbers by value, words as people sort them (`item 2` before `item 10`); equal rows keep their order.
 *
 * @param {readonly Cell[][]} rows
 * @param {number} column
 * @param {boolean} isDescending
 */
export function sorted(rows, column, isDescending) {
  const collator = new Intl.Collator('en', { numeric: true, sensitivity: 'base' })
  const compare = (/** @type {Cell[]} */ a, /** @type {Cell[]} */ b) => {
    const [left, right] = [a[column], b[column]]
    if (left?.type === 'raw_number' && right?.type === 'raw_number') return left.value - right.value
    return collator.compare(words(left), words(right))
  }
  return rows.toSorted((a, b) => (isDescending ? compare(b, a) : compare(a, b)))
}

/** @param {unknown} cell @returns {string} */
function words(cell) {
  if (cell === null || typeof cell !== 'object') return ''
  if ('text' in cell && typeof cell.text === 'string') return cell.text
  return 'elements' in cell && Array.isArray(cell.elements) ? cell.elements.map(words).join('') : ''
}
