import { dateOf } from '../calendar.ts'
import { planOfLine, planOfReps, planOfSams } from '../past.ts'
import { type CompanyPlant, note, type World } from '../world.ts'

const isOpen = ({ truths }: World, kept: string, value: string) =>
  truths.some(truth => truth.fixedOn === null && truth.kept[kept] === value)

/** Pay changes a few times a year, however many accounts there are. */
const fewTimes = (most: number) => (accounts: number) =>
  Math.max(3, Math.min(most, Math.round(accounts / 40)))

function linePlant(
  id: string,
  name: string,
  turn: (world: World, planId: string, isWrong: boolean) => void,
): CompanyPlant {
  return {
    id,
    count: fewTimes(12),
    days: [20, 320],
    begin(world, day, draw) {
      const { managerId } = draw.pick(world.lines)
      const planId = planOfLine(managerId)
      if (isOpen(world, 'planId', planId)) return
      turn(world, planId, true)
      note(world, id, {
        kind: 'plan-pays-for-the-wrong-thing',
        names: [name, planId],
        personIds: [world.operationsId, managerId],
        observableOn: day,
        kept: { planId },
      })
    },
    mend: (world, { kept }) => turn(world, kept['planId'] ?? '', false),
  }
}

/** A revised plan pays for gear alone, while customers need as much service. */
export const wrongMeasures = linePlant('wrong-measures', 'misaligned', ({ facts }, planId, isWrong) => {
  facts.change('compMeasure', `${planId}|gear`, { weight: isWrong ? '0.95' : '0.5' })
  facts.change('compMeasure', `${planId}|service`, { weight: isWrong ? '0.05' : '0.5' })
})

export const tooAggressive = linePlant('too-aggressive', 'too_aggressive', ({ facts }, planId, isWrong) =>
  facts.change('compPlan', planId, { baseShare: isWrong ? '0.35' : '0.7' }),
)

const QUARTER_DAYS = 90

/** A SAM gets a plan of three years, and a rep beside them one of a quarter: wherever both work, clocks differ. */
export const twoClocks: CompanyPlant = {
  id: 'two-clocks',
  count: fewTimes(6),
  days: [20, 270],
  begin(world, day, draw) {
    const { facts, accounts } = world
    const { samId, repId } = draw.pick(accounts)
    if (isOpen(world, 'samId', samId)) return
    const [long, short] = [`CP-YEARS-${samId}-${day}`, `CP-QUARTER-${repId}-${day}`]
    const from = dateOf(day)
    const plan = (planId: string, role: 'sam' | 'portfolio_rep', baseShare: string, days: number) => {
      facts.add('compPlan', {
        planId,
        name: planId,
        role,
        baseShare,
        fromOn: from,
        untilOn: dateOf(day + days),
      })
      for (const familyId of ['gear', 'service'])
        facts.add('compMeasure', { planId, measure: familyId, familyId, weight: '0.5' })
    }
    plan(long, 'sam', '0.8', 3 * 365)
    plan(short, 'portfolio_rep', '0.6', QUARTER_DAYS - 1)
    for (const [personId, old, planId] of [
      [samId, planOfSams, long],
      [repId, planOfReps, short],
    ] as const) {
      facts.change('compPlanAssignment', `${personId}|${old}`, { untilOn: dateOf(day - 1) })
      facts.add('compPlanAssignment', { personId, planId, fromOn: from })
    }
    for (const account of accounts)
      if (account.samId === samId && account.repId === repId)
        note(world, 'two-clocks', {
          kind: 'incentives-conflict',
          accountId: account.accountId,
          personIds: [world.operationsId],
          observableOn: day,
          kept: { samId, repId, long, short, until: String(day + QUARTER_DAYS) },
        })
  },
  mend({ facts, truths }, { kept: { samId = '', repId = '', long = '', short = '' } }, day) {
    for (const truth of truths) if (truth.kept['short'] === short) truth.fixedOn ??= day
    for (const [personId, old, planId] of [
      [samId, planOfSams, long],
      [repId, planOfReps, short],
    ] as const) {
      facts.remove('compPlanAssignment', `${personId}|${planId}`)
      facts.change('compPlanAssignment', `${personId}|${old}`, { untilOn: null })
    }
  },
}
