import { defaultModel } from '../../src/scoring/index.ts'
import { dismissNudge, disputeNudge, snoozeNudge } from '../../src/workflows/react/index.ts'
import { afterWeekdays, dateOf, isWeekday, nextMonthBegins } from './calendar.ts'
import { liveDay } from './days.ts'
import { plantOf } from './plants/index.ts'
import { askPanels } from './plants/voice.ts'
import { openCoach } from './ports.ts'
import type { State, Told } from './state.ts'
import { isAbout, note, type Truth } from './world.ts'

const TROUBLE_DAYS = 25
/** Of those who read an item: who says that they knew, who puts it aside, who calls it wrong. */
const REFUSED_BELOW = 0.06
const PUT_ASIDE_BELOW = 0.16
const DISPUTED_FROM = 0.985

function begin({ world, plan, draw }: State, day: number): void {
  for (const { plantId, account: place } of plan.filter(each => each.day === day)) {
    const plant = plantOf(plantId)
    if (plant === undefined) continue
    const account = place === null ? null : (world.accounts[place] ?? null)
    // One trouble of an account at a time keeps the truth of each its own.
    if (account !== null && account.busyUntil >= day) continue
    if (account !== null) account.busyUntil = day + TROUBLE_DAYS
    plant.begin(world, account, day, draw)
  }
}

function mend({ world, toMend }: State, day: number): void {
  for (const [truth, on] of toMend) {
    if (on > day) continue
    toMend.delete(truth)
    if (truth.fixedOn !== null) continue
    truth.fixedOn = day
    plantOf(truth.plantId)?.mend?.(world, truth, day)
  }
}

/** Quarterly pay runs out by itself. */
function runOut({ world }: State, day: number): void {
  for (const truth of world.truths)
    if (truth.fixedOn === null && Number(truth.kept['until'] ?? Number.POSITIVE_INFINITY) <= day) {
      truth.fixedOn = day
      plantOf(truth.plantId)?.mend?.(world, truth, day)
    }
}

const isFact = (kind: string) =>
  !['disputed-fact', 'open-question', 'win-loss-question', 'coverage-gap'].includes(kind)
const isPay = (kind: string) => kind === 'plan-pays-for-the-wrong-thing' || kind === 'incentives-conflict'

/** Who has to hear that somebody called an item wrong: who answers for the account, and sales operations for the rest. */
function keeperOf({ world }: State, { kind, accountId, personId }: Told): string | null {
  const leadId = world.accounts.find(account => account.accountId === accountId)?.leadId
  if (leadId !== undefined && leadId !== personId && !isPay(kind)) return leadId
  return personId === world.operationsId ? null : world.operationsId
}

type Coach = ReturnType<typeof openCoach>

/** What the reader of an item does about it; true where they mean to put it right. */
async function react(state: State, { react: ports }: Coach, item: Told, nudgeId: string): Promise<boolean> {
  const chance = state.draw.next()
  const at = `${dateOf(state.day)}T16:00:00Z`
  const pressed = { slackUserId: `U-${item.personId}`, nudgeId }
  const own = { ...ports, now: () => new Date(at) } as never
  const rules = defaultModel.coaching
  if (chance < REFUSED_BELOW) await dismissNudge(own, { ...pressed, why: 'known', rules })
  else if (chance < PUT_ASIDE_BELOW) await snoozeNudge(own, { ...pressed, workingDays: 3, rules })
  else if (chance >= DISPUTED_FROM && isFact(item.kind)) {
    await disputeNudge(own, { ...pressed, said: 'That is not so' })
    const keeper = keeperOf(state, item)
    if (keeper !== null)
      note(state.world, 'dispute', {
        kind: 'disputed-fact',
        accountId: item.accountId,
        names: [nudgeId],
        personIds: [keeper],
        observableOn: state.day + 1,
      })
    return false
  }
  return true
}

interface NudgeItems {
  readonly items: readonly { readonly nudgeId: string }[]
}

async function readMessages(state: State, coach: Coach): Promise<void> {
  const { world, told, toMend, draw, day } = state
  const open = new Map<string, Truth[]>()
  for (const truth of world.truths)
    if (truth.fixedOn === null) {
      const key = `${truth.kind}|${truth.accountId}`
      open.set(key, [...(open.get(key) ?? []), truth])
    }
  for (; state.read < coach.messages.length; state.read += 1) {
    const message = coach.messages[state.read]
    if (message === undefined) continue
    for (const { nudgeId } of (message.content as NudgeItems).items) {
      const nudge = coach.nudges.get(nudgeId)
      if (nudge === undefined) continue
      const { kind, accountId, reason, personId } = nudge
      const item = { kind, accountId, reason, personId, at: message.dueAt, messageId: message.outboxId }
      told.push(item)
      const isMended = await react(state, coach, item, nudgeId)
      const truth = open.get(`${kind}|${accountId}`)?.find(isAbout(item))
      const canMend = truth !== undefined && plantOf(truth.plantId)?.mend !== undefined
      if (!canMend || toMend.has(truth) || !isMended) continue
      const soon = draw.next() < 0.7
      toMend.set(truth, afterWeekdays(day, 1 + draw.below(soon ? 5 : 18)))
    }
  }
}

/** Plays a year on from where it is until `until`: what goes wrong is planted, and people mend, wait, refuse or ignore. */
export async function playOn(state: State, until: number, isTimeUp: () => boolean): Promise<void> {
  const { world, memory, draw } = state
  const coach = openCoach(world, memory)
  for (; state.day <= until && !isTimeUp(); state.day += 1) {
    const { day } = state
    liveDay(world, day, draw)
    if (day >= 0) askPanels(world, day, draw)
    if (day < 0 || !isWeekday(day)) continue
    runOut(state, day)
    begin(state, day)
    mend(state, day)
    await coach.playDay(day, nextMonthBegins(day) === day)
    await readMessages(state, coach)
  }
}
