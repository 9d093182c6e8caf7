const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'] as const

/** `2026-09-30` as `30 Sep 2026`. */
export function sayDate(date: string): string {
  const [year = '', month = '', day = ''] = date.split('-')
  return `${Number(day)} ${months[Number(month) - 1] ?? month} ${year}`
}

/** A score with at most one decimal; a missing one is said, never shown as 0. */
export function sayScore(score: number | null): string {
  return score === null ? 'unknown' : String(Math.round(score * 10) / 10)
}

export function sayTier(tier: string): string {
  return tier === 'unscored' ? 'not scored' : `Tier ${tier}`
}

export function plural(count: number, one: string, many = `${one}s`): string {
  return `${count} ${count === 1 ? one : many}`
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
  return `${Math.round(fraction * 100)} %`
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
