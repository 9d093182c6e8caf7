import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { ActResult, ConversationView, MessagePage, MessageView } from '../../src/sandbox/index.ts'
import { sample, startWholeBot, type WholeBot, wordsOf } from '../support/whole-bot.ts'

const lead = 'Dana Keller'
const dana = 'dana.keller.p.101'
const account = 'Brightwater Surgical Partners'
const button = 'share_coverage'

describe('sharing an answer to the channel where it was asked', () => {
  let whole: WholeBot

  beforeAll(async () => {
    whole = await startWholeBot({
      database: 'embedded',
      transport: 'http',
      before: sample('cleanme', '2026-08-31'),
      extraPeople: [{ name: 'visitor', real_name: 'A Guest', is_guest: true }],
      extraChannels: [
        { name: 'team-east', members: [dana] },
        { name: 'with-partner', members: [dana, 'app'], is_ext_shared: true },
        { name: 'with-guest', members: [dana, 'visitor', 'app'] },
        { name: 'private-without-bot', members: [dana], is_private: true },
        { name: 'private-with-bot', members: [dana, 'app'], is_private: true },
      ],
    })
  })
  afterAll(async () => whole?.close())

  async function channelOf(name: string) {
    const seen = await whole.ask<readonly ConversationView[]>(`people/${whole.userId(lead)}/conversations`)
    const found = seen.find(each => each.name === name)
    if (found === undefined) throw new Error(`no channel ${name}`)
    return found.id
  }
  async function read(channel: string): Promise<readonly MessageView[]> {
    const path = `people/${whole.userId(lead)}/conversations/${channel}/messages`
    return (await whole.ask<MessagePage>(path)).messages
  }
  const typed = (channel: string, text: string) =>
    whole.ask<ActResult>(`people/${whole.userId(lead)}/commands`, { channel, text })
  async function press(message: MessageView) {
    const block = message.blocks.find(each => JSON.stringify(each).includes(button))
    return whole.ask<ActResult>(`people/${whole.userId(lead)}/actions`, {
      container: { type: 'message', channel: message.channel, ts: message.ts },
      blockId: block?.block_id ?? '',
      actionId: button,
    })
  }
  /** Types the command and gives the answer, once it is there. */
  async function answerIn(channel: string): Promise<MessageView> {
    const before = (await read(channel)).length
    await typed(channel, `/coverage ${account}`)
    await expect.poll(async () => (await read(channel)).length).toBe(before + 1)
    const answer = (await read(channel)).at(-1)
    if (answer === undefined) throw new Error('no answer')
    return answer
  }

  test('everyone in the channel reads the same answer with who shared it, once for two presses', async () => {
    const channel = await channelOf('team-east')
    const answer = await answerIn(channel)
    expect(answer.isEphemeral).toBe(true)
    await Promise.all([press(answer), press(answer)])
    await expect
      .poll(async () => (await read(channel)).map(wordsOf).join('\n'))
      .toContain('This is shared already; it was not posted again.')
    await expect
      .poll(async () => (await read(channel)).map(wordsOf).join('\n'))
      .toContain('You shared this to the channel.')
    const posted = (await read(channel)).filter(message => !message.isEphemeral)
    expect(posted).toHaveLength(1)
    expect(wordsOf(posted[0])).toContain('Shared by Dana Keller')
    expect(wordsOf(posted[0])).toContain('First gap to close')
    expect(wordsOf(posted[0])).not.toMatch(/share_coverage|<@U|Only you/)
    const own = (await read(channel)).find(message => message.ts === answer.ts)
    expect(wordsOf(own)).not.toContain(button)
  })

  test.each([
    ['with-partner', 'shared with another organisation'],
    ['with-guest', 'There are guests in this channel'],
    ['private-without-bot', "I can't see who reads this channel"],
  ])('nothing is posted to %s, and the answer says why', async (name, why) => {
    const channel = await channelOf(name)
    await press(await answerIn(channel))
    await expect.poll(async () => wordsOf((await read(channel)).at(-1))).toContain(why)
    expect((await read(channel)).every(message => message.isEphemeral)).toBe(true)
  })

  test('a private channel that the bot was invited to is fine', async () => {
    const channel = await channelOf('private-with-bot')
    await press(await answerIn(channel))
    await expect
      .poll(async () => (await read(channel)).filter(message => !message.isEphemeral).length)
      .toBe(1)
  })

  test('the button is not offered in direct messages, for lists and for compensation', async () => {
    expect(wordsOf((await whole.type(lead, `/coverage ${account}`))[0])).not.toContain(button)
    const channel = await channelOf('team-east')
    for (const command of ['/coverage', '/comp-mix']) {
      const before = (await read(channel)).length
      await typed(channel, command)
      await expect.poll(async () => (await read(channel)).length).toBe(before + 1)
      expect(wordsOf((await read(channel)).at(-1))).not.toMatch(/Share to channel|share_coverage/)
    }
  })

  test('a message that Slack refuses is not counted, so the button works again', async () => {
    const channel = await channelOf('team-east')
    const answer = await answerIn(channel)
    const before = (await read(channel)).filter(message => !message.isEphemeral).length
    // Refused with its table, and in classic blocks as well.
    await whole.ask('faults', { kind: 'status-before', method: 'response_url', status: 404, times: 2 })
    await press(answer)
    await expect
      .poll(async () => wordsOf((await read(channel)).at(-1)))
      .toContain('Please press the button again')
    await press(answer)
    await expect
      .poll(async () => (await read(channel)).filter(message => !message.isEphemeral).length)
      .toBe(before + 1)
  })

  test('who may no longer see the account shares nothing, although the button is still there', async () => {
    const channel = await channelOf('team-east')
    const answer = await answerIn(channel)
    const { writer, reader } = whole.installation.store.bulk
    const assigned = (await reader.rowsBy('coverageAssignment', 'personId', ['P-101'])).map(({ row }) => row)
    await writer.write(
      'moved away',
      'coverageAssignment',
      assigned.map(row => ({ row: { ...row, untilOn: '2026-09-01' }, baseMinor: {} })),
    )
    await press(answer)
    await expect.poll(async () => wordsOf((await read(channel)).at(-1))).toContain("I can't show you that")
  })
})
