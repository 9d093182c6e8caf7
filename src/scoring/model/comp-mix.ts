import { z } from 'zod'
import { defineSection } from './section.ts'

export const compMixSection = defineSection({
  schema: z.strictObject({}),
  defaults: {},
  provenance: {},
})
