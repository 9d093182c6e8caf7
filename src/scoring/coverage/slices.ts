import { z } from 'zod'
import { findingSchema } from '../finding.ts'
import { influenceCoverage, roleCoverage } from './role-coverage.ts'
import { isRecent, narrowed, type Standing } from './standing.ts'
import { threadCount } from './threads.ts'

export const slice = z.object({
  buyingPhase: z.string(),
  family: z.string(),
  roleCoverage: findingSchema(z.number()),
  influenceCoverage: findingSchema(z.number()),
  threadCount: findingSchema(z.number()),
})

/** The buyers of a family: those of the buying centres that buy it, and those whose centre nobody knows. */
function buyersOf(family: string, at: Standing) {
  const centres = new Set(at.buyingCentres.filter(row => row.families.includes(family)).map(row => row.id))
  if (centres.size === 0) return at.contacts
  return at.contacts.filter(({ buyingCentre }) => buyingCentre === undefined || centres.has(buyingCentre))
}

/** The same measures for each buying phase × product family in which anything happened lately. */
export function slices(at: Standing): z.output<typeof slice>[] {
  const keys = new Map<string, { buyingPhase: string; family: string }>()
  for (const { on, buyingPhase, family } of at.activities) {
    if (buyingPhase === undefined || family === undefined) continue
    if (isRecent(on, at.model.coverage.relationshipWindowDays, at))
      keys.set(JSON.stringify([buyingPhase, family]), { buyingPhase, family })
  }
  return [...keys]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([, { buyingPhase, family }]) => {
      const part = narrowed(
        at,
        buyersOf(family, at),
        at.activities.filter(row => row.buyingPhase === buyingPhase && row.family === family),
      )
      return {
        buyingPhase,
        family,
        roleCoverage: roleCoverage(part),
        influenceCoverage: influenceCoverage(part),
        threadCount: threadCount(part),
      }
    })
}
