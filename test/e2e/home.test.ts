import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { serverUrl } from '../support/databases.ts'
import {
  type DatabaseKind,
  sample,
  startWholeBot,
  type Transport,
  type WholeBot,
} from '../support/whole-bot.ts'

const lead = 'Dana Keller'
const operations = 'Lucille Okonjo'
const manager = 'Colin Drummond'
const stranger = 'A Stranger'

const pairs: readonly (readonly [DatabaseKind, Transport])[] = [
  ['embedded', 'socket'],
  ['postgres', 'http'],
]

describe.each(pairs)('the Home tab on %s over %s', (database, transport) => {
  const isMissing = database === 'postgres' && serverUrl === undefined
  const check = test.skipIf(isMissing)
  let whole: WholeBot

  beforeAll(async () => {
    if (isMissing) return
    whole = await startWholeBot({
      database,
      transport,
      before: sample('cleanme', '2026-08-31'),
      extraPeople: [{ name: 'stranger', real_name: stranger, email: 'stranger@elsewhere.example' }],
    })
    await whole.job({ job: 'import', dir: 'samples/cleanme/2026-09-30', mapping: null, isDryRun: false })
    await whole.job({ job: 'run', asOf: '2026-09-30', isDryRun: false })
    await whole.bot.deliver()
  })
  afterAll(async () => whole?.close())

  const home = async (name: string) => JSON.stringify((await whole.home(name)).view)
  const modal = async (name: string) => JSON.stringify((await whole.modals(name)).stack.at(-1)?.view ?? null)
  const opened = (name: string, words: string) =>
    vi.waitFor(async () => expect(await modal(name)).toContain(words), { timeout: 10_000 })

  check('shows what is open with its buttons, the accounts, and how one hears from the bot', async () => {
    const words = await home(lead)
    expect(words).toContain('Brightwater Surgical Partners moved from Tier 2 to Tier 1a')
    expect(words).toContain('My accounts, worst gap first')
    expect(words).toContain(
      'Messages on Monday, Tuesday, Wednesday, Thursday, Friday, from 09:00 until 17:00',
    )
    expect(words).not.toContain('Sales operations')
    expect(words).not.toContain('My team')
    expect(await home(manager)).toContain('My team')
  })

  check('preferences: a wrong zone is said beside its field, what is right is stored and shown', async () => {
    await home(lead)
    await whole.pressHome(lead, 'change_preferences')
    await opened(lead, 'Days on which you work')
    const wrong = await whole.submit(lead, { zone: { zone: 'Parris' }, from: { from: '600' } })
    expect(JSON.stringify(wrong.errors)).toContain('for example Europe/Paris')
    expect(JSON.stringify(wrong.errors)).toContain('both, or neither')
    await whole.submit(lead, {
      zone: { zone: 'Europe/Paris' },
      from: { from: '600' },
      to: { to: '960' },
      per_week: { per_week: '2' },
      topics: { topics: ['tier-changed'] },
      days: { days: ['1', '2'] },
    })
    await opened(lead, 'Saved')
    const words = await home(lead)
    expect(words).toContain('Messages on Monday, Tuesday, from 10:00 until 16:00 in Europe/Paris')
    expect(words).toContain('At most 2 a week')
    expect(words).toContain('hear of: Tier changed')
  })

  check('a stand-in whom nobody knows keeps the form as it was typed, with what is wrong', async () => {
    await whole.pressHome(manager, 'change_preferences')
    await opened(manager, 'Days on which you work')
    await whole.submit(manager, {
      zone: { zone: 'Europe/Berlin' },
      stand_in: { stand_in: whole.userId(stranger) },
    })
    await opened(manager, 'don’t know the colleague')
    expect(await modal(manager)).toContain('"initial_value":"Europe/Berlin"')
  })

  check('sales operations see the first day’s steps and what the next round would send', async () => {
    const words = await home(operations)
    expect(words).toContain('The facts are scored')
    expect(words).toContain('1 member without a person')
    expect(words).toContain('Messages are on for everybody')
    await whole.pressHome(operations, 'preview_round')
    await opened(operations, 'would leave')
    expect(await modal(operations)).toContain('Nothing was sent or changed')
  })

  check('a member is matched by hand, and is then known', async () => {
    await home(operations)
    await whole.pressHome(operations, 'match_member')
    await opened(operations, 'Member of this workspace')
    await whole.submit(operations, {
      member: { member: whole.userId(stranger) },
      person: { person: 'zzzz' },
    })
    await opened(operations, 'does not fit one person')
    await whole.submit(operations, {
      member: { member: whole.userId(stranger) },
      person: { person: 'Petra Sandvik' },
    })
    await opened(operations, 'is Petra Sandvik')
    expect(await home(stranger)).not.toContain("I don't know you yet")
  })

  check('messages are switched to a pilot team, and the audit log says who did it', async () => {
    await whole.pressHome(operations, 'change_reach')
    await opened(operations, 'Who hears from me?')
    const wrong = await whole.submit(operations, { reach: { reach: 'pilot' } })
    expect(JSON.stringify(wrong.errors)).toContain('pick the manager')
    await whole.submit(operations, {
      reach: { reach: 'pilot' },
      manager: { manager: whole.userId(manager) },
    })
    await opened(operations, 'on for the pilot team')
    expect((await whole.installation.settings()).pilotManagerId).not.toBeNull()
    await whole.type(operations, `/comp-mix <@${whole.userId(lead)}>`)
    await whole.type(lead, '/comp-mix')
    await whole.pressHome(operations, 'read_audit_log')
    await opened(operations, 'changed the pilot team')
    expect(await modal(operations)).toContain('matched a member')
    expect((await modal(operations)).match(/looked at compensation/g)).toHaveLength(1)
    expect(await modal(operations)).toContain('Lucille Okonjo')
  })
})
