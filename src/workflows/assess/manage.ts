import { whoAsks } from '../answers/ports.ts'
import type { AssessPorts } from './ports.ts'
import { canManage } from './read.ts'

export type ManageOutcome = 'done' | 'denied' | 'not_open' | 'too_often'

/** A wave is extended this often; longer waves ask people who have changed their minds since. */
const MOST_EXTENSIONS = 2
const EXTENSION_MS = 7 * 86_400_000

async function managed(ports: AssessPorts, slackUserId: string, waveId: string) {
  const person = await whoAsks(ports, slackUserId)
  const wave = await ports.assessments.wave(waveId)
  return person === null || wave === null || !canManage(person, wave) ? null : wave
}

/** A week more for who has not answered; a last reminder that has not left moves to the new last morning. */
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
  return (await ports.assessments.extend(wave, closesAt)) ? 'done' : 'not_open'
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
