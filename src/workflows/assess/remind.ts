import { hasLeft } from '../answers/ports.ts'
import type { Participant, Wave } from '../ports/index.ts'
import { nextReminder, reminderTimes } from './dates.ts'
import { type AssessPorts, hoursOf, message, reminderParts } from './ports.ts'
import { reminderWords } from './words.ts'

const PAGE = 100

async function remindOne(
  ports: AssessPorts,
  wave: Wave,
  participant: Participant,
  at: Date,
): Promise<boolean> {
  const { assessments, directory, model } = ports
  const { personId, remindedNo } = participant
  const person = await directory.person(personId)
  if (person === null || hasLeft(person, at)) {
    await assessments.leave(wave.waveId, [personId])
    return false
  }
  const hours = await hoursOf(ports, personId)
  const times = reminderTimes(wave, model.coaching.assessment, hours)
  // After a time in which nothing could be sent only the newest reminder counts.
  const due = times.reduce((newest, time, index) => (time !== null && time <= at ? index : newest), -1)
  if (due < remindedNo) {
    // The end of the wave, or the person's hours, moved in the meantime.
    await assessments.remind(participant, { remindedNo, at: nextReminder(times, remindedNo) }, null)
    return false
  }
  const isLast = due === times.length - 1
  const words = reminderWords(wave, hours.zone, isLast)
  return assessments.remind(
    participant,
    { remindedNo: due + 1, at: nextReminder(times, due + 1) },
    message(wave, personId, at, reminderParts(due, isLast, wave.extensions), words),
  )
}

/** Queues the reminders that are due, each once, in pages; nobody gets more than the model names, and one for each extension. */
export async function remindDue(ports: AssessPorts): Promise<number> {
  const { assessments, now } = ports
  let queued = 0
  for (;;) {
    const at = now()
    const due = await assessments.dueReminders(at, PAGE)
    const waves = new Map<string, Wave | null>()
    for (const participant of due) {
      const { waveId } = participant
      if (!waves.has(waveId)) waves.set(waveId, await assessments.wave(waveId))
      const wave = waves.get(waveId) ?? null
      const isOpen = wave !== null && wave.state === 'open' && at < wave.closesAt
      if (isOpen) queued += (await remindOne(ports, wave, participant, at)) ? 1 : 0
      else await assessments.remind(participant, { remindedNo: participant.remindedNo, at: null }, null)
    }
    if (due.length < PAGE) return queued
  }
}
