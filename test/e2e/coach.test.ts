import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { sample, startWholeBot, type WholeBot, wordsOf } from '../support/whole-bot.ts'

const lead = 'Dana Keller'
const operations = 'Lucille Okonjo'
const marketing = 'Petra Sandvik'

describe('/coach', () => {
  let whole: WholeBot

  beforeAll(async () => {
    whole = await startWholeBot({
      database: 'embedded',
      transport: 'socket',
      before: sample('cleanme', '2026-08-31'),
    })
    await sample('cleanme', '2026-09-30')(job => whole.job(job))
    await whole.bot.deliver()
  })
  afterAll(async () => whole?.close())

  const say = async (name: string, text: string) => wordsOf((await whole.type(name, text))[0])

  test('tier offers the own accounts, and a press gives scores, what would change them, and the history', async () => {
    const [choice] = await whole.type(lead, '/coach tier')
    expect(wordsOf(choice)).toContain('Which account?')
    const [tier] = choice === undefined ? [] : await whole.press(lead, choice, 'open_coach:1')
    expect(wordsOf(tier)).toContain('Tier of Brightwater Surgical Partners: Tier 1a')
    expect(wordsOf(tier)).toContain('What would change the tier')
    expect(wordsOf(tier)).toMatch(/Tier 1a since 30 Sep 2026 · Tier 2 since 31 Aug 2026/)
  })

  test('value gaps are for everyone, with what sellers believe beside them and the survey they come from', async () => {
    const gaps = await say(marketing, '/coach value-gaps hospital')
    expect(gaps).toContain('Value Gaps to Address')
    expect(gaps).toContain('our sellers believe +0.8 (n = 8)')
    expect(gaps).toContain('Hospital buyers 2025, asked 11 May 2026 to 22 May 2026')
    expect(await say(lead, '/coach value-gaps Brightwater')).toContain('belongs to this segment')
    expect(await say(marketing, '/coach value-gaps Brightwater')).toContain('Did you mean one of these?')
  })

  test('the plan of an account is for its team; who sees no accounts is told who can help', async () => {
    const plan = await say(operations, '/coach plan Lakeside')
    expect(plan).toContain('*overdue*, due 21 Aug 2026')
    expect(plan).toContain('8 of 9 parts')
    expect(plan).toContain('4 of n = 5 actions due')
    expect(await say(lead, '/coach plan Brightwater')).toContain('This Tier 1 account has no account plan')
    expect(await say(marketing, '/coach plan Lakeside')).toContain('Sales operations can tell you')
  })

  test('growth is for managers and sales operations', async () => {
    const growth = await say(operations, '/coach growth hospital')
    expect(growth).toContain('Growth of hospital')
    expect(growth).toMatch(/Gross revenue retention:\* \d+(\.\d)? %/)
    expect(await say('Colin Drummond', '/coach growth')).toContain('Growth of all accounts')
    expect(await say(lead, '/coach growth')).toContain('managers and sales operations')
  })

  test('the forecast has its interval, its method and how right it was, for managers and sales operations', async () => {
    const all = await say(operations, '/coach forecast')
    expect(all).toContain('Forecast: everybody')
    expect(all).toMatch(/Open opportunities\* should bring \*\$[\d,]+\*, whenever they close \(n = \d+\)/)
    expect(all).toMatch(/90 % of outcomes lie between \$[\d,]+ and \$[\d,]+/)
    expect(all).toMatch(/Error \(Brier\) 0\.\d+: 0 is perfect/)
    expect(all).toContain('*Oct 2026* should bring')
    expect(all).toMatch(/off by [\d.]+ %, [\d.]+ % too (high|low) in all/)
    expect(await say('Colin Drummond', '/coach forecast')).toContain('Forecast: team of Colin Drummond')
    expect(await say('Colin Drummond', '/coach forecast zzzz')).toContain('Did you mean one of these?')
    expect(await say(operations, '/coach forecast Colin')).toContain('Forecast: team of Colin Drummond')
    expect(await say(lead, '/coach forecast')).toContain('Managers see the forecast of their own team')
  })

  test('why gives the facts, the rule, the snapshot and who else was told, to the recipient alone', async () => {
    const why = await say(lead, '/coach why moved from Tier 2')
    expect(why).toContain('10 of 10 questions answered')
    expect(why).toContain('An account moved firmly into, out of or within Tier 1')
    expect(why).toContain('snapshot as of 30 Sep 2026')
    expect(why).toContain('*Also told:*')
    expect(await say(marketing, '/coach why moved from Tier 2')).toContain('I told you nothing')
  })

  test('what is muted is listed, and heard again', async () => {
    expect(await say(lead, '/coach mute Brightwater 14')).toContain('quiet until')
    const [list] = await whole.type(lead, '/coach mute')
    expect(wordsOf(list)).toContain('Brightwater Surgical Partners: quiet until')
    const [ended] = list === undefined ? [] : await whole.press(lead, list, 'end_mute:0')
    expect(wordsOf(ended)).toContain('You will hear of it again')
    expect(await say(lead, '/coach mute')).toContain('Nothing is muted')
    expect(await say(lead, '/coach mute lake 400')).toContain('up to 90 days')
  })

  test('settings opens the preferences', async () => {
    const channel = (await whole.directMessages(lead))[0]?.channel ?? ''
    await whole.ask(`people/${whole.userId(lead)}/commands`, { channel, text: '/coach settings' })
    await expect
      .poll(async () => JSON.stringify((await whole.modals(lead)).stack.at(-1)?.view ?? {}))
      .toContain('"callback_id":"preferences"')
  })
})
