import type { Competency } from '../vocabulary.ts'

/** "business acumen" */
export const competencyWords = (name: Competency) => name.replace('_', ' ')
