import { whoAsks } from '../answers/ports.ts'
import { type AssessPorts, MOST_EXTENSIONS } from './ports.ts'
import { canManage } from './read.ts'

export type ManageOutcome = 'done' | 'denied' | 'not_open' | 'too_often'

const EXTENSION_MS = 7 * 86_400_000

async function managed(ports: AssessPorts, slackUserId: string, waveId: string) {
  const person = await whoAsks(ports, slackUserId)
  const wave = await ports.assessments.wave(waveId)
  return person === null || wave === null || !canManage(person, wave) ? null : wave
}

/** A week more for who has not answered; whoever had the last reminder is reminded once more, on the new last morning. */
export async function extendWave(
  ports: AssessPorts,
  slackUserId: string,
  waveId: string,
): Promise<ManageOutcome> {
  const wave = await managed(ports, slackUserId, waveId)
  if (wave === null) return 'denied'
  if (wave.state !== 'open') return 'not_open'
  if (wave.extensions >= MOST_EXTENSIONS) return 'too_often'
  const closesAt = new Date(wave.closesAt.getTime() + EXTENSION_MS)
  const remindedNo = ports.model.coaching.assessment.remindersOnDays.length - 1
  const again = { remindedNo, at: ports.now() }
  return (await ports.assessments.extend(wave, closesAt, again)) ? 'done' : 'not_open'
}

/** Ends a wave now, for example one that was a mistake; it is counted as on any other day. */
export async function endWave(
  ports: AssessPorts,
  slackUserId: string,
  waveId: string,
): Promise<Exclude<ManageOutcome, 'too_often'>> {
  const wave = await managed(ports, slackUserId, waveId)
  if (wave === null) return 'denied'
  const at = ports.now()
  if (wave.state !== 'open' || wave.closesAt <= at) return 'not_open'
  return (await ports.assessments.endAt(wave, at)) ? 'done' : 'not_open'
}

/** Ends a series: what is open goes on to its end, and nothing follows by itself. */
export async function stopRepeating(
  ports: AssessPorts,
  slackUserId: string,
  waveId: string,
): Promise<'done' | 'denied'> {
  const wave = await managed(ports, slackUserId, waveId)
  if (wave === null) return 'denied'
  await ports.assessments.stopRepeating(wave.seriesId)
  return 'done'
}
