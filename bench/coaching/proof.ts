// `npm run proof:coaching -- [accounts] [seed]`: plays a year with planted problems and says what was found of them.
import { measure, type Result } from './measure.ts'
import { playYear } from './year.ts'

const say = (line: string) => void process.stderr.write(`${line}\n`)
const figure = (value: number | null) => (value === null ? '–' : value.toFixed(2))

function table({ kinds }: Result): string {
  const rows = kinds.map(
    each =>
      `| ${each.kind} | ${each.planted} | ${each.found} | ${figure(each.recall)} | ${each.delay ?? '–'} | ${each.told} | ${figure(each.precision)} |`,
  )
  return [
    '| kind | planted | found in 10 working days | recall | median delay (days) | told | precision |',
    '| --- | --- | --- | --- | --- | --- | --- |',
    ...rows,
  ].join('\n')
}

/** The goals of the proof, each with whether it is met. */
function goals(result: Result): readonly (readonly [string, boolean])[] {
  const { recall, precision, perPersonAndWeek, outsideHours, duplicates, toStrangers, perDayMost } = result
  return [
    [`recall ${figure(recall)}, goal 0.95`, recall >= 0.95],
    [`precision ${figure(precision)}, goal 0.90`, precision >= 0.9],
    [`messages per person and week: median ${perPersonAndWeek.median}, goal 5`, perPersonAndWeek.median <= 5],
    [`most messages to a person on one day: ${perDayMost}, cap 2 with an urgent one`, perDayMost <= 2],
    [`messages outside hours: ${outsideHours}, goal 0`, outsideHours === 0],
    [`repeats: ${duplicates}, goal 0`, duplicates === 0],
    [`items to a person who may not see the account: ${toStrangers}, goal 0`, toStrangers === 0],
  ]
}

async function main([size = '50', seed = '1']: readonly string[]): Promise<number> {
  const begun = performance.now()
  const year = await playYear(Number(size), Number(seed), say)
  const result = measure(year)
  const seconds = Math.round((performance.now() - begun) / 1_000)
  say(`\n${size} accounts, seed ${seed}, ${year.people.length} people, ${seconds} s, ${year.cards} cards\n`)
  say(table(result))
  say('')
  for (const [words, isMet] of goals(result)) say(`${isMet ? 'met   ' : 'MISSED'} ${words}`)
  for (const { kind, told, example } of result.unplanted)
    say(`not planted, told all the same: ${kind} ${told} times, for example ${example}`)
  process.stdout.write(`${JSON.stringify(result)}\n`)
  return goals(result).every(([, isMet]) => isMet) ? 0 : 1
}

process.exitCode = await main(process.argv.slice(2))
