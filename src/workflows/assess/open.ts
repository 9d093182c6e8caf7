import { unitOf } from '../../assessment/index.ts'
import type { Invited, Person, Wave } from '../ports/index.ts'
import { audienceOf } from './audience.ts'
import { nextReminder, reminderTimes } from './dates.ts'
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

/** Invites everyone of a wave that is opening, each once however often it is begun again, and opens it. */
export async function carryOnOpening(ports: AssessPorts, wave: Wave): Promise<void> {
  const { assessments } = ports
  const people = await audienceOf(ports, wave.scope)
  for (let start = 0; start < people.length; start += assessments.chunkRows) {
    const chunk: Invited[] = []
    for (const person of people.slice(start, start + assessments.chunkRows))
      chunk.push(await invited(ports, wave, person))
    await assessments.invite(wave.waveId, chunk)
  }
  await assessments.opened(wave.waveId)
}
