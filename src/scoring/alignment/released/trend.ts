import type { Model } from '../../model/index.ts'
import type { Item } from '../instrument.ts'
import { compareWaves } from '../trend/compare.ts'
import type { AskedWave } from './results.ts'
import { EVERYONE, sheetsOf, topicOf } from './sheets.ts'

export type ReleasedChange = ReturnType<typeof compareWaves>[number]

/**
 * What has changed between two waves, item by item, from what was shown of both; only items that are word for word the
 * same. Functions whose people changed (`reorganised`) have no trend.
 */
export function compareReleased(
  before: AskedWave,
  after: AskedWave,
  reorganised: ReadonlySet<string>,
  model: Model,
): readonly ReleasedChange[] {
  const same = after.items.filter(item => before.items.some(other => isSameItem(item, other)))
  const unitsOf = ({ groups }: AskedWave) => groups.map(({ unit }) => unit ?? EVERYONE)
  const units = unitsOf(after).filter(unit => unitsOf(before).includes(unit) && !reorganised.has(unit))
  const both = ({ cells }: AskedWave, { cells: others }: AskedWave) =>
    sheetsOf(cells.filter(cell => others.some(other => other.unit === cell.unit && other.item === cell.item)))
  return compareWaves(same.map(topicOf), units, both(before, after), both(after, before), model)
    .filter(({ nBefore, nAfter }) => nBefore > 0 && nAfter > 0)
    .map(change => ({ ...change, unit: change.unit === EVERYONE ? null : change.unit }))
}

const isSameItem = (a: Item, b: Item) => a.id === b.id && a.statement === b.statement
