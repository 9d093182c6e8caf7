import type { TrafficPage } from '../../src/sandbox/index.ts'
import { sample, startWholeBot, type WholeBot } from '../../test/support/whole-bot.ts'
import type { Report } from '../report.ts'
import { quantile } from './queue.ts'

const PRESSES = 40
const WARM_UP = 5
const QUEUED = 400
const reader = 'Lucille Okonjo'

/** From the press that the bot hears of to its `views.open`, in milliseconds, by the sandbox's own clock. */
async function waits(whole: WholeBot): Promise<number[]> {
  const [answer] = await whole.type(reader, '/comp-mix Account managers 2026')
  if (answer === undefined) throw new Error('no answer to the command')
  const measured: number[] = []
  for (let press = 0; press < PRESSES + WARM_UP; press += 1) {
    const { latestSeq } = await whole.ask<TrafficPage>('traffic?after=0&limit=1')
    await whole.openModal(reader, answer, 'what_if:0')
    const { entries } = await whole.ask<TrafficPage>(`traffic?after=${latestSeq}&limit=500`)
    const pressed = entries.find(({ direction, name }) => direction === 'to-app' && name === 'block_actions')
    const opened = entries.find(({ direction, name }) => direction === 'from-app' && name === 'views.open')
    if (pressed === undefined || opened === undefined) throw new Error('the form was not seen to open')
    if (press >= WARM_UP) measured.push(opened.at - pressed.at)
    const { stack } = await whole.modals(reader)
    await whole.ask(`people/${whole.userId(reader)}/views/${stack.at(-1)?.id}/close`, { all: true })
  }
  return measured
}

/** Everything that makes bulk wait: a full outbox, posts that hang, and refusals that ask for a long rest. */
async function startBulk(whole: WholeBot): Promise<void> {
  const { coaching, reader: facts } = whole.installation.store.bulk
  const at = new Date()
  const people = (await facts.page('person', { limit: 100 })).map(({ row }) => row)
  for (const fault of [
    { kind: 'slow', method: 'chat.postMessage', delayMs: 3_000, times: 40 },
    { kind: 'rate-limited', method: 'chat.postMessage', retryAfterSeconds: 2, times: 200 },
  ])
    await whole.ask('faults', fault)
  for (let index = 0; index < QUEUED; index += 1) {
    const { personId } = people[index % people.length] ?? { personId: '' }
    const nudge = {
      kind: 'k',
      accountId: null,
      reason: `bench ${index}`,
      personId,
      runId: 'R',
      evidence: null,
    }
    const words = {
      headline: 'Lakeside moved',
      evidence: ['n 9'],
      play: 'Meet them',
      action: { label: 'Open coverage', kind: 'open_coverage' },
    }
    const items = [{ nudgeId: 'N-1', accountId: 'A-1', words }]
    const content = { type: 'nudges', items, more: 0, snoozeDays: [1], notice: null }
    const message = {
      personId,
      key: `bench-${index}`,
      dueAt: at,
      nudges: [nudge],
      content: () => content,
    }
    await coaching.queue(message, at)
  }
  void whole.bot.deliver()
}

/** A form opens as soon beside messages that hang, are refused and queue up as it does beside nothing. */
export async function interactiveCase(report: Report, note: (line: string) => void): Promise<void> {
  const whole = await startWholeBot({
    database: 'postgres',
    transport: 'socket',
    before: sample('cleanme', '2026-08-31'),
  })
  try {
    note(`views.open: ${PRESSES} presses beside nothing, then ${PRESSES} beside bulk`)
    const idle = await waits(whole)
    await startBulk(whole)
    const busy = await waits(whole)
    const backlog = await whole.installation.store.bulk.outbox.backlog()
    note(`bulk was still at it: ${backlog.waiting.due + backlog.waiting.sending} messages waiting`)
    for (const [name, share] of [
      ['median', 0.5],
      ['longest', 1],
    ] as const)
      report({
        bench: 'delivery',
        case: `press to views.open beside hanging and refused messages, ${name} of ${PRESSES}`,
        ours: quantile(busy, share),
        peer: quantile(idle, share),
        peerName: 'beside nothing',
        ratio: quantile(busy, share) / quantile(idle, share),
        unit: 'ms',
      })
  } finally {
    await whole.close()
  }
}
