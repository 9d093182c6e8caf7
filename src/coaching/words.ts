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
