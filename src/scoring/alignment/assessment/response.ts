import type { Warning } from '../../finding.ts'
import type { Model } from '../../model/index.ts'
import { roundHalfUp } from '../../rounding.ts'
import { marginOfError } from '../../statistics/proportions.ts'
import type { AssessmentOutput } from './shape.ts'

type Response = AssessmentOutput['response'][number]

/** RR1: complete forms over everyone eligible, also those of whom nothing is known (AAPOR). */
export function responseOf(
  unit: string | null,
  complete: number,
  eligible: number | null,
  model: Model,
): Response {
  const rate = eligible === null || eligible === 0 ? null : complete / eligible
  return {
    unit,
    eligible,
    complete,
    rate,
    marginOfError:
      eligible === null ? null : marginOfError(0.5, complete, model.alignment.confidenceLevel, eligible),
    warnings: rate === null ? [] : lowResponse(rate, model),
  }
}

/** Functions are compared only if enough of each answered; without knowing who was asked, they are. */
export function canCompareFunctions(responses: readonly Response[], model: Model): boolean {
  return responses.every(
    ({ unit, rate }) =>
      unit === null || rate === null || rate >= model.alignment.response.functionComparisonFrom,
  )
}

function lowResponse(rate: number, { alignment }: Model): Warning[] {
  return rate >= alignment.response.lowBelow
    ? []
    : [
        {
          code: 'low_response',
          message: `${roundHalfUp(100 * rate, 0)} % answered: others may think otherwise.`,
        },
      ]
}
