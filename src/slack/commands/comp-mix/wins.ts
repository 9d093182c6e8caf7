import { plural, sayDate } from '../../../coaching/index.ts'
import type { PlanMix } from '../../../workflows/answers/comp-mix.ts'

type Wins = NonNullable<PlanMix['wins']>

function leftOutText({ withoutLines, withoutAmount }: Wins): string {
  const parts = [
    ...(withoutLines > 0 ? [`${withoutLines} without product lines`] : []),
    ...(withoutAmount > 0 ? [`${withoutAmount} without any amount`] : []),
  ]
  const count = withoutLines + withoutAmount
  return count === 0
    ? 'None was left out.'
    : `Left out, because they don't say what was bought: ${plural(count, 'won opportunity', 'won opportunities')} (${parts.join(', ')}).`
}

/** On whose wins the mix that customers need rests, how many they are, and what was left out. */
export function winsText({ wins }: PlanMix): string | null {
  if (wins === null) return null
  const period = `${sayDate(wins.since)} to ${sayDate(wins.until)}`
  if (wins.used === 0)
    return `*What customers need* is not known: no opportunity with product lines was won from ${period}. ${leftOutText(wins)} Sales operations can import them with opportunity-lines.csv.`
  const n = `n = ${plural(wins.used, 'opportunity', 'opportunities')}`
  const whose =
    wins.whose === 'own'
      ? 'that the sellers under this plan won'
      : `that the whole company won, because the sellers under this plan won only ${wins.ownWithLines} with product lines (at least ${wins.leastOwn} are needed)`
  return `*What customers need* is read from ${n} ${whose}, closed from ${period}; each counts once. ${leftOutText(wins)}`
}
