import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { ConversationView, MessagePage, MessageView } from '../../src/sandbox/index.ts'
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
const manager = 'Colin Drummond'
const dana = 'dana.keller.p.101'
const colin = 'colin.drummond.p.002'

const pairs: readonly (readonly [DatabaseKind, Transport])[] = [
  ['embedded', 'http'],
  ['postgres', 'socket'],
]

describe.each(pairs)('plain words on %s over %s', (database, transport) => {
  const isMissing = database === 'postgres' && serverUrl === undefined
  const check = test.skipIf(isMissing)
  let whole: WholeBot

  beforeAll(async () => {
    if (isMissing) return
    whole = await startWholeBot({
      database,
      transport,
      before: sample('cleanme', '2026-08-31'),
      extraPeople: [{ name: 'visitor', real_name: 'A Guest', is_guest: true }],
      extraChannels: [{ name: 'team-east', members: [dana, colin, 'visitor', 'app'] }],
    })
  })
  afterAll(async () => whole?.close())

  async function conversation(name: string, channel: string) {
    const all = await whole.ask<readonly ConversationView[]>(`people/${whole.userId(name)}/conversations`)
    return all.find(each => each.name === channel)?.id ?? ''
  }
  const read = async (name: string, channel: string) => {
    const path = `people/${whole.userId(name)}/conversations/${channel}`
    return (await whole.ask<MessagePage>(`${path}/messages`)).messages
  }
  const post = (name: string, channel: string, text: string, more: object = {}) =>
    whole.ask<{ messages: readonly MessageView[] }>(`people/${whole.userId(name)}/messages`, {
      channel,
      text,
      ...more,
    })
  /** Says something in the direct message and gives the bot's answer. */
  async function tell(name: string, text: string): Promise<MessageView | undefined> {
    const [first] = await whole.directMessages(name)
    const channel = first?.channel ?? (await whole.type(name, '/coach help'))[0]?.channel ?? ''
    const before = (await read(name, channel)).length
    await post(name, channel, text)
    await expect.poll(async () => (await read(name, channel)).length, { timeout: 15_000 }).toBe(before + 2)
    return (await read(name, channel)).at(-1)
  }
  const told = async (name: string, text: string) => wordsOf(await tell(name, text))

  check('the direct message answers like the commands do', async () => {
    const account = 'Brightwater Surgical Partners'
    const covered = await told(lead, `who covers ${account}?`)
    const [typed] = await whole.type(lead, `/coverage ${account}`)
    expect(covered.split('\n')[0]).toBe(typed?.text)
    expect(await told(lead, 'what tier is Brightwater?')).toContain('Tier of Brightwater Surgical Partners')
    expect(await told(lead, 'how is my comp plan?')).toContain('Comp mix of Account managers 2026')
    expect(await told(manager, 'show me the forecast')).toContain('Forecast: team of Colin Drummond')
    expect(await told(lead, 'what is a value gap?')).toContain('in which we are worse than others')
  })

  check('a wish in plain words is carried out, and what may not be seen stays unseen', async () => {
    expect(await told(lead, 'mute coverage gaps for a week')).toContain('Coverage gap: quiet until')
    expect(await told(lead, 'show me the forecast')).toContain('Managers see the forecast of their own team')
  })

  check('a form opens with a press', async () => {
    const answer = await tell(lead, 'my settings')
    expect(wordsOf(answer)).toContain('It opens with a press')
    if (answer === undefined) throw new Error('no answer')
    await whole.openModal(lead, answer, 'change_preferences')
    expect(JSON.stringify(await whole.modals(lead))).toContain('Days on which you work')
  })

  check('what is not understood is said, with what can be asked; nothing is guessed', async () => {
    const answer = await told(lead, 'is it raining <!channel>?')
    expect(answer).toContain("I don't understand “is it raining &lt;!channel&gt;")
    expect(answer).toContain('/coach forecast')
  })

  check('an answer in a channel is seen by the asker alone; a guest gets nothing', async () => {
    const channel = await conversation(lead, 'team-east')
    const bot = '@plumbline'
    await post(lead, channel, `${bot} who covers Brightwater?`)
    const seen = async (name: string) => (await read(name, channel)).map(wordsOf).join('\n')
    await expect.poll(() => seen(lead), { timeout: 15_000 }).toContain('Brightwater Surgical Partners')
    const answer = (await read(lead, channel)).at(-1)
    expect(answer?.isEphemeral).toBe(true)
    expect(await seen(manager)).not.toContain('Brightwater Surgical Partners')
    await post('A Guest', channel, `${bot} who covers Brightwater?`)
    await expect.poll(() => seen('A Guest'), { timeout: 15_000 }).toContain("I don't know you yet")
    expect(await seen('A Guest')).not.toContain('Brightwater Surgical Partners')
  })

  check('copies of an event, edits, threads, bots and unaddressed talk get no answer', async () => {
    const first = (await whole.directMessages(lead)).find(({ isEphemeral }) => !isEphemeral)
    const dm = first?.channel ?? ''
    const channel = await conversation(lead, 'team-east')
    const bot = await whole.ask<{ app: { botUserId: string } }>('workspace')
    const before = [await read(lead, dm), await read(lead, channel)].map(({ length }) => length)
    await post(lead, channel, 'who covers Brightwater?')
    await post(lead, dm, 'who covers Brightwater?', { threadTs: first?.ts })
    const event = (more: object) => ({
      event: {
        type: 'message',
        channel: dm,
        channel_type: 'im',
        user: whole.userId(lead),
        text: 'who covers Brightwater?',
        ts: '1.1',
        ...more,
      },
    })
    await whole.ask('events', event({ subtype: 'message_changed' }))
    await whole.ask('events', event({ bot_id: 'B1' }))
    await whole.ask('events', event({ edited: { user: whole.userId(lead), ts: '1.2' } }))
    await whole.ask('events', event({ user: bot.app.botUserId }))
    await whole.ask('events', { ...event({}), wrapper: { event_id: 'EvSame' } })
    await whole.ask('events', { ...event({}), wrapper: { event_id: 'EvSame' } })
    await expect
      .poll(async () => (await read(lead, dm)).length, { timeout: 15_000 })
      .toBeGreaterThan(before[0] ?? 0)
    // One more question: whatever was to come has come before its answer.
    await tell(lead, 'what tier is Brightwater?')
    expect((await read(lead, dm)).length).toBe((before[0] ?? 0) + 3)
    expect((await read(lead, channel)).length).toBe((before[1] ?? 0) + 1)
  })
})
