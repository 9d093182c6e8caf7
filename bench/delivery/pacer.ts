import { createPacer } from '../../src/delivery/pacer.ts'
import type { Report } from '../report.ts'

const MESSAGES_TO_ALL = 1_000
const CHANNELS = 200
const ALLOWED_PER_SECOND = 10
const BURST = 60

/** A workspace that allows so many a second after a burst; a clock that only this bench moves. */
function workspace() {
  let tokens = BURST
  let filledAt = 0
  return (at: number) => {
    tokens = Math.min(BURST, tokens + ((at - filledAt) / 1_000) * ALLOWED_PER_SECOND)
    filledAt = at
    if (tokens < 1) return false
    tokens -= 1
    return true
  }
}

/** The pacer alone, on a clock of its own: from the first to the last of so many messages, and what was refused. */
function broadcast(
  pacer: ReturnType<typeof createPacer>,
  slack: (at: number) => boolean,
  from: number,
  count: number,
) {
  let at = from
  let refusals = 0
  for (let sent = 0; sent < count; ) {
    const channel = String(sent % CHANNELS)
    const waitMs = pacer.take(channel, at)
    at += waitMs
    if (waitMs > 0) continue
    if (slack(at)) {
      pacer.accepted(at)
      sent += 1
    } else {
      pacer.refused(channel, 1_000, at)
      refusals += 1
    }
    at += 1
  }
  return { endedAt: at, refusals }
}

/** The pacer alone, against a workspace that allows ten a second, on a clock that nobody waits for. */
export function pacerCase(report: Report): void {
  const pacer = createPacer()
  const slack = workspace()
  const learned = broadcast(pacer, slack, 1_000, MESSAGES_TO_ALL)
  const { endedAt, refusals } = broadcast(pacer, slack, learned.endedAt, MESSAGES_TO_ALL)
  const seconds = (endedAt - learned.endedAt) / 1_000
  const bound = Math.max(MESSAGES_TO_ALL / CHANNELS - 1, MESSAGES_TO_ALL / ALLOWED_PER_SECOND)
  const name = `${MESSAGES_TO_ALL} messages over ${CHANNELS} channels, once the pace is learned`
  report({
    bench: 'delivery',
    case: `${name}, the pacer alone on simulated time`,
    ours: seconds,
    peer: bound,
    peerName: 'bound without a burst',
    ratio: seconds / bound,
    unit: 's',
  })
  report({
    bench: 'delivery',
    case: `${name}: refusals`,
    ours: refusals,
    peer: null,
    peerName: null,
    ratio: null,
    unit: '429s',
  })
}
