import { sayDate, sayNumber, sayPercent } from './format.ts'

export { sayDate } from './format.ts'

/** A score with at most one decimal; a missing one is said, never shown as 0. */
export function sayScore(score: number | null): string {
  return score === null ? 'unknown' : sayNumber(score, 1)
}

/** A difference in points with its sign, the minus as people write it; one that rounds to nothing has none. */
export function saySigned(points: number | null): string {
  if (points === null) return sayScore(null)
  const size = sayScore(Math.abs(points))
  if (size === '0') return size
  return `${points > 0 ? '+' : '−'}${size}`
}

export function sayTier(tier: string): string {
  return tier === 'unscored' ? 'not scored' : `Tier ${tier}`
}

export function plural(count: number, one: string, many = `${one}s`): string {
  return `${sayNumber(count)} ${count === 1 ? one : many}`
}

/** `2026-09` as `Sep 2026`. */
const sayMonth = (date: string) => sayDate(`${date}-01`).replace(/^1 /, '')

/** ISO dates and months inside a sentence, as people write them. */
export function sayDatesIn(text: string): string {
  return text
    .replace(/\b\d{4}-\d{2}-\d{2}\b/g, sayDate)
    .replace(/\b\d{4}-(?:0[1-9]|1[0-2])\b(?!-)/g, sayMonth)
}

/** On which tier, day and model a nudge rests. */
export function sayBasis(of: {
  readonly tier?: string
  readonly asOf: string
  readonly modelVersion: string
}): string {
  const tier = of.tier === undefined ? [] : [of.tier === 'unscored' ? 'Not scored' : `Tier ${of.tier}`]
  return [
    ...tier,
    `${tier.length === 0 ? 'As' : 'as'} of ${sayDate(of.asOf)}`,
    `model ${of.modelVersion}`,
  ].join('; ')
}

/** A fraction as a whole percentage. */
export function sayShare(fraction: number): string {
  return sayPercent(fraction, 0)
}

const nameWords: Readonly<Record<string, string>> = {
  economic_buyer: 'economic buyers',
  influencer_gatekeeper: 'influencers and gatekeepers',
  user_technical: 'users and technical buyers',
}

/** A buyer role, buying phase or segment in words. */
export function sayName(name: string): string {
  return nameWords[name] ?? name.replaceAll('_', ' ')
}
