import type { z } from 'zod'
import type { WorkedExample } from '../../module.ts'
import type { growthInput } from './shape.ts'

const shows = (values: Readonly<Record<string, string>>) =>
  Object.entries(values).map(([path, printed]) => ({ path, printed }))

export const examples: readonly WorkedExample<z.input<typeof growthInput>>[] = [
  {
    number: '8.1',
    title: '$10.0m, −.6 contraction, −.9 churn, +1.8 expansion',
    input: {
      prior: [
        { customer: 'leaves', amount: 0.9 },
        { customer: 'shrinks', amount: 3.1 },
        { customer: 'grows', amount: 6 },
      ],
      current: [
        { customer: 'shrinks', amount: 2.5 },
        { customer: 'grows', amount: 7.8 },
      ],
    },
    shows: shows({ start: '10.0', lost: '.9', decline: '.6', expansion: '1.8', grr: '.85', nrr: '1.03' }),
  },
  {
    number: '8.2',
    title: 'the bars of the source, with +15 and +5 from existing customers',
    input: {
      prior: [
        { customer: 'lost', product: 'x', amount: 6 },
        { customer: 'smaller', product: 'x', amount: 20 },
        { customer: 'larger', product: 'x', amount: 74 },
      ],
      current: [
        { customer: 'smaller', product: 'x', amount: 10 },
        { customer: 'larger', product: 'x', amount: 89 },
        { customer: 'larger', product: 'y', amount: 5 },
        { customer: 'new', product: 'x', amount: 8 },
      ],
    },
    shows: shows({
      lost: '6',
      decline: '10',
      retained: '84',
      expansion: '15',
      crossSell: '5',
      new: '8',
      start: '100',
      end: '112',
      grr: '.84',
      nrr: '1.04',
    }),
  },
  {
    number: '8.3',
    title: 'five customers, two products',
    input: {
      prior: [
        { customer: 'c1', product: 'x', amount: 100 },
        { customer: 'c1', product: 'y', amount: 50 },
        { customer: 'c2', product: 'x', amount: 80 },
        { customer: 'c3', product: 'x', amount: 60 },
        { customer: 'c4', product: 'y', amount: 40 },
      ],
      current: [
        { customer: 'c1', product: 'x', amount: 120 },
        { customer: 'c1', product: 'y', amount: 30 },
        { customer: 'c2', product: 'x', amount: 80 },
        { customer: 'c2', product: 'y', amount: 25 },
        { customer: 'c4', product: 'y', amount: 10 },
        { customer: 'c5', product: 'x', amount: 45 },
      ],
    },
    shows: shows({
      start: '330',
      lost: '60',
      decline: '50',
      retained: '220',
      expansion: '20',
      crossSell: '25',
      new: '45',
      end: '310',
      productRetention: '.6667',
      grr: '.7273',
      nrr: '.8030',
    }),
  },
]
