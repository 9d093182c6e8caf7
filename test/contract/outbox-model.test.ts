import { randomUUID } from 'node:crypto'
import fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openStore, type Store, type StoreLocation } from '../../src/store/index.ts'
import type { OutboxState } from '../../src/workflows/ports/index.ts'
import { describeOnEachDatabase } from '../support/databases.ts'
import { type Place, placeOn } from '../support/installations.ts'

const start = Date.parse('2026-03-01T09:00:00Z')
/** More histories, where somebody has the time: PLUMBLINE_HISTORIES=100. */
const HISTORIES = Number(process.env['PLUMBLINE_HISTORIES'] ?? 0)
const RUNS = { server: HISTORIES || 12, embedded: HISTORIES || 4 } as const
const MOST_ITEMS = 5

const date = (second: number) => new Date(start + second * 1_000)

interface ModelItem {
  readonly outboxId: string
  state: OutboxState
  dueAt: number
  fence: number
  attempts: number
  leaseUntil: number | null
  unsureSince: number | null
}

/** A claim that some instance holds, or held before it was overtaken. */
interface Token {
  readonly item: ModelItem
  readonly fence: number
}

interface Model {
  now: number
  readonly items: ModelItem[]
  tokens: Token[]
}

interface Real {
  store: Store
  readonly workspaceId: string
  readonly location: StoreLocation
}

type Command = fc.AsyncCommand<Model, Real>

/** What the outbox must hold after every step. */
async function compare(model: Model, { store }: Real): Promise<void> {
  const { outbox } = store.bulk
  for (const item of model.items) {
    expect(await outbox.byId(item.outboxId)).toMatchObject({
      state: item.state,
      dueAt: date(item.dueAt),
      fence: item.fence,
      attempts: item.attempts,
      leaseUntil: item.leaseUntil === null ? null : date(item.leaseUntil),
      unsureSince: item.unsureSince === null ? null : date(item.unsureSince),
    })
  }
  const instants = model.items.flatMap(({ state, dueAt, leaseUntil }) =>
    state === 'due' ? [dueAt] : state === 'sending' && leaseUntil !== null ? [leaseUntil] : [],
  )
  expect(await outbox.nextDueAt()).toEqual(instants.length === 0 ? null : date(Math.min(...instants)))
}

const command = (
  name: string,
  run: (model: Model, real: Real) => Promise<void>,
  check: (model: Model) => boolean = () => true,
): Command => ({
  check,
  async run(model, real) {
    await run(model, real)
    await compare(model, real)
  },
  toString: () => name,
})

const queue = (dueIn: number) =>
  command(
    `queue(${dueIn})`,
    async (model, { store }) => {
      const key = randomUUID()
      const dueAt = model.now + dueIn
      const nudge = { kind: 'k', accountId: key, reason: 'r', personId: 'P', runId: 'R', evidence: null }
      const message = { personId: 'P', key, dueAt: date(dueAt), nudges: [nudge], content: () => key }
      const queued = await store.bulk.coaching.queue(message, date(model.now))
      model.items.push({
        outboxId: queued?.outboxId ?? 'nothing was queued',
        state: 'due',
        dueAt,
        fence: 0,
        attempts: 0,
        leaseUntil: null,
        unsureSince: null,
      })
    },
    model => model.items.length < MOST_ITEMS,
  )

const wait = (seconds: number) =>
  command(`wait(${seconds})`, async model => {
    model.now += seconds
  })

const claim = (limit: number) =>
  command(`claim(${limit})`, async (model, { store }) => {
    const { now } = model
    const free = model.items
      .filter(
        ({ state, dueAt, leaseUntil }) =>
          dueAt <= now && (state === 'due' || (state === 'sending' && (leaseUntil ?? 0) <= now)),
      )
      .sort((a, b) => a.dueAt - b.dueAt || (a.outboxId < b.outboxId ? -1 : 1))
      .slice(0, limit)
    const wasInterrupted = free.map(({ state }) => state === 'sending')
    const leaseUntil = now + 25
    const claimed = await store.bulk.outbox.claim({ limit, at: date(now), leaseUntil: date(leaseUntil) })
    expect(claimed.map(each => [each.outboxId, each.wasInterrupted])).toEqual(
      free.map(({ outboxId }, index) => [outboxId, wasInterrupted[index]]),
    )
    for (const item of free) {
      Object.assign(item, {
        state: 'sending',
        fence: item.fence + 1,
        attempts: item.attempts + 1,
        leaseUntil,
      })
      model.tokens.push({ item, fence: item.fence })
    }
  })

type Answer = 'sent' | 'retry' | 'back' | 'unknown' | 'dead'

const answer = (pick: number, kind: Answer) =>
  command(
    `answer(${kind})`,
    async (model, { store }) => {
      const token = model.tokens[pick % model.tokens.length]
      if (token === undefined) return
      const { item, fence } = token
      const { outbox } = store.bulk
      const dueAt = model.now + 45
      const counts = item.fence === fence && (item.state === 'sending' || item.state === 'unknown')
      const sent = { channel: 'D1', ts: '1.2', at: date(model.now) }
      const answers: Record<Answer, () => Promise<boolean>> = {
        sent: () => outbox.markSent(item.outboxId, fence, sent),
        retry: () =>
          outbox.retryAt(item.outboxId, fence, { dueAt: date(dueAt), reason: 'r', unsureSince: date(1) }),
        back: () => outbox.putBack(item.outboxId, fence, { dueAt: date(dueAt), unsureSince: null }),
        unknown: () => outbox.markUnknown(item.outboxId, fence, 'u'),
        dead: () => outbox.markDead(item.outboxId, fence, 'd'),
      }
      expect(await answers[kind]()).toBe(counts)
      if (!counts) return
      const changes: Record<Answer, Partial<ModelItem>> = {
        sent: { state: 'sent' },
        retry: { state: 'due', dueAt, unsureSince: 1 },
        back: { state: 'due', dueAt, unsureSince: null, attempts: item.attempts - 1 },
        unknown: { state: 'unknown' },
        dead: { state: 'dead' },
      }
      Object.assign(item, changes[kind], { leaseUntil: null })
    },
    model => model.tokens.length > 0,
  )

/** An instance ends: it answers nothing of what it held. */
const crash = command('crash', async model => {
  model.tokens = []
})

const restart = command('restart', async (_model, real) => {
  await real.store.close()
  real.store = await openStore(real.location, real.workspaceId)
})

const byHand = (pick: number, kind: 'sendAgain' | 'markArrived') =>
  command(
    kind,
    async (model, { store }) => {
      const item = model.items[pick % model.items.length]
      if (item === undefined) return
      const from: readonly OutboxState[] = kind === 'sendAgain' ? ['unknown', 'dead'] : ['unknown']
      const counts = from.includes(item.state)
      expect(await store.bulk.outbox[kind](item.outboxId, date(model.now))).toBe(counts)
      if (!counts) return
      const again = { state: 'due', dueAt: model.now, attempts: 0, unsureSince: null }
      Object.assign(item, kind === 'sendAgain' ? again : { state: 'sent' }, { fence: item.fence + 1 })
    },
    model => model.items.length > 0,
  )

const commands = (hasRestarts: boolean) =>
  fc.commands(
    [
      fc.integer({ min: 0, max: 40 }).map(queue),
      fc.integer({ min: 1, max: 60 }).map(wait),
      fc.integer({ min: 1, max: 4 }).map(claim),
      fc
        .tuple(fc.nat(50), fc.constantFrom<Answer>('sent', 'retry', 'back', 'unknown', 'dead'))
        .map(([pick, kind]) => answer(pick, kind)),
      fc.constant(crash),
      fc
        .tuple(fc.nat(50), fc.constantFrom('sendAgain' as const, 'markArrived' as const))
        .map(([pick, kind]) => byHand(pick, kind)),
      ...(hasRestarts ? [fc.constant(restart)] : []),
    ],
    { maxCommands: 30 },
  )

describeOnEachDatabase('the outbox against a model', ({ name }) => {
  const isServer = name === 'PostgreSQL'
  let place: Place
  beforeAll(async () => {
    place = await placeOn(isServer ? 'postgres' : 'embedded')
  })
  afterAll(() => place.remove())

  test('claims, answers early and late, crashes, restarts and people’s words leave what the model says', async () => {
    await fc.assert(
      // A restart of the embedded database takes a second; its kills are held by tests of their own.
      fc.asyncProperty(commands(isServer), async history => {
        const workspaceId = randomUUID()
        const real: Real = {
          store: await openStore(place.location, workspaceId),
          workspaceId,
          location: place.location,
        }
        try {
          await fc.asyncModelRun(() => ({ model: { now: 0, items: [], tokens: [] }, real }), history)
        } finally {
          await real.store.close()
        }
      }),
      { seed: 20_261_122, numRuns: RUNS[isServer ? 'server' : 'embedded'], endOnFailure: true },
    )
  }, 240_000)
})
