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
import { type DigestPorts, type DigestReader, openDigests } from './read-digest.ts'

export const MANAGER_DIGEST = 'manager-digest'

export const isManagerDigest = (content: unknown): boolean =>
  (content as { readonly type?: unknown } | null)?.type === MANAGER_DIGEST

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

const isManager = (on: string, isInPilot: (personId: string) => boolean) => (person: Person) =>
  isInPilot(person.personId) && person.role === 'manager' && (person.leftOn === null || person.leftOn >= on)

/** Who gets the digest, as of a day. */
export async function digestReaders(
  ports: Pick<DigestPorts, 'facts' | 'directory'>,
  today: string,
  settings: WorkspaceSettings,
): Promise<readonly Person[]> {
  const people = (await allOf(ports.facts, 'person')).map(({ row }) => row)
  return people.filter(isManager(today, await pilotOf(ports.directory, settings)))
}

async function slotOf(
  { slot, at: dueAt, verdict, reason }: FilledOccurrence,
  managerId: string,
  open: () => Promise<DigestReader | null>,
  ports: FillPorts,
  { settings, isPaused }: SlotRequest,
): Promise<NewOccurrence> {
  const without = (state: 'empty' | 'skipped', stateReason: string | null) =>
    ({ slot, dueAt, state, stateReason, message: null }) as const
  if (verdict === 'skipped') return without('skipped', reason)
  if (isPaused) return without('skipped', 'The schedule was paused')
  if (!settings.isSwitchedOn) return without('skipped', 'Messages were switched off')
  const reader = await open()
  if (reader === null) return without('skipped', 'Nothing had been scored yet')
  const digest = await reader.digestOf(managerId)
  if (digest === null) return without('empty', 'No conversation, movement or exception to tell')
  const content = { type: MANAGER_DIGEST, digest, notice: verdict === 'late' ? reason : null }
  return {
    slot,
    dueAt,
    state: 'queued',
    stateReason: reason,
    message: { key: ports.newKey(), dueAt, content },
  }
}

/**
 * Queues the digests that have come due, each once: a slot that another instance filled stays as it is. A manager who is
 * new here gets the first one on the next day of digests.
 */
export async function fillManagerDigests(ports: FillPorts, request: FillRequest): Promise<number> {
  const { at } = request
  const today = at.toISOString().slice(0, 10)
  const managers = await digestReaders(ports, today, request.settings)
  const marks = await ports.schedules.marks(MANAGER_DIGEST)
  const isPaused = (await ports.schedules.pausedSince(MANAGER_DIGEST)) !== null
  let opening: Promise<DigestReader | null> | null = null
  const open = () => {
    opening ??= openDigests(ports, request.model, at)
    return opening
  }
  let queued = 0
  for (const { personId } of managers) {
    const from = marks.get(personId) ?? null
    const recurrence = await digestRecurrence(ports, personId, request)
    const due = from === null ? [] : fillOccurrences(recurrence, from, at, LATENESS)
    if (from !== null && due.length === 0) continue
    const occurrences: NewOccurrence[] = []
    for (const each of due)
      occurrences.push(await slotOf(each, personId, open, ports, { ...request, isPaused }))
    const filled = { scheduleId: MANAGER_DIGEST, personId, from, until: at, occurrences }
    if (await ports.schedules.fill(filled)) queued += occurrences.filter(each => each.message !== null).length
  }
  return queued
}
