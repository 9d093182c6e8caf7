import { z } from 'zod'
import type { Finding } from '../../finding.ts'
import type { Model } from '../../model/index.ts'
import { daysBetween } from '../../plain-date.ts'
import { absence, reading } from '../../result.ts'
import type { Interval } from '../../statistics/intervals.ts'
import { wilson } from '../../statistics/proportions.ts'
import { count, percent } from '../../wording.ts'
import type { Action, GovernanceInput } from './input.ts'
import type { GovernanceIssue } from './issue.ts'

export const actionCounts = z.object({
  due: z.number(),
  onTime: z.number(),
  late: z.number(),
  overdue: z.number(),
  notYetDue: z.number(),
  withoutDate: z.number(),
  cancelled: z.number(),
})

type State = 'on_time' | 'late' | 'overdue' | 'not_yet_due' | 'without_date' | 'cancelled'

const isBy = (date: string | undefined, asOf: string) => date !== undefined && date <= asOf

/** An action is due once its date has passed: on the day itself there is still time. */
function stateOf({ dueOn, doneOn, cancelledOn }: Action, asOf: string): State {
  if (isBy(cancelledOn, asOf)) return 'cancelled'
  if (dueOn === undefined) return 'without_date'
  if (dueOn >= asOf) return 'not_yet_due'
  if (doneOn === undefined || doneOn > asOf) return 'overdue'
  return doneOn <= dueOn ? 'on_time' : 'late'
}

export function countActions({ actions, asOf }: GovernanceInput): z.output<typeof actionCounts> {
  const states = actions.map(action => stateOf(action, asOf))
  const of = (state: State) => states.filter(each => each === state).length
  return {
    due: of('on_time') + of('late') + of('overdue'),
    onTime: of('on_time'),
    late: of('late'),
    overdue: of('overdue'),
    notYetDue: of('not_yet_due'),
    withoutDate: of('without_date'),
    cancelled: of('cancelled'),
  }
}

/** Actions done on time ÷ actions due, 0..1; cancelled ones are left out but counted. */
export function actionCompletion(
  input: GovernanceInput,
  model: Model,
): Finding<number> & { interval: Interval | null } {
  const counts = countActions(input)
  const { confidenceLevel } = model.governance
  const basis = {
    n: counts.due,
    method: 'actions done on time ÷ actions due, Wilson interval',
    params: { ...counts, confidenceLevel },
    modelVersion: model.version,
  }
  if (counts.due === 0)
    return {
      ...absence({
        ...basis,
        reason: 'insufficient_n',
        sentence: 'No action of this plan has come due yet.',
      }),
      interval: null,
    }
  const value = counts.onTime / counts.due
  return {
    ...reading({
      ...basis,
      value,
      contributions: [{ term: 'on_time', points: value }],
      sentence: `${counts.onTime} of ${count(counts.due, 'due action')} done on time (${percent(value)}).`,
    }),
    interval: wilson({ successes: counts.onTime, trials: counts.due }, confidenceLevel),
  }
}

export function overdueIssues(input: GovernanceInput): GovernanceIssue[] {
  return input.actions
    .filter(action => stateOf(action, input.asOf) === 'overdue')
    .map(({ id, text = id, owner, dueOn = input.asOf }) => {
      const days = daysBetween(dueOn, input.asOf)
      return {
        code: 'action_overdue',
        subject: id,
        sentence: `"${text}" was due on ${dueOn}, ${count(days, 'day')} ago${owner === undefined ? ', and nobody owns it' : ''}.`,
        play:
          owner === undefined
            ? 'Give it an owner and a new date.'
            : 'Do it, give it a new date, or cancel it.',
        evidence: { action: id, owner: owner ?? null, dueOn, overdueDays: days },
      }
    })
}
