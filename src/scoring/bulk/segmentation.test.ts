import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { defaultModel, type Portfolio, scorePortfolio, toPortfolio } from '../index.ts'
import { segmentationInput } from '../segmentation/input.ts'
import { tierName } from '../segmentation/tiering.ts'
import { type BulkSegmentation, openBulkSegmentation, openSegmentationHere } from './segmentation.ts'

const input = segmentationInput.parse({
  accounts: Array.from({ length: 60 }, (_, index) => ({
    id: `a${index}`,
    stage: index % 2 === 0 ? 'growth' : 'maturity',
    ...(index % 3 === 0
      ? { need: (index * 37) % 101, value: (index * 53) % 101, behavior: index % 6 === 0 ? null : 50 }
      : {
          answers: {
            N1: (index % 10) / 10,
            N2: 1 + (index % 5),
            V1: index * 7,
            V2: 90 - index,
            V3: 3,
            B1: 4,
            B2: 2,
          },
        }),
  })),
  previousTiers: { a3: '1a', a9: '2' },
})
const pagesOf = (): Portfolio[] =>
  [0, 20, 40].map(from =>
    toPortfolio({ ...input, accounts: input.accounts.slice(from, from + 20) }, defaultModel.segmentation),
  )
const plain = scorePortfolio(input, defaultModel)

describe.each([
  ['in a thread of its own', openBulkSegmentation],
  ['in the thread that asks', openSegmentationHere],
])('scoring page by page %s', (_, open) => {
  const pages = pagesOf()
  let bulk: BulkSegmentation
  beforeAll(() => {
    bulk = open()
  })
  afterAll(() => bulk.close())

  it('refuses questions before there is an answer', async () => {
    await expect(bulk.explain(0)).rejects.toThrow('Nothing has been assessed yet')
  })

  // Ranks of money need the whole portfolio, so pages only agree with the plain path once they are joined.
  it('gives the same tiers, rows and explanations as scoring at once, from pages', async () => {
    for (const page of pages) await bulk.append(page)
    const summary = await bulk.assess(defaultModel)
    expect([...summary.tier].map(tierName)).toEqual(plain.output.accounts.map(row => row.tier))
    expect(summary).toMatchObject({ n: plain.output.n, tier1Count: plain.output.tier1Count })
    expect(await bulk.rows(10, ['a10', 'a11'])).toEqual(plain.output.accounts.slice(10, 12))
    expect(await bulk.explain(4)).toEqual(plain.explain('a4'))
  })
})

it('a thread takes the columns over instead of copying them', async () => {
  const bulk = openBulkSegmentation()
  const pages = pagesOf()
  for (const page of pages) await bulk.append(page)
  expect(pages.map(page => page.weightRow.length)).toEqual([0, 0, 0])
  await bulk.close()
})

it('a portfolio without accounts has tiers for nobody', async () => {
  const bulk = openSegmentationHere()
  expect(await bulk.assess(defaultModel)).toMatchObject({ n: 0, tier1Count: 0 })
  expect(await bulk.rows(0, [])).toEqual([])
})

it('a thread that has ended rejects what was asked of it', async () => {
  const bulk = openBulkSegmentation()
  const asked = bulk.assess(defaultModel)
  await bulk.close()
  await expect(asked).rejects.toThrow('has ended')
})
