import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { assessPorts } from '../../src/composition/assessments.ts'
import { submit, turnPage } from '../../src/workflows/assess/answer.ts'
import type { Wave } from '../../src/workflows/ports/index.ts'
import { serverUrl } from '../support/databases.ts'
import {
  type DatabaseKind,
  sample,
  startWholeBot,
  type Transport,
  type WholeBot,
  wordsOf,
} from '../support/whole-bot.ts'

const lead = 'Dana Keller'
const operations = 'Lucille Okonjo'
const manager = 'Colin Drummond'

/** Longer than a busy machine needs. */
const patience = { timeout: 20_000 }

/** What opens a form adds no message, so nobody waits for one. */
const soon = (opening: Promise<unknown>): void => void opening.catch(() => {})

describe.each<[DatabaseKind, Transport]>([
  ['embedded', 'http'],
  ['postgres', 'socket'],
])('an assessment in Slack, on %s over %s', (database, transport) => {
  const isMissing = database === 'postgres' && serverUrl === undefined
  const check = test.skipIf(isMissing)
  let whole: WholeBot

  beforeAll(async () => {
    if (isMissing) return
    whole = await startWholeBot({ database, transport, before: sample('cleanme', '2026-08-31') })
  })
  afterAll(async () => whole?.close())

  const ports = () => assessPorts(whole.installation, 'bulk')
  const theWave = async (): Promise<Wave> => {
    const [wave] = await ports().assessments.waves(['opening', 'open', 'closed'])
    if (wave === undefined) throw new Error('there is no wave')
    return wave
  }
  const top = async (name: string) => JSON.stringify((await whole.modals(name)).stack.at(-1) ?? {})
  const blockIds = async (name: string) =>
    [...(await top(name)).matchAll(/"block_id":"([^"]+)"/g)].map(([, id]) => id ?? '')
  const shows = (name: string, words: string) => expect.poll(() => top(name), patience).toContain(words)
  const allAnswered = async (name: string, value: string) =>
    Object.fromEntries(
      (await blockIds(name))
        .filter(id => !['comment', 'turn'].includes(id) && !id.startsWith('_'))
        .filter(id => ids.has(id))
        .map(id => [id, { answer: value }]),
    )
  let ids = new Set<string>()

  check('a rep may not start one; sales operations see who would be asked before they do', async () => {
    soon(whole.type(lead, '/coach alignment start'))
    await shows(lead, 'Managers start assessments')
    soon(whole.type(operations, '/coach alignment start'))
    await shows(operations, 'Statements of your own')
    await whole.submit(operations, { statements: { statements: 'Good?' } })
    await shows(operations, '8 to 200 characters')
    await whole.submit(operations, { statements: { statements: 'Our handover to service works.' } })
    await shows(operations, 'people would be asked')
    expect(await top(operations)).toContain('can’t be shown by itself')
    await whole.submit(operations, {})
    await shows(operations, 'has begun')
    await expect.poll(async () => (await theWave()).state, patience).toBe('open')
    ids = new Set((await theWave()).form.items.map(({ id }) => id))
  })

  check('everyone gets one invitation that says who will see what', async () => {
    await whole.bot.deliver()
    const invitations = (await whole.directMessages(lead)).filter(each =>
      wordsOf(each).includes('Answer now'),
    )
    expect(invitations).toHaveLength(1)
    expect(wordsOf(invitations[0])).toContain('Nobody sees what you answer')
  })

  check('pages are kept, resumed where they were left, turned back, and handed in once', async () => {
    const invitation = (await whole.directMessages(lead)).find(each => wordsOf(each).includes('Answer now'))
    if (invitation === undefined) throw new Error('no invitation')
    const open = () => soon(whole.press(lead, invitation, 'answer_assessment'))
    open()
    await shows(lead, 'page 1 of 5')
    await whole.submit(lead, await allAnswered(lead, '4'))
    await shows(lead, 'page 2 of 5')
    const stack = (await whole.modals(lead)).stack
    await whole.ask(`people/${whole.userId(lead)}/views/${stack.at(-1)?.id}/close`, {})
    open()
    await shows(lead, 'page 2 of 5')
    const view = (await whole.modals(lead)).stack.at(-1)
    await whole.ask(`people/${whole.userId(lead)}/actions`, {
      container: { type: 'view', viewId: view?.id },
      blockId: 'turn',
      actionId: 'back_assessment',
    })
    await shows(lead, 'page 1 of 5')
    expect(await top(lead)).toContain('initial_option')
    for (const page of [1, 2, 3, 4]) {
      await shows(lead, `page ${page} of 5`)
      await whole.submit(lead, page === 2 ? {} : await allAnswered(lead, 'dont_know'))
    }
    await shows(lead, 'page 5 of 5')
    await whole.submit(lead, {
      ...(await allAnswered(lead, '2')),
      comment: { comment: 'The <!channel> handover *hurts*.' },
    })
    await shows(lead, 'nothing ties them to you')
    open()
    await shows(lead, 'You have taken part')
  })

  check('the results reach respondents in brief and managers whole, with the same figures', async () => {
    const wave = await theWave()
    const workspace = await whole.ask<{ people: { id: string; name: string }[] }>('workspace')
    const last = wave.form.pages.length - 1
    for (const { id: slackUserId } of workspace.people) {
      for (const [pageNo, { items }] of wave.form.pages.entries()) {
        const answers = Object.fromEntries(items.map((item, index) => [item, String(1 + (index % 5))]))
        const sent = { slackUserId, waveId: wave.waveId, pageNo, answers, comment: null }
        await (pageNo === last ? submit(ports(), sent) : turnPage(ports(), sent, 1))
      }
    }
    await ports().assessments.endAt(wave, new Date(Date.now() - 1_000))
    await whole.bot.turnAssessments()
    await whole.bot.deliver()
    const told = (await whole.directMessages(lead)).filter(each => wordsOf(each).includes('Results:'))
    expect(told).toHaveLength(1)
    const brief = wordsOf((await whole.type(lead, '/coach alignment'))[0])
    expect(brief).toMatch(/\d+ of \d+ answered/)
    expect(brief).not.toContain('Take something on')
    const full = wordsOf((await whole.type(manager, '/coach alignment'))[0])
    expect(full).toContain('Take something on')
    expect(full).toContain('Sales process')
    // One comment is too few to show any.
    expect(full).not.toContain('hurts')
    expect(JSON.stringify((await whole.home(manager)).view)).toContain('Alignment')
  })

  check('a manager takes something on; its owner is told, and says that it is done', async () => {
    const [message] = (await whole.directMessages(manager)).filter(each => wordsOf(each).includes('Results:'))
    if (message === undefined) throw new Error('no results')
    const [results] = await whole.press(manager, message, 'results_assessment')
    if (results === undefined) throw new Error('no answer')
    soon(whole.press(manager, results, 'act_on_assessment'))
    await shows(manager, 'What will be done')
    const refused = await whole.submit(manager, { text: { text: 'Ask them.' } })
    expect(Object.keys(refused.errors ?? {}).length).toBeGreaterThan(0)
    await whole.submit(manager, {
      cell: { cell: '0' },
      text: { text: 'Ask the five largest customers.' },
      owner: { owner: whole.userId(lead) },
      due: { due: '2031-01-31' },
    })
    await shows(manager, 'is told now')
    await whole.bot.deliver()
    const [asked] = (await whole.directMessages(lead)).filter(each => wordsOf(each).includes('For you:'))
    if (asked === undefined) throw new Error('the owner was not told')
    expect(wordsOf((await whole.press(lead, asked, 'done_assessment'))[0])).toContain('whether it moved')
    expect(wordsOf((await whole.press(lead, asked, 'done_assessment'))[0])).toContain('settled already')
  })

  check('no log line holds an answer, a name or who took part', async () => {
    const lines = whole.logLines.join('\n')
    expect(lines).not.toMatch(/hurts|Dana|handover|submitted/)
  })
})
