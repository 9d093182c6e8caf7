import { amountAsNumber, amountRatio } from '../../amount.ts'
import type { Model } from '../../model/index.ts'
import { reading } from '../../result.ts'
import { roundHalfUp } from '../../rounding.ts'
import type { Composition } from './composition.ts'
import type { PriceVolume } from './price-volume.ts'
import type { GrowthOutput } from './shape.ts'

export const METHOD = 'revenue by customer and product, prior against current period'

/** A composition as the module puts it out. */
export function describe(of: Composition, split: PriceVolume | null, model: Model): GrowthOutput {
  const labels = model.impact.growthLabels
  const money = amountAsNumber
  const grr = amountRatio(of.keptByCustomers, of.start)
  const nrr = amountRatio(of.endOfCohort, of.start)
  const changes = [
    { label: labels.lost, amount: money(-of.lost) },
    { label: labels.decline, amount: money(-of.decline) },
    { label: labels.expansion, amount: money(of.expansion) },
    { label: labels.crossSell, amount: money(of.crossSell) },
    { label: labels.reactivated, amount: money(of.reactivated) },
    { label: labels.new, amount: money(of.new) },
  ]
  return {
    start: money(of.start),
    lost: money(of.lost),
    decline: money(of.decline),
    retained: money(of.retained),
    expansion: money(of.expansion),
    crossSell: money(of.crossSell),
    reactivated: money(of.reactivated),
    new: money(of.new),
    end: money(of.end),
    grr,
    nrr,
    productRetention: amountRatio(of.retained, of.start),
    counts: of.counts,
    bars: [
      ...changes.slice(0, 2),
      { label: labels.retained, amount: money(of.retained) },
      ...changes.slice(2),
    ],
    priceVolume:
      split === null ? null : { price: money(split.price), volume: money(split.volume), pairs: split.pairs },
    finding: reading({
      value: money(of.end),
      n: of.counts.prior + of.counts.new + of.counts.reactivated,
      method: METHOD,
      warnings:
        of.start === 0n
          ? [
              {
                code: 'no_start',
                message: 'Nothing was sold in the prior period, so nothing can be retained.',
              },
            ]
          : [],
      modelVersion: model.version,
      sentence: sentence(of, grr, nrr),
      contributions: changes.map(({ label, amount }) => ({ term: label, points: amount })),
      base: money(of.start),
    }),
  }
}

function sentence(of: Composition, grr: number | null, nrr: number | null): string {
  const percent = (ratio: number) => `${roundHalfUp(100 * ratio, 1)} %`
  const from = `Revenue went from ${amountAsNumber(of.start)} to ${amountAsNumber(of.end)}`
  if (grr === null || nrr === null) return `${from}; there were no customers to keep.`
  return (
    `${from}: of ${of.counts.prior} customers' revenue ${percent(grr)} was kept (${percent(nrr)} with what they ` +
    `added), ${of.counts.lost} left and ${of.counts.new + of.counts.reactivated} came.`
  )
}
