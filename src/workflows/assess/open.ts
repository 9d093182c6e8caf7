import { unitOf } from '../../assessment/index.ts'
import type { Invited, Person, Wave } from '../ports/index.ts'
import { audienceOf } from './audience.ts'
import { closingTime, nextReminder, reminderTimes } from './dates.ts'
import { type AssessPorts, hoursOf, message } from './ports.ts'
import { invitationWords } from './words.ts'

async function invited(ports: AssessPorts, wave: Wave, person: Person): Promise<Invited> {
  const { model } = ports
  const hours = await hoursOf(ports, person.personId)
  const times = reminderTimes(wave, model.coaching.assessment, hours)
  return {
    personId: person.personId,
    unit: unitOf(person),
    nextReminderAt: nextReminder(times, 0),
    // Delivery waits for the hours of each reader by itself.
    message: message(
      wave,
      person.personId,
      wave.opensAt,
      ['invitation'],
      invitationWords(wave, hours.zone, model),
    ),
  }
}

/** Later than this after its start a wave that has invited nobody gets its days anew. */
const LATE_MS = 3_600_000

/** A wave that had to wait, for example for messages to be switched on, is open as long as any other one. */
async function withItsDays(ports: AssessPorts, wave: Wave): Promise<Wave> {
  const { assessments, model } = ports
  const opensAt = ports.now()
  if (opensAt.getTime() - wave.opensAt.getTime() < LATE_MS) return wave
  if ((await assessments.participants(wave.waveId, { limit: 1 })).length > 0) return wave
  const hours = await hoursOf(ports, wave.startedBy)
  const closesAt = closingTime(opensAt, model.coaching.assessment, hours)
  await assessments.moveOpening(wave, opensAt, closesAt)
  return (await assessments.wave(wave.waveId)) ?? wave
}

/** Invites everyone of a wave that is opening, each once however often it is begun again, and opens it. */
export async function carryOnOpening(ports: AssessPorts, begun: Wave): Promise<void> {
  const { assessments } = ports
  const wave = await withItsDays(ports, begun)
  const people = await audienceOf(ports, wave.scope)
  for (let start = 0; start < people.length; start += assessments.chunkRows) {
    const chunk: Invited[] = []
    for (const person of people.slice(start, start + assessments.chunkRows))
      chunk.push(await invited(ports, wave, person))
    await assessments.invite(wave.waveId, chunk)
  }
  await assessments.opened(wave.waveId)
}
