// `npm run proof:coaching -- [accounts] [seed] [last day] [minutes]`: plays a year with planted problems and says what
// was found of them. After so many minutes it puts the year aside; the same command goes on with it.
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { dateOf } from './calendar.ts'
import { type KindResult, measure, type Result } from './measure.ts'
import { beginYear, forget, putAside, type State, takeUp } from './state.ts'
import { playOn } from './year.ts'

const LAST_DAY = 364
const MINUTES = 30
const NOT_ENDED = 75
const SHOWN = 5
const results = fileURLToPath(new URL('../../reports/coaching', import.meta.url))

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
  const { median, most, medianOfWeeksWithAny, mostInSevenDays } = perPersonAndWeek
  return [
    [`recall ${figure(recall)}, goal 0.95`, recall >= 0.95],
    [`precision ${figure(precision)}, goal 0.90`, precision >= 0.9],
    [
      `messages per person and week: median ${median} (${medianOfWeeksWithAny} where there was any), most ${most}; goal at most 5 at the median`,
      median <= 5,
    ],
    [`most in any seven days without urgent ones: ${mostInSevenDays}, cap 5`, mostInSevenDays <= 5],
    [`most messages to a person on one day: ${perDayMost}, cap 2 with an urgent one`, perDayMost <= 2],
    [`messages outside hours: ${outsideHours}, goal 0`, outsideHours === 0],
    [`repeats: ${duplicates}, goal 0`, duplicates === 0],
    [
      `items to a person who may not see the subject: ${toStrangers.length}, goal 0`,
      toStrangers.length === 0,
    ],
  ]
}

const some = (lines: readonly string[]) => lines.slice(0, SHOWN).join('; ')

function sayFaults({ kind, wrong, missed }: KindResult): void {
  if (wrong.length > 0) say(`told although nothing was planted then, ${wrong.length}: ${kind} ${some(wrong)}`)
  if (missed.length > 0) say(`planted and not found, ${missed.length}: ${kind} ${some(missed)}`)
}

function report(state: State, size: number, seed: number): number {
  const result = measure(state)
  const played = `${dateOf(0)} to ${dateOf(state.day - 1)}`
  say(
    `\n${size} accounts, seed ${seed}, ${played}, ${result.people} people, ${result.messages} messages, ${state.memory.checkIns.posted.length} cards, ${Math.round(state.seconds)} s\n`,
  )
  say(table(result))
  say('')
  for (const [words, isMet] of goals(result)) say(`${isMet ? 'met   ' : 'MISSED'} ${words}`)
  result.kinds.forEach(sayFaults)
  if (result.toStrangers.length > 0) say(`to strangers: ${some(result.toStrangers)}`)
  return goals(result).every(([, isMet]) => isMet) ? 0 : 1
}

async function main(given: readonly string[]): Promise<number> {
  const [size = 50, seed = 1, lastDay = LAST_DAY, minutes = MINUTES] = given.map(Number)
  const file = join(results, `${size}-${seed}.year`)
  const state = takeUp(file) ?? beginYear(size, seed)
  const begun = performance.now()
  const before = state.seconds
  const seconds = () => before + (performance.now() - begun) / 1_000
  await playOn(state, lastDay, () => seconds() - before > minutes * 60)
  state.seconds = seconds()
  if (state.day <= lastDay) {
    putAside(state, file)
    say(`put aside at ${dateOf(state.day)}; the same command goes on with it`)
    return NOT_ENDED
  }
  forget(file)
  return report(state, size, seed)
}

process.exitCode = await main(process.argv.slice(2))
