import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import type { MessageView } from '../../src/sandbox/index.ts'
import { holdCheckIn } from '../../src/workflows/check-in/hold.ts'
import { serverUrl } from '../support/databases.ts'
import { sample, startWholeBot, type WholeBot, wordsOf } from '../support/whole-bot.ts'

const sam = 'Theodora Vance'
const lead = 'Dana Keller'
const open = 'acct-lakeside-hospital-group'
const shared = 'acct-harrow-valley-medical-center'
const lakeside = 'A-001'

describe.each(['embedded', 'postgres'] as const)('check-ins on %s', database => {
  const isMissing = database === 'postgres' && serverUrl === undefined
  const check = test.skipIf(isMissing)
  let whole: WholeBot
  let card: MessageView

  beforeAll(async () => {
    if (isMissing) return
    whole = await startWholeBot({
      database,
      transport: 'socket',
      before: sample('cleanme', '2026-08-31'),
    })
    await whole.bot.askForCheckIns()
    await whole.bot.deliver()
  })
  afterAll(async () => whole?.close())

  check('the card with the state of the plan stands in the account channel, once', async () => {
    await whole.bot.askForCheckIns()
    await whole.bot.deliver()
    const messages = await whole.channelMessages(sam, open)
    expect(messages).toHaveLength(1)
    expect(wordsOf(messages[0])).toContain('Check-in: Lakeside Hospital Group')
    expect(wordsOf(messages[0])).toContain('due actions done on time')
    card = messages[0] as MessageView
  })

  check('a channel that is shared with another organisation gets nothing; the SAM is told why', async () => {
    expect(await whole.channelMessages(sam, shared)).toEqual([])
    await whole.job({ job: 'run', asOf: '2026-08-31', isDryRun: false })
    const items = (await whole.installation.store.bulk.coaching.pending()).filter(
      ({ kind }) => kind === 'check-in-due',
    )
    expect(items.map(({ accountId }) => accountId)).toEqual(['A-003'])
    expect(JSON.stringify(items)).toContain('shared with another organisation')
  })

  check('someone who does not govern the plan is told who does', async () => {
    const { stack } = await whole.openModal(lead, card, 'open_check_in')
    expect(JSON.stringify(stack)).toContain(`${sam} governs the plan`)
  })

  check('a need without an owner and a date stays in the form, with what is missing', async () => {
    const { stack } = await whole.openModal(sam, card, 'open_check_in')
    expect(JSON.stringify(stack)).toContain('What moved?')
    const result = await whole.submit(sam, {
      moved: { moved: 'Their CFO came to the review' },
      level: { level: '3' },
      need: { need: 'A price for nine sites' },
    })
    expect(result.errors).toMatchObject({ need_owner: 'Please pick who can give it.' })
  })

  check(
    'the answers go into the thread, the card asks for nothing any more, and the facts have them',
    async () => {
      const before = await whole.installation.store.bulk.reader.rowsBy('planAction', 'planId', ['PL-01'])
      const action = before.map(({ row }) => row).find(row => row.doneOn === null && row.cancelledOn === null)
      await whole.submit(sam, {
        moved: { moved: 'Their CFO came to the review' },
        ...(action === undefined ? {} : { [`action:${action.actionId}`]: { state: 'done' } }),
        level: { level: '3' },
        need: { need: 'A price for nine sites' },
        need_owner: { need_owner: 'P-101' },
        need_by: { need_by: '2099-01-15' },
      })
      await vi.waitFor(async () => {
        await whole.bot.deliver()
        const messages = await whole.channelMessages(sam, open)
        expect(messages).toHaveLength(2)
        expect(wordsOf(messages[0])).toContain('Checked in: Lakeside Hospital Group')
        expect(wordsOf(messages[1])).toContain('Their CFO came to the review')
        expect(wordsOf(messages[1])).toContain('They worked on it with us')
      }, 20_000)
      const { reader } = whole.installation.store.bulk
      const [held] = (await reader.rowsBy('checkIn', 'accountId', [lakeside])).map(({ row }) => row)
      expect(held).toMatchObject({
        participationLevel: 3,
        answeredBy: 'P-010',
        need: 'A price for nine sites',
      })
      const after = (await reader.rowsBy('planAction', 'planId', ['PL-01'])).map(({ row }) => row)
      expect(after.find(row => row.text === 'A price for nine sites')).toMatchObject({ ownerId: 'P-101' })
      if (action !== undefined)
        expect(after.find(row => row.actionId === action.actionId)?.doneOn).toBe(held?.heldOn)
    },
  )

  check('sent again, the check-in is held once, and the thread has one summary', async () => {
    const { store, model, now } = whole.installation
    const checkIn = { ...store.interactive, facts: store.interactive.reader, model, now }
    const answers = { moved: 'x', actions: new Map(), engagedIds: [], participationLevel: 1, need: null }
    const slackUserId = (await checkIn.directory.slackUserOf('P-010'))?.slackUserId ?? ''
    expect(await holdCheckIn(checkIn, slackUserId, lakeside, answers)).toEqual({ kind: 'already', by: sam })
    await whole.bot.deliver()
    expect(await whole.channelMessages(sam, open)).toHaveLength(2)
  })

  check('an import of the old file does not undo what was said, and the owner is asked', async () => {
    const { reader, coaching } = whole.installation.store.bulk
    const before = await reader.rowsBy('planAction', 'planId', ['PL-01'])
    await whole.job({ job: 'import', dir: 'samples/cleanme/2026-08-31', mapping: null, isDryRun: false })
    expect(await reader.rowsBy('planAction', 'planId', ['PL-01'])).toEqual(before)
    await whole.job({ job: 'run', asOf: '2026-08-31', isDryRun: false })
    const asked = (await coaching.nudgesSince(['P-101'], new Date(0))).filter(
      ({ kind }) => kind === 'action-asked',
    )
    expect(asked).toHaveLength(1)
  })
})
