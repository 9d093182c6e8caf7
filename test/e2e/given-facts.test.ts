import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import type { MessageView } from '../../src/sandbox/index.ts'
import { saveAction } from '../../src/workflows/account-plan/parts.ts'
import { savePlan } from '../../src/workflows/account-plan/plan.ts'
import { allOf } from '../../src/workflows/pages.ts'
import { serverUrl } from '../support/databases.ts'
import { formDriver } from '../support/form-driver.ts'
import { allFacts } from '../support/stored-facts.ts'
import { sample, startWholeBot, type WholeBot, wordsOf } from '../support/whole-bot.ts'

const sam = 'Theodora Vance'
const lead = 'Dana Keller'
const marketing = 'Petra Sandvik'
const operations = 'Lucille Okonjo'

describe.each([
  ['embedded', 'socket'],
  ['postgres', 'http'],
] as const)('what people give in forms, on %s over %s', (database, transport) => {
  const isMissing = database === 'postgres' && serverUrl === undefined
  const check = test.skipIf(isMissing)
  let whole: WholeBot
  let form: ReturnType<typeof formDriver>
  let today: string

  const { stringify } = JSON
  const reader = () => whole.installation.store.bulk.reader
  const rows = async (kind: 'planAction' | 'planObjective' | 'planReview', planId: string) =>
    (await reader().rowsBy(kind, 'planId', [planId])).map(({ row }) => row as Record<string, unknown>)
  const action = async (id: string) => (await reader().byId('planAction', [id]))[0]?.row
  const ports = () => {
    const { store, model, now } = whole.installation
    return { ...store.interactive, facts: store.interactive.reader, model, now }
  }
  const later = (days: number) =>
    new Date(Date.parse(`${today}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10)
  /** The source says something newer of an action. */
  const importAction = async (id: string, change: object) => {
    const [stored] = await reader().byId('planAction', [id])
    if (stored === undefined) throw new Error(id)
    const row = { ...stored.row, ...change }
    await whole.installation.store.bulk.writer.write('newer', 'planAction', [{ ...stored, row }])
  }

  beforeAll(async () => {
    if (isMissing) return
    whole = await startWholeBot({ database, transport, before: sample('cleanme', '2026-08-31') })
    form = formDriver(whole)
    // The bot sees the channels of accounts when it looks for check-ins.
    await whole.bot.askForCheckIns()
    today = new Date().toISOString().slice(0, 10)
  })
  afterAll(async () => whole?.close())
  afterEach(async () => {
    if (!isMissing && (await form.words(sam)) !== '{}') await form.close(sam)
    if (!isMissing && (await form.words(lead)) !== '{}') await form.close(lead)
  })

  check('a lead begins the plan of an account that nobody governs, once', async () => {
    const [answer] = await whole.type(lead, '/coach plan Brightwater')
    expect(wordsOf(answer)).toContain('Begin a plan')
    await whole.openModal(lead, answer as MessageView, 'give_plan')
    const typed = {
      'Who governs it?': 'P-101',
      'First objective': 'Theatre time without cancelled cases',
      'The customer’s own objectives': 'Two more theatres by spring',
    }
    const late = await form.send(lead, { ...typed, 'To be reached by': '2020-01-01' })
    expect(late).toEqual({ 'To be reached by': 'Please pick today or a later day.' })
    await form.send(lead, { ...typed, 'To be reached by': later(90) })
    await form.shows(lead, 'The plan of Brightwater Surgical Partners has begun')
    const plans = (await reader().rowsBy('accountPlan', 'accountId', ['A-005'])).map(({ row }) => row)
    expect(plans).toMatchObject([{ samId: 'P-101', customerGoals: 'Two more theatres by spring' }])
    const { planId = '' } = plans[0] ?? {}
    expect(await rows('planObjective', planId)).toMatchObject([
      { text: 'Theatre time without cancelled cases', dueOn: later(90) },
    ])
    const slackUserId = whole.userId(lead)
    const again = { accountId: 'A-005', planId: null, newId: planId, shown: {}, typed: {}, objective: null }
    expect(await savePlan(ports(), slackUserId, again)).toMatchObject({ kind: 'unchanged' })
    expect(await savePlan(ports(), slackUserId, { ...again, newId: 'other' })).toMatchObject({
      kind: 'begun',
    })
    expect(await reader().rowsBy('accountPlan', 'accountId', ['A-005'])).toHaveLength(1)
    // The same button on the old message opens the plan that is there by now.
    await form.close(lead)
    await whole.openModal(lead, answer as MessageView, 'give_plan')
    await form.shows(lead, 'Two more theatres by spring')
  })

  check('who does not govern a plan is told who does, and adds actions all the same', async () => {
    const [answer] = await whole.type(lead, '/coach plan Lakeside')
    expect(wordsOf(answer)).toContain('give_action')
    expect(wordsOf(answer)).not.toContain('give_objective')
    await form.command(lead, '/coach review Lakeside')
    await form.shows(lead, `${sam} governs the plan of this account`)
  })

  check('an objective that was changed meanwhile stays in the form as it was typed', async () => {
    const [answer] = await whole.type(sam, '/coach plan Lakeside')
    await whole.openModal(sam, answer as MessageView, 'give_objective')
    await form.pick(sam, 'Which objective?', 'OBJ-0101')
    await form.shows(sam, '"initial_value":"Cut instrument turnaround by a third"')
    const [stored] = await reader().byId('planObjective', ['OBJ-0101'])
    if (stored === undefined) throw new Error('no objective')
    const row = { ...stored.row, text: 'Cut turnaround by 40 %' }
    await whole.installation.store.bulk.writer.write('newer', 'planObjective', [{ ...stored, row }])
    const typed = { 'What do you want to reach with them?': 'Halve instrument turnaround' }
    await form.send(sam, typed)
    await form.shows(sam, 'says now: Cut turnaround by 40 %')
    await form.shows(sam, '"initial_value":"Halve instrument turnaround"')
    await form.send(sam, typed)
    await form.shows(sam, 'is saved')
    expect(await rows('planObjective', 'PL-01')).toContainEqual(
      expect.objectContaining({ objectiveId: 'OBJ-0101', text: 'Halve instrument turnaround' }),
    )
    const [plan] = await reader().byId('accountPlan', ['PL-01'])
    expect(plan?.row.updatedOn?.slice(0, 7)).not.toBe('2026-08')
  })

  check('of two actions picked at once the newer one stays, and none is sent half filled', async () => {
    await form.command(lead, '/coach action Lakeside')
    await form.shows(lead, 'Which action?')
    await form.pick(lead, 'Which action?', 'ACT-0106')
    await form.pick(lead, 'Which action?', 'ACT-0107')
    await form.shows(lead, '"initial_value":"Hand hygiene audit"')
    expect(await form.words(lead)).not.toContain('Review goals with the economic buyer')
    const hurried = await form.send(lead, { 'Which action?': 'ACT-0106' })
    expect(hurried['Which action?']).toContain('One moment')
    const state = { 'Where does it stand?': 'done', 'Done or cancelled on': later(3) }
    expect(await form.send(lead, state)).toEqual({
      'Done or cancelled on': 'Please pick today or an earlier day.',
    })
    await form.send(lead, { ...state, 'Done or cancelled on': '2026-10-15' })
    await form.shows(lead, 'is saved in the plan')
    expect(await action('ACT-0107')).toMatchObject({ doneOn: '2026-10-15', ownerId: 'P-101' })
  })

  check('an action that was settled meanwhile stays settled, and one moved twice stays moved', async () => {
    await form.command(lead, '/coach action Lakeside')
    await form.shows(lead, 'Which action?')
    await form.pick(lead, 'Which action?', 'ACT-0104')
    await form.shows(lead, '"initial_value":"Training for the night shift"')
    await importAction('ACT-0104', { doneOn: '2026-08-20' })
    await form.send(lead, { 'By when?': later(10) })
    await form.shows(lead, 'done or cancelled while your form was open')
    expect(await action('ACT-0104')).toMatchObject({ doneOn: '2026-08-20', dueOn: '2026-08-21' })
    for (const days of [20, 30]) {
      await form.close(lead)
      await form.command(lead, '/coach action Lakeside')
      await form.shows(lead, 'Which action?')
      await form.pick(lead, 'Which action?', 'ACT-0106')
      await form.shows(lead, '"initial_value":"Proposal for the replacement schedule"')
      await form.send(lead, { 'By when?': later(days) })
      await form.shows(lead, 'is saved in the plan')
    }
    expect(await action('ACT-0106')).toMatchObject({ dueOn: later(30) })
    await whole.job({ job: 'import', dir: 'samples/cleanme/2026-08-31', mapping: null, isDryRun: false })
    expect(await action('ACT-0106')).toMatchObject({ dueOn: later(30) })
  })

  check('permission is asked again when a form is sent', async () => {
    await form.command(lead, '/coach action Brightwater')
    await form.shows(lead, 'What is to be done?')
    const assigned = await reader().rowsBy('coverageAssignment', 'accountId', ['A-005'])
    const { writer } = whole.installation.store.bulk
    const until = (untilOn: string | null) =>
      writer.write(
        'moved',
        'coverageAssignment',
        assigned.map(each => ({ ...each, row: { ...each.row, untilOn } })),
      )
    // Whoever governs the plan stays; here it is somebody else from now on.
    await until('2026-06-30')
    const [plan] = await reader().rowsBy('accountPlan', 'accountId', ['A-005'])
    if (plan === undefined) throw new Error('no plan')
    await writer.write('moved', 'accountPlan', [{ ...plan, row: { ...plan.row, samId: 'P-010' } }])
    await form.send(lead, { 'What is to be done?': 'Price for two theatres', 'By when?': later(7) })
    await form.shows(lead, 'None of your accounts is called')
    await until(null)
    await writer.write('moved', 'accountPlan', [plan])
    expect(await rows('planAction', plan.row.planId)).toEqual([])
    const given = {
      accountId: 'A-005',
      id: null,
      newId: 'action-1',
      shown: {},
      note: null,
      typed: { text: 'Price for two theatres', ownerId: 'P-101', dueOn: later(7) },
    }
    const twice = [given, given].map(each => saveAction(ports(), whole.userId(lead), each))
    for (const { kind } of await Promise.all(twice)) expect(['saved', 'unchanged']).toContain(kind)
    expect(await rows('planAction', plan.row.planId)).toHaveLength(1)
    const elsewhere = { ...given, id: 'ACT-0104' }
    expect(await saveAction(ports(), whole.userId(lead), elsewhere)).toMatchObject({ kind: 'gone' })
  })

  check('a review is recorded once a day, and the next one is promised', async () => {
    await form.command(sam, '/coach review Lakeside')
    await form.shows(sam, 'No review is planned')
    const typed = {
      'When was it held?': later(-2),
      'What was decided?': 'One standard by spring',
      'How did the customer take part?': '3',
      'When is the next one?': later(-1),
    }
    expect(await form.send(sam, typed)).toEqual({
      'When is the next one?': 'Please pick a later day than today.',
    })
    expect(await form.send(sam, { ...typed, 'When was it held?': later(3) })).toMatchObject({
      'When was it held?': 'Please pick today or an earlier day.',
    })
    const right = { ...typed, 'When is the next one?': later(180) }
    await form.send(sam, right)
    await form.shows(sam, 'is recorded')
    await form.close(sam)
    await form.command(sam, '/coach review Lakeside')
    await form.shows(sam, 'A review is planned for')
    await form.send(sam, right)
    await form.shows(sam, `recorded already, by ${sam}`)
    expect(await rows('planReview', 'PL-01')).toMatchObject([
      { heldOn: later(-2), decided: 'One standard by spring', participationLevel: 3 },
      { heldOn: null, dueOn: later(180) },
    ])
    await form.close(sam)
    await form.command(sam, '/coach review Lakeside')
    await form.shows(sam, 'A review is planned for')
    await form.send(sam, { ...typed, 'When was it held?': later(-1), 'When is the next one?': null })
    await form.shows(sam, 'is recorded')
    expect(await rows('planReview', 'PL-01')).toMatchObject([
      { heldOn: later(-2) },
      { heldOn: later(-1), dueOn: later(180), engagedIds: null, heldBy: 'P-010' },
    ])
  })

  check('a contact is added with role and influence, corrected, and known once', async () => {
    const [answer] = await whole.type(lead, '/coverage Brightwater')
    await whole.openModal(lead, answer as MessageView, 'give_contact')
    const [stored] = await reader().rowsBy('contact', 'accountId', ['A-005'])
    if (stored === undefined) throw new Error('no contact')
    const known = { ...stored, row: { ...stored.row, startedOn: '2020-01-01' } }
    await whole.installation.store.bulk.writer.write('newer', 'contact', [known])
    const typed = {
      'Full name': known.row.name.toUpperCase(),
      'Role in the buying decision': 'economic_buyer',
      'Influence on the decision': '5',
    }
    await form.send(lead, typed)
    await form.shows(lead, 'is known at this account already')
    await form.shows(lead, `"initial_value":${stringify(known.row.name.toUpperCase())}`)
    await form.send(lead, { ...typed, 'Full name': 'Ruth Ortega' })
    await form.shows(lead, 'Ruth Ortega is added to the contacts of Brightwater')
    await form.close(lead)
    await form.command(lead, '/coach contact Brightwater')
    await form.shows(lead, 'Whom is it about?')
    await form.pick(lead, 'Whom is it about?', known.row.contactId)
    await form.shows(lead, `"initial_value":${stringify(known.row.name)}`)
    expect(await form.send(lead, { 'Last day there': '2999-01-01' })).toEqual({
      'Last day there': 'Please pick a day from 1900 to 2199.',
    })
    await form.send(lead, { 'Influence on the decision': '1', 'Last day there': '1990-01-01' })
    await form.shows(lead, '“Last day there” needs a date on or after 1 Jan 2020')
    await form.shows(lead, '"initial_date":"1990-01-01"')
    await form.send(lead, { 'Influence on the decision': '1', 'Last day there': null })
    await form.shows(lead, 'is saved at Brightwater')
    const found = (await reader().rowsBy('contact', 'accountId', ['A-005'])).map(({ row }) => row)
    expect(found).toContainEqual(
      expect.objectContaining({ name: 'Ruth Ortega', buyerRole: 'economic_buyer', influence: 5 }),
    )
    expect(found).toContainEqual(expect.objectContaining({ ...known.row, influence: 1 }))
    await form.command(marketing, '/coach contact Brightwater')
    await form.shows(marketing, "I can't show you that")
    await form.close(marketing)
  })

  check('what a seller believes stands beside the buyers’ voice, and is never taken for it', async () => {
    const [before] = await whole.type(lead, '/coach value-gaps hospital')
    const said = (message: MessageView | undefined) =>
      wordsOf(message).match(/our sellers believe[^)]*\)/)?.[0]
    expect(
      wordsOf(await whole.type(marketing, '/coach value-gaps hospital').then(([one]) => one)),
    ).not.toContain('Say what you believe')
    await whole.openModal(lead, before as MessageView, 'give_rating')
    const first = (await form.words(lead)).match(/"value":"([\w-]{16})"/)?.[1] ?? ''
    const typed = {
      'What do you say something about?': first,
      'How much does it matter to them?': '2',
      'How well do we do, in their eyes?': '7',
      'And the others, on average?': '1',
    }
    await form.send(lead, typed)
    await form.shows(lead, 'Kept as what you believe')
    const believed = (await allOf(reader(), 'valueRating'))
      .map(({ row }) => row)
      .filter(({ respondentId }) => respondentId.startsWith('seller:'))
    expect(believed).toMatchObject([
      { statedBy: 'rep', importance: '2', own: '7', competitor: '1', accountId: null, contactId: null },
    ])
    await whole.job({ job: 'run', asOf: today, isDryRun: false })
    const [after] = await whole.type(lead, '/coach value-gaps hospital')
    expect(said(after)).not.toBe(said(before))
    const buyers = (message: MessageView | undefined) => wordsOf(message).match(/n = \d+ buyers?/g)
    expect(buyers(after)).toEqual(buyers(before))
  })

  check('the next scoring run knows what was given, and a run as of an earlier day does not', async () => {
    const snapshot = async (asOf: string) => {
      await whole.job({ job: 'run', asOf, isDryRun: false })
      const { runs } = whole.installation.store.bulk
      const run = (await runs.lastCompleted(9)).find(each => each.asOf === asOf)
      return stringify(await runs.snapshot(run?.runId ?? '', 'governance', 'A-005'))
    }
    const now = await snapshot(today)
    expect(now).toContain('Theatre time without cancelled cases')
    expect(now).toContain('Ruth Ortega')
    expect(await snapshot('2026-09-30')).not.toContain('Theatre time')
    const plan = wordsOf((await whole.type(operations, '/coach plan Brightwater'))[0])
    expect(plan).toContain('Theatre time without cancelled cases (by ')
  })

  describe('from a message', () => {
    let message: { channel: string; ts: string }
    const note = () => `https://cleanme.slack.com/archives/${message.channel}/p${message.ts.replace('.', '')}`
    const shortcut = (name: string, callbackId: string) =>
      whole.ask(`people/${whole.userId(name)}/shortcuts`, { callbackId, message })
    const conversation = async (name: string, called: string) => {
      const path = `people/${whole.userId(name)}/conversations`
      const all = await whole.ask<readonly { id: string; name: string }[]>(path)
      const found = all.find(each => each.name === called)
      if (found === undefined) throw new Error(`${name} is not in ${called}`)
      return found
    }
    const touches = async () =>
      (await reader().rowsBy('activity', 'accountId', ['A-001']))
        .map(({ row }) => row)
        .filter(({ activityId }) => activityId.startsWith('slack:'))

    check('a message in the channel of an account is logged as a touch with a link, once', async () => {
      const { id: channel } = await conversation(lead, 'acct-lakeside-hospital-group')
      const text = 'Patrick Hoang asked for *prices* of nine sites & a date'
      const posted = await whole.ask<{ messages?: MessageView[]; ts?: string }>(
        `people/${whole.userId(lead)}/messages`,
        { channel, text },
      )
      message = { channel, ts: posted.messages?.[0]?.ts ?? '' }
      await shortcut(lead, 'log_touch')
      await form.shows(lead, '"initial_option":{"value":"A-001"')
      const typed = { 'What was it?': 'call', 'Did the customer take part or answer?': 'yes' }
      expect(await form.send(lead, { ...typed, 'When was it?': later(2) })).toEqual({
        'When was it?': 'Please pick today or an earlier day.',
      })
      await form.send(lead, { ...typed, 'With whom?': ['K-0001'] })
      await form.shows(lead, 'Logged as a touch with Lakeside')
      await form.close(lead)
      await shortcut(lead, 'log_touch')
      await form.shows(lead, 'Log it')
      await form.send(lead, typed)
      await form.shows(lead, 'You logged this message already')
      expect(await touches()).toMatchObject([
        { personId: 'P-101', contactIds: ['K-0001'], activityKind: 'call', isTwoWay: true, note: note() },
      ])
    })

    check('its words are kept where the person keeps them; who sees no accounts logs nothing', async () => {
      await shortcut(sam, 'log_touch')
      await form.shows(sam, 'Keep its words too')
      const typed = { 'What was it?': 'other', 'Did the customer take part or answer?': 'no' }
      await form.send(sam, { ...typed, 'The message': ['words'] })
      await form.shows(sam, 'Logged as a touch')
      expect((await touches()).find(({ personId }) => personId === 'P-010')?.note).toBe(
        `${note()}\nPatrick Hoang asked for *prices* of nine sites & a date`,
      )
      const users = [whole.userId(lead)]
      const path = `people/${whole.userId(marketing)}/conversations`
      const { id: direct } = await whole.ask<{ id: string }>(path, { users })
      const posted = await whole.ask<{ messages?: MessageView[] }>(
        `people/${whole.userId(marketing)}/messages`,
        { channel: direct, text: 'Lakeside Hospital Group came to our booth' },
      )
      const seen = { channel: direct, ts: posted.messages?.[0]?.ts ?? '' }
      const pressed = { callbackId: 'log_touch', message: seen }
      await whole.ask(`people/${whole.userId(marketing)}/shortcuts`, pressed)
      await form.shows(marketing, 'Accounts are shown to those who sell to them')
      await form.close(marketing)
      expect(await touches()).toHaveLength(2)
    })

    check('it becomes an action of the plan of the account that the person confirms', async () => {
      await shortcut(lead, 'add_to_plan')
      await form.shows(lead, '"initial_value":"Patrick Hoang asked for *prices* of nine sites & a date"')
      await form.pick(lead, 'Account', 'A-005')
      await form.shows(lead, '"initial_value":"Patrick Hoang asked')
      const accounts = async () => JSON.parse(await form.words(lead)).private_metadata as string
      await expect.poll(accounts).toContain('A-005')
      await form.send(lead, { 'What is to be done?': 'Price for nine sites', 'By when?': later(5) })
      await form.shows(lead, 'The action is added to the plan of Brightwater')
      const [plan] = await reader().rowsBy('accountPlan', 'accountId', ['A-005'])
      expect(await rows('planAction', plan?.row.planId ?? '')).toContainEqual(
        expect.objectContaining({ text: 'Price for nine sites', ownerId: 'P-101', note: note() }),
      )
    })
  })

  check('importing what was exported changes nothing of what was given', async () => {
    const dir = await mkdtemp(join(tmpdir(), 'plumbline-given-'))
    try {
      const before = await allFacts(reader())
      await whole.job({ job: 'export', dir })
      await whole.job({ job: 'import', dir, mapping: null, isDryRun: false })
      expect(await allFacts(reader())).toEqual(before)
    } finally {
      await rm(dir, { recursive: true })
    }
  })
})
