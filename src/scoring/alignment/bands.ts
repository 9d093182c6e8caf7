import type { Model } from '../model/index.ts'
import { roundHalfUp } from '../rounding.ts'

export const agreementBands = ['lack', 'weak', 'moderate', 'strong', 'very_strong'] as const
export type AgreementBand = (typeof agreementBands)[number]

/** The word for an r_wg. The published bands have two decimals and leave gaps (.30, .31): compare what is printed. */
export function agreementBand(index: number, bands: Model['alignment']['agreementBands']): AgreementBand {
  const printed = roundHalfUp(index, 2)
  if (printed >= bands.veryStrong) return 'very_strong'
  if (printed >= bands.strong) return 'strong'
  if (printed >= bands.moderate) return 'moderate'
  return printed >= bands.weak ? 'weak' : 'lack'
}
