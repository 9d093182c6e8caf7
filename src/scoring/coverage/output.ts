import { z } from 'zod'
import { findingSchema } from '../finding.ts'
import { tier } from '../vocabulary.ts'
import { attributeOwner } from './attribute-owners.ts'
import { cycleComparison } from './buying-cycles.ts'
import { beat } from './cadence.ts'
import { coverageIssue } from './issue.ts'
import { matrixRow } from './matrix.ts'
import { relationship } from './relationship.ts'
import { slice } from './slices.ts'

export const coverageOutput = z.object({
  account: z.string(),
  asOf: z.string(),
  tier,
  modelVersion: z.string(),
  /** The accountable lead, if there is exactly one. */
  lead: z.string().nullable(),
  leads: z.array(z.string()),
  matrix: z.array(matrixRow),
  roleCoverage: findingSchema(z.number()),
  influenceCoverage: findingSchema(z.number()),
  threadCount: findingSchema(z.number()),
  isSingleThreaded: z.boolean().nullable(),
  concentration: findingSchema(z.object({ hhi: z.number(), effectiveContacts: z.number() })),
  relationships: z.array(relationship),
  cadence: z.array(beat),
  adherence: findingSchema(z.number()),
  phaseMisallocation: findingSchema(z.number()),
  buyingCycles: z.array(cycleComparison),
  attributeOwners: z.array(attributeOwner),
  slices: z.array(slice),
  /** Most urgent first. */
  issues: z.array(coverageIssue),
  /** The first gap to close; null where there is none. */
  firstGap: coverageIssue.nullable(),
})
