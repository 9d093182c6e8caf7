import { describe, expect, test } from 'vitest'
import { account, fact, person } from '../../../test/support/fact-rows.ts'
import { MemoryFacts } from '../../../test/support/memory-facts.ts'
import { saveContact } from '../contact/index.ts'
import type { Cells } from '../given-in-slack.ts'
import type { GivenFacts } from '../ports/index.ts'
import { logTouch } from '../touch/log-touch.ts'
import { type GivePorts, marksOf } from './edit.ts'
import { saveAction } from './parts.ts'
import { readPlanForm, savePlan } from './plan.ts'

const asker = { ...person('P-1').row, role: 'sales_operations', timeZone: 'Pacific/Auckland' } as const
const was = { name: 'Ruth', title: null, buyerRole: null, influence: null, centreId: null, leftOn: null }
const action = { text: 'Workshop', ownerId: 'P-1', dueOn: '2026-12-31', doneOn: null, cancelledOn: null }

/** An account with a plan; it is the morning of the 30th in Auckland, and still the 29th in UTC. */
async function setUp({ isNamed = true } = {}) {
  const facts = new MemoryFacts()
  await facts.write('import', 'account', [account('A-1')])
  await facts.write('import', 'accountPlan', [fact('accountPlan', { planId: 'PL-1', accountId: 'A-1' })])
  await facts.write('import', 'contact', [
    fact('contact', { contactId: 'K-1', accountId: 'A-1', name: 'Ruth', startedOn: '2026-02-01' }),
  ])
  await facts.write('import', 'planAction', [
    fact('planAction', { actionId: 'ACT-1', planId: 'PL-1', ...action }),
  ])
  const given: GivenFacts[] = []
  const ports = {
    facts: facts.reader,
    now: () => new Date('2026-11-29T20:00:00Z'),
    runs: { lastCompleted: async () => [] },
    checkIns: { delegates: async () => [], channels: async () => [], mappings: async () => [] },
    directory: {
      personBySlackUser: async () => asker,
      person: async () => (isNamed ? asker : null),
      accountNames: async () => [{ accountId: 'A-1', name: 'Account A-1' }],
    },
    statements: { give: async (facts: GivenFacts) => void given.push(facts) },
  } as unknown as GivePorts
  const about = { accountId: 'A-1', newId: 'new' }
  return {
    ports,
    given,
    contact: (typed: Cells, id: string | null = 'K-1') =>
      saveContact(ports, 'U1', { ...about, id, shown: marksOf(was), typed: { ...was, ...typed } }),
    action: (typed: Cells, id: string | null = 'ACT-1') =>
      saveAction(ports, 'U1', {
        ...about,
        id,
        shown: id === null ? {} : marksOf(action),
        typed: { ...action, ...typed },
        note: null,
      }),
  }
}

describe.each([
  ['a row that is there', 'ACT-1'],
  ['a new row', null],
])('a value of %s that no fact takes', (_title, id) => {
  test.each([
    ['text', 'a\vb', 'text without control characters'],
    ['text', 'x'.repeat(2_001), 'at most 2000 characters'],
    ['text', ' ', 'a value'],
    ['dueOn', '2999-01-01', 'a date that exists, as YYYY-MM-DD, from 1900 to 2199'],
  ])('in %s is refused beside the field, and nothing is stored', async (property, value, expected) => {
    const { action, given } = await setUp()
    expect(await action({ [property]: value }, id)).toMatchObject({
      kind: 'refused',
      expected: { [property]: expected },
    })
    expect(given).toEqual([])
  })
})

test('a contact does not leave before the first day, and leaves on it', async () => {
  const { contact, given } = await setUp()
  expect(await contact({ leftOn: '2026-01-31' })).toMatchObject({
    kind: 'refused',
    expected: { leftOn: 'a date on or after started_on (2026-02-01)' },
  })
  expect(given).toEqual([])
  expect(await contact({ leftOn: '2026-02-01' })).toMatchObject({ kind: 'saved' })
  expect(given).toMatchObject([{ statements: [{ property: 'leftOn', value: '2026-02-01' }] }])
})

test('what a source contradicts meanwhile does not hold up a change of something else', async () => {
  const { ports, contact } = await setUp()
  const [known] = await ports.facts.byId('contact', ['K-1'])
  if (known === undefined) throw new Error('no contact')
  const broken = { ...known, row: { ...known.row, leftOn: '2026-12-01', startedOn: '2027-01-01' } }
  Object.assign(ports.facts, { byId: async () => [broken] })
  expect(await contact({ title: 'Director' })).toMatchObject({ kind: 'saved' })
})

test('what comes in ahead of UTC is in the run of that day', async () => {
  const { contact, action, given } = await setUp()
  await contact({ name: 'Ivo' }, null)
  await action({ text: 'Price' }, null)
  const days = given.flatMap(({ rows = [] }) => rows.map(({ stored }) => Reflect.get(stored.row, 'addedOn')))
  expect(days).toEqual(['2026-11-29', '2026-11-29'])
  expect(given[1]?.statements).toMatchObject([{ property: 'updatedOn', value: '2026-11-29' }])
})

test('an administrator whom people.csv does not name gives nothing yet, and is told what to do', async () => {
  const { ports, contact, action, given } = await setUp({ isNamed: false })
  const denied = { kind: 'denied', help: expect.stringContaining('people.csv does not name you yet') }
  const touch = {
    accountId: 'A-1',
    message: { channel: 'C1', ts: '1.0' },
    on: '2026-11-29',
    activityKind: 'call',
    isTwoWay: true,
    contactIds: [],
    note: null,
  } as const
  expect(await contact({ name: 'Ivo' }, null)).toEqual(denied)
  expect(await action({ text: 'Price' }, null)).toEqual(denied)
  expect(await logTouch(ports, 'U1', touch)).toEqual(denied)
  expect(await readPlanForm(ports, 'U1', 'A-1')).toEqual(denied)
  const plan = { accountId: 'A-1', planId: null, newId: 'new', shown: {}, typed: {}, objective: null }
  expect(await savePlan(ports, 'U1', plan)).toEqual(denied)
  expect(given).toEqual([])
})
