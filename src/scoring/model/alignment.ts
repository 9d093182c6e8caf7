import { z } from 'zod'
import { defineSection } from './section.ts'

export const alignmentSection = defineSection({
  schema: z.strictObject({}),
  defaults: {},
  provenance: {},
})
