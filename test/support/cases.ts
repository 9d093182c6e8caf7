import { readConfigureGlobal } from 'fast-check'

const ORDINARY = 100

/** How many cases a property tries: as many as it says, and a share of them where fewer are asked of all properties. */
export function cases(count: number): number {
  return Math.ceil((count * (readConfigureGlobal().numRuns ?? ORDINARY)) / ORDINARY)
}
