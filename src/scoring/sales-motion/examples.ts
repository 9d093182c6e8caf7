import type { z } from 'zod'
import type { WorkedExample } from '../module.ts'
import type { salesMotionInput } from './input.ts'

type Input = z.input<typeof salesMotionInput>
type Buyer = Input['buyers'][number]

const asked = (
  id: string,
  price: number,
  product: number,
  insight: number,
  of: Partial<Buyer> = {},
): Buyer => ({
  id,
  survey: { price, product, insight },
  ...of,
})
const several = (count: number, id: string, price: number, product: number, insight: number) =>
  Array.from({ length: count }, (_, index) => asked(`${id}${index}`, price, product, insight))

export const salesMotionExamples: readonly WorkedExample<Input>[] = [
  {
    number: '3.1',
    title: 'a clear price seeker and two mixed buyers',
    input: { buyers: [asked('a', 70, 20, 10), asked('b', 40, 35, 25), asked('c', 34, 33, 33)] },
    shows: [
      { path: 'buyers[id=a].segment.value', printed: 'price_seeker' },
      { path: 'buyers[id=a].margin', printed: '.50' },
      { path: 'buyers[id=a].certainty', printed: '.2702' },
      { path: 'buyers[id=b].segment.value', printed: 'mixed' },
      { path: 'buyers[id=b].margin', printed: '.05' },
      { path: 'buyers[id=c].segment.value', printed: 'mixed' },
    ],
  },
  {
    number: '3.2',
    title: '40, 32 and 28 buyers against equal thirds',
    input: {
      buyers: [
        ...several(40, 'p', 100, 0, 0),
        ...several(32, 'q', 0, 100, 0),
        ...several(28, 'r', 0, 0, 100),
      ],
    },
    shows: [
      { path: 'portfolio.equalThirds.value.statistic', printed: '2.24' },
      { path: 'portfolio.equalThirds.value.degreesOfFreedom', printed: '2' },
      { path: 'portfolio.equalThirds.value.p', printed: '.3263' },
    ],
  },
  {
    number: '3.4',
    title: 'an account of three different buyers',
    input: {
      accounts: [{ id: 'acc-1' }],
      buyers: [
        asked('a', 0, 0, 100, { account: 'acc-1', influence: 5 }),
        asked('b', 0, 100, 0, { account: 'acc-1', influence: 4 }),
        asked('c', 100, 0, 0, { account: 'acc-1', influence: 3 }),
      ],
    },
    shows: [
      { path: 'accounts[0].shares.insight_seeker', printed: '.4167' },
      { path: 'accounts[0].shares.product_seeker', printed: '.3333' },
      { path: 'accounts[0].shares.price_seeker', printed: '.25' },
      { path: 'accounts[0].segment.value', printed: 'mixed' },
      { path: 'accounts[0].requiredMotion', printed: 'product_advocacy' },
    ],
  },
]
