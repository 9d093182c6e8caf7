import { asArray, asObject, asText, type JsonObject } from '../json.ts'
import {
  boolean,
  byType,
  type Check,
  type Faults,
  fault,
  lengthOf,
  list,
  number,
  oneOf,
  shape,
  string,
  tag,
} from './check.ts'
import { richTextBlock } from './rich-text.ts'

/** Tables hold at most this many characters a message, over all cells. */
const tableCharacterLimit = 10_000

const cellText = string(tableCharacterLimit)
const rawText = shape({ type: tag, text: cellText })
const rawNumber = shape({ type: tag, value: number(), text: cellText })
const cell = byType({ raw_text: rawText, raw_number: rawNumber, rich_text: richTextBlock })
const headerCell = byType({ raw_text: rawText, raw_number: rawNumber })

/** https://docs.slack.dev/reference/block-kit/blocks/table-block */
export const tableBlock: Check = shape(
  { type: tag, rows: list(list(cell, 20), 100) },
  {
    block_id: string(255),
    column_settings: list(shape({}, { align: oneOf('left', 'center', 'right'), is_wrapped: boolean }), 20, 0),
  },
)

/** https://docs.slack.dev/reference/block-kit/blocks/data-table-block: a header and 1 to 100 rows */
export const dataTableBlock: Check = shape(
  { type: tag, rows: list(list(cell, 20), 101, 2), caption: string(tableCharacterLimit) },
  {
    block_id: string(255),
    page_size: number({ isInteger: true, min: 1, max: 100 }),
    row_header_column_index: number({ isInteger: true, min: 0, max: 19 }),
  },
  (table, at, faults) => {
    const rows = asArray(table['rows']).map(asArray)
    const [header = []] = rows
    header.forEach((one, column) => {
      headerCell(one, `${at}/rows/0/${column}`, faults)
    })
    rows.forEach((row, index) => {
      if (row.length !== header.length)
        fault(faults, 'all rows must have the same number of cells', `${at}/rows/${index}`)
    })
    const index = table['row_header_column_index']
    if (typeof index === 'number' && index >= header.length)
      fault(faults, 'must name a column of the table', `${at}/row_header_column_index`)
  },
)

/** @returns characters over all cells of the message's tables */
export function checkTableCharacters(blocks: JsonObject[], at: string, faults: Faults): void {
  let characters = 0
  for (const block of blocks)
    if (block['type'] === 'data_table' || block['type'] === 'table')
      for (const row of asArray(block['rows'])) for (const one of asArray(row)) characters += cellLength(one)
  if (characters > tableCharacterLimit)
    fault(faults, `tables must have less than ${tableCharacterLimit + 1} characters in all cells`, at)
}

function cellLength(value: unknown): number {
  const { text, elements } = asObject(value)
  const own = lengthOf(asText(text) ?? '')
  return asArray(elements).reduce<number>((sum, element) => sum + cellLength(element), own)
}
