import { z } from 'zod'
import { amount, nonNegativeAmount } from '../../amount.ts'
import { count, findingSchema, reasons } from '../../finding.ts'
import { id } from '../../input.ts'

const row = z.strictObject({
  customer: id,
  product: id.optional().describe('Without one, the customer’s revenue counts as one product'),
  amount: amount.describe(
    'Revenue of the period; credits are negative and netted within customer and product',
  ),
  quantity: nonNegativeAmount
    .optional()
    .describe('Units sold; price and volume are told apart where it is known'),
})

export const growthInput = z.strictObject({
  prior: z.array(row),
  current: z.array(row),
  earlierCustomers: z
    .array(id)
    .optional()
    .describe('Customers with revenue before the prior period: they come back as reactivated, not as new'),
})

const money = z.number().nonnegative().nullable()
const ratio = z.number().nonnegative().nullable()

export const growthOutput = z.object({
  start: money,
  lost: money,
  decline: money,
  retained: money,
  expansion: money,
  crossSell: money,
  reactivated: money,
  new: money,
  end: money,
  grr: ratio.describe('Gross revenue retention by customer, at most 1'),
  nrr: ratio.describe('Net revenue retention of the customers at the start'),
  productRetention: ratio.describe('Retention by customer and product: at most GRR'),
  counts: z
    .object({
      prior: count,
      current: count,
      lost: count,
      declined: count,
      level: count,
      grown: count,
      reactivated: count,
      new: count,
    })
    .nullable(),
  bars: z
    .array(z.object({ label: z.string(), amount: z.number() }))
    .describe('The waterfall from start to end'),
  priceVolume: z
    .object({ price: z.number(), volume: z.number(), pairs: count })
    .nullable()
    .describe('Why continuing customers and products changed, where quantities are known'),
  reason: z.enum(reasons).optional(),
  finding: findingSchema(z.number()).describe('End revenue; its parts add up from the start'),
})
export type GrowthOutput = z.output<typeof growthOutput>
