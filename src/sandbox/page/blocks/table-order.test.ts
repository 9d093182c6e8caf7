import { describe, expect, it } from 'vitest'
import type { Cell } from './table.js'
import { sorted } from './table-order.js'

const text = (words: string): Cell => ({ type: 'raw_text', text: words })
const number = (value: number): Cell => ({ type: 'raw_number', value, text: `${value}` })
const rich = (words: string): Cell => ({
  type: 'rich_text',
  elements: [{ type: 'rich_text_section', elements: [{ type: 'text', text: words }] }],
})

describe('a data table is sorted', () => {
  it.each<[string, Cell[], boolean, number[]]>([
    ['numbers by value', [number(10), number(9), number(-1)], false, [2, 1, 0]],
    ['descending', [number(1), number(3), number(2)], true, [1, 2, 0]],
    ['words with numbers in them by number', [text('item 10'), text('Item 2')], false, [1, 0]],
    ['rich text by its words', [rich('b'), rich('a')], false, [1, 0]],
    ['equal rows in their order', [text('x'), text('x'), text('a')], false, [2, 0, 1]],
  ])('%s', (_rule, cells, isDescending, order) => {
    const rows = cells.map(cell => [cell])
    expect(sorted(rows, 0, isDescending).map(row => rows.indexOf(row))).toEqual(order)
  })
})
