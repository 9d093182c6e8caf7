import { rmSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { resultsReply } from '../../src/slack/assessment/results.ts'
import { addAction, cellsToTakeOn } from '../../src/workflows/assess/actions.ts'
import { type PageSent, resume, sendPage, turnPage } from '../../src/workflows/assess/answer.ts'
import { exportAssessments } from '../../src/workflows/assess/export.ts'
import { stopRepeating } from '../../src/workflows/assess/manage.ts'
import { readAlignment } from '../../src/workflows/assess/read.ts'
import { openAssessmentWeek } from '../../src/workflows/assess/week.ts'
import {
  AssessmentCompany,
  type Employee,
  operations,
  type Said,
  slackIdOf,
  staff,
} from '../support/assessment-company.ts'
import { describeOnEachDatabase, type OpenDatabase } from '../support/databases.ts'

const boss: Employee = { id: 'boss', function: 'sales', role: 'manager' }

describeOnEachDatabase('an assessment under attack', where => {
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
    const name = `attack-${++count}`
    const company = new AssessmentCompany(database.workspace(name), undefined, name)
    companies.push(company)
    await company.employ([operations, ...people])
    return company
  }

  const tables = ['wave', 'participant', 'draft', 'ballot', 'release', 'comment', 'action']
  const read = async (sql: string, values: readonly unknown[]) =>
    (await database.lanes.bulk.pool.query<{ row: string }>(sql, [...values])).rows.map(({ row }) => row)

  /** Everything that is left of a closed wave, in the database and on every surface; what is random is taken out. */
  async function tracesOf(
    company: AssessmentCompany,
    people: readonly Employee[],
  ): Promise<readonly string[]> {
    const { ports, workspaceId } = company
    const stored = await Promise.all(
      tables.map(table =>
        read(`SELECT t::text AS row FROM assessment_${table} t WHERE workspace_id = $1`, [workspaceId]),
      ),
    )
    const sent = await read('SELECT person_id || content::text AS row FROM outbox WHERE workspace_id = $1', [
      workspaceId,
    ])
    const shown: string[] = []
    for (const { id } of [operations, ...people]) {
      const view = await readAlignment(ports, slackIdOf(id))
      if (view?.last != null) shown.push(id, JSON.stringify(resultsReply(view.last, null, ports.model)))
    }
    const files: string[] = []
    await exportAssessments(ports, {
      async write(
        _: string,
        header: readonly string[],
        pages: AsyncIterable<readonly (readonly string[])[]>,
      ) {
        files.push(header.join())
        for await (const rows of pages) files.push(...rows.map(row => row.join()))
      },
    } as unknown as Parameters<typeof exportAssessments>[1])
    const week = await openAssessmentWeek(ports, company.now)
    const told = JSON.stringify([await week(boss.id), await week(operations.id)])
    return [...stored.flat(), ...sent, ...shown, ...files, told]
      .map(text =>
        text
          .replaceAll(workspaceId, 'WORKSPACE')
          .replace(/[0-9a-f]{8}-[0-9a-f-]{27}/g, 'ID')
          .replace(/[0-9a-f]{32,40}/g, 'KEY'),
      )
      .sort()
  }

  test('what hidden people said, and when, leaves no trace: two companies that differ in nothing else look the same', async () => {
    const people = [
      boss,
      ...staff({ sales: 8, support: 3, finance: 3 }).map(each => ({ ...each, managerId: boss.id })),
    ]
    const strict: Said = { sales_process: 1, engage: 2, principle_1: null }
    const mild: Said = { sales_process: 5, engage: 4, principle_1: 3 }
    const said = (swapped: boolean) => (id: string, index: number) => {
      if (id.startsWith('support')) return swapped ? mild : strict
      if (id.startsWith('finance')) return swapped ? strict : mild
      return { sales_process: 1 + (index % 5), engage: 3 + (index % 2), principle_1: 2 + (index % 3) }
    }
    const live = async (swapped: boolean) => {
      const company = await companyOf(people)
      const wave = await company.start()
      const order = people.map(({ id }, index) => ({ id, what: said(swapped)(id, index) }))
      for (const { id, what } of swapped ? order.toReversed() : order)
        await company.answer(wave, id, what, 'Words.')
      expect((await company.close(wave)).result?.hiddenUnits).toEqual(['finance', 'support'])
      const asked = {
        slackUserId: slackIdOf(boss.id),
        waveId: wave.waveId,
        topic: 'sales_process',
        text: 'Ask them.',
      }
      const owned = { ...asked, ownerSlackId: slackIdOf('sales-1'), dueOn: '2026-12-01' }
      expect((await addAction(company.ports, { ...owned, unit: 'support' })).kind).toBe('unknown_cell')
      expect((await addAction(company.ports, { ...owned, unit: null })).kind).toBe('added')
      const cells = await cellsToTakeOn(company.ports, slackIdOf(boss.id), wave.waveId)
      expect(new Set(cells?.map(({ unit }) => unit))).toEqual(new Set([null, 'sales']))
      return tracesOf(company, people)
    }
    const [one, other] = [await live(false), await live(true)]
    expect(one.length).toBeGreaterThan(50)
    expect(other).toEqual(one)
  })

  test('characters that no database takes keep no wave from closing', async () => {
    const company = await companyOf(staff({ sales: 8 }))
    const wave = await company.start()
    for (const { id } of staff({ sales: 8 }))
      await company.answer(wave, id, { engage: 4, renew: 2 }, `Well\u0000 said\u0007,\ntwice \ud800.`)
    expect((await company.close(wave)).state).toBe('closed')
    const comments = await company.ports.assessments.comments(wave.waveId)
    expect(new Set(comments)).toEqual(new Set(['Well said,\ntwice \ufffd.']))
  })

  test('a wave whose key is lost stays open, and holds up no other one', async () => {
    const company = await companyOf(staff({ sales: 8, support: 8 }))
    const lost = await company.start({ scope: { functions: ['sales'], regions: [], teams: [] } })
    const sound = await company.start({ scope: { functions: ['support'], regions: [], teams: [] } })
    for (const { id } of staff({ sales: 8 })) await company.answer(lost, id, { engage: 4 })
    for (const { id } of staff({ support: 8 })) await company.answer(sound, id, { engage: 4 })
    rmSync(join(company.dataDir, 'assessment-keys', `${lost.waveId}.key`))
    await expect(company.later(30)).rejects.toThrow("can't be opened")
    const states = await Promise.all(
      [lost, sound].map(({ waveId }) => company.ports.assessments.wave(waveId)),
    )
    expect(states.map(each => [each?.state, each?.isTold])).toEqual([
      ['open', false],
      ['closed', true],
    ])
  })

  test('pages of another wave, of no wave and of a changed form are refused, and the draft stays as it was', async () => {
    const company = await companyOf(staff({ sales: 8, support: 8 }))
    const scope = (unit: string) => ({ functions: [unit], regions: [], teams: [] })
    const own = await company.start({ scope: scope('sales'), statements: ['Our handover works well.'] })
    const other = await company.start({ scope: scope('support'), statements: ['Our tools work well.'] })
    const last = own.form.pages.length - 1
    const sent = { slackUserId: slackIdOf('sales-0'), waveId: own.waveId, pageNo: 0, comment: null }
    const [first = ''] = own.form.pages[0]?.items ?? []
    await turnPage(company.ports, { ...sent, answers: { [first]: '2' } }, 1)
    const forged: PageSent[] = [
      { ...sent, pageNo: last, answers: { 'custom:Our tools work well.': '1' } },
      { ...sent, pageNo: last, answers: JSON.parse('{"__proto__":"1","constructor":"1"}') },
      { ...sent, pageNo: last + 1, answers: {} },
      { ...sent, pageNo: 0.5, answers: {} },
      { ...sent, waveId: other.waveId, answers: { [first]: '5' } },
      { ...sent, waveId: `${own.waveId}'; --`, answers: {} },
    ]
    const kinds = []
    for (const page of forged) kinds.push((await sendPage(company.ports, page)).kind)
    expect(kinds).toEqual(['other_form', 'other_form', 'other_form', 'other_form', 'not_asked', 'not_asked'])
    expect(await resume(company.ports, sent.slackUserId, own.waveId)).toMatchObject({
      answers: { ratings: { [first]: 2 } },
    })
  })

  test('who moves to another function during a wave counts where they were asked, and is asked no second time', async () => {
    const people = staff({ sales: 7, support: 7 })
    const company = await companyOf(people)
    const wave = await company.start({ scope: { functions: ['sales'], regions: [], teams: [] } })
    await company.employ([{ id: 'sales-0', function: 'support' }])
    for (const { id } of staff({ sales: 7 }))
      expect((await company.answer(wave, id, { engage: 4 })).kind).toBe('submitted')
    expect((await company.answer(wave, 'support-1', { engage: 4 })).kind).toBe('not_asked')
    expect((await company.close(wave)).result?.groups).toEqual([
      { unit: null, n: 7 },
      { unit: 'sales', n: 7 },
    ])
  })

  test('functions that merge between waves have no trend, and neither wave gives the other away', async () => {
    const people = staff({ presales: 12, postsales: 3, support: 14 })
    const company = await companyOf(people)
    const first = await company.start({ isRepeated: true })
    const answer = async (wave: typeof first, rating: number) => {
      for (const [index, { id }] of people.entries())
        await company.answer(wave, id, { engage: rating - (index % 2), sales_process: 3 + (index % 2) })
    }
    await answer(first, 2)
    // Fifteen of the rest would leave three: so the next smallest hides too.
    expect((await company.close(first)).result?.groups).toEqual([
      { unit: null, n: 29 },
      { unit: 'support', n: 14 },
    ])
    await company.employ(
      people.map(each => ({ ...each, function: each.function === 'support' ? 'support' : 'sales' })),
    )
    await company.later(61)
    const [second] = await company.ports.assessments.waves(['open'])
    if (second === undefined) throw new Error('no second wave')
    await answer(second, 5)
    const closed = await company.close(second)
    expect(closed.result?.groups).toEqual([
      { unit: null, n: 29 },
      { unit: 'sales', n: 15 },
      { unit: 'support', n: 14 },
    ])
    expect(closed.result?.reorganised).toEqual(['sales'])
    const view = await readAlignment(company.ports, slackIdOf(operations.id))
    const units = new Set(view?.last?.reading.changes.map(({ unit }) => unit))
    expect(units).toEqual(new Set([null, 'support']))
    expect(view?.earlier.map(({ waveId }) => waveId)).toEqual([first.waveId])
  })

  test('a series ends by its owner’s press, goes on without its starter, and asks nobody new when a manager is promoted', async () => {
    const team = staff({ sales: 8 }).map(each => ({ ...each, managerId: boss.id }))
    const company = await companyOf([
      boss,
      ...team,
      { id: 'OPS2', function: 'sales operations', role: 'sales_operations' },
    ])
    const whole = await company.start({ isRepeated: true })
    const own = await company.start({ isRepeated: true, template: 'sales-engagement' }, boss.id)
    const ended = await company.start({ isRepeated: true, template: 'long' })
    expect(await stopRepeating(company.ports, slackIdOf('sales-1'), ended.waveId)).toBe('denied')
    expect(await stopRepeating(company.ports, slackIdOf(boss.id), ended.waveId)).toBe('denied')
    expect(await stopRepeating(company.ports, slackIdOf(operations.id), ended.waveId)).toBe('done')
    await company.later(30)
    await company.employ([
      { ...operations, leftOn: '2026-03-01' },
      { ...boss, role: 'sales_operations' },
    ])
    await company.later(61)
    const next = await company.ports.assessments.waves(['open'])
    expect(next.map(({ seriesId, startedBy }) => [seriesId, startedBy])).toEqual([[whole.seriesId, 'OPS2']])
    expect(next.map(({ seriesId }) => seriesId)).not.toContain(own.seriesId)
  })
})
