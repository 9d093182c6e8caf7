import { z } from 'zod'
import { defineSection } from './section.ts'

export const competenciesSection = defineSection({
  schema: z.strictObject({}),
  defaults: {},
  provenance: {},
})
