import { sayDate } from '../../../../coaching/index.ts'
import { drawWaterfall } from '../../../../pictures/waterfall.ts'
import type { Growth } from '../../../../workflows/answers/growth.ts'
import type { Drawing } from '../../../pictures/drawing.ts'
import { waterfallSteps } from '../../../pictures/growth-steps.ts'
import { periodOf, titleOf } from './words.ts'

/** The waterfall of an answer; null where two years can't be compared, or a part is not known. */
export function growthDrawing({ found, segment, currency, run, isComparable }: Growth): Drawing | null {
  const steps = isComparable ? waterfallSteps(found, currency) : null
  if (steps === null) return null
  const title = titleOf(segment)
  return {
    ...drawWaterfall({
      title,
      subtitle: `${periodOf(found)} · as of ${sayDate(run.asOf)} · model ${run.modelVersion}`,
      steps,
    }),
    title,
    lines: steps.map(
      ({ name, words, count }) => `${name}: ${words}${count === null ? '' : ` (n = ${count})`}`,
    ),
  }
}
