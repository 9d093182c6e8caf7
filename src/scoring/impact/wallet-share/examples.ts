import type { WorkedExample } from '../../module.ts'

interface Input {
  readonly customers: { id: string; rank: number; suppliers: number }[]
}

const ranked = (suppliers: number) =>
  Array.from({ length: suppliers }, (_, index) => ({
    id: `rank ${index + 1} of ${suppliers}`,
    rank: index + 1,
    suppliers,
  }))
const printed = ['1', '.6667', '.3333', '.5', '.3333', '.1667']

export const examples: readonly WorkedExample<Input>[] = [
  {
    number: '8.12',
    title: 'Wallet Allocation Rule of one, two and three suppliers',
    input: { customers: [...ranked(1), ...ranked(2), ...ranked(3)] },
    shows: printed.map((share, index) => ({ path: `customers[${index}].share`, printed: share })),
  },
]
