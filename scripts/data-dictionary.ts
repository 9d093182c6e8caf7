// What docs/data-dictionary.md says, from the registry of facts; `npm run docs` writes it.
import { join } from 'node:path'
import { type Column, columnName, type FactFile, factFiles, factKinds } from '../src/facts/index.ts'

export const dictionaryPath = join(import.meta.dirname, '../docs/data-dictionary.md')

const files = factKinds.map(kind => factFiles[kind] as unknown as FactFile)
const code = (text: string) => `\`${text}\``
const cell = (text: string) => text.replaceAll('|', '\\|')

function typeOf(column: Column): string {
  const { refersTo } = column
  if (refersTo === undefined) return column.type
  const link = `[${factFiles[refersTo].file}](#${factFiles[refersTo].file.replace('.', '')})`
  return column.storedAs === 'text[]' ? `ids in ${link}, separated by ;` : `id in ${link}`
}

function section(file: FactFile): string[] {
  const rows = Object.entries(file.columns).map(([name, column]) => {
    const cells = [
      code(columnName(name)),
      typeOf(column),
      column.required ? 'yes' : '',
      column.meaning,
      code(column.example),
    ]
    return `| ${cells.map(cell).join(' | ')} |`
  })
  const dated =
    file.datedBy === undefined
      ? []
      : [`Dated by ${file.datedBy.map(name => code(columnName(name))).join(', or where that is empty by ')}.`]
  const money = file.money.map(
    rule =>
      `${code(columnName(rule.amount))} is in ${code(columnName(rule.currency))}, at the latest rate on or before ${code(columnName(rule.datedBy))}.`,
  )
  const key = `One row for each ${file.key.map(name => code(columnName(name))).join(', ')}.`
  return [
    `## ${file.file}`,
    '',
    [file.meaning, key, ...dated, ...money].join(' '),
    '',
    '| column | type, unit | required | meaning | example |',
    '| --- | --- | --- | --- | --- |',
    ...rows,
    '',
  ]
}

/** The whole dictionary as Markdown. */
export function dictionary(): string {
  return [
    '# Data dictionary',
    '',
    '<!-- Made by scripts/data-dictionary.ts from src/facts; a test keeps it true. -->',
    '',
    'What `plumbline import` reads and `plumbline export` writes: one CSV file for each kind of fact, all of them',
    'optional, in UTF-8 with a header row and the delimiter `,` (or `;` or tab, where the header shows it). Columns may',
    'stand in any order; an empty cell means unknown, never zero. Files are read in the order below, and a row may refer',
    'to what was stored before or came earlier; managers and parent accounts may stand anywhere in their file. Importing',
    'a row again replaces it; nothing is ever deleted. For other names and formats write a [mapping](mapping.md).',
    '',
    'A scoring run as of a day leaves out rows dated after it; a row without its date is known from the beginning. What',
    'has no history (names, segments, roles, buying centres, the families of products, required phase mixes, the measures',
    'of a comp plan) counts on every day as it was imported last. A day on which someone leaves, or something ends, is',
    'left out where it lies after the day of the run.',
    '',
    'Amounts are exact to four decimals; an amount whose currency is not the base currency needs a rate in',
    'exchange-rates.csv on or before its date (the latest rate where the row has no date), and is rounded half up to minor',
    'units of the base currency. An amount is converted as it is imported: a rate that is corrected later does not reach',
    'amounts that are stored already; import their files again. The import warns of it where they are not part of it.',
    '',
    ...files.map(file => `- [${file.file}](#${file.file.replace('.', '')}): ${file.meaning}`),
    '',
    ...files.flatMap(section),
  ]
    .join('\n')
    .trimEnd()
    .concat('\n')
}
