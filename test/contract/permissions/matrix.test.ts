import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { mayShareWith } from '../../../src/workflows/access.ts'
import { type Company, everyone, openCompany, outsiders, type Who } from './people.ts'
import { rows } from './rows.ts'
import { type MetSurface, surfaces } from './surfaces.ts'

let company: Company
beforeAll(async () => {
  company = await openCompany()
}, 120_000)
afterAll(() => company?.close())

test('every surface of the registries has its row, and no row is left over', () => {
  expect(surfaces.map(({ id }) => id).toSorted()).toEqual(Object.keys(rows).toSorted())
})

const help =
  /[Ss]ales operations|manager|SAM|governs|only they|Please|nowhere|whose|Only|no longer kept|closed opportunity of yours|Nothing asks|"errors"|My day|assessment|from the menu of a message|sellers|form opens|Actions of the plan|customer segments and your accounts|`\/coach mute`/

async function seenBy({ id, meet }: MetSurface, who: Who) {
  const row = rows[id]
  const tried = typeof row?.tried === 'function' ? row.tried(await company.tellRep()) : (row?.tried ?? {})
  return meet(company, who, tried)
}

const auditEntries = async () => {
  const entries = await company.services.operations.audit.page({ limit: 200, before: null })
  return entries.filter(({ what }) => what === 'compensation_seen').length
}

describe.each(surfaces.filter(({ id }) => rows[id] !== undefined))('$id', surface => {
  const row = rows[surface.id]
  test.each(everyone)('%s', async who => {
    const before = row?.isCompensation === true ? await auditEntries() : 0
    const said = await seenBy(surface, who)
    const isLetIn = row?.to.includes(who) === true
    expect({ isLetIn: row?.shows.test(said) === true, said: said.slice(0, 300) }).toMatchObject({ isLetIn })
    if (!isLetIn) expect(said).toMatch(help)
    if (row?.isCompensation !== true) return
    expect(said).not.toContain('share_')
    // One's own pay is nobody's business.
    expect((await auditEntries()) - before).toBe(isLetIn && who !== 'sam' ? 1 : 0)
  })
})

describe('outsiders', () => {
  const names = [
    'Lakeside Hospital Group',
    'Harrow Valley',
    'Strategic account manager 2026',
    'Dana Keller',
    'Theodora',
  ]
  test.each(outsiders)('%s reads no name of an account, a plan or a colleague on any surface', async who => {
    for (const surface of surfaces) {
      const said = await surface.meet(company, who, { text: '' })
      for (const name of names)
        expect({ id: surface.id, said }).not.toMatchObject({ said: expect.stringContaining(name) })
    }
  })
})

describe('sharing', () => {
  test.each([
    ['a direct message', { kind: 'direct' }],
    ['a channel that the bot does not see', { kind: 'unseen' }],
    ['a channel with guests', { kind: 'channel', isWithOthers: false, hasGuests: true }],
    ['a channel with another organisation', { kind: 'channel', isWithOthers: true, hasGuests: false }],
  ] as const)('is refused in %s', (_title, audience) => {
    expect(mayShareWith(audience).isAllowed).toBe(false)
  })

  test('only what is about an account is ever offered for it', async () => {
    const offered: string[] = []
    for (const surface of surfaces) {
      const said = await seenBy(surface, 'operations')
      if (said.includes('share_')) offered.push(surface.id)
    }
    expect(offered).toEqual(['command /coverage', 'command /coach', 'button open_coverage'])
  })
})
