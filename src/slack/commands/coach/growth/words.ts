import type { Growth } from '../../../../workflows/answers/growth.ts'
import { sayMonth } from '../../../pictures/growth-steps.ts'

export const titleOf = (segment: string | null) =>
  `Growth of ${segment === null ? 'all accounts' : segment.replaceAll('_', ' ')}`

type Period = Pick<Growth['found'], 'currentFrom' | 'currentUntil' | 'priorFrom' | 'priorUntil'>

export const periodOf = ({ currentFrom, currentUntil, priorFrom, priorUntil }: Period) =>
  `${sayMonth(currentFrom)} to ${sayMonth(currentUntil)} against ${sayMonth(priorFrom)} to ${sayMonth(priorUntil)}`
