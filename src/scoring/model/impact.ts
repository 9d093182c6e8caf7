import { z } from 'zod'
import { defineSection } from './section.ts'

export const impactSection = defineSection({
  schema: z.strictObject({}),
  defaults: {},
  provenance: {},
})
