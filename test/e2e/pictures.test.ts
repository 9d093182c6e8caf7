import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { sample, startWholeBot, type WholeBot, wordsOf } from '../support/whole-bot.ts'

const lead = 'Dana Keller'
const operations = 'Lucille Okonjo'
const marketing = 'Petra Sandvik'

const open = async (mode: 'current' | 'older') => {
  const whole = await startWholeBot({
    database: 'embedded',
    transport: 'socket',
    before: sample('cleanme', '2026-08-31'),
    mode,
  })
  await sample('cleanme', '2026-09-30')(job => whole.job(job))
  const ask = async (name: string, text: string) => (await whole.type(name, text))[0]
  const typesOf = async (name: string, text: string) =>
    (await ask(name, text))?.blocks.map(({ type }) => type) ?? []
  return { whole, ask, typesOf }
}

describe('where Slack takes newer blocks', () => {
  let it: Awaited<ReturnType<typeof open>>
  let whole: WholeBot
  beforeAll(async () => {
    it = await open('current')
    whole = it.whole
  })
  afterAll(async () => whole?.close())

  test.each([
    [lead, '/coverage Lakeside', 'data_table'],
    [operations, '/comp-mix Account managers', 'data_visualization'],
    [operations, '/coach growth', 'data_visualization'],
  ])('%s sees in %s a %s', async (name, text, type) => {
    expect(await it.typesOf(name, text)).toContain(type)
    expect((await whole.installation.settings()).classicBlocksSince).toBeNull()
  })

  test.each([
    [marketing, '/coach value-gaps hospital', 'What customers value: hospital', 'Value matrix:'],
    [operations, '/coach growth', 'Growth of all accounts', 'Waterfall:'],
  ])(
    'a picture of %s’s %s goes to their own direct message, with its numbers',
    async (name, text, title, alt) => {
      const answer = await it.ask(name, text)
      if (answer === undefined) throw new Error('no answer')
      const said = await whole.press(name, answer, 'show_picture')
      expect(wordsOf(said.find(({ isEphemeral }) => isEphemeral))).toContain('in our direct message')
      const message = (await whole.directMessages(name)).findLast(({ files }) => files.length > 0)
      expect(message?.files).toMatchObject([{ title, mimetype: 'image/png', isImage: true }])
      expect(message?.files[0]?.altText).toContain(alt)
      expect(message?.text).toContain(`*${title}*`)
      expect(message?.text).toMatch(/n = \d+ (buyer|account)s?/)
    },
  )

  test('nobody gets a picture of what they may not see', async () => {
    const answer = await it.ask(operations, '/coach growth')
    if (answer === undefined) throw new Error('no answer')
    const before = (await whole.directMessages(lead)).length
    const said = await whole.press(lead, answer, 'show_picture').catch(() => [])
    expect(said.map(wordsOf).join()).not.toContain('in our direct message')
    expect((await whole.directMessages(lead)).filter(({ files }) => files.length > 0)).toEqual([])
    expect((await whole.directMessages(lead)).length).toBe(before)
  })
})

test('where Slack refuses newer blocks, the same answers come in classic ones, and the refusal is kept', async () => {
  const { whole, ask, typesOf } = await open('older')
  try {
    const coverage = await ask(lead, '/coverage Lakeside')
    expect(wordsOf(coverage)).toContain('*Economic buyer* · State:')
    expect((await whole.installation.settings()).classicBlocksSince).not.toBeNull()
    const growth = await ask(operations, '/coach growth')
    expect(wordsOf(growth)).toContain('█')
    expect(await typesOf(operations, '/comp-mix Account managers')).not.toContain('data_visualization')
  } finally {
    await whole.close()
  }
})
