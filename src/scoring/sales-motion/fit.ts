import { z } from 'zod'
import { amountAsNumber } from '../amount.ts'
import { type Finding, findingSchema } from '../finding.ts'
import type { Model } from '../model/index.ts'
import { type buyerSegment, type Motion, motion } from '../model/sales-motion.ts'
import { absence, reading } from '../result.ts'
import { sum } from '../statistics/sample.ts'
import { count } from '../wording.ts'
import { type classifiedBuyer, leading, type Shares, segmentOrMixed, segmentShares } from './classify.ts'
import type { SalesMotionInput } from './input.ts'

const fit = z.enum(['fits', 'over_served', 'under_served'])

export const accountFit = z.object({
  account: z.string(),
  /** null: all categories together. */
  category: z.string().nullable(),
  shares: segmentShares.nullable(),
  segment: findingSchema(segmentOrMixed),
  requiredMotion: motion.nullable(),
  actualMotion: motion.nullable(),
  fit: fit.nullable(),
  /** Cost to serve of the actual minus the required motion, in the caller's unit; null where costs are unknown. */
  saving: z.number().nullable(),
  sentence: z.string(),
})
type AccountFit = z.output<typeof accountFit>
type Classified = z.output<typeof classifiedBuyer>

interface Weighed {
  readonly buyer: Classified
  readonly weight: number
}

/** One person may evaluate two categories in two ways. */
const keyOf = (id: string, category: string | null | undefined) => JSON.stringify([id, category ?? null])

/** Known influences as weights that sum to 1; if all are zero, each person counts alike. */
function weigh(
  buyers: readonly Classified[],
  influences: ReadonlyMap<string, number | undefined>,
): Weighed[] {
  const rated = buyers.flatMap(buyer => {
    const influence = influences.get(keyOf(buyer.id, buyer.category))
    return buyer.shares === null || influence === undefined ? [] : [{ buyer, influence }]
  })
  const total = sum(rated.map(row => row.influence))
  return rated.map(({ buyer, influence }) => ({
    buyer,
    weight: total === 0 ? 1 / rated.length : influence / total,
  }))
}

function mixOf(weighed: readonly Weighed[]): Shares {
  const shareOf = (segment: z.output<typeof buyerSegment>) =>
    sum(weighed.map(({ buyer, weight }) => weight * (buyer.shares?.[segment] ?? 0)))
  return {
    price_seeker: shareOf('price_seeker'),
    product_seeker: shareOf('product_seeker'),
    insight_seeker: shareOf('insight_seeker'),
  }
}

function segmentOf(
  weighed: readonly Weighed[],
  leftOut: number,
  model: Model,
): Finding<z.output<typeof segmentOrMixed>> {
  const basis = {
    n: weighed.length,
    method: 'influence-weighted mix of the buyers',
    warnings:
      leftOut === 0
        ? []
        : [
            {
              code: 'buyers_left_out',
              message: `${count(leftOut, 'buyer')} of unknown segment or influence left out.`,
            },
          ],
    modelVersion: model.version,
  }
  if (weighed.length === 0)
    return absence({
      ...basis,
      reason: 'missing_input',
      sentence: 'Of no buyer here both segment and influence are known.',
    })
  const { segment, first } = leading(mixOf(weighed), model)
  return reading({
    ...basis,
    value: segment,
    contributions: weighed.map(({ buyer, weight }) => ({
      term: buyer.id,
      points: weight * (buyer.shares?.[first] ?? 0),
    })),
    sentence:
      segment === 'mixed'
        ? 'The buyers evaluate in different ways.'
        : `Most of the influence lies with ${segment.replace('_', ' ')}s.`,
  })
}

function actualMotionOf(
  { actualMotion, servedBy }: SalesMotionInput['accounts'][number],
  model: Model,
): Motion | null {
  if (actualMotion !== undefined) return actualMotion
  const served = servedBy.map(role => motion.options.indexOf(model.salesMotion.roleMotion[role]))
  return served.length === 0 ? null : (motion.options[Math.max(...served)] ?? null)
}

function compare(required: Motion, actual: Motion): z.output<typeof fit> {
  const difference = motion.options.indexOf(actual) - motion.options.indexOf(required)
  return difference === 0 ? 'fits' : difference > 0 ? 'over_served' : 'under_served'
}

const motionWords: Record<Motion, string> = {
  transactional: 'a simple transactional motion',
  product_advocacy: 'product advocacy',
  innovation: 'an innovation motion',
}

function sentenceOf(
  required: Motion | null,
  actual: Motion | null,
  verdict: z.output<typeof fit> | null,
): string {
  if (required === null) return 'How these buyers evaluate is not known yet.'
  if (actual === null) return `These buyers call for ${motionWords[required]}; who serves them is not known.`
  const needs = `These buyers call for ${motionWords[required]}`
  if (verdict === 'fits') return `${needs}, and get it.`
  return verdict === 'over_served'
    ? `${needs} and get ${motionWords[actual]}: more than they value.`
    : `${needs} but get ${motionWords[actual]}: less than they need.`
}

function fitOf(
  account: SalesMotionInput['accounts'][number],
  category: string | null,
  buyers: readonly Classified[],
  input: SalesMotionInput,
  model: Model,
): AccountFit {
  const own = input.buyers.filter(row => row.account === account.id)
  const weighed = weigh(buyers, new Map(own.map(row => [keyOf(row.id, row.category), row.influence])))
  const segment = segmentOf(weighed, buyers.length - weighed.length, model)
  const requiredMotion =
    segment.value === null
      ? null
      : segment.value === 'mixed'
        ? model.salesMotion.mixedMotion
        : model.salesMotion.segments[segment.value].motion
  const actualMotion = actualMotionOf(account, model)
  const verdict =
    requiredMotion === null || actualMotion === null ? null : compare(requiredMotion, actualMotion)
  const costOf = (of: Motion | null) =>
    of === null || input.motionCosts === undefined ? null : amountAsNumber(input.motionCosts[of])
  const [actualCost, requiredCost] = [costOf(actualMotion), costOf(requiredMotion)]
  return {
    account: account.id,
    category,
    shares: weighed.length === 0 ? null : mixOf(weighed),
    segment,
    requiredMotion,
    actualMotion,
    fit: verdict,
    saving: actualCost === null || requiredCost === null ? null : actualCost - requiredCost,
    sentence: sentenceOf(requiredMotion, actualMotion, verdict),
  }
}

/** Required against actual motion for each account, and for each of its product categories where buyers differ by them. */
export function accountFits(
  buyers: readonly Classified[],
  input: SalesMotionInput,
  model: Model,
): AccountFit[] {
  return input.accounts.flatMap(account => {
    const own = buyers.filter(buyer => buyer.account === account.id)
    const categories = [...new Set(own.flatMap(buyer => buyer.category ?? []))].sort()
    return [
      fitOf(account, null, own, input, model),
      ...categories.map(category =>
        fitOf(
          account,
          category,
          own.filter(buyer => buyer.category === category),
          input,
          model,
        ),
      ),
    ]
  })
}
