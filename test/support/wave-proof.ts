import { z } from 'zod'
import { createLog } from '../../src/log.ts'
import { startSandbox } from '../../src/sandbox/index.ts'
import { nextOpen } from '../../src/schedule/index.ts'
import { bulkClient, createMessenger } from '../../src/slack/index.ts'
import { resume, submit, turnPage } from '../../src/workflows/assess/answer.ts'
import { extendWave } from '../../src/workflows/assess/manage.ts'
import { hoursOf } from '../../src/workflows/assess/ports.ts'
import { readAlignment } from '../../src/workflows/assess/read.ts'
import { turnAssessments } from '../../src/workflows/assess/turn.ts'
import { type DeliveryCounts, deliverDue } from '../../src/workflows/deliver.ts'
import type { OutboxItem, Wave } from '../../src/workflows/ports/index.ts'
import { AssessmentCompany, type Employee, operations, slackIdOf } from './assessment-company.ts'
import { takesNewerBlocks } from './block-support.ts'
import type { OpenDatabase } from './databases.ts'

export interface WaveProof {
  readonly people: number
  readonly messages: Readonly<Record<string, number>>
  /** People who answered in more than one sitting. */
  readonly resumed: number
  readonly submitted: number
  /** Second submissions that were refused. */
  readonly refused: number
  readonly faults: readonly string[]
  readonly resultsMs: number
  readonly cells: number
  readonly peakMegabytes: number
  /** Of all slices, without their starts. */
  readonly seconds: number
}

/** What is sent in the same turn counts as sent at its moment. */
const MOMENT_MS = 3_600_000
const TOKEN = 'xoxb-sandbox'
const TICKS_A_DAY = 4
const DAYS = 23
/** People whose forms are looked at together; about one in thirty of them answers on a day. */
const AT_ONCE = 200
const functions = ['sales', 'marketing', 'support', 'finance', 'product', 'service'] as const
/** Six of ten answer, on days spread over the wave; three of ten in two sittings. */
const planOf = (person: number) => ({
  answersOn: person % 10 < 6 ? 1 + ((person * 7) % 17) : null,
  isResumed: person % 10 < 3,
})

const staffOf = (people: number) =>
  Array.from(
    { length: people },
    (_, index): Employee => ({ id: `P${index}`, function: functions[index % functions.length] ?? 'sales' }),
  )

/** What has to be known to go on with a proof that was stopped between two moments of its time. */
export const waveProgress = z.object({
  dataDir: z.string(),
  waveId: z.string(),
  /** How many moments are over; a day has four. */
  ticks: z.int(),
  now: z.coerce.date(),
  resumed: z.int(),
  submitted: z.int(),
  refused: z.int(),
  /** When each submitted, by person. */
  submittedOn: z.record(z.string(), z.coerce.date()),
  peakBytes: z.number(),
  /** Messages that arrived in Slack. */
  arrived: z.int(),
  seconds: z.number(),
})
export type WaveProgress = z.output<typeof waveProgress>

const startSlack = (people: readonly Employee[]) =>
  startSandbox({
    workspace: {
      team: { name: 'Acme', domain: 'acme' },
      people: people.map(({ id }) => ({
        id: slackIdOf(id),
        name: id.toLowerCase(),
        real_name: id,
        email: `${id.toLowerCase()}@acme.example`,
      })),
      channels: [{ name: 'general', is_general: true, members: [] }],
      limits: { is_enforced: false },
      app: { name: 'Plumbline', bot_token: TOKEN, app_token: 'xapp-sandbox' },
    },
  })

async function begin(company: AssessmentCompany, staff: readonly Employee[]): Promise<WaveProgress> {
  await company.employ([operations, ...staff])
  const { waveId } = await company.start({ template: 'long' })
  return {
    dataDir: company.dataDir,
    waveId,
    ticks: 0,
    now: company.now,
    resumed: 0,
    submitted: 0,
    refused: 0,
    submittedOn: {},
    peakBytes: 0,
    arrived: 0,
    seconds: 0,
  }
}

/** Sends what is due by the company's clock through a real client to the sandbox. */
function deliveryFor(company: AssessmentCompany, slackApiUrl: string): () => Promise<DeliveryCounts> {
  const log = createLog({ level: 'error', write: () => {} })
  const { outbox, directory } = company.store.bulk
  return () =>
    deliverDue({
      outbox,
      directory,
      messenger: createMessenger({
        client: bulkClient(TOKEN, slackApiUrl, 30_000, log),
        support: takesNewerBlocks(),
      }),
      opensAt: async (item: OutboxItem, at) => nextOpen(at, await hoursOf(company.ports, item.personId)),
      // The sandbox sets no limits here, so nothing has to wait its turn.
      pacer: {
        take: () => 0,
        accepted: () => {},
        refused: () => {},
        restMs: () => 0,
        postsPerSecond: () => 0,
      },
      sleep: async () => {},
      monotonicMs: () => performance.now(),
      now: async () => company.now,
      isStopping: () => false,
      isSwitchedOn: async () => true,
    })
}

/** One sitting of one person; the first of two stops after a page. */
async function sit(company: AssessmentCompany, { waveId, form }: Wave, id: string, isFirstOfTwo: boolean) {
  const slackUserId = slackIdOf(id)
  const opened = await resume(company.ports, slackUserId, waveId)
  if (opened.kind !== 'page') return opened.kind
  const last = form.pages.length - 1
  for (let pageNo = opened.pageNo; pageNo <= last; pageNo += 1) {
    const items = form.pages[pageNo]?.items ?? []
    const answers = Object.fromEntries(
      items.map((item, index) => [item, String(1 + ((Number(id.slice(1)) + index * 3) % 5))]),
    )
    const comment = pageNo === last ? `A comment of ${slackUserId}` : null
    const sent = { slackUserId, waveId, pageNo, answers, comment }
    if (pageNo === last) return (await submit(company.ports, sent)).kind
    await turnPage(company.ports, sent, 1)
    if (isFirstOfTwo) return 'left'
  }
  return 'left'
}

export interface WaveProofOptions {
  readonly people: number
  /** Where an earlier slice stopped. */
  readonly from?: WaveProgress | null
  readonly keep?: (progress: WaveProgress) => void
  /** Asked between two moments; false ends the slice. */
  readonly mayGoOn?: () => boolean
  readonly say?: (line: string) => void
}

/** What people do on a day: some answer in one sitting, some in two, some try twice. */
async function liveDay(company: AssessmentCompany, wave: Wave, staff: readonly Employee[], day: number) {
  const counts = { resumed: 0, submitted: 0, refused: 0 }
  const submittedOn: Record<string, Date> = {}
  const live = async (index: number, id: string) => {
    const { answersOn, isResumed } = planOf(index)
    if (answersOn === null) return
    if (isResumed && answersOn === day + 1) await sit(company, wave, id, true)
    if (answersOn !== day) return
    const isSubmitted = (await sit(company, wave, id, false)) === 'submitted'
    counts.submitted += isSubmitted ? 1 : 0
    counts.resumed += isSubmitted && isResumed ? 1 : 0
    submittedOn[id] = company.now
    if (index % 10 !== 0) return
    // Awaited by itself: others count while this one waits.
    const again = await sit(company, wave, id, false)
    counts.refused += again === 'already' ? 1 : 0
  }
  const people = [...staff.entries()]
  for (let start = 0; start < people.length; start += AT_ONCE)
    await Promise.all(people.slice(start, start + AT_ONCE).map(([index, { id }]) => live(index, id)))
  return { counts, submittedOn }
}

/**
 * One wave over three weeks of simulated time, with two instances that do everything that is due at the same time, an
 * extension, resumed drafts and second submissions; then everything that every person got is counted. Null where it was
 * stopped before the end: what was kept goes on from there.
 */
export async function proveWave(
  database: OpenDatabase,
  { people, from = null, keep = () => {}, mayGoOn = () => true, say = () => {} }: WaveProofOptions,
): Promise<WaveProof | null> {
  const staff = staffOf(people)
  const company = new AssessmentCompany(database.workspace('proof'), undefined, 'proof', from?.dataDir)
  if (from !== null) company.setClock(from.now)
  const sandbox = await startSlack([operations, ...staff])
  let isOver = false
  try {
    const deliver = deliveryFor(company, sandbox.slackApiUrl)
    let progress = from ?? (await begin(company, staff))
    const wave = await company.ports.assessments.wave(progress.waveId)
    if (wave === null) throw new Error('the wave is gone')
    while (progress.ticks < DAYS * TICKS_A_DAY) {
      if (!mayGoOn()) return null
      const began = performance.now()
      // Two instances; what one of them has done, the other one must not do again.
      await Promise.all([turnAssessments(company.ports), turnAssessments(company.ports)])
      const delivered = await Promise.all([deliver(), deliver()])
      const day = progress.ticks / TICKS_A_DAY
      if (day === 13) await extendWave(company.ports, slackIdOf(operations.id), wave.waveId)
      const lived = Number.isInteger(day) ? await liveDay(company, wave, staff, day) : null
      company.pass(1 / TICKS_A_DAY)
      progress = {
        ...progress,
        ticks: progress.ticks + 1,
        now: company.now,
        resumed: progress.resumed + (lived?.counts.resumed ?? 0),
        submitted: progress.submitted + (lived?.counts.submitted ?? 0),
        refused: progress.refused + (lived?.counts.refused ?? 0),
        submittedOn: { ...progress.submittedOn, ...lived?.submittedOn },
        peakBytes: Math.max(progress.peakBytes, process.memoryUsage().rss),
        arrived: progress.arrived + delivered.reduce((sum, { sent }) => sum + sent, 0),
        seconds: progress.seconds + (performance.now() - began) / 1_000,
      }
      keep(progress)
      if (lived !== null) say(`day ${day}: ${progress.submitted} have submitted`)
    }
    isOver = true
    return await judge(database, company, wave, staff, progress)
  } finally {
    await sandbox.close()
    // The keys of an open wave stand there: a slice that stopped needs them again.
    if (isOver) company.remove()
  }
}

async function judge(
  database: OpenDatabase,
  company: AssessmentCompany,
  wave: Wave,
  staff: readonly Employee[],
  progress: WaveProgress,
): Promise<WaveProof> {
  const faults: string[] = []
  const submittedOn = new Map(Object.entries(progress.submittedOn))
  const messages = await countMessages(database, company, wave, [operations, ...staff], submittedOn, faults)
  const expected = Object.values(messages).reduce((sum, count) => sum + count, 0)
  if (progress.arrived !== expected)
    faults.push(`${progress.arrived} messages were sent, ${expected} are known`)
  const before = performance.now()
  const view = await readAlignment(company.ports, slackIdOf(operations.id))
  const { resultsReply } = await import('../../src/slack/assessment/results.ts')
  if (view?.last == null) faults.push('there are no results')
  else resultsReply(view.last, null, company.ports.model)
  const resultsMs = Math.round(performance.now() - before)
  const cells = view?.last?.wave.result.cells.length ?? 0
  const { resumed, submitted, refused, seconds } = progress
  const peakMegabytes = Math.round(progress.peakBytes / 1_048_576)
  return {
    people: staff.length,
    messages,
    resumed,
    submitted,
    refused,
    faults,
    resultsMs,
    cells,
    peakMegabytes,
    seconds: Math.round(seconds),
  }
}

interface Sent {
  readonly person_id: string
  readonly title: string
  readonly state: string
  readonly sent_at: Date | null
}

async function sentBy(database: OpenDatabase, company: AssessmentCompany): Promise<readonly Sent[]> {
  const { rows } = await database.lanes.bulk.pool.query<Sent>(
    `SELECT person_id, content->>'title' AS title, state, sent_at FROM outbox WHERE workspace_id = $1`,
    [company.workspaceId],
  )
  return rows
}

/** What everyone got, held against what they should have got. */
async function countMessages(
  database: OpenDatabase,
  company: AssessmentCompany,
  wave: Wave,
  people: readonly Employee[],
  submittedOn: ReadonlyMap<string, Date>,
  faults: string[],
): Promise<Record<string, number>> {
  const kinds: Record<string, number> = { invitation: 0, reminder: 0, results: 0 }
  const sent = new Map<string, Sent[]>()
  for (const row of await sentBy(database, company))
    sent.set(row.person_id, [...(sent.get(row.person_id) ?? []), row])
  for (const { id } of people) {
    const own = sent.get(id) ?? []
    const results = own.filter(({ title }) => title.startsWith('Results'))
    const asked = own.filter(({ title }) => !title.startsWith('Results'))
    if (own.some(({ state }) => state !== 'sent')) faults.push(`${id}: something was not sent`)
    if (results.length !== 1) faults.push(`${id}: ${results.length} results`)
    if (asked.length < 1 || asked.length > 4) faults.push(`${id}: ${asked.length} invitations and reminders`)
    const until = submittedOn.get(id)
    const late = asked.filter(
      ({ sent_at }) =>
        until !== undefined && sent_at !== null && sent_at.getTime() - until.getTime() > MOMENT_MS,
    )
    if (late.length > 0) faults.push(`${id}: reminded after submitting`)
    if (until === undefined && asked.length !== 4) faults.push(`${id}: ${asked.length - 1} reminders`)
    kinds['invitation'] = (kinds['invitation'] ?? 0) + Math.min(1, asked.length)
    kinds['reminder'] = (kinds['reminder'] ?? 0) + Math.max(0, asked.length - 1)
    kinds['results'] = (kinds['results'] ?? 0) + results.length
  }
  const closed = await company.ports.assessments.wave(wave.waveId)
  const total = closed?.result?.groups.find(({ unit }) => unit === null)?.n
  if (total !== submittedOn.size) faults.push(`${total} counted of ${submittedOn.size}`)
  const wrong = closed?.result?.cells.filter(
    cell => cell.unit === null && cell.counts?.reduce((sum, count) => sum + count, 0) !== submittedOn.size,
  )
  if (wrong === undefined || wrong.length > 0) faults.push(`${wrong?.length} items are counted wrong`)
  return kinds
}
