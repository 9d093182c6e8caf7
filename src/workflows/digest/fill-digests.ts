import {
  type FilledOccurrence,
  fillOccurrences,
  type Lateness,
  type Recurrence,
} from '../../schedule/index.ts'
import type { Model } from '../../scoring/index.ts'
import { type HoursPorts, workingHoursOf } from '../coach/hours.ts'
import { allOf } from '../pages.ts'
import { pilotOf } from '../pilot.ts'
import type { NewOccurrence, Person, ScheduleStore, WorkspaceSettings } from '../ports/index.ts'
import { type DataGapPorts, readDataGaps } from './data-gaps.ts'
import { type DigestPorts, openDigests } from './read-digest.ts'

/** Digests by the type of their content, which is their schedule's id too. */
const MANAGER_DIGEST = 'manager-digest'
const DATA_GAPS = 'data-gaps-digest'

/** The digests: who reads each, and in which words their reader is named. */
export const digests = [
  {
    scheduleId: MANAGER_DIGEST,
    reads: 'manages people',
    isFor: (person: Person) => person.role === 'manager',
  },
  {
    scheduleId: DATA_GAPS,
    reads: 'keeps the data',
    isFor: (person: Person) => person.role === 'sales_operations',
  },
] as const

export const isDigest = (content: unknown): boolean => {
  const type = (content as { readonly type?: unknown } | null)?.type
  return type === MANAGER_DIGEST || type === DATA_GAPS
}

const HOUR_MS = 3_600_000
/** On the same day it is the week's digest; after three days the next one is nearer. */
const LATENESS: Lateness = { lateAfterMs: 10 * HOUR_MS, skippedAfterMs: 72 * HOUR_MS }

export type FillPorts = DigestPorts &
  HoursPorts & { readonly schedules: ScheduleStore; readonly newKey: () => string }

export interface FillRequest {
  readonly at: Date
  readonly model: Model
  readonly settings: WorkspaceSettings
}

type SlotRequest = FillRequest & { readonly isPaused: boolean }

/** When a manager gets the digest, in their own zone. */
export async function digestRecurrence(
  ports: HoursPorts,
  personId: string,
  { model, settings }: Pick<FillRequest, 'model' | 'settings'>,
): Promise<Recurrence> {
  const rule = { hasQuietHours: settings.hasQuietHours, rules: model.coaching }
  const { zone } = await workingHoursOf(ports, personId, rule)
  return { zone, minuteOfDay: model.coaching.digest.minute, days: [model.coaching.digest.day] }
}

/** One digest: for whom, and what it says to one of them; null where there is nothing to tell. */
interface DigestPlan {
  readonly scheduleId: string
  readonly isFor: (person: Person) => boolean
  readonly emptyReason: string
  readonly open: () => Promise<((personId: string) => Promise<object | null>) | null>
}

type Readers = Pick<DigestPlan, 'isFor'>

/** Who gets a digest, as of a day. */
export async function digestReaders(
  ports: Pick<DigestPorts, 'facts' | 'directory'>,
  { isFor }: Readers,
  today: string,
  settings: WorkspaceSettings,
): Promise<readonly Person[]> {
  const isInPilot = await pilotOf(ports.directory, settings)
  return (await allOf(ports.facts, 'person'))
    .map(({ row }) => row)
    .filter(row => isFor(row) && isInPilot(row.personId) && (row.leftOn === null || row.leftOn >= today))
}

async function slotOf(
  { slot, at: dueAt, verdict, reason }: FilledOccurrence,
  personId: string,
  { scheduleId, emptyReason }: DigestPlan,
  open: DigestPlan['open'],
  newKey: () => string,
  { settings, isPaused }: SlotRequest,
): Promise<NewOccurrence> {
  const without = (state: 'empty' | 'skipped', stateReason: string | null) =>
    ({ slot, dueAt, state, stateReason, message: null }) as const
  if (verdict === 'skipped') return without('skipped', reason)
  if (isPaused) return without('skipped', 'The schedule was paused')
  if (!settings.isSwitchedOn) return without('skipped', 'Messages were switched off')
  const digestOf = await open()
  if (digestOf === null) return without('skipped', 'Nothing had been scored yet')
  const digest = await digestOf(personId)
  if (digest === null) return without('empty', emptyReason)
  const content = { type: scheduleId, digest, notice: verdict === 'late' ? reason : null }
  return { slot, dueAt, state: 'queued', stateReason: reason, message: { key: newKey(), dueAt, content } }
}

/**
 * Queues the digests that have come due, each once: a slot that another instance filled stays as it is. Somebody who is
 * new here gets the first one on the next day of digests.
 */
async function fillDigests(ports: FillPorts, request: FillRequest, plan: DigestPlan): Promise<number> {
  const { at } = request
  const today = at.toISOString().slice(0, 10)
  const people = await digestReaders(ports, plan, today, request.settings)
  const marks = await ports.schedules.marks(plan.scheduleId)
  const isPaused = (await ports.schedules.pausedSince(plan.scheduleId)) !== null
  let opening: ReturnType<DigestPlan['open']> | null = null
  const open = () => {
    opening ??= plan.open()
    return opening
  }
  let queued = 0
  for (const { personId } of people) {
    const from = marks.get(personId) ?? null
    const recurrence = await digestRecurrence(ports, personId, request)
    const due = from === null ? [] : fillOccurrences(recurrence, from, at, LATENESS)
    if (from !== null && due.length === 0) continue
    const occurrences: NewOccurrence[] = []
    for (const each of due)
      occurrences.push(await slotOf(each, personId, plan, open, ports.newKey, { ...request, isPaused }))
    const filled = { scheduleId: plan.scheduleId, personId, from, until: at, occurrences }
    if (await ports.schedules.fill(filled)) queued += occurrences.filter(each => each.message !== null).length
  }
  return queued
}

/** The week of each manager's team. */
export const fillManagerDigests = (ports: FillPorts, request: FillRequest): Promise<number> =>
  fillDigests(ports, request, {
    ...digests[0],
    emptyReason: 'No conversation, movement or exception to tell',
    async open() {
      const reader = await openDigests(ports, {
        ...request,
        baseCurrency: request.settings.baseCurrency,
      })
      return reader === null ? null : managerId => reader.digestOf(managerId)
    },
  })

/** What is missing in the data, for sales operations. */
export const fillDataGapDigests = (ports: FillPorts & DataGapPorts, request: FillRequest): Promise<number> =>
  fillDigests(ports, request, {
    ...digests[1],
    emptyReason: 'Nothing is missing in the data',
    async open() {
      const gaps = await readDataGaps(ports, request.at)
      return async () => gaps
    },
  })
