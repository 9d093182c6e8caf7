import type { KnownBlock } from '@slack/types'
import { plural, sayDate, sayTier } from '../../../../coaching/index.ts'
import type { AccountPlanAnswer, PlanAnswer } from '../../../../workflows/answers/account-plan.ts'
import { actions, button, context, header, type Reply, reply, section } from '../../../blocks/build.ts'
import { sayFinding } from '../../../blocks/finding-text.ts'
import { escapeMrkdwn, line } from '../../../blocks/text.ts'
import { giveActions } from '../../open-actions.ts'
import { accountChoiceReply } from '../account-choice.ts'

const say = (text: string) => escapeMrkdwn(line(text))
const percent = (share: number) => `${Math.round(share * 100)} %`
const MOST_ROWS = 6

const partWords: Readonly<Record<string, string>> = {
  influence_map: 'influence map',
  sponsor: 'executive sponsor',
  relationship_actions: 'an action for each key stakeholder',
  partner_stakeholders: 'partners who matter',
  customer_objectives: "customer's own objectives",
  objectives: 'objectives',
  owned_dated_actions: 'actions with owner and date',
  installed_base: 'installed base',
  competition: 'competition',
}

const more = (all: readonly unknown[]) =>
  all.length > MOST_ROWS ? [`• and ${all.length - MOST_ROWS} more`] : []

function objectivesText({ objectives }: AccountPlanAnswer): string {
  if (objectives.length === 0) return '*Objectives:* none yet.'
  const rows = objectives.slice(0, MOST_ROWS).map(({ id, text = id, participationLevel, dueOn }) => {
    const level =
      participationLevel === undefined
        ? 'part of the customer not known'
        : `customer takes part at level ${participationLevel} of 4`
    const by = dueOn === undefined ? '' : `by ${sayDate(dueOn)}, `
    return `• ${say(text)} (${by}${level})`
  })
  return ['*Objectives*', ...rows, ...more(objectives)].join('\n')
}

function actionsText({ openActions, names, run }: AccountPlanAnswer): string {
  if (openActions.length === 0) return '*Open actions:* none.'
  const rows = openActions.slice(0, MOST_ROWS).map(({ id, text = id, owner, dueOn }) => {
    const who = owner === undefined ? '*nobody owns it*' : say(names.get(owner) ?? owner)
    const when =
      dueOn === undefined ? 'no date' : `${dueOn < run.asOf ? '*overdue*, ' : ''}due ${sayDate(dueOn)}`
    return `• ${say(text)}: ${who}, ${when}`
  })
  return ['*Open actions*', ...rows, ...more(openActions)].join('\n')
}

function stateText({ governance, plan }: AccountPlanAnswer): string {
  if (governance === null) return '*State:* not judged.'
  const { actionCompletion, actionCounts, planCompleteness, planParts, isExecuted, planFreshness } =
    governance
  const kept = planParts.filter(({ isPresent }) => isPresent).length
  const lacking = planParts.filter(({ isPresent }) => !isPresent).map(({ part }) => partWords[part] ?? part)
  const { interval } = actionCompletion
  const range =
    interval === null ? '' : `, 95 % interval ${percent(interval.low)} to ${percent(interval.high)}`
  const updated =
    plan?.updatedOn === undefined
      ? 'nobody recorded when it last changed'
      : `last changed on ${sayDate(plan.updatedOn)}`
  return [
    `*Complete:* ${planCompleteness.value === null ? 'not known' : percent(planCompleteness.value)} (${kept} of ${plural(planParts.length, 'part')})${lacking.length === 0 ? '' : `; missing: ${lacking.join(', ')}`}`,
    `*Fresh:* ${planFreshness.value === null ? 'not known' : percent(planFreshness.value)}; ${updated}`,
    `*Kept on time:* ${actionCompletion.value === null ? 'no action has come due yet' : `${percent(actionCompletion.value)} (${actionCounts.onTime} of n = ${plural(actionCounts.due, 'action')} due${range})`}`,
    `*Effectively executed:* ${isExecuted === null ? 'not known yet, because actions due, changes or reviews are missing' : isExecuted ? 'yes' : 'no'}`,
  ].join('\n')
}

function nextText({ governance }: AccountPlanAnswer): string {
  const [first, ...rest] = governance?.issues ?? []
  if (first === undefined) return '*Next step:* nothing stands out. Keep the plan as alive as it is.'
  const others = rest.slice(0, 3).map(({ sentence }) => `• ${sayFinding(sentence)}`)
  return [
    `*First:* ${sayFinding(first.sentence)}`,
    `*Next step:* ${sayFinding(first.play)}`,
    ...(others.length === 0 ? [] : ['*Also*', ...others]),
    ...(rest.length > 3 ? [`• and ${rest.length - 3} more`] : []),
  ].join('\n')
}

function basisText({ run, tier }: AccountPlanAnswer): string {
  return `${tier === null ? '' : `${sayTier(tier.tier)} · `}as of ${sayDate(run.asOf)} · model ${say(run.modelVersion)}`
}

/** What the asker may do about the plan: everyone on the account adds actions, the rest is for whoever governs it. */
function buttons({ account, hasPlan, mayChange }: AccountPlanAnswer): KnownBlock[] {
  const to = (actionId: string, label: string) => button({ actionId, label, value: account.id })
  if (!hasPlan) return mayChange ? [actions(giveActions.plan, to(giveActions.plan, 'Begin a plan'))] : []
  const governing = [
    to(giveActions.objective, 'Objectives'),
    to(giveActions.plan, 'Change the plan'),
    to(giveActions.review, 'Record a review'),
  ]
  return [actions(giveActions.plan, to(giveActions.action, 'Actions'), ...(mayChange ? governing : []))]
}

/** How the plan of an account stands: what it says, how alive it is, what to do first. */
export function planReply(answer: PlanAnswer): Reply {
  if (answer.kind !== 'account_plan') return accountChoiceReply(answer, 'plan')
  const name = say(answer.account.name)
  if (answer.plan === null) {
    const [issue] = answer.governance?.issues.filter(({ code }) => code === 'no_plan') ?? []
    const why =
      issue === undefined
        ? 'Plans are asked for on Tier 1 accounts only.'
        : `${sayFinding(issue.sentence)}\n*Next step:* ${sayFinding(issue.play)} Sales operations can also import it with account-plans.csv.`
    return reply(`${name} has no account plan`, [
      header(answer.account.name),
      section(
        answer.hasPlan
          ? '*A plan was begun after the last scoring run.* The next run judges it.'
          : `*No account plan is recorded.* ${why}`,
      ),
      ...buttons(answer),
      context(basisText(answer).replace(/^a/, 'A')),
    ])
  }
  return reply(`Account plan of ${name}`, [
    header(answer.account.name),
    section(objectivesText(answer)),
    section(actionsText(answer)),
    section(stateText(answer)),
    section(nextText(answer)),
    ...buttons(answer),
    context(basisText(answer).replace(/^a/, 'A')),
  ])
}
