import { expect, test } from 'vitest'
import type { FactReader, Person } from '../ports/index.ts'
import { ownedNeed } from './owned-need.ts'

const need = { text: 'A price', ownerId: 'P-2', dueOn: '2026-10-15' }
const who = { person: { personId: 'sam' } as Person, today: '2026-09-30' }
const withOwner = (leftOn: string | null) =>
  ({ facts: { byId: async () => [{ row: { personId: 'P-2', leftOn }, baseMinor: {} }] } }) as unknown as {
    facts: FactReader
  }
const without = { facts: { byId: async () => [] } } as unknown as { facts: FactReader }

test.each([
  ['is there', withOwner(null), 'P-2'],
  ['has their last day today', withOwner('2026-09-30'), 'P-2'],
  ['left while the form was open', withOwner('2026-09-29'), 'sam'],
  ['is not in the people data any more', without, 'sam'],
])(
  'what is needed of an owner who %s belongs to who can do something about it',
  async (_, ports, ownerId) => {
    expect(await ownedNeed(ports, need, who)).toEqual({ ...need, ownerId })
  },
)

test('nothing needed stays nothing', async () => {
  expect(await ownedNeed(without, null, who)).toBeNull()
})
