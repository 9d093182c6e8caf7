import { defaultModel } from '../../src/scoring/index.ts'
import { dismissNudge, snoozeNudge } from '../../src/workflows/react/index.ts'
import { afterWeekdays, dateOf, dayOf, isWeekday } from './calendar.ts'
import { makeCompany } from './company.ts'
import { createMemory, liveDay } from './days.ts'
import { createDraw } from './draw.ts'
import { plants, type Truth, type World } from './plants.ts'
import { openCoach } from './ports.ts'

export interface Told {
  readonly kind: string
  readonly accountId: string | null
  readonly reason: string
  readonly personId: string
  readonly at: Date
  readonly messageId: string
}

export interface Year {
  readonly truths: readonly Truth[]
  readonly told: readonly Told[]
  readonly zones: ReadonlyMap<string, string>
  readonly people: readonly string[]
  readonly accountsOf: (personId: string) => ReadonlySet<string>
  readonly cards: number
}

const LAST_DAY = 364
const PLANTS_PER_ACCOUNT_AND_KIND = 0.12

interface NudgeItems {
  readonly items: readonly { readonly nudgeId: string }[]
}

/** Plays a year: what goes wrong is planted, what is told is answered by people, who mend, wait, refuse or ignore it. */
export async function playYear(size: number, seed: number, say: (line: string) => void): Promise<Year> {
  const draw = createDraw(seed)
  const company = makeCompany(size, draw)
  const truths: Truth[] = []
  const world: World = {
    company,
    habits: new Map(),
    lastMeeting: new Map(),
    sharedChannels: new Set(),
    plant(truth) {
      const planted: Truth = { ...truth, fixedOn: null }
      truths.push(planted)
      return planted
    },
  }
  const coach = openCoach(company, world.sharedChannels)
  const memory = createMemory()
  const plan = plants.flatMap(({ plant, from, until }) =>
    Array.from({ length: Math.max(3, Math.round(size * PLANTS_PER_ACCOUNT_AND_KIND)) }, () => ({
      plant,
      day: from + draw.below(until - from),
      account: draw.pick(company.accounts),
    })),
  )
  const busy = new Map<string, number>()
  const toFix = new Map<Truth, number>()
  const told: Told[] = []
  let read = 0
  for (let day = -40; day <= LAST_DAY; day += 1) {
    liveDay(world, memory, day, draw)
    if (day < 0 || !isWeekday(day)) continue
    for (const { plant, account } of plan.filter(each => each.day === day || (!isWeekday(each.day) && afterWeekdays(each.day, 1) === day))) {
      // One trouble of an account at a time keeps the truth of each its own.
      if ((busy.get(account.accountId) ?? -1) >= day) continue
      busy.set(account.accountId, day + 25)
      plant(world, account, day, draw)
    }
    for (const [truth, on] of toFix)
      if (on <= day && truth.fixedOn === null) {
        truth.fixedOn = day
        truth.fix(day)
      }
    await coach.playDay(day, !isSameMonth(day))
    for (; read < coach.messages.length; read += 1) {
      const message = coach.messages[read]
      if (message === undefined) continue
      for (const { nudgeId } of (message.content as NudgeItems).items) {
        const nudge = coach.nudges.get(nudgeId)
        if (nudge === undefined) continue
        const { kind, accountId, reason, personId } = nudge
        told.push({ kind, accountId, reason, personId, at: message.dueAt, messageId: message.outboxId })
        const truth = truths.find(
          each => each.kind === kind && each.accountId === accountId && each.fixedOn === null,
        )
        await reactTo({ nudgeId, personId }, draw.next())
        if (truth !== undefined && !toFix.has(truth))
          toFix.set(truth, afterWeekdays(dayOf(dateOf(day)), 1 + draw.below(draw.next() < 0.7 ? 5 : 18)))
      }
    }
    if (day % 60 === 0) say(`day ${day}: ${truths.length} planted, ${told.length} told`)

    async function reactTo(nudge: { nudgeId: string; personId: string }, chance: number) {
      const pressed = { slackUserId: `U-${nudge.personId}`, nudgeId: nudge.nudgeId }
      const ports = { ...coach.react, now: () => new Date(`${dateOf(day)}T16:00:00Z`) }
      const rules = defaultModel.coaching
      if (chance < 0.06) await dismissNudge(ports as never, { ...pressed, why: 'known', rules })
      else if (chance < 0.16) await snoozeNudge(ports as never, { ...pressed, workingDays: 3, rules })
    }
  }
  return {
    truths,
    told,
    zones: company.zones,
    people: company.rows.person.map(({ personId }) => personId),
    accountsOf(personId) {
      const reports = (id: string): string[] =>
        company.rows.person.filter(row => row.managerId === id).flatMap(row => [row.personId, ...reports(row.personId)])
      const team = new Set([personId, ...reports(personId)])
      return new Set(
        company.rows.coverageAssignment.filter(row => team.has(row.personId)).map(row => row.accountId),
      )
    },
    cards: coach.posted.length,
  }
}

function isSameMonth(day: number): boolean {
  let before = day - 1
  while (!isWeekday(before)) before -= 1
  return day > 0 && dateOf(day).slice(0, 7) === dateOf(before).slice(0, 7)
}
