import {
  type AskedWave,
  alignment,
  type Model,
  type ReleasedChange,
  type ReleasedResults,
} from '../../scoring/index.ts'
import type { FrozenForm } from '../bank/form.ts'
import type { WaveResult } from './wave-result.ts'

export interface ClosedWave {
  readonly form: FrozenForm
  readonly result: WaveResult
}

export interface WaveReading {
  readonly results: ReleasedResults
  /** Against the wave before; empty where there is none. */
  readonly changes: readonly ReleasedChange[]
}

const askedWave = ({ form, result }: ClosedWave): AskedWave => ({
  items: form.items,
  groups: result.groups,
  cells: result.cells,
  eligible: result.eligible,
})

/** What the released counts of a wave say, alone and against the wave before. */
export function readWave(wave: ClosedWave, before: ClosedWave | null, model: Model): WaveReading {
  const asked = askedWave(wave)
  return {
    results: alignment.readReleased(asked, model),
    changes:
      before === null
        ? []
        : alignment.compareReleased(askedWave(before), asked, new Set(wave.result.reorganised), model),
  }
}

/** Functions of which many came from or went to another one between two waves, among people asked in both. */
export function reorganisedUnits(
  before: ReadonlyMap<string, string>,
  after: ReadonlyMap<string, string>,
  model: Model,
): readonly string[] {
  const people = new Map<string, { all: number; moved: number }>()
  for (const [person, unit] of after) {
    const earlier = before.get(person)
    if (earlier === undefined) continue
    for (const each of new Set([unit, earlier])) {
      const known = people.get(each) ?? { all: 0, moved: 0 }
      people.set(each, { all: known.all + 1, moved: known.moved + (unit === earlier ? 0 : 1) })
    }
  }
  return [...people]
    .filter(([, { all, moved }]) => moved / all >= model.alignment.reorganisedFrom)
    .map(([unit]) => unit)
    .sort()
}
