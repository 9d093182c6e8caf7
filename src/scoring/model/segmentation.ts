import { z } from 'zod'
import { defineSection } from './section.ts'

export const segmentationSection = defineSection({
  schema: z.strictObject({}),
  defaults: {},
  provenance: {},
})
