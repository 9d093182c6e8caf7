import { hasLeft } from '../answers/ports.ts'
import { allOf } from '../pages.ts'
import type { Person, Wave } from '../ports/index.ts'
import { checkActions, remindOwners } from './actions.ts'
import { closeWave, forgetClosedKeys, waveBefore } from './close.ts'
import { monthsLater, quarterOf } from './dates.ts'
import { carryOnOpening } from './open.ts'
import { type AssessPorts, startScope } from './ports.ts'
import { openReading } from './read.ts'
import { remindDue } from './remind.ts'
import { repeatWave } from './start.ts'
import { tellResults } from './tell.ts'

/** A closed wave is on the front page until the next one of its series, or for two quarters. */
const ARCHIVE_AFTER_MONTHS = 6

/** Who started the series, while they may; of the whole company's somebody else in sales operations. Null where nobody may. */
async function starterOfNext(ports: AssessPorts, { startedBy, scope }: Wave): Promise<Person | null> {
  const { directory, facts, now } = ports
  const may = (person: Person) => !hasLeft(person, now()) && startScope(person)?.under === scope.under
  const starter = await directory.person(startedBy)
  if (starter !== null && may(starter)) return starter
  if (scope.under !== null) return null
  return (await allOf(facts, 'person')).map(({ row }) => row).find(may) ?? null
}

async function startNext(ports: AssessPorts): Promise<void> {
  const { assessments, model, now } = ports
  const at = now()
  const seen = new Set<string>()
  for (const wave of await assessments.waves(['opening', 'open', 'closed', 'archived'])) {
    const isNewest = !seen.has(wave.seriesId)
    seen.add(wave.seriesId)
    const due = monthsLater(wave.opensAt, model.coaching.assessment.everyMonths)
    if (!isNewest || !wave.isRepeated || wave.result === null || due > at) continue
    if (quarterOf(at) === wave.slot) continue
    const starter = await starterOfNext(ports, wave)
    if (starter !== null) await repeatWave(ports, starter, wave)
  }
}

async function finish(ports: AssessPorts, wave: Wave): Promise<void> {
  const before = await waveBefore(ports, wave)
  const reading = await openReading(ports, wave)
  if (before !== null && reading !== null) await checkActions(ports, before, reading.wave, reading.reading)
  await tellResults(ports, wave)
  if (before?.state === 'closed') await ports.assessments.archive(before.waveId)
}

/**
 * Everything of assessments that is due: waves that repeat, invitations, reminders, closings, results, archive. Each step
 * can be cut short and is taken up again; what was done is not done twice. A wave that can't go on, for example because
 * its key is lost, holds up no other one; what was wrong is thrown at the end, the first fault if there are several. While messages are switched off waves only
 * close: what would be queued then would leave all at once when they are switched on.
 */
export async function turnAssessments(ports: AssessPorts): Promise<void> {
  const { assessments, now } = ports
  const { isSwitchedOn } = await ports.settings()
  const faults: unknown[] = []
  const attempt = (work: Promise<unknown>) => work.catch((fault: unknown) => faults.push(fault))
  if (isSwitchedOn) {
    await attempt(startNext(ports))
    for (const wave of await assessments.waves(['opening'])) await attempt(carryOnOpening(ports, wave))
  }
  for (const wave of await assessments.waves(['open']))
    if (wave.closesAt <= now()) await attempt(closeWave(ports, wave))
  if (isSwitchedOn) await attempt(remindDue(ports))
  await attempt(forgetClosedKeys(ports))
  if (isSwitchedOn) {
    for (const wave of await assessments.waves(['closed'])) {
      if (!wave.isTold) await attempt(finish(ports, wave))
      else if (monthsLater(wave.closesAt, ARCHIVE_AFTER_MONTHS) <= now())
        await assessments.archive(wave.waveId)
    }
    await attempt(remindOwners(ports))
  }
  if (faults.length > 0) throw faults[0]
}
