import { plural } from '../../coaching/index.ts'
import type { WaveView } from '../../workflows/assess/read.ts'
import { percent } from '../../workflows/assess/tell.ts'

/** Sentences of a manager's results, each with its numbers; not escaped. */
type Sentences = readonly string[]

/** How many of each shown function answered. */
export function responseSentences({ reading }: WaveView): Sentences {
  return reading.results.response.flatMap(({ unit, complete, eligible, rate }) =>
    unit === null || eligible === null || rate === null
      ? []
      : [`${unit}: ${complete} of ${eligible} answered (${percent(rate)})`],
  )
}

/** p-values of four decimals and more say nothing. */
const sayP = (p: number) => (p < 0.001 ? 'p < 0.001' : `p ${p.toFixed(3)}`)

/** Differences between functions, with interval and adjusted test. */
export function gapSentences({ reading }: WaveView): Sentences {
  return reading.results.gaps
    .filter(({ isGap }) => isGap)
    .toSorted((a, b) => Math.abs(b.delta) - Math.abs(a.delta))
    .map(({ sentence, low, high, delta, adjustedP, a, b, nA, nB }) => {
      const sign = delta < 0 ? -1 : 1
      const [from, to] = [sign * low, sign * high].toSorted((x, y) => x - y)
      return `${sentence} The difference lies between ${from?.toFixed(1)} and ${to?.toFixed(1)} points (95 %; adjusted ${sayP(adjustedP)}; n ${nA} ${a}, ${nB} ${b}).`
    })
}

/** What many don't know, of everyone and of single functions. */
export const dontKnowSentences = ({ reading }: WaveView): Sentences =>
  reading.results.topics
    .filter(({ isDontKnowFinding }) => isDontKnowFinding)
    .toSorted(
      (a, b) => Number(a.unit !== null) - Number(b.unit !== null) || (b.dontKnow ?? 0) - (a.dontKnow ?? 0),
    )
    .map(({ finding }) => finding.explanation.sentence)

/** What moved, and what a change would have had to be to show. */
export function changeSentences({ reading }: WaveView): Sentences {
  const moved = reading.changes.filter(({ verdict }) => verdict === 'better' || verdict === 'worse')
  const still = reading.changes.filter(({ unit, verdict }) => unit === null && verdict === 'not_shown')
  const least = still.flatMap(({ minimumDetectable }) => minimumDetectable ?? []).toSorted((a, b) => a - b)
  const [first, last] = [least[0]?.toFixed(1), least.at(-1)?.toFixed(1)]
  return [
    ...moved.map(
      ({ finding, nBefore, nAfter, low, high, adjustedP }) =>
        `${finding.explanation.sentence} (95 %: ${low?.toFixed(1)} to ${high?.toFixed(1)}; adjusted ${sayP(adjustedP ?? 1)}; n ${nBefore}, then ${nAfter})`,
    ),
    ...(first === undefined
      ? []
      : [
          `No change shown in ${plural(still.length, 'topic')} of everyone; with these numbers a change of ${first === last ? first : `${first} to ${last}`} points would have shown.`,
        ]),
  ]
}
