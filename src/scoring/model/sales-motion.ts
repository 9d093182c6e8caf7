import { z } from 'zod'
import { defineSection } from './section.ts'

export const salesMotionSection = defineSection({
  schema: z.strictObject({}),
  defaults: {},
  provenance: {},
})
