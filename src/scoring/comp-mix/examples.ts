import type { z } from 'zod'
import type { WorkedExample } from '../module.ts'
import type { compMixInput } from './input.ts'

type Input = z.input<typeof compMixInput>

const fixItSoft: Input = {
  role: 'account_manager',
  payMix: { base: 0.7, variable: 0.3 },
  measures: [
    { family: 'product', weight: 0.8 },
    { family: 'services', weight: 0.2 },
  ],
}

/** Twelve opportunities a little above .42 services and twelve below, so that the sample deviation is .12. */
const AROUND = Math.round(1e6 * 0.12 * Math.sqrt(23 / 24))
const wonMix: Input['wonMix'] = Array.from({ length: 24 }, (_, index) => {
  const services = 420_000 + (index % 2 === 0 ? AROUND : -AROUND)
  return { opportunity: `o${index}`, amounts: { services, product: 1_000_000 - services } }
})

const curve = { threshold: 0.75, payoutAtThreshold: 0.5, excellence: 1.5, leverage: 3 }

export const compMixExamples: readonly WorkedExample<Input>[] = [
  {
    number: '5.1',
    title: 'FixItSoft against an illustrative mix of .60/.40',
    input: {
      ...fixItSoft,
      solutionMix: [
        { family: 'product', share: 0.6 },
        { family: 'services', share: 0.4 },
      ],
    },
    shows: [
      { path: 'misalignmentIndex', printed: '.20' },
      { path: 'band', printed: 'watch' },
    ],
  },
  {
    number: '5.1b',
    title: 'FixItSoft against .50/.50',
    input: {
      ...fixItSoft,
      solutionMix: [
        { family: 'product', share: 0.5 },
        { family: 'services', share: 0.5 },
      ],
    },
    shows: [
      { path: 'misalignmentIndex', printed: '.30' },
      { path: 'band', printed: 'misaligned' },
    ],
  },
  {
    number: '5.1c',
    title: 'a family that the plan does not pay for',
    input: {
      ...fixItSoft,
      measures: [
        { family: 'product', weight: 0.7 },
        { family: 'services', weight: 0.3 },
      ],
      solutionMix: [
        { family: 'product', share: 0.5 },
        { family: 'services', share: 0.3 },
        { family: 'training', share: 0.2 },
      ],
    },
    shows: [{ path: 'misalignmentIndex', printed: '.20' }],
  },
  {
    number: '5.1d',
    title: 'nothing in common',
    input: { ...fixItSoft, solutionMix: [{ family: 'training', share: 1 }] },
    shows: [{ path: 'misalignmentIndex', printed: '1' }],
  },
  {
    number: '5.2',
    title: 'a move of .30 held to .20 a year',
    input: {
      ...fixItSoft,
      yearlyCap: 0.2,
      solutionMix: [
        { family: 'product', share: 0.5 },
        { family: 'services', share: 0.5 },
      ],
    },
    shows: [
      { path: 'reweighting.alpha', printed: '.6667' },
      { path: 'reweighted[family=product].weight', printed: '.60' },
      { path: 'reweighted[family=services].weight', printed: '.40' },
    ],
  },
  {
    number: '5.3',
    title: 'interval over 24 won opportunities',
    input: { ...fixItSoft, wonMix },
    shows: [
      { path: 'requiredMix[family=services].interval.low', printed: '.3693' },
      { path: 'requiredMix[family=services].interval.high', printed: '.4707' },
      { path: 'misalignmentIndex', printed: '.22' },
      { path: 'interval.low', printed: '.1693' },
      { path: 'interval.high', printed: '.2707' },
    ],
  },
  {
    number: '5.4',
    title: 'payout curve 75 % to 50 %, 100 % to 100 %, 150 % to 300 %',
    input: { ...fixItSoft, curve, whatIf: [0.74, 0.9, 1.2, 1.6] },
    shows: [
      { path: 'payout.whatIf[0].payout', printed: '0' },
      { path: 'payout.whatIf[1].payout', printed: '.80' },
      { path: 'payout.whatIf[2].payout', printed: '1.80' },
      { path: 'payout.whatIf[3].payout', printed: '3.40' },
      { path: 'payout.slopeBelowTarget', printed: '2' },
      { path: 'payout.accelerator', printed: '4' },
    ],
  },
  {
    number: '5.5',
    title: 'target pay 100 000 at 50/50, attainment 120 % and below the threshold',
    input: {
      ...fixItSoft,
      payMix: { base: 0.5, variable: 0.5 },
      targetIncentive: 50_000,
      curve,
      whatIf: [1.2, 0.5],
    },
    shows: [
      { path: 'payout.whatIf[0].pay', printed: '140000' },
      { path: 'payout.whatIf[1].pay', printed: '50000' },
    ],
  },
  {
    number: '5.5b',
    title: 'target pay 100 000 at 70/30, attainment 120 % and below the threshold',
    input: { ...fixItSoft, targetIncentive: 30_000, curve, whatIf: [1.2, 0.5] },
    shows: [
      { path: 'payout.whatIf[0].pay', printed: '124000' },
      { path: 'payout.whatIf[1].pay', printed: '70000' },
    ],
  },
  {
    number: '5.6',
    title: 'effective rates of two families',
    input: {
      ...fixItSoft,
      targetIncentive: 50_000,
      measures: [
        { family: 'product', weight: 0.8, quota: 800_000 },
        { family: 'services', weight: 0.2, quota: '400000' },
      ],
    },
    shows: [
      { path: 'effectiveRates[family=product].rate', printed: '.050' },
      { path: 'effectiveRates[family=services].rate', printed: '.025' },
      { path: 'effectiveRates[family=product].ratio', printed: '2' },
    ],
  },
  {
    number: '5.7',
    title: 'price 100, cost 60, ten per cent off',
    input: { ...fixItSoft, discount: { unitMargin: 0.4, discount: 0.1 } },
    shows: [
      { path: 'discountEffect.revenueChange', printed: '-.10' },
      { path: 'discountEffect.marginChange', printed: '-.25' },
      { path: 'discountEffect.breakEvenVolume.value', printed: '.333' },
    ],
  },
  {
    number: '5.8',
    title: 'rounding .52/.31/.17 to steps of 5 %',
    input: {
      ...fixItSoft,
      yearlyCap: 1,
      solutionMix: [
        { family: 'product', share: 0.52 },
        { family: 'services', share: 0.31 },
        { family: 'training', share: 0.17 },
      ],
    },
    shows: [
      { path: 'reweighted[family=product].weight', printed: '.55' },
      { path: 'reweighted[family=services].weight', printed: '.30' },
      { path: 'reweighted[family=training].weight', printed: '.15' },
    ],
  },
]
