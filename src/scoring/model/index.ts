import { z } from 'zod'
import { alignmentSection } from './alignment.ts'
import { coachingSection } from './coaching.ts'
import { compMixSection } from './comp-mix.ts'
import { competenciesSection } from './competencies.ts'
import { coverageSection } from './coverage.ts'
import { governanceSection } from './governance.ts'
import { impactSection } from './impact.ts'
import { salesMotionSection } from './sales-motion.ts'
import { segmentationSection } from './segmentation.ts'
import { valueMatrixSection } from './value-matrix.ts'

/** Every section of the model file, by the name that it has there. */
export const modelSections = {
  segmentation: segmentationSection,
  valueMatrix: valueMatrixSection,
  salesMotion: salesMotionSection,
  coverage: coverageSection,
  compMix: compMixSection,
  governance: governanceSection,
  alignment: alignmentSection,
  impact: impactSection,
  competencies: competenciesSection,
  coaching: coachingSection,
} as const

export const modelSchema = z.strictObject({
  version: z.string().min(1),
  segmentation: segmentationSection.schema,
  valueMatrix: valueMatrixSection.schema,
  salesMotion: salesMotionSection.schema,
  coverage: coverageSection.schema,
  compMix: compMixSection.schema,
  governance: governanceSection.schema,
  alignment: alignmentSection.schema,
  impact: impactSection.schema,
  competencies: competenciesSection.schema,
  coaching: coachingSection.schema,
})

/** All weights, cut-offs, cadences and ranges that the scoring core reads, with the version that findings name. */
export type Model = z.output<typeof modelSchema>

export const defaultModel: Model = {
  version: 'default-1',
  segmentation: segmentationSection.defaults,
  valueMatrix: valueMatrixSection.defaults,
  salesMotion: salesMotionSection.defaults,
  coverage: coverageSection.defaults,
  compMix: compMixSection.defaults,
  governance: governanceSection.defaults,
  alignment: alignmentSection.defaults,
  impact: impactSection.defaults,
  competencies: competenciesSection.defaults,
  coaching: coachingSection.defaults,
}
