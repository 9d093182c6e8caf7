import type { Finding, Warning } from '../finding.ts'
import type { Model } from '../model/index.ts'
import { absence, reading } from '../result.ts'
import { mean } from '../statistics/sample.ts'
import type { Competency } from '../vocabulary.ts'
import { count } from '../wording.ts'
import type { CompetenciesInput } from './input.ts'
import { competencyWords } from './wording.ts'

export interface Observation {
  readonly observed: Finding<number>
  /** Mean absolute deviation of the raters from their mean, in levels; null below two. */
  readonly disagreement: number | null
  readonly needsCalibration: boolean
  /** Self rating − others; null where one of them is missing. */
  readonly selfGap: number | null
  readonly selfView: 'blind_spot' | 'hidden_strength' | 'in_line' | null
}

/** What manager and customers see; the person's own rating is compared with it, never mixed into it. */
export function observe(name: Competency, { ratings }: CompetenciesInput, model: Model): Observation {
  const { minimumRaters, calibrateAbove, blindSpotFrom } = model.competencies
  const own = ratings.filter(row => row.competency === name)
  // Raters without a name are numbered from the lowest level, so that the order of the rows says nothing.
  const others = own
    .filter(row => row.by !== 'self')
    .sort((a, b) => a.level - b.level || (a.by < b.by ? -1 : 1))
  const value = mean(others.map(row => row.level))
  const self = mean(own.filter(row => row.by === 'self').map(row => row.level))
  const disagreement =
    value === null || others.length < 2 ? null : mean(others.map(row => Math.abs(row.level - value)))
  const needsCalibration = disagreement !== null && disagreement > calibrateAbove + 1e-9
  const warnings: Warning[] = []
  if (others.length > 0 && others.length < minimumRaters)
    warnings.push({ code: 'indicative', message: `Rated by ${count(others.length, 'other')} only.` })
  if (others.length > 0 && others.every(row => row.by !== 'customer'))
    warnings.push({ code: 'no_customer_rating', message: 'No customer has rated this.' })
  if (needsCalibration)
    warnings.push({
      code: 'calibrate_first',
      message: 'The raters see it differently: agree on the scale before coaching.',
    })
  const basis = {
    n: others.length,
    method: 'mean of manager and customer ratings',
    params: { minimumRaters, calibrateAbove },
    warnings,
    modelVersion: model.version,
  }
  const selfGap = self === null || value === null ? null : self - value
  return {
    observed:
      value === null
        ? absence({
            ...basis,
            reason: 'missing_input',
            sentence: `Nobody but the person has rated ${competencyWords(name)}.`,
          })
        : reading({
            ...basis,
            value,
            contributions: others.map((row, index) => ({
              term: `${row.by} ${row.rater ?? index + 1}`,
              points: row.level / others.length,
            })),
            sentence: `Others see ${competencyWords(name)} at level ${Math.round(10 * value) / 10} of 4.`,
          }),
    disagreement,
    needsCalibration,
    selfGap,
    selfView:
      selfGap === null
        ? null
        : selfGap >= blindSpotFrom
          ? 'blind_spot'
          : selfGap <= -blindSpotFrom
            ? 'hidden_strength'
            : 'in_line',
  }
}
