import { randomUUID } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DONT_KNOW, type FrozenForm } from '../../src/assessment/index.ts'
import { defaultModel, type Model } from '../../src/scoring/index.ts'
import { createAnswerSeal } from '../../src/store/answer-seal.ts'
import type { Store } from '../../src/store/index.ts'
import { submit, turnPage } from '../../src/workflows/assess/answer.ts'
import type { AssessPorts } from '../../src/workflows/assess/ports.ts'
import { startWave, type WaveRequest } from '../../src/workflows/assess/start.ts'
import { turnAssessments } from '../../src/workflows/assess/turn.ts'
import type { Wave } from '../../src/workflows/ports/index.ts'
import { person } from './fact-rows.ts'

export interface Employee {
  readonly id: string
  readonly function: string
  readonly role?: 'manager' | 'sales_operations' | 'account_manager' | 'other'
  readonly managerId?: string
  readonly leftOn?: string
}

/** 1..5, or null for "don't know", by item; items that are absent stay open. */
export type Said = Readonly<Record<string, number | null>>

export const operations: Employee = { id: 'OPS', function: 'sales operations', role: 'sales_operations' }

/** The Slack member that a person of the company is. */
export const slackIdOf = (id: string): string => `U${id.toUpperCase().replace(/[^A-Z0-9]/g, '')}`

/** People of some functions: `staff({ sales: 8 })` are sales-0 … sales-7. */
export const staff = (sizes: Readonly<Record<string, number>>): Employee[] =>
  Object.entries(sizes).flatMap(([unit, size]) =>
    Array.from({ length: size }, (_, index) => ({ id: `${unit}-${index}`, function: unit })),
  )

const DAY_MS = 86_400_000
export const short: WaveRequest = {
  template: 'short',
  statements: [],
  scope: { functions: [], regions: [], teams: [] },
  isRepeated: false,
}

/** A company on a real store, with the workflow of assessments and a clock that the test moves. */
export class AssessmentCompany {
  readonly ports: AssessPorts
  readonly dataDir: string
  isSwitchedOn = true
  #now = new Date('2026-02-02T10:00:00Z')

  readonly store: Omit<Store, 'close'>
  /** Named by tests that look into the tables. */
  readonly workspaceId: string

  constructor(
    store: Omit<Store, 'close'>,
    model: Model = defaultModel,
    workspaceId = '',
    dataDir = mkdtempSync(join(tmpdir(), 'plumbline-keys-')),
  ) {
    this.store = store
    this.workspaceId = workspaceId
    this.dataDir = dataDir
    const { assessments, directory, reader, coaching } = store.bulk
    this.ports = {
      assessments,
      directory,
      coaching,
      model,
      facts: reader,
      seal: createAnswerSeal(this.dataDir),
      settings: async () => ({
        baseCurrency: 'USD',
        fiscalYearStartMonth: 1,
        isSwitchedOn: this.isSwitchedOn,
        hasQuietHours: true,
        pilotManagerId: null,
        classicBlocksSince: null,
      }),
      now: () => this.#now,
      newId: randomUUID,
      chance: () => 1,
      soon: () => {},
    }
  }

  remove(): void {
    rmSync(this.dataDir, { recursive: true, force: true })
  }

  get now(): Date {
    return this.#now
  }

  async employ(people: readonly Employee[]): Promise<void> {
    const { writer, directory } = this.store.bulk
    const importId = await writer.beginImport('people', ['people'], this.#now)
    for (let start = 0; start < people.length; start += writer.chunkRows) {
      const rows = people.slice(start, start + writer.chunkRows).map(({ id, role = 'other', ...own }) =>
        person(id, {
          role,
          function: own.function,
          email: `${id}@acme.example`.toLowerCase(),
          managerId: own.managerId ?? null,
          leftOn: own.leftOn ?? null,
        }),
      )
      await writer.write(importId, 'person', rows)
    }
    await writer.finishImport(importId, { accepted: people.length, rejected: 0 }, this.#now)
    await directory.saveMembers(
      people.map(({ id }) => ({
        slackUserId: slackIdOf(id),
        email: `${id}@acme.example`,
        timeZone: 'Europe/Berlin',
        isGuest: false,
        isDeactivated: false,
      })),
    )
  }

  /** Moves the clock and does what is due. */
  async later(days: number): Promise<void> {
    this.pass(days)
    await turnAssessments(this.ports)
  }

  /** Sets the clock, for a company that is taken up again. */
  setClock(at: Date): void {
    this.#now = at
  }

  /** Moves the clock alone. */
  pass(days: number): void {
    this.#now = new Date(this.#now.getTime() + days * DAY_MS)
  }

  async start(request: Partial<WaveRequest> = {}, by = operations.id): Promise<Wave> {
    const starter = await this.ports.directory.person(by)
    if (starter === null) throw new Error(`nobody is ${by}`)
    const outcome = await startWave(this.ports, starter, { ...short, ...request })
    if (outcome.kind !== 'started') throw new Error(outcome.kind)
    await turnAssessments(this.ports)
    const wave = await this.ports.assessments.wave(outcome.wave.waveId)
    if (wave === null) throw new Error('the wave is gone')
    return wave
  }

  /** Hands in all pages at once, as the last page of a form that was filled before. */
  async answer({ waveId, form }: Pick<Wave, 'waveId' | 'form'>, id: string, said: Said, comment = '') {
    const last = form.pages.length - 1
    const sent = (pageNo: number) => ({
      slackUserId: slackIdOf(id),
      waveId,
      pageNo,
      answers: pageOf(form, pageNo, said),
      comment: pageNo === last ? comment : null,
    })
    for (let pageNo = 0; pageNo < last; pageNo += 1)
      if (Object.keys(sent(pageNo).answers).length > 0) await turnPage(this.ports, sent(pageNo), 1)
    return submit(this.ports, sent(last))
  }

  /** The wave as it is stored after it was closed. */
  async close({ waveId }: Pick<Wave, 'waveId'>): Promise<Wave> {
    await this.later(30)
    const wave = await this.ports.assessments.wave(waveId)
    if (wave?.result == null) throw new Error('the wave is not closed')
    return wave
  }
}

function pageOf(form: FrozenForm, pageNo: number, said: Said): Record<string, string> {
  const items = form.pages[pageNo]?.items ?? []
  return Object.fromEntries(
    items.flatMap(item => {
      const rating = said[item]
      return rating === undefined ? [] : [[item, rating === null ? DONT_KNOW : String(rating)]]
    }),
  )
}
