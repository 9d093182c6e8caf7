import { afterAll, beforeAll, expect, test } from 'vitest'
import { addAction } from '../../src/workflows/assess/actions.ts'
import { endWave, extendWave } from '../../src/workflows/assess/manage.ts'
import { readAlignment } from '../../src/workflows/assess/read.ts'
import { startWave } from '../../src/workflows/assess/start.ts'
import type { CountedWave } from '../../src/workflows/ports/index.ts'
import {
  AssessmentCompany,
  type Employee,
  operations,
  short,
  slackIdOf,
  staff,
} from '../support/assessment-company.ts'
import { describeOnEachDatabase, type OpenDatabase } from '../support/databases.ts'

describeOnEachDatabase('waves of assessments', where => {
  let database: OpenDatabase
  const companies: AssessmentCompany[] = []
  let count = 0
  beforeAll(async () => {
    database = await where.open()
  })
  afterAll(async () => {
    for (const company of companies) company.remove()
    await database.close()
  })

  async function companyOf(people: readonly Employee[]) {
    const name = `waves-${++count}`
    const company = new AssessmentCompany(database.workspace(name), undefined, name)
    companies.push(company)
    await company.employ([operations, ...people])
    return company
  }
  const by = async ({ ports }: AssessmentCompany, id = operations.id) => {
    const person = await ports.directory.person(id)
    if (person === null) throw new Error(`nobody is ${id}`)
    return person
  }
  const wordsTo = async ({ workspaceId }: AssessmentCompany, id: string) =>
    (
      await database.lanes.bulk.pool.query<{ words: string }>(
        'SELECT content::text AS words FROM outbox WHERE workspace_id = $1 AND person_id = $2',
        [workspaceId, id],
      )
    ).rows.map(({ words }) => words)

  test('nothing is started while messages are off', async () => {
    const company = await companyOf(staff({ sales: 7 }))
    company.isSwitchedOn = false
    expect(await startWave(company.ports, await by(company), short)).toEqual({ kind: 'switched_off' })
    expect(await company.ports.assessments.waves(['opening', 'open'])).toEqual([])
  })

  test('a wave that had to wait before it invited anybody has all its days', async () => {
    const company = await companyOf(staff({ sales: 7 }))
    const started = await startWave(company.ports, await by(company), short)
    if (started.kind !== 'started') throw new Error(started.kind)
    company.isSwitchedOn = false
    await company.later(30)
    company.isSwitchedOn = true
    await company.later(0)
    const wave = await company.ports.assessments.wave(started.wave.waveId)
    expect(wave).toMatchObject({ state: 'open', opensAt: company.now })
    const days = (each: { opensAt: Date; closesAt: Date } | null) =>
      Math.round(((each?.closesAt.getTime() ?? 0) - (each?.opensAt.getTime() ?? 0)) / 86_400_000)
    expect(Math.abs(days(wave) - days(started.wave))).toBeLessThanOrEqual(2)
    expect(await wordsTo(company, 'sales-0')).toHaveLength(1)
  })

  test('a manager sees what they or people below them were asked, and nothing of what asked others', async () => {
    const managers = ['head', 'asked', 'other'].map(
      (id): Employee => ({
        id,
        function: id === 'asked' ? 'support' : 'marketing',
        role: 'manager',
        ...(id === 'head' ? {} : { managerId: 'head' }),
      }),
    )
    const company = await companyOf([
      ...managers,
      ...staff({ support: 7 }).map(each => ({ ...each, managerId: 'asked' })),
      ...staff({ marketing: 7 }).map(each => ({ ...each, managerId: 'other' })),
    ])
    const wave = await company.start({ scope: { functions: ['support'], regions: [], teams: [] } })
    for (const { id } of staff({ support: 7 }))
      await company.answer(wave, id, { engage: 4 }, `Words of ${id}`)
    await company.close(wave)
    const last = async (id: string) => (await readAlignment(company.ports, slackIdOf(id)))?.last ?? null
    expect(await last('asked')).toMatchObject({ isBrief: false })
    expect(await last('head')).toMatchObject({ isBrief: false })
    expect(await last(operations.id)).toMatchObject({ isBrief: false })
    expect(await last('other')).toBeNull()
    expect((await wordsTo(company, 'other')).filter(words => words.includes('Results'))).toEqual([])
  })

  test('waves that close at once are counted one after the other, each knowing what the other released', async () => {
    const company = await companyOf(staff({ sales: 7, support: 7 }))
    const scope = (name: string) => ({ functions: [name], regions: [], teams: [] })
    const first = await company.start({ scope: scope('sales') })
    const second = await company.start({ scope: scope('support') })
    const counted = (subject: string): CountedWave => ({
      result: {
        groups: [],
        cells: [],
        eligible: {},
        hiddenUnits: [],
        reorganised: [],
        modelVersion: 'test',
      },
      releases: [{ subject, people: ['sales-0'] }],
      comments: [],
      unsentKeys: [],
    })
    const other = database.workspace(company.workspaceId).interactive.assessments
    let known: readonly string[] = []
    let isDone: Promise<boolean> | undefined
    await company.ports.assessments.close(first.waveId, async () => {
      isDone = other.close(second.waveId, async ({ log }) => {
        known = log.map(({ subject }) => subject)
        return counted('second')
      })
      // Time in which the other one could count without waiting.
      await new Promise(resolve => setTimeout(resolve, 300))
      return counted('first')
    })
    expect(await isDone).toBe(true)
    expect(known).toEqual(['first'])
  })

  test('waves that ask others have other names', async () => {
    const boss: Employee = { id: 'boss', function: 'sales', role: 'manager' }
    const company = await companyOf([
      boss,
      ...staff({ sales: 7, support: 7, finance: 7 }).map(each => ({ ...each, managerId: 'boss' })),
    ])
    const scope = (...functions: string[]) => ({ scope: { functions, regions: [], teams: [] } })
    const names = [
      await company.start(),
      await company.start({}, boss.id),
      await company.start(scope('support', 'sales')),
      await company.start(scope('support', 'sales', 'finance')),
    ].map(({ name }) => name)
    const { name: bossName } = await by(company, boss.id)
    expect(names).toEqual([
      'Alignment, short form, 2026 Q1',
      `Alignment, short form, 2026 Q1, team of ${bossName}`,
      'Alignment, short form, 2026 Q1, sales and support',
      'Alignment, short form, 2026 Q1, finance and sales and 1 more',
    ])
  })

  test('who is still asked is reminded once more after each extension, and who has answered is not', async () => {
    const company = await companyOf(staff({ sales: 7 }))
    const wave = await company.start()
    await company.answer(wave, 'sales-0', { engage: 4 })
    const lastDays = async (id: string) =>
      (await wordsTo(company, id)).filter(words => words.includes('Last day')).length
    const untilLastDay = async () => {
      const { closesAt } = (await company.ports.assessments.wave(wave.waveId)) ?? wave
      for (let step = 0; step < 60 && company.now.getTime() < closesAt.getTime() - 9 * 3_600_000; step += 1)
        await company.later(0.25)
    }
    const seen: number[] = []
    for (let round = 0; round < 3; round += 1) {
      await untilLastDay()
      await company.later(0.1)
      await company.later(0)
      seen.push(await lastDays('sales-1'))
      if (round < 2)
        expect(await extendWave(company.ports, slackIdOf(operations.id), wave.waveId)).toBe('done')
    }
    expect(seen).toEqual([1, 2, 3])
    expect(await extendWave(company.ports, slackIdOf(operations.id), wave.waveId)).toBe('too_often')
    expect(await lastDays('sales-0')).toBe(0)
    await company.close(wave)
    const waiting = await company.store.bulk.outbox.counts()
    // Reminders of extensions end with the wave like the others; what is left are the results.
    expect(waiting.due).toBe(8)
  })

  test('whoever may manage a wave ends it at once; it is counted, and only takers are thanked', async () => {
    const company = await companyOf(staff({ sales: 8 }))
    const wave = await company.start()
    for (const { id } of staff({ sales: 7 }))
      await company.answer(wave, id, { engage: (Number(id.at(-1)) % 5) + 1 })
    expect(await endWave(company.ports, slackIdOf('sales-0'), wave.waveId)).toBe('denied')
    expect(await endWave(company.ports, slackIdOf(operations.id), wave.waveId)).toBe('done')
    expect(await endWave(company.ports, slackIdOf(operations.id), wave.waveId)).toBe('not_open')
    expect((await company.answer(wave, 'sales-7', { engage: 1 })).kind).toBe('closed')
    await company.later(0)
    expect((await company.ports.assessments.wave(wave.waveId))?.result?.groups[0]).toEqual({
      unit: null,
      n: 7,
    })
    const forged = {
      slackUserId: slackIdOf(operations.id),
      waveId: wave.waveId,
      topic: 'engage',
      unit: null,
      text: 'Ask five customers.',
      ownerSlackId: slackIdOf('sales-0'),
      dueOn: '2026-13-45',
    }
    expect(await addAction(company.ports, forged)).toEqual({ kind: 'past' })
    expect(await company.ports.assessments.actionsOf([wave.waveId])).toEqual([])
    const results = async (id: string) =>
      (await wordsTo(company, id)).filter(words => words.includes('Results')).join()
    expect(await results('sales-0')).toContain('Thank you for taking part')
    expect(await results('sales-7')).toContain('7 of 9')
    expect(await results('sales-7')).not.toContain('Thank you')
  })

  test('an owner is reminded on the day where they are, and later it is overdue', async () => {
    const company = await companyOf(staff({ sales: 7 }))
    const wave = await company.start()
    const { assessments } = company.ports
    const action = (actionId: string, dueOn: string) =>
      assessments.addAction({
        actionId,
        waveId: wave.waveId,
        unit: null,
        topic: 'engage',
        text: actionId,
        ownerId: 'sales-0',
        createdBy: operations.id,
        createdAt: company.now,
        dueOn,
        state: 'open',
        outcome: null,
        isReminded: false,
      })
    await action('early', '2026-02-01')
    await action('today', '2026-02-04')
    const said = async () => (await wordsTo(company, 'sales-0')).filter(words => /Due|Overdue/.test(words))
    // Half past eleven at night in UTC is the next day in Berlin.
    company.setClock(new Date('2026-02-02T23:30:00Z'))
    await company.later(0)
    expect(await said()).toEqual([expect.stringContaining('Overdue since')])
    await company.later(1)
    expect((await said()).filter(words => words.includes('Due today'))).toHaveLength(1)
  })
})
