import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { defaultModel } from '../../src/scoring/index.ts'
import { resume, turnPage } from '../../src/workflows/assess/answer.ts'
import { readAlignment } from '../../src/workflows/assess/read.ts'
import { startWave } from '../../src/workflows/assess/start.ts'
import { turnAssessments } from '../../src/workflows/assess/turn.ts'
import { whoSeesWhat } from '../../src/workflows/assess/words.ts'
import { AssessmentCompany, operations, short, slackIdOf, staff } from '../support/assessment-company.ts'
import { describeOnEachDatabase, type OpenDatabase } from '../support/databases.ts'

const said = { sales_process: 4, engage: null }

describeOnEachDatabase('an assessment from invitation to results', where => {
  let database: OpenDatabase
  beforeAll(async () => {
    database = await where.open()
  })
  afterAll(() => database.close())

  const companies: AssessmentCompany[] = []
  afterAll(() => {
    for (const company of companies) company.remove()
  })
  async function companyOf(sizes: Readonly<Record<string, number>>) {
    const company = new AssessmentCompany(database.workspace())
    companies.push(company)
    await company.employ([operations, ...staff(sizes)])
    return company
  }
  /** Nothing is delivered here, so what was queued is due, or ended. */
  const queued = async ({ store }: AssessmentCompany) => {
    const { due, dead } = await store.bulk.outbox.counts()
    return due + dead
  }
  const rows = async (table: string, { waveId }: { readonly waveId: string }) =>
    (
      await database.lanes.bulk.pool.query<{ row: string }>(
        `SELECT t::text AS row FROM ${table} t WHERE wave_id = $1`,
        [waveId],
      )
    ).rows.map(({ row }) => row)

  test('everyone is invited once, reminded three times at most, and told once', async () => {
    const company = await companyOf({ sales: 7 })
    const wave = await company.start()
    expect(await queued(company)).toBe(8)
    await company.later(0)
    expect(await queued(company)).toBe(8)
    await company.answer(wave, 'sales-0', said)
    const perDay: number[] = []
    for (let day = 1; day <= 15; day += 1) {
      const before = await queued(company)
      await company.later(0.5)
      await company.later(0.5)
      perDay.push((await queued(company)) - before)
    }
    // Three reminders to the seven who have not answered, then the results to eight people, the starter among them.
    expect(perDay.filter(count => count > 0)).toEqual([7, 7, 7, 8])
  })

  test('while messages are off nobody is invited or reminded, and closing ends what has not left', async () => {
    const company = await companyOf({ sales: 7 })
    const wave = await company.start()
    expect(await queued(company)).toBe(8)
    company.isSwitchedOn = false
    await company.later(4)
    expect(await queued(company)).toBe(8)
    expect((await company.close(wave)).state).toBe('closed')
    expect(await company.store.bulk.outbox.counts()).toMatchObject({ due: 0, dead: 8 })
  })

  test('what asks somebody to take part does not leave once its reader has taken part', async () => {
    const company = await companyOf({ sales: 7 })
    const wave = await company.start()
    await company.later(4)
    const before = await company.store.bulk.outbox.counts()
    await company.answer(wave, 'sales-0', said)
    const after = await company.store.bulk.outbox.counts()
    // The invitation and the first reminder.
    expect([before.due - after.due, after.dead]).toEqual([2, 2])
  })

  test('after submission nothing ties a person to a ballot, and after closing there is no ballot and no key', async () => {
    const company = await companyOf({ sales: 7, marketing: 6 })
    const wave = await company.start()
    for (const { id } of staff({ sales: 7, marketing: 6 }))
      await company.answer(wave, id, said, `Words of ${id}`)
    const ballots = await rows('assessment_ballot', wave)
    expect(ballots).toHaveLength(13)
    for (const ballot of ballots) expect(ballot).not.toMatch(/sales|marketing|Words/)
    expect(new Set(ballots.map(({ length }) => length)).size).toBe(1)
    const participants = await company.ports.assessments.participants(wave.waveId, { limit: 100 })
    for (const { state, nextReminderAt, ...rest } of participants) {
      expect(Object.keys(rest).toSorted()).toEqual(['personId', 'remindedNo', 'unit', 'waveId'])
      if (state === 'submitted') expect(nextReminderAt).toBeNull()
    }
    expect(readdirSync(join(company.dataDir, 'assessment-keys'))).toHaveLength(1)

    const closed = await company.close(wave)
    expect(closed.result?.groups).toEqual([
      { unit: null, n: 13 },
      { unit: 'marketing', n: 6 },
      { unit: 'sales', n: 7 },
    ])
    expect(await rows('assessment_ballot', wave)).toEqual([])
    expect(await rows('assessment_draft', wave)).toEqual([])
    expect(readdirSync(join(company.dataDir, 'assessment-keys'))).toEqual([])
    expect(await company.ports.assessments.comments(wave.waveId)).toHaveLength(13)
  })

  test('a draft is resumed where it was left, and only by its person', async () => {
    const company = await companyOf({ sales: 7 })
    const wave = await company.start()
    const [first = ''] = wave.form.pages[0]?.items ?? []
    const sent = { waveId: wave.waveId, pageNo: 0, comment: null }
    await turnPage(
      company.ports,
      { ...sent, slackUserId: slackIdOf('sales-1'), answers: { [first]: '2' } },
      1,
    )
    expect(await resume(company.ports, slackIdOf('sales-1'), wave.waveId)).toMatchObject({
      kind: 'page',
      pageNo: 0,
      answers: { ratings: { [first]: 2 } },
    })
    expect(await resume(company.ports, slackIdOf('sales-2'), wave.waveId)).toMatchObject({
      answers: { ratings: {} },
    })
    for (const draft of await rows('assessment_draft', wave)) expect(draft).not.toContain(first)
  })

  test('bad input has a clear outcome, and nothing is counted twice', async () => {
    const company = await companyOf({ sales: 8 })
    const wave = await company.start()
    const page = { waveId: wave.waveId, pageNo: 0, comment: null }
    expect((await company.answer(wave, 'sales-0', said)).kind).toBe('submitted')
    expect((await company.answer(wave, 'sales-0', { sales_process: 1 })).kind).toBe('already')
    expect((await company.answer(wave, 'sales-1', {})).kind).toBe('nothing_answered')
    expect(await resume(company.ports, slackIdOf('stranger'), wave.waveId)).toEqual({
      kind: 'unknown_person',
    })
    expect(await resume(company.ports, slackIdOf('sales-2'), 'another wave')).toEqual({ kind: 'not_asked' })
    const forged = { ...page, slackUserId: slackIdOf('sales-2') }
    expect(await turnPage(company.ports, { ...forged, answers: { invented: '4' } }, 1)).toEqual({
      kind: 'other_form',
    })
    expect(await turnPage(company.ports, { ...forged, pageNo: 99, answers: {} }, 1)).toEqual({
      kind: 'other_form',
    })
    const both = await Promise.all([
      company.answer(wave, 'sales-3', said),
      company.answer(wave, 'sales-3', said),
    ])
    expect(both.map(({ kind }) => kind).toSorted()).toContain('submitted')
    expect(
      (await company.ports.assessments.progress(wave.waveId)).find(({ state }) => state === 'submitted')
        ?.count,
    ).toBe(2)

    await company.employ([{ id: 'sales-4', function: 'sales', leftOn: '2026-01-01' }])
    expect((await company.answer(wave, 'sales-4', said)).kind).toBe('unknown_person')
    const closed = await company.close(wave)
    expect((await company.answer(wave, 'sales-5', said)).kind).toBe('closed')
    // Two are too few: nothing of it is kept.
    expect(closed.result).toMatchObject({ groups: [], cells: [], hiddenUnits: ['sales'] })
  })

  test.each([
    ['laxer', 8, 5],
    ['stricter', 5, 8],
  ])('a model that becomes %s while a wave is open shows no more than was promised', async (_, at, then) => {
    const company = await companyOf({ sales: 8 })
    const asking = (minimumRespondents: number) => {
      const { alignment } = defaultModel
      const suppression = { ...alignment.suppression, minimumRespondents }
      return { ...company.ports, model: { ...defaultModel, alignment: { ...alignment, suppression } } }
    }
    const starter = await company.ports.directory.person(operations.id)
    if (starter === null) throw new Error('nobody starts it')
    const own = { ...short, scope: { ...short.scope, functions: ['sales', operations.function] } }
    const outcome = await startWave(asking(at), starter, own)
    if (outcome.kind !== 'started') throw new Error(outcome.kind)
    await turnAssessments(asking(at))
    for (let person = 0; person < 8; person += 1)
      await company.answer(outcome.wave, `sales-${person}`, { sales_process: 1 + (person % 5) })
    expect(whoSeesWhat(outcome.wave, asking(then).model).join()).toContain(`for ${at + 1} people or more`)
    company.pass(30)
    await turnAssessments(asking(then))
    const closed = await company.ports.assessments.wave(outcome.wave.waveId)
    // Eight answered: enough for the one, too few for the other.
    expect(closed?.result).toMatchObject({ groups: [], cells: [] })
  })

  test('a wave that was started before promises were kept closes by the model of the day', async () => {
    const company = await companyOf({ sales: 8 })
    const wave = await company.start()
    await database.lanes.bulk.pool.query(
      `UPDATE assessment_wave SET form = (form::jsonb - 'suppression')::json WHERE wave_id = $1`,
      [wave.waveId],
    )
    for (let person = 0; person < 8; person += 1)
      await company.answer(wave, `sales-${person}`, { sales_process: 1 + (person % 5) })
    const closed = await company.close(wave)
    expect(closed.form.suppression).toBeUndefined()
    expect(closed.result?.groups).toMatchObject([
      { unit: null, n: 8 },
      { unit: 'sales', n: 8 },
    ])
  })

  test('the same people are asked the same once a quarter, and again in the next one', async () => {
    const company = await companyOf({ sales: 7 })
    const wave = await company.start({ isRepeated: true })
    await expect(company.start()).rejects.toThrow('exists')
    await company.close(wave)
    await company.later(30)
    await company.later(30)
    const waves = await company.ports.assessments.waves(['opening', 'open'])
    expect(waves.map(({ slot, state }) => [slot, state])).toEqual([['2026-Q2', 'open']])
  })

  test('a wave that could never show anything asks nobody', async () => {
    const company = await companyOf({ sales: 4 })
    await expect(company.start()).rejects.toThrow('too_few')
    expect(await queued(company)).toBe(0)
  })

  test('a manager asks the own organisation, and another manager sees nothing of it', async () => {
    const company = await companyOf({ support: 3 })
    const boss = { id: 'M-1', function: 'sales', role: 'manager' } as const
    const other = { id: 'M-2', function: 'support', role: 'manager' } as const
    const team = staff({ sales: 7 }).map(each => ({ ...each, managerId: boss.id }))
    await company.employ([boss, other, ...team])
    const wave = await company.start({}, boss.id)
    expect(await queued(company)).toBe(8)
    for (const { id } of team) await company.answer(wave, id, said)
    await company.close(wave)
    const view = (id: string) => readAlignment(company.ports, slackIdOf(id))
    expect((await view(boss.id))?.last).toMatchObject({ isBrief: false })
    expect((await view('sales-0'))?.last).toMatchObject({ isBrief: true })
    expect((await view(operations.id))?.last).toMatchObject({ isBrief: false })
    expect((await view(other.id))?.last).toBeNull()
    expect((await view('support-0'))?.last).toBeNull()
  })

  test('people who may not start a wave start none', async () => {
    const company = await companyOf({ sales: 7 })
    await expect(company.start({}, 'sales-0')).rejects.toThrow('denied')
  })
})
