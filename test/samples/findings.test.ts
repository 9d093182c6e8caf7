import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { type Found, findingsOf, growthOf, payOf, winRatesOf } from './findings-of.ts'
import { loadFacts } from './sample-folders.ts'

const entry = z.strictObject({
  asOf: z.string(),
  module: z.string(),
  subject: z.string(),
  code: z.string(),
  what: z.string(),
})
const expectations = z.strictObject({
  baseCurrency: z.literal('USD'),
  mustAppear: z.array(entry),
  mustNotAppear: z.array(entry),
})

const words = ({ asOf, module, subject, code, what }: Found) =>
  [asOf, module, subject, code, what].join(' | ')
const fits = (pattern: string, text: string) => pattern === '*' || pattern === '' || pattern === text
const matches = (pattern: Found, found: Found) =>
  fits(pattern.asOf, found.asOf) &&
  pattern.module === found.module &&
  fits(pattern.subject, found.subject) &&
  fits(pattern.code, found.code) &&
  fits(pattern.what, found.what)

describe.each(['cleanme', 'fixitsoft'] as const)('the findings of %s', company => {
  const path = new URL(`../../samples/${company}/expected.json`, import.meta.url)
  const { mustAppear, mustNotAppear } = expectations.parse(JSON.parse(readFileSync(path, 'utf8')))

  const all = findingsOf(company)

  it('are those that must appear, and no others', async () => {
    const found = await all
    expect(found.map(words).sort()).toEqual(mustAppear.map(words).sort())
  })

  it('are none of those that must not appear', async () => {
    const found = await all
    for (const pattern of mustNotAppear)
      expect(found.filter(each => matches(pattern, each)).map(words), words(pattern)).toEqual([])
  })

  it('are none at all in the healthy twin', async () => {
    const found = await findingsOf(`${company}-healthy`)
    expect(found.map(words)).toEqual([])
  })
})

/** To the three decimals that the descriptions print. */
const round = (value: number | null | undefined) =>
  value === null || value === undefined ? null : Number(value.toFixed(3))

describe('the figures that the descriptions of the samples name', () => {
  const cleanme = loadFacts('cleanme', '2026-09-30')
  const fixitsoft = loadFacts('fixitsoft', '2026-09-30')

  it('FixItSoft pays 80/20 where won work needs 56/44, and licences earn twice the rate', async () => {
    const plan = (await payOf('fixitsoft')).find(({ planId }) => planId === 'FCP-AM-2026')
    expect(plan).toMatchObject({ n: 25, band: 'misaligned', payMixFlag: 'too_aggressive' })
    expect([plan?.misalignmentIndex, plan?.interval?.low, plan?.interval?.high].map(round)).toEqual([
      0.238, 0.204, 0.272,
    ])
    expect(plan?.requiredMix.map(({ family, share }) => [family, round(share)])).toEqual([
      ['licence', 0.562],
      ['services', 0.438],
    ])
    expect(
      plan?.effectiveRates?.map(({ family, rate, ratio }) => [family, round(rate), round(ratio)]),
    ).toEqual([
      ['licence', 0.05, 2],
      ['services', 0.025, 1],
    ])
  })

  it('FixItSoft wins half as often in the enterprise as in the midmarket', () => {
    const { groups, differences } = winRatesOf(fixitsoft)
    expect(groups.map(({ id, won, n, rate }) => [id, won, n, round(rate)])).toEqual([
      ['enterprise', 14, 45, 0.311],
      ['midmarket', 28, 45, 0.622],
    ])
    expect(differences.map(({ delta, p }) => [round(delta), round(p)])).toEqual([[-0.311, 0.003]])
  })

  it('CleanMe pays for the mix that customers need', async () => {
    for (const { planId, band, misalignmentIndex } of await payOf('cleanme'))
      expect([band, round(misalignmentIndex)], planId).toEqual(['aligned', 0.019])
  })

  const year = { prior: '2024-10-01', current: '2025-10-01', last: '2026-10-01' }
  it.each([
    [
      'CleanMe',
      cleanme,
      [23_101_649.6, 88_770, 387_410, 344_841.2, 92_650, 282_160, 23_345_120.8],
      [0.981, 0.998],
    ],
    ['FixItSoft', fixitsoft, [12_046_746.8, 119_670, 0, 1_787_678.8, 0, 91_470, 13_806_225.6], [0.99, 1.138]],
  ] as const)('%s grew from its prior year as described', async (_name, facts, amounts, retention) => {
    const grown = await growthOf(facts, year)
    const { start, lost, decline, expansion, crossSell, new: gained, end } = grown
    expect([start, lost, decline, expansion, crossSell, gained, end]).toEqual(amounts)
    expect([round(grown.grr), round(grown.nrr)]).toEqual(retention)
  })
})
