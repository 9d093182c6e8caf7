import { defineModule } from '../module.ts'
import { designChecks } from './checks.ts'
import { effectOfDiscount } from './discount.ts'
import { compMixExamples } from './examples.ts'
import { compMixInput } from './input.ts'
import { bandOf, misalignment } from './misalignment.ts'
import { planMix, requiredMix, shareInterval } from './mixes.ts'
import { compMixOutput } from './output.ts'
import { flagPayMix, payMixSentence } from './pay-mix.ts'
import { payoutOf } from './payout.ts'
import { effectiveRates } from './rates.ts'
import { reweight } from './reweighting.ts'
import { totalRevenueModel } from './total-revenue.ts'

/** Whether a comp plan pays for what customers need, and two ways to mend it. It judges plans, never a person. */
export const compMix = defineModule({
  id: 'comp-mix',
  room: 'comp-mix',
  question: 'Does this comp plan pay for what customers need?',
  formula: [
    'misalignment_index = ½ Σ |weight_i − share needed_i|; below .10 aligned, to .20 watch, above misaligned',
    "interval: Student's t over won opportunities, with the sign of each family's difference held",
    "re-weighting: w' = w + α·(m − w), α = min(1, yearly cap / distance); families below 15 % merged into the next larger, at most 3, rounded to 5 % by largest remainder",
    'effective_rate_i = target incentive·weight_i / quota_i',
    'payout: 0 below the threshold, straight through (threshold, p0), (1, 1), (excellence, leverage), the last slope goes on; accelerator = (leverage − 1)/(excellence − 1)',
    'discount δ at margin m: margin −δ/m; break-even volume δ/(m − δ)',
  ],
  terms: [
    {
      name: 'pay_mix',
      meaning: 'base and target incentive as shares of target total pay',
      unit: 'fraction 0..1',
    },
    {
      name: 'misalignment_index',
      meaning: 'share of the incentive that points elsewhere',
      unit: 'fraction 0..1',
    },
    { name: 'leverage', meaning: 'payout at excellence ÷ target incentive', unit: 'multiple ≥ 1' },
    { name: 'residual', meaning: 'distance left after re-weighting', unit: 'fraction 0..1' },
    { name: 'effective_rate', meaning: 'incentive earned per unit sold at target', unit: 'fraction' },
  ],
  modelPaths: ['compMix'],
  sources: [
    {
      tag: 'S',
      text: 'Hewitt 2008: pay mix too aggressive, wrong performance measures; re-weight or total revenue',
    },
    { tag: 'P', text: 'Talentfoot; Prowi 2026: usual base pay by role' },
    { tag: 'P', text: 'WorldatWork and Alexander Group 2022, ecSELL, Auroch: rules of plan design' },
    { tag: 'P', text: 'Larkin 2014: accelerators with discounts cost 6 to 8 % of revenue' },
    { tag: 'D', text: 'bands, smallest weight, yearly cap, rounding' },
  ],
  input: compMixInput,
  output: compMixOutput,
  examples: compMixExamples,
  score(input, model) {
    const required = requiredMix(input)
    const { finding, interval } = misalignment(input, required, model)
    const isWeighted = input.planModel === 'weighted'
    const plan =
      required === null || !isWeighted
        ? null
        : reweight(planMix(input), required.mix, input.yearlyCap ?? model.compMix.yearlyCap, model)
    const rates = effectiveRates(input)
    const curve = payoutOf(input)
    const cut = effectOfDiscount(input, model)
    return {
      role: input.role,
      payMixFlag: flagPayMix(input, model),
      payMixRange: model.compMix.payRanges[input.role],
      payMixSentence: payMixSentence(input, model),
      misalignmentIndex: finding.value,
      ...(finding.value === null ? { reason: finding.reason } : {}),
      band: finding.value === null ? null : bandOf(finding.value, model),
      ...(interval === null ? {} : { interval: { ...interval, level: model.compMix.confidenceLevel } }),
      misalignment: finding,
      requiredMix:
        required === null
          ? []
          : [...required.mix].map(([family, share]) => ({
              family,
              share,
              interval: shareInterval(required, family, model),
            })),
      reweighted: plan?.reweighted ?? [],
      residual: plan?.residual ?? null,
      reweighting: plan,
      totalRevenue: totalRevenueModel(input, required, model),
      ...(rates === null ? {} : { effectiveRates: rates }),
      ...(curve === null ? {} : { payout: curve }),
      ...(cut === null ? {} : { discountEffect: cut }),
      ...designChecks(input, model),
      n: finding.n,
      method: finding.method,
      params: { ...finding.params, yearlyCap: input.yearlyCap ?? model.compMix.yearlyCap },
      warnings: [...finding.warnings],
      modelVersion: model.version,
    }
  },
})
