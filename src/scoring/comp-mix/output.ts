import { z } from 'zod'
import { findingSchema, reasons, warningSchema } from '../finding.ts'
import { payRole } from '../model/comp-mix.ts'
import { designCheck, uncheckedRule } from './checks.ts'
import { discountEffect } from './discount.ts'
import { misalignmentBand } from './misalignment.ts'
import { payMixFlag } from './pay-mix.ts'
import { payout } from './payout.ts'
import { effectiveRate } from './rates.ts'
import { reweighting } from './reweighting.ts'
import { totalRevenue } from './total-revenue.ts'

const interval = z.object({ low: z.number(), high: z.number() })

export const compMixOutput = z.object({
  role: payRole,
  payMixFlag: payMixFlag.nullable(),
  payMixRange: z
    .object({ low: z.number(), high: z.number(), source: z.string(), date: z.string() })
    .nullable(),
  payMixSentence: z.string(),
  misalignmentIndex: z.number().nullable(),
  reason: z.enum(reasons).optional(),
  band: misalignmentBand.nullable(),
  /** Of the misalignment index, over won opportunities. */
  interval: interval.extend({ level: z.number() }).optional(),
  misalignment: findingSchema(z.number()),
  requiredMix: z.array(z.object({ family: z.string(), share: z.number(), interval: interval.nullable() })),
  /** This year's weights; empty where there is nothing to aim at. */
  reweighted: reweighting.shape.reweighted,
  /** Distance that remains after this year's move; null where there is nothing to aim at. */
  residual: z.number().nullable(),
  reweighting: reweighting.nullable(),
  totalRevenue,
  effectiveRates: z.array(effectiveRate).optional(),
  payout: payout.optional(),
  discountEffect: discountEffect.optional(),
  checks: z.array(designCheck),
  /** Checks for which something is missing. */
  unchecked: z.array(uncheckedRule),
  n: z.number(),
  method: z.string(),
  params: z.record(z.string(), z.unknown()),
  warnings: z.array(warningSchema),
  modelVersion: z.string(),
})
