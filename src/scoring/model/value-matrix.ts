import { z } from 'zod'
import { defineSection } from './section.ts'

export const valueMatrixSection = defineSection({
  schema: z.strictObject({}),
  defaults: {},
  provenance: {},
})
