import type { WorkedExample } from '../../module.ts'

interface Input {
  readonly low: number
  readonly high: number
  readonly groups: { id: string; responses: (number | null)[][] }[]
}

const single = (id: string, ratings: readonly number[]) => ({
  id,
  responses: ratings.map(rating => [rating]),
})

const fiveGroups: readonly (readonly [
  ratings: readonly number[],
  rwg: string,
  skew: string,
  adM: string,
  awg: string,
])[] = [
  [[4, 4, 5, 4, 3], '.75', '.6269', '.40', '.7333'],
  [[1, 1, 5, 5, 3], '0', '0', '1.60', '-.60'],
  [[5, 5, 5, 5, 5], '1', '1', '0', '1'],
  [[2, 3, 4, 4, 5, 4], '.4667', '.2040', '.7778', '.50'],
  [[5, 5, 5, 5, 4], '.90', '.8507', '.32', 'null'],
]

const companyB = [
  [4, 5, 5, 5, 5],
  [3, null, 5, 5, 5],
  [2, 3, 3, 3, 3],
  [3, 4, 3, 4, 4],
  [4, 4, 3, 4, 4],
  [3, 3, 2, 2, 1],
]
const companyC = [
  [3, 3, 3, 3, 3],
  [3, 1, 4, 3, 4],
  [3, 3, 3, 3, 3],
  [2, 2, 2, 3, 2],
  [1, 1, 1, 3, 3],
]
const firstItem = (rows: readonly (readonly (number | null)[])[]) => rows.map(row => row.slice(0, 1))

export const examples: readonly WorkedExample<Input>[] = [
  {
    number: '7.1',
    title: 'one item, five groups',
    input: { low: 1, high: 5, groups: fiveGroups.map(([ratings]) => single(ratings.join(','), ratings)) },
    shows: fiveGroups.flatMap(([, rwg, skew, adM, awg], group) => [
      { path: `groups[${group}].rwg`, printed: rwg },
      { path: `groups[${group}].rwgByNull.slightSkew`, printed: skew },
      { path: `groups[${group}].adM`, printed: adM },
      { path: `groups[${group}].awg`, printed: awg },
    ]),
  },
  {
    number: '7.2',
    title: 'five items, two companies, one incomplete row',
    input: {
      low: 1,
      high: 5,
      groups: [
        { id: '1044B', responses: companyB },
        { id: '1044C', responses: companyC },
      ],
    },
    shows: [
      { path: 'groups[0].n', printed: '6' },
      { path: 'groups[0].nComplete', printed: '5' },
      { path: 'groups[0].rwgj', printed: '.7539683' },
      { path: 'groups[0].rwgjLindell', printed: '.38' },
      { path: 'groups[0].adM', printed: '.80' },
      { path: 'groups[0].awg', printed: '.4738456' },
      { path: 'groups[1].rwgj', printed: '.8988764' },
      { path: 'groups[1].rwgjLindell', printed: '.64' },
      { path: 'groups[1].adM', printed: '.56' },
      { path: 'groups[1].awg', printed: '.6746703' },
    ],
  },
  {
    number: '7.2b',
    title: 'item 1 of the two companies',
    input: {
      low: 1,
      high: 5,
      groups: [
        { id: '1044B', responses: firstItem(companyB) },
        { id: '1044C', responses: firstItem(companyC) },
      ],
    },
    shows: [
      { path: 'meanSquareBetween', printed: '1.603' },
      { path: 'meanSquareWithin', printed: '.6704' },
      { path: 'icc1', printed: '.2018877' },
      { path: 'icc2', printed: '.5818105' },
      { path: 'meanGroupSize', printed: '5.5' },
    ],
  },
]
