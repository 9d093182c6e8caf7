import { describe, expect, test } from 'vitest'
import { createPacer, type Pacer } from '../delivery/pacer.ts'
import { deliverDue } from './deliver.ts'
import type { LookupResult, OutboxItem, PostResult, SlackMember } from './ports/index.ts'

const at = new Date('2026-09-30T09:00:00Z')
const dueAt = new Date('2026-09-30T08:00:00Z')

type Claimed = OutboxItem & { readonly wasInterrupted: boolean }

const item = (change: Partial<Claimed> = {}): Claimed => ({
  outboxId: 'O-1',
  key: 'key-1',
  personId: 'P-1',
  state: 'sending',
  dueAt,
  fence: 1,
  attempts: 1,
  leaseUntil: null,
  unsureSince: null,
  slackChannel: null,
  slackTs: null,
  stateReason: null,
  content: 'content',
  wasInterrupted: false,
  ...change,
})
const member: SlackMember = {
  slackUserId: 'U-1',
  email: null,
  timeZone: null,
  isGuest: false,
  isDeactivated: false,
  personId: 'P-1',
}

/** Lets everything through at once. */
const unpaced: Pacer = {
  take: () => 0,
  accepted: () => {},
  refused: () => {},
  restMs: () => 0,
  postsPerSecond: () => 1,
}

interface Given {
  readonly items?: readonly Claimed[]
  readonly post?: PostResult
  readonly lookup?: LookupResult
  readonly member?: SlackMember | null
  readonly opensAt?: Date
  readonly isSwitchedOn?: boolean
  readonly pacer?: Pacer
  readonly isStopping?: boolean
  /** Milliseconds that pass between one look at the clock and the next. */
  readonly slowness?: number
}

/** Delivers the items; every call to a port is a line, in order. */
async function delivered({
  items = [item()],
  post,
  lookup,
  member: who = member,
  opensAt = at,
  isSwitchedOn = true,
  pacer = unpaced,
  isStopping = false,
  slowness = 0,
}: Given) {
  let elapsedMs = -slowness
  const monotonic = () => {
    elapsedMs += slowness
    return elapsedMs
  }
  const calls: string[] = []
  const waiting = [...items]
  const settle =
    (word: string) =>
    async (outboxId: string, fence: number, ...rest: readonly unknown[]) => {
      calls.push([word, outboxId, fence, ...rest.map(value => JSON.stringify(value))].join(' '))
      return true
    }
  const counts = await deliverDue({
    now: async () => at,
    isStopping: () => isStopping,
    monotonicMs: monotonic,
    pacer,
    sleep: async ms => {
      calls.push(`sleep ${ms}`)
    },
    outbox: {
      now: async () => at,
      claim: async () => waiting.splice(0, 1),
      markSent: settle('sent'),
      retryAt: settle('retry'),
      putBack: settle('back'),
      nextDueAt: async () => null,
      markUnknown: settle('unknown'),
      markDead: settle('dead'),
      counts: async () => ({ due: 0, sending: 0, sent: 0, unknown: 0, dead: 0 }),
      byId: async () => null,
      backlog: async () => ({ waiting: { due: 0, sending: 0, unknown: 0, dead: 0 }, oldestDueAt: null }),
      stuck: async () => [],
      sendAgain: async () => false,
      markArrived: async () => false,
      edits: async () => [],
      markEdited: async () => {},
    },
    directory: { slackUserOf: async () => who },
    opensAt: async () => opensAt,
    isSwitchedOn: async () => isSwitchedOn,
    messenger: {
      async postDirect(slackUserId, { key, mayBegin }) {
        if (!mayBegin()) return { kind: 'not_begun' }
        calls.push(`post ${slackUserId} ${key}`)
        return post ?? { kind: 'accepted', channel: 'D-1', ts: '1.1' }
      },
      async findDirect(slackUserId, key, since) {
        calls.push(`look ${slackUserId} ${key} ${since.toISOString()}`)
        return lookup ?? { kind: 'absent' }
      },
      updateDirect: async () => 'done',
    },
  })
  return { counts, calls }
}

const none = { sent: 0, retried: 0, unknown: 0, dead: 0 }
const POST = 'post U-1 key-1'
const LOOK = 'look U-1 key-1 2026-09-30T07:45:00.000Z'
const SENT = 'sent O-1 1 {"channel":"D-1","ts":"1.1","at":"2026-09-30T09:00:00.000Z"}'
const found: LookupResult = { kind: 'found', channel: 'D-1', ts: '1.1' }

test('what is due is posted and marked as sent, several at once', async () => {
  const { counts, calls } = await delivered({ items: [item(), item({ outboxId: 'O-2', key: 'key-2' })] })
  expect(counts).toEqual({ ...none, sent: 2 })
  expect(calls).toEqual([POST, 'post U-1 key-2', SENT, SENT.replace('O-1', 'O-2')])
})

test('nothing due is nothing done', async () => {
  expect(await delivered({ items: [] })).toEqual({ counts: none, calls: [] })
})

describe('what Slack says to a post', () => {
  test.each<[string, PostResult, string, keyof typeof none]>([
    [
      'slow down: again after the time that Slack names',
      { kind: 'rate_limited', retryAfterSeconds: 7 },
      'retry O-1 1 {"dueAt":"2026-09-30T09:00:07.000Z","reason":"Slack asked to slow down","unsureSince":null}',
      'retried',
    ],
    [
      'a passing fault: again a little later',
      { kind: 'refused', code: 'service_unavailable' },
      'retry O-1 1 {"dueAt":"2026-09-30T09:00:02.000Z","reason":"Slack answered service_unavailable","unsureSince":null}',
      'retried',
    ],
    [
      'a final no: dead, with Slack’s word',
      { kind: 'refused', code: 'channel_not_found' },
      'dead O-1 1 "Slack refused the message: channel_not_found"',
      'dead',
    ],
  ])('%s', async (_title, post, last, ending) => {
    expect(await delivered({ post })).toEqual({ counts: { ...none, [ending]: 1 }, calls: [POST, last] })
  })

  test('a passing fault after a day of tries is final', async () => {
    const { counts } = await delivered({
      items: [item({ attempts: 300 })],
      post: { kind: 'refused', code: 'service_unavailable' },
    })
    expect(counts).toEqual({ ...none, dead: 1 })
  })
})

describe('a lost answer is looked for and never posted again at once', () => {
  const lost: PostResult = { kind: 'ambiguous', why: 'reset' }
  test.each<[string, LookupResult, string, keyof typeof none]>([
    ['found: sent', found, SENT, 'sent'],
    [
      'absent: later, because history may lag',
      { kind: 'absent' },
      'retry O-1 1 {"dueAt":"2026-09-30T09:00:45.000Z","reason":"reset","unsureSince":"2026-09-30T08:00:00.000Z"}',
      'retried',
    ],
    [
      'history not there now: later',
      { kind: 'unavailable', why: 'rate_limited' },
      'retry O-1 1 {"dueAt":"2026-09-30T09:00:10.000Z","reason":"rate_limited","unsureSince":"2026-09-30T08:00:00.000Z"}',
      'retried',
    ],
    [
      'history never readable: unknown, with why',
      { kind: 'unreadable', why: 'missing_scope' },
      'unknown O-1 1 "It can\'t be told whether the message arrived: missing_scope"',
      'unknown',
    ],
  ])('%s', async (_title, lookup, last, ending) => {
    expect(await delivered({ post: lost, lookup })).toEqual({
      counts: { ...none, [ending]: 1 },
      calls: [POST, LOOK, last],
    })
  })
})

describe('an item that an earlier attempt may have posted is looked for first', () => {
  test.each([
    ['its lease ran out', { wasInterrupted: true }],
    ['an earlier answer was lost', { attempts: 2, unsureSince: dueAt, dueAt: at }],
  ])('%s: found, so it is not posted', async (_title, change) => {
    const { counts, calls } = await delivered({ items: [item(change)], lookup: found })
    expect([counts.sent, calls]).toEqual([1, [LOOK, SENT]])
  })

  test('absent after an answer was lost, and history had time to settle: posted', async () => {
    const { calls } = await delivered({ items: [item({ attempts: 2, unsureSince: dueAt, dueAt: at })] })
    expect(calls).toEqual([LOOK, POST, SENT])
  })

  test('absent after its lease ran out: looked for once more later, because history may lag', async () => {
    const { calls } = await delivered({ items: [item({ wasInterrupted: true })] })
    expect(calls).toEqual([
      LOOK,
      'retry O-1 1 {"dueAt":"2026-09-30T09:00:45.000Z","reason":"The instance that was sending it ended","unsureSince":"2026-09-30T08:00:00.000Z"}',
    ])
  })

  test.each<[LookupResult, keyof typeof none]>([
    [{ kind: 'unavailable', why: 'down' }, 'retried'],
    [{ kind: 'unreadable', why: 'missing_scope' }, 'unknown'],
  ])('%j: not posted', async (lookup, ending) => {
    const { counts, calls } = await delivered({ items: [item({ wasInterrupted: true })], lookup })
    expect(counts).toEqual({ ...none, [ending]: 1 })
    expect(calls).not.toContain(POST)
  })
})

test('an item that was surely not posted is not looked for', async () => {
  expect((await delivered({ items: [item({ attempts: 2 })] })).calls).toEqual([POST, SENT])
})

test('a message that was held up until the evening waits for the morning', async () => {
  const opensAt = new Date('2026-10-01T07:00:00Z')
  expect((await delivered({ opensAt })).calls).toEqual([
    'retry O-1 1 {"dueAt":"2026-10-01T07:00:00.000Z","reason":"It waits for working hours","unsureSince":null}',
  ])
})

test('a process that is asked to end claims nothing more', async () => {
  expect(await delivered({ isStopping: true })).toEqual({ counts: none, calls: [] })
})

test('nothing leaves while messages are switched off', async () => {
  expect(await delivered({ isSwitchedOn: false })).toEqual({ counts: none, calls: [] })
})

test('a refused app keeps its messages until somebody has mended the installation', async () => {
  const { counts } = await delivered({
    items: [item({ attempts: 20 })],
    post: { kind: 'refused', code: 'token_revoked' },
  })
  expect(counts).toEqual({ ...none, retried: 1 })
})

describe('a person who can’t be reached gets nothing, and the item says so', () => {
  test.each([
    ['no account in Slack', null],
    ['deactivated', { ...member, isDeactivated: true }],
    ['a guest', { ...member, isGuest: true }],
  ])('%s', async (_title, who) => {
    for (const wasInterrupted of [false, true]) {
      const { counts, calls } = await delivered({ items: [item({ wasInterrupted })], member: who })
      expect(counts).toEqual({ ...none, dead: 1 })
      expect(calls).toEqual(['dead O-1 1 "The person has no active account in Slack"'])
    }
  })
})

describe('the pace', () => {
  const held = (waits: readonly number[], rest = 0): Pacer => {
    const left = [...waits]
    return { ...unpaced, take: () => left.shift() ?? 0, restMs: () => rest }
  }

  test('a short wait for a place is waited for', async () => {
    expect((await delivered({ pacer: held([300, 20]) })).calls).toEqual(['sleep 300', 'sleep 20', POST, SENT])
  })

  test('an item that must wait longer is put back, unharmed', async () => {
    const { counts, calls } = await delivered({ pacer: held([2_500]) })
    expect(counts).toEqual(none)
    expect(calls).toEqual(['back O-1 1 {"dueAt":"2026-09-30T09:00:02.500Z","unsureSince":null}'])
  })

  test('an item that may have been posted is looked for again after it was put back', async () => {
    const unsure = item({ unsureSince: dueAt })
    const { calls } = await delivered({ items: [unsure], pacer: held([2_500]) })
    expect(calls).toEqual([
      LOOK,
      'back O-1 1 {"dueAt":"2026-09-30T09:00:02.500Z","unsureSince":"2026-09-30T08:00:00.000Z"}',
    ])
  })

  test('nothing is posted late in a lease, because it could end when somebody else has the item', async () => {
    const { counts, calls } = await delivered({ slowness: 5_000 })
    expect(counts).toEqual(none)
    expect(calls).toEqual([expect.stringMatching(/^back O-1 1 /)])
  })

  test('nothing is claimed while Slack asks for a rest', async () => {
    expect(await delivered({ pacer: held([], 5_000) })).toEqual({ counts: none, calls: [] })
  })

  test('a refusal slows the others down', async () => {
    const pacer = createPacer()
    await delivered({ post: { kind: 'rate_limited', retryAfterSeconds: 7 }, pacer })
    expect(pacer.restMs(0)).toBe(7_000)
  })
})
