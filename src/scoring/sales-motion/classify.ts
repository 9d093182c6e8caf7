import { z } from 'zod'
import { type Finding, findingSchema } from '../finding.ts'
import type { Model } from '../model/index.ts'
import { type BuyerSegment, buyerSegment } from '../model/sales-motion.ts'
import { absence, reading } from '../result.ts'
import { mean, sum } from '../statistics/sample.ts'
import { percent } from '../wording.ts'
import type { Buyer } from './input.ts'

export const segmentOrMixed = z.enum([...buyerSegment.options, 'mixed'])
type SegmentOrMixed = z.output<typeof segmentOrMixed>

/** Share of each way to evaluate; they sum to 1. */
export const segmentShares = z.record(buyerSegment, z.number())
export type Shares = Readonly<Record<BuyerSegment, number>>

export const classifiedBuyer = z.object({
  id: z.string(),
  account: z.string().nullable(),
  category: z.string().nullable(),
  /** No value where nothing is known of the buyer: unclassified. */
  segment: findingSchema(segmentOrMixed),
  shares: segmentShares.nullable(),
  /** Lead of the first share over the second. */
  margin: z.number().nullable(),
  /** 1 − entropy ÷ ln 3: 0 all alike, 1 one only; null where only a label is known. */
  certainty: z.number().nullable(),
  /** Certainty, lowered where a rep answered for the buyer. */
  confidence: z.number().nullable(),
})
type ClassifiedBuyer = z.output<typeof classifiedBuyer>

/** Shares differ from their sums by rounding: .5 − .4 is .1 and no less. */
const ROUNDING = 1e-9

const words: Record<SegmentOrMixed, string> = {
  price_seeker: 'a price seeker',
  product_seeker: 'a product seeker',
  insight_seeker: 'an insight seeker',
  mixed: 'of no single kind',
}

function normalised(price: number, product: number, insight: number): Shares | null {
  const total = sum([price, product, insight])
  if (total === 0) return null
  return { price_seeker: price / total, product_seeker: product / total, insight_seeker: insight / total }
}

function surveyShares({ survey }: Buyer): Shares | null {
  return survey === undefined ? null : normalised(survey.price, survey.product, survey.insight)
}

function behaviourShares({ behaviour }: Buyer): Shares | null {
  if (behaviour === undefined) return null
  const of = (indicators: readonly number[]) => mean(indicators) ?? 0
  return normalised(of(behaviour.price), of(behaviour.product), of(behaviour.insight))
}

interface Evidence {
  readonly name: 'survey' | 'behaviour'
  readonly shares: Shares
  readonly weight: number
}

/** Both parts by weight; where one is missing the other stands alone. */
function evidenceOf(buyer: Buyer, model: Model): Evidence[] {
  const { survey, behaviour } = model.salesMotion.evidenceWeights
  const known = [
    { name: 'survey' as const, shares: surveyShares(buyer), weight: survey },
    { name: 'behaviour' as const, shares: behaviourShares(buyer), weight: behaviour },
  ].flatMap(({ name, shares, weight }) => (shares === null ? [] : [{ name, shares, weight }]))
  const total = sum(known.map(part => part.weight))
  return total === 0
    ? known.map(part => ({ ...part, weight: 1 / known.length }))
    : known.map(part => ({ ...part, weight: part.weight / total }))
}

/** 1 − H/ln 3 of three shares. */
function certaintyOf(shares: Shares): number {
  const entropy = -sum(Object.values(shares).map(share => (share > 0 ? share * Math.log(share) : 0)))
  return Math.min(1, Math.max(0, 1 - entropy / Math.log(buyerSegment.options.length)))
}

/** The leading share, if it is large enough and far enough ahead; ties go to no segment. */
export function leading(
  shares: Shares,
  model: Model,
): { segment: SegmentOrMixed; first: BuyerSegment; margin: number } {
  const { minimumShare, minimumMargin } = model.salesMotion
  const [first = 'price_seeker', second = 'product_seeker'] = [...buyerSegment.options].sort(
    (a, b) => shares[b] - shares[a],
  )
  const margin = shares[first] - shares[second]
  const isClear = shares[first] >= minimumShare - ROUNDING && margin >= minimumMargin - ROUNDING
  return { segment: isClear ? first : 'mixed', first, margin }
}

function byEvidence(buyer: Buyer, evidence: readonly Evidence[], model: Model): ClassifiedBuyer {
  const shareOf = (segment: BuyerSegment) =>
    sum(evidence.map(({ shares, weight }) => weight * shares[segment]))
  const shares: Shares = {
    price_seeker: shareOf('price_seeker'),
    product_seeker: shareOf('product_seeker'),
    insight_seeker: shareOf('insight_seeker'),
  }
  const { segment, first, margin } = leading(shares, model)
  const certainty = certaintyOf(shares)
  const isByRep = buyer.survey?.statedBy === 'rep'
  const finding: Finding<SegmentOrMixed> = reading({
    n: evidence.length,
    method: evidence.map(part => part.name).join(' and '),
    params: { minimumShare: model.salesMotion.minimumShare, minimumMargin: model.salesMotion.minimumMargin },
    warnings: isByRep ? [{ code: 'stated_by_rep', message: 'A rep answered for the buyer.' }] : [],
    modelVersion: model.version,
    value: segment,
    // The explained value is the leading share.
    contributions: evidence.map(part => ({ term: part.name, points: part.weight * part.shares[first] })),
    sentence: `${buyer.name ?? buyer.id} is ${words[segment]}: ${percent(shares[first])} of what counts is ${first.replace('_seeker', '')}.`,
  })
  return {
    id: buyer.id,
    account: buyer.account ?? null,
    category: buyer.category ?? null,
    segment: finding,
    shares,
    margin,
    certainty,
    confidence: certainty * (isByRep ? model.salesMotion.repConfidence : 1),
  }
}

const oneHot = (segment: BuyerSegment): Shares => ({
  price_seeker: 0,
  product_seeker: 0,
  insight_seeker: 0,
  [segment]: 1,
})

/** How one buyer evaluates: by survey and behaviour, else by a label, else unclassified. */
export function classify(buyer: Buyer, model: Model): ClassifiedBuyer {
  const evidence = evidenceOf(buyer, model)
  if (evidence.length > 0) return byEvidence(buyer, evidence, model)
  const unknown = { margin: null, certainty: null, confidence: null }
  const head = { id: buyer.id, account: buyer.account ?? null, category: buyer.category ?? null }
  const name = buyer.name ?? buyer.id
  const basis = { modelVersion: model.version, n: buyer.label === undefined ? 0 : 1 }
  if (buyer.label === undefined)
    return {
      ...head,
      ...unknown,
      shares: null,
      segment: absence({
        ...basis,
        method: 'survey and behaviour',
        reason: 'missing_input',
        sentence: `Nobody knows yet how ${name} evaluates: ask for 100 points over price, product and insight.`,
      }),
    }
  const { segment, statedBy } = buyer.label
  return {
    ...head,
    ...unknown,
    shares: oneHot(segment),
    segment: reading({
      ...basis,
      method: 'label',
      warnings: [{ code: 'label_only', message: `Entered by the ${statedBy}, not measured.` }],
      value: segment,
      contributions: [{ term: 'label', points: 1 }],
      sentence: `${name} is entered as ${words[segment]}.`,
    }),
  }
}
