import { z } from 'zod'
import { columnName, factFiles, factKinds, sellerRoles } from '../../../facts/index.ts'
import { isDateFormat } from './dates.ts'
import { isSum } from './sum.ts'

/** YAML reads `10` and `true` as a number and a boolean; a cell is text. */
const cellText = z.union([z.string(), z.number(), z.boolean()], 'text').transform(String)
const columnText = z.string('the name of a column').min(1, 'the name of a column')
const replacements = z.record(z.string(), cellText)
const dateFormat = z
  .string()
  .refine(isDateFormat, 'timestamp, or YYYY, MM or M, DD or D with signs between them, such as M/D/YYYY')

const columnRule = z.union(
  [
    columnText.transform(column => ({ column })),
    z.strictObject({
      column: columnText,
      /** Every value of the source and what it means here. */
      values: replacements.optional(),
      default: cellText.optional(),
      dates: dateFormat.optional(),
      as: z.literal('slug').optional(),
    }),
    z.strictObject({ constant: cellText }),
    z.strictObject({ template: z.string().min(1), as: z.literal('slug').optional() }),
    z.strictObject({ sum: z.string().refine(isSum, 'a formula of columns, numbers, + - * and brackets') }),
  ],
  'a column, { column, values, default, dates, as }, { constant }, { template, as } or { sum }',
)
export type ColumnRule = z.output<typeof columnRule>

const lookup = z.strictObject({
  in: columnText,
  /** The column of the looked-up file whose value is `equals`' value. */
  by: columnText,
  equals: columnText,
})

const target = z
  .strictObject({
    fills: z.enum(factKinds as [string, ...string[]], `one of ${factKinds.join(', ')}`),
    from: columnText,
    onlyWhere: z
      .record(z.string(), z.union([cellText.transform(value => [value]), z.array(cellText)]))
      .default({}),
    onlyFilled: z.array(columnText).default([]),
    /** Rows that give the same key give one fact. */
    distinct: z.boolean().default(false),
    lookups: z.record(z.string().regex(/^[A-Za-z]\w*$/, 'a name of letters and digits'), lookup).default({}),
    columns: z.record(z.string(), columnRule),
  })
  .superRefine((value, context) => {
    const file = factFiles[value.fills as keyof typeof factFiles]
    if (file === undefined) return
    const names = new Map(Object.entries(file.columns).map(([name, column]) => [columnName(name), column]))
    for (const name of Object.keys(value.columns)) {
      if (names.has(name)) continue
      const message = `one of ${[...names.keys()].join(', ')}`
      context.addIssue({ code: 'custom', path: ['columns', name], message, input: name })
    }
    for (const [name, column] of names) {
      // The currency may come from the mapping's own default, which is judged where both are known.
      if (!column.required || name in value.columns || name === 'currency') continue
      const message = `a rule for the required column ${name}`
      context.addIssue({ code: 'custom', path: ['columns'], message, input: value.columns })
    }
  })
export type TargetMapping = z.output<typeof target>

export const mappingSchema = z
  .strictObject({
    /** What an absent or empty currency means. */
    currency: factFiles.exchangeRate.columns.currency.cell.optional(),
    dates: dateFormat.default('YYYY-MM-DD'),
    files: z
      .record(z.string(), z.strictObject({ fixes: z.record(z.string(), replacements).default({}) }))
      .default({}),
    targets: z.array(target).min(1, 'at least one target'),
    deriveCoverage: z
      .strictObject({
        months: z.int().min(1).max(120).default(12),
        role: z.enum(sellerRoles, `one of ${sellerRoles.join(', ')}`).default('account_manager'),
      })
      .optional(),
  })
  .superRefine((value, context) => {
    for (const [at, { fills, columns }] of value.targets.entries()) {
      const file = factFiles[fills as keyof typeof factFiles]
      const needs = 'currency' in file.columns && file.columns.currency.required
      if (!needs || 'currency' in columns || value.currency !== undefined) continue
      const message = 'a rule for the required column currency, or a currency for the whole mapping'
      context.addIssue({ code: 'custom', path: ['targets', at, 'columns'], message, input: columns })
    }
    if (value.deriveCoverage !== undefined && value.targets.some(one => one.fills === 'coverageAssignment')) {
      const message = 'no derived coverage beside a target that fills coverageAssignment'
      context.addIssue({ code: 'custom', path: ['deriveCoverage'], message, input: value.deriveCoverage })
    }
  })
export type Mapping = z.output<typeof mappingSchema>
