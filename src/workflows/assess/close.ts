import { createCount, readBallot, reorganisedUnits } from '../../assessment/index.ts'
import { alignment } from '../../scoring/index.ts'
import type { AssessmentStore, ClosingWave, CountedWave, Participant, Wave } from '../ports/index.ts'
import { type AssessPorts, askingKeys } from './ports.ts'
import { withPromise } from './promise.ts'

const PAGE = 500

/** The wave of the same series before this one, of those that are closed. */
export async function waveBefore(
  { assessments }: { readonly assessments: Pick<AssessmentStore, 'waves'> },
  wave: Pick<Wave, 'seriesId' | 'opensAt'>,
): Promise<Wave | null> {
  const closed = await assessments.waves(['closed', 'archived'])
  return closed.find(each => each.seriesId === wave.seriesId && each.opensAt < wave.opensAt) ?? null
}

async function unitsOf(
  { assessments }: Pick<AssessPorts, 'assessments'>,
  wave: Wave | null,
): Promise<ReadonlyMap<string, string>> {
  const units = new Map<string, string>()
  if (wave === null) return units
  for (let after = ''; ; ) {
    const page = await assessments.participants(wave.waveId, { after, limit: PAGE })
    for (const { personId, unit } of page) units.set(personId, unit)
    after = page.at(-1)?.personId ?? after
    if (page.length < PAGE) return units
  }
}

function byUnit<Each>(people: readonly Participant[], of: (own: readonly Participant[]) => Each) {
  const units = new Map<string, Participant[]>()
  for (const person of people) units.set(person.unit, [...(units.get(person.unit) ?? []), person])
  return Object.fromEntries([...units].map(([unit, own]) => [unit, of(own)]))
}

/** Opens and counts all ballots; gives what may be shown, and forgets the rest. */
async function countWave(
  { wave, ballots, participants, log }: ClosingWave,
  open: (sealed: Uint8Array) => Promise<Uint8Array>,
  before: ReadonlyMap<string, string>,
  { model: current, chance }: Pick<AssessPorts, 'model' | 'chance'>,
): Promise<CountedWave> {
  const model = withPromise(wave.form, current)
  const count = createCount(wave.form)
  for await (const page of ballots)
    for (const sealed of page) count.add(readBallot(wave.form, await open(sealed)))
  const eligible = participants.filter(({ state }) => state !== 'left')
  const released = alignment.releaseWave(
    {
      items: wave.form.items.map(({ id }) => id),
      tallies: count.tallies(),
      participants: byUnit(
        eligible.filter(({ state }) => state === 'submitted'),
        own => own.map(({ personId }) => personId),
      ),
      log,
      chance,
    },
    model,
  )
  const shown = new Set(released.groups.map(({ unit }) => unit))
  const asked = byUnit(eligible, own => own.length)
  const comments = count.comments()
  const canSayComments =
    released.groups.length > 0 && comments.length >= alignment.fewestPeople(model.alignment.suppression)
  const { groups, cells, hiddenUnits } = released
  return {
    result: {
      groups: [...groups],
      cells: cells.map(cell => ({ ...cell, counts: cell.counts === null ? null : [...cell.counts] })),
      eligible: asked,
      hiddenUnits: [...hiddenUnits],
      reorganised: reorganisedUnits(
        before,
        new Map(participants.map(({ personId, unit }) => [personId, unit])),
        model,
      ).filter(unit => shown.has(unit)),
      modelVersion: model.version,
    },
    releases: released.log.slice(log.length),
    comments: canSayComments ? comments : [],
    unsentKeys: participants.flatMap(({ personId }) => askingKeys(wave, personId, model)),
  }
}

/** Counts and closes a wave, and destroys the key of what it was counted from. */
export async function closeWave(ports: AssessPorts, wave: Wave): Promise<boolean> {
  const before = await unitsOf(ports, await waveBefore(ports, wave))
  const isClosed = await ports.assessments.close(wave.waveId, closing =>
    countWave(closing, sealed => ports.seal.open(wave.waveId, sealed), before, ports),
  )
  if (isClosed) await ports.seal.forget(wave.waveId)
  return isClosed
}

/** Keys that a stop between closing and destroying left behind. */
export async function forgetClosedKeys({ assessments, seal }: AssessPorts): Promise<void> {
  for (const waveId of await seal.kept()) {
    const wave = await assessments.wave(waveId)
    if (wave?.state === 'closed' || wave?.state === 'archived') await seal.forget(waveId)
  }
}
