import type { WorkedExample } from '../../module.ts'

interface Input {
  readonly form: 'short'
  readonly sheets: { function: string; ratings: Record<string, number> }[]
  readonly eligible: Record<string, number>
}

const sheets = (unit: string, ratings: readonly number[]) =>
  ratings.map(rating => ({ function: unit, ratings: { sales_process: rating } }))

export const examples: readonly WorkedExample<Input>[] = [
  {
    number: '7.4',
    title: 'Sales and Marketing rate one component',
    input: {
      form: 'short',
      sheets: [...sheets('Marketing', [2, 3, 3, 2, 4, 3, 2]), ...sheets('Sales', [4, 4, 5, 3, 4, 4, 5, 4])],
      eligible: { Marketing: 10, Sales: 10 },
    },
    shows: [
      { path: 'gaps[topic=sales_process].delta', printed: '-1.4107' },
      { path: 'gaps[topic=sales_process].t', printed: '-3.8686' },
      { path: 'gaps[topic=sales_process].degreesOfFreedom', printed: '11.889' },
      { path: 'gaps[topic=sales_process].p', printed: '.00227' },
      { path: 'gaps[topic=sales_process].hedgesG', printed: '-1.907' },
      { path: 'gaps[topic=sales_process].isGap', printed: 'true' },
    ],
  },
  {
    number: '7.5',
    title: '36 of 60 answered',
    input: {
      form: 'short',
      sheets: sheets(
        'All',
        Array.from({ length: 36 }, () => 4),
      ),
      eligible: { All: 60 },
    },
    shows: [
      { path: 'response[0].rate', printed: '.60' },
      { path: 'response[0].marginOfError', printed: '.1042' },
    ],
  },
]
