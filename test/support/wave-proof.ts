import { createLog } from '../../src/log.ts'
import { startSandbox } from '../../src/sandbox/index.ts'
import { nextOpen } from '../../src/schedule/index.ts'
import { bulkClient, createMessenger } from '../../src/slack/index.ts'
import { extendWave } from '../../src/workflows/assess/actions.ts'
import { resume, submit, turnPage } from '../../src/workflows/assess/answer.ts'
import { hoursOf } from '../../src/workflows/assess/ports.ts'
import { readAlignment } from '../../src/workflows/assess/read.ts'
import { turnAssessments } from '../../src/workflows/assess/turn.ts'
import { deliverDue } from '../../src/workflows/deliver.ts'
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
}

/** What is sent in the same turn counts as sent at its moment. */
const MOMENT_MS = 3_600_000
const TOKEN = 'xoxb-sandbox'
const TICKS_A_DAY = 4
const DAYS = 23
const functions = ['sales', 'marketing', 'support', 'finance', 'product', 'service'] as const
/** Six of ten answer, on days spread over the wave; three of ten in two sittings. */
const planOf = (person: number) => ({
  answersOn: person % 10 < 6 ? 1 + ((person * 7) % 17) : null,
  isResumed: person % 10 < 3,
})

async function openCompany(database: OpenDatabase, people: number) {
  const company = new AssessmentCompany(database.workspace('proof'), undefined, 'proof')
  const staff = Array.from(
    { length: people },
    (_, index): Employee => ({ id: `P${index}`, function: functions[index % functions.length] ?? 'sales' }),
  )
  await company.employ([operations, ...staff])
  const sandbox = await startSandbox({
    workspace: {
      team: { name: 'Acme', domain: 'acme' },
      people: [operations, ...staff].map(({ id }) => ({
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
  return { company, staff, sandbox }
}

/** Sends what is due by the company's clock through a real client to the sandbox. */
function deliveryFor(company: AssessmentCompany, slackApiUrl: string): () => Promise<unknown> {
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

/**
 * One wave over three weeks of simulated time, with two instances that do everything that is due at the same time, an
 * extension, resumed drafts and second submissions; then everything that every person got is counted.
 */
export async function proveWave(
  database: OpenDatabase,
  people: number,
  say: (line: string) => void = () => {},
): Promise<WaveProof> {
  const { company, staff, sandbox } = await openCompany(database, people)
  const faults: string[] = []
  let peak = 0
  try {
    const deliver = deliveryFor(company, sandbox.slackApiUrl)
    const turn = async () => {
      // Two instances; what one of them has done, the other one must not do again.
      await Promise.all([turnAssessments(company.ports), turnAssessments(company.ports)])
      await Promise.all([deliver(), deliver()])
      peak = Math.max(peak, process.memoryUsage().rss)
    }
    const wave = await company.start({ template: 'long' })
    const counts = { resumed: 0, submitted: 0, refused: 0 }
    const submittedOn = new Map<string, Date>()
    for (let tick = 0; tick < DAYS * TICKS_A_DAY; tick += 1) {
      await turn()
      const day = Math.floor(tick / TICKS_A_DAY)
      if (tick % TICKS_A_DAY === 0) {
        if (day === 13) await extendWave(company.ports, slackIdOf(operations.id), wave.waveId)
        for (const [index, { id }] of staff.entries()) {
          const { answersOn, isResumed } = planOf(index)
          if (answersOn === null) continue
          if (isResumed && answersOn === day + 1) await sit(company, wave, id, true)
          if (answersOn !== day) continue
          const outcome = await sit(company, wave, id, false)
          counts.submitted += outcome === 'submitted' ? 1 : 0
          counts.resumed += outcome === 'submitted' && isResumed && answersOn > 0 ? 1 : 0
          submittedOn.set(id, company.now)
          if (index % 10 === 0) counts.refused += (await sit(company, wave, id, false)) === 'already' ? 1 : 0
        }
        say(`day ${day}: ${counts.submitted} have submitted`)
      }
      company.pass(1 / TICKS_A_DAY)
    }
    const messages = await countMessages(database, company, wave, [operations, ...staff], submittedOn, faults)
    const before = performance.now()
    const view = await readAlignment(company.ports, slackIdOf(operations.id))
    const { resultsReply } = await import('../../src/slack/assessment/results.ts')
    if (view?.last == null) faults.push('there are no results')
    else resultsReply(view.last, null, company.ports.model)
    const resultsMs = performance.now() - before
    const cells = view?.last?.wave.result.cells.length ?? 0
    const peakMegabytes = Math.round(peak / 1_048_576)
    return { people, messages, ...counts, faults, resultsMs, cells, peakMegabytes }
  } finally {
    await sandbox.close()
    company.remove()
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
