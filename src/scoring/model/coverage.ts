import { z } from 'zod'
import { defineSection } from './section.ts'

export const coverageSection = defineSection({
  schema: z.strictObject({}),
  defaults: {},
  provenance: {},
})
