import { importanceCut } from './cut.ts'
import type { AttributeResult } from './output.ts'
import { isAtLeast } from './quadrant.ts'
import type { Reading } from './reading.ts'

/** Stated high and derived low: a basic that everybody expects. Stated low and derived high: a hidden driver. */
export function driverOf(attribute: string, { stated, derived }: Reading): AttributeResult['driver'] {
  const said = stated.get(attribute)?.value
  const drives = derived?.estimates.get(attribute)?.value
  const saidCut = importanceCut('mean', stated)
  const drivesCut = derived === null ? null : importanceCut('mean', derived.estimates)
  if (said === undefined || drives === undefined || saidCut === null || drivesCut === null) return null
  const isSaid = isAtLeast(said, saidCut)
  const isDriving = isAtLeast(drives, drivesCut)
  if (isSaid === isDriving) return null
  return isSaid ? 'basic' : 'hidden_driver'
}
