import { z } from 'zod'
import { defineSection } from './section.ts'

export const governanceSection = defineSection({
  schema: z.strictObject({}),
  defaults: {},
  provenance: {},
})
