import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import type { RunOutput } from '../../src/composition/jobs.ts'
import { serverUrl } from '../support/databases.ts'
import {
  type DatabaseKind,
  sample,
  startWholeBot,
  type Transport,
  type WholeBot,
  wordsOf,
} from '../support/whole-bot.ts'

const pairs: readonly (readonly [DatabaseKind, Transport])[] = [
  ['embedded', 'socket'],
  ['embedded', 'http'],
  ['postgres', 'http'],
  ['postgres', 'socket'],
]

const lead = 'Dana Keller'
const operations = 'Lucille Okonjo'
const manager = 'Colin Drummond'
const marketing = 'Petra Sandvik'

describe.each(pairs)('the whole bot on %s over %s', (database, transport) => {
  const isMissing = database === 'postgres' && serverUrl === undefined
  let whole: WholeBot
  let round: RunOutput

  beforeAll(async () => {
    if (isMissing) return
    whole = await startWholeBot({
      database,
      transport,
      before: sample('cleanme', '2026-08-31'),
      extraPeople: [{ name: 'stranger', real_name: 'A Stranger', email: 'stranger@elsewhere.example' }],
    })
    await whole.job({ job: 'import', dir: 'samples/cleanme/2026-09-30', mapping: null, isDryRun: false })
    round = (await whole.job({ job: 'run', asOf: '2026-09-30', isDryRun: false })) as RunOutput
    await whole.bot.deliver()
  })
  afterAll(async () => whole?.close())

  const check = test.skipIf(isMissing)

  check('the accountable lead reads one message about the tier change, with why and what to do', async () => {
    const [message, ...more] = await whole.directMessages(lead)
    expect(more).toEqual([])
    expect(wordsOf(message)).toContain('Brightwater Surgical Partners moved from Tier 2 to Tier 1a')
    expect(wordsOf(message)).toContain('10 of 10 questions answered')
    expect(wordsOf(message)).toContain('quiet hours are off')
  })

  check('everyone whom the round named got one message, and nobody else got any', async () => {
    const people = (await whole.installation.store.bulk.reader.page('person', { limit: 100 }))
      .map(({ row }) => row)
      .filter(person => person.leftOn === null)
    const told = new Map(round.messages.map(message => [message.personId, message]))
    expect(told.size).toBeGreaterThan(1)
    for (const { personId, name } of people)
      expect([
        name,
        (await whole.directMessages(name)).filter(message => !message.isEphemeral).length,
      ]).toEqual([name, told.has(personId) ? 1 : 0])
  })

  check('a second run and a second delivery send nothing again', async () => {
    const again = (await whole.job({ job: 'run', asOf: '2026-09-30', isDryRun: false })) as RunOutput
    expect(again.messages).toEqual([])
    await whole.bot.deliver()
    expect((await whole.directMessages(lead)).length).toBe(1)
  })

  check('/coverage lists the own accounts, worst gap first, and a button opens one', async () => {
    const [list] = await whole.type(lead, '/coverage')
    expect(list?.isEphemeral).toBe(true)
    expect(wordsOf(list)).toContain('My accounts, worst gap first')
    const [account] = list === undefined ? [] : await whole.press(lead, list, 'open_coverage:0')
    expect(wordsOf(account)).toContain('First gap to close')
    expect(wordsOf(account)).toContain('As of 30 Sep 2026')
  })

  check('/coverage finds a misspelt name, and offers the nearest ones where none fits', async () => {
    expect(wordsOf((await whole.type(lead, '/coverage Brigtwater Surgical'))[0])).toContain(
      'Accountable lead',
    )
    expect(wordsOf((await whole.type(lead, '/coverage Hospital'))[0])).toContain('Which one do you mean?')
    expect(wordsOf((await whole.type(lead, '/coverage qqqq'))[0])).toContain(
      'None of your accounts is called',
    )
  })

  check('the button in the message opens the coverage of its account', async () => {
    const [message] = await whole.directMessages(lead)
    const [account] = message === undefined ? [] : await whole.press(lead, message, 'act_on_nudge')
    expect(wordsOf(account)).toContain('Coverage of Brightwater Surgical Partners')
  })

  check(
    'the Home tab shows the accounts of its reader, and a button there opens one in a modal',
    async () => {
      const { view } = await whole.home(manager)
      expect(JSON.stringify(view)).toContain('My accounts, worst gap first')
      await whole.pressHome(manager, 'open_coverage:0')
      await vi.waitFor(async () =>
        expect(JSON.stringify(await whole.modals(manager))).toContain('First gap to close'),
      )
      expect(JSON.stringify((await whole.home('A Stranger')).view)).toContain("I don't know you yet")
    },
  )

  check('people outside the account are refused with who can help', async () => {
    const refused = wordsOf((await whole.type(marketing, '/coverage Brightwater Surgical Partners'))[0])
    expect(refused).toContain('Sales operations can tell you who covers it')
    expect(refused).not.toContain('can assign you')
    expect(wordsOf((await whole.type('A Stranger', '/coverage'))[0])).toContain("I don't know you yet")
  })

  check('a manager sees the accounts of the team, sales operations all', async () => {
    expect(wordsOf((await whole.type(operations, '/coverage Brightwater Surgical Partners'))[0])).toContain(
      'Accountable lead',
    )
    const list = wordsOf((await whole.type(manager, '/coverage'))[0])
    expect(list).toContain('My accounts')
  })

  check('/comp-mix shows the own plan; another line’s plan is not even named', async () => {
    expect(wordsOf((await whole.type(lead, '/comp-mix'))[0])).toContain('Pay mix')
    expect(wordsOf((await whole.type(marketing, '/comp-mix'))[0])).toContain('No comp plan is recorded here')
    const without = wordsOf((await whole.type(operations, `/comp-mix <@${whole.userId(marketing)}>`))[0])
    expect(without).toContain('No comp plan is recorded for Petra Sandvik')
    const refused = wordsOf((await whole.type(marketing, `/comp-mix <@${whole.userId(lead)}>`))[0])
    expect(refused).toContain('the people it pays, their managers and sales operations only')
    expect(wordsOf((await whole.type(operations, `/comp-mix <@${whole.userId(lead)}>`))[0])).toContain(
      'Pay mix',
    )
  })

  check('/coach help lists every command, and /coach answers for them', async () => {
    const help = wordsOf((await whole.type(lead, '/coach help'))[0])
    for (const name of ['/coverage', '/comp-mix', '/coach']) expect(help).toContain(name)
    expect(wordsOf((await whole.type(lead, '/coach coverage'))[0])).toContain('My accounts')
    expect(wordsOf((await whole.type(lead, '/coach dance'))[0])).toContain("I can't do “dance” yet")
  })

  check('hostile text comes back escaped', async () => {
    const answer = wordsOf((await whole.type(lead, '/coverage <!channel> <https://evil.example|x>'))[0])
    expect(answer).not.toContain('<!channel>')
    expect(answer).not.toContain('<https://evil.example')
    expect(answer).not.toContain('&amp;lt;')
    expect(wordsOf((await whole.type(lead, `/coverage ${'x'.repeat(2_900)}`))[0])).toContain(
      'None of your accounts',
    )
  })

  check('Not useful asks why in a form, refuses an empty one beside the field, and counts once', async () => {
    const [message] = await whole.directMessages(lead)
    if (message === undefined) throw new Error('no message')
    const depth = async () => (await whole.modals(lead)).stack.length
    void whole.press(lead, message, 'not_useful_nudge')
    await expect.poll(depth).toBe(1)
    expect((await whole.submit(lead, {})).errors).toBeDefined()
    const before = (await whole.directMessages(lead)).length
    await whole.submit(lead, { why: { why: 'known' } })
    await expect.poll(async () => (await whole.directMessages(lead)).length).toBe(before + 1)
    expect(wordsOf((await whole.directMessages(lead)).at(-1))).toContain('Thank you')
  })

  check(
    'the message is edited in place: what was answered is one line, the rest keeps its buttons',
    async () => {
      await whole.bot.deliver()
      const [message] = await whole.directMessages(lead)
      expect(wordsOf(message)).toContain('Put away as not useful')
      expect(wordsOf(message)).toContain('act_on_nudge')
      const waiting = await whole.installation.store.bulk.outbox.edits(5)
      expect(waiting).toEqual([])
    },
  )

  check('a snooze says when the item comes back, and a mute until when it is quiet', async () => {
    const [message] = await whole.directMessages(lead)
    if (message === undefined) throw new Error('no message')
    const value = (pattern: RegExp) => pattern.exec(JSON.stringify(message.blocks))?.[1] ?? ''
    const [muted] = await whole.press(lead, message, 'mute_nudge', value(/"value":"([^"]+\|kind\|7)"/))
    expect(wordsOf(muted)).toContain('Quiet until')
    const [snoozed] = await whole.press(lead, message, 'snooze_nudge', value(/"value":"([^"]+\|3)"/))
    expect(wordsOf(snoozed)).toContain('It comes back on')
  })

  check('This is wrong withdraws the item, and tells who reads what was written', async () => {
    await whole.bot.deliver()
    const [message] = await whole.directMessages(lead)
    if (message === undefined) throw new Error('no message')
    void whole.press(lead, message, 'wrong_nudge')
    await expect.poll(async () => JSON.stringify(await whole.modals(lead))).toContain('What is right?')
    const before = (await whole.directMessages(lead)).length
    await whole.submit(lead, { said: { said: 'They agreed to this in May.' } })
    await expect.poll(async () => (await whole.directMessages(lead)).length).toBe(before + 1)
    expect(wordsOf((await whole.directMessages(lead)).at(-1))).toMatch(/withdrawn everywhere/)
    const { coaching } = whole.installation.store.bulk
    const kept = (await coaching.pending()).filter(({ kind }) => kind === 'disputed-fact')
    expect(JSON.stringify(kept.map(({ evidence }) => evidence))).toContain('They agreed to this in May.')
    await whole.bot.deliver()
    expect(wordsOf((await whole.directMessages(lead))[0])).toContain('Withdrawn')
  })

  check('no log line holds a token, an address or an account', async () => {
    const lines = whole.logLines.join('\n')
    expect(lines).not.toMatch(/xox[a-z]-|xapp-|@cleanme\.example|Brightwater/)
  })
})
