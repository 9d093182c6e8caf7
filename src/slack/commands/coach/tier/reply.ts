import { sayDate, sayScore, sayTier } from '../../../../coaching/index.ts'
import type { AccountTier, TierAnswer } from '../../../../workflows/answers/tier.ts'
import { actions, button, context, header, type Reply, reply, section } from '../../../blocks/build.ts'
import { escapeMrkdwn, line } from '../../../blocks/text.ts'
import { openCoverageAction } from '../../open-actions.ts'
import { accountChoiceReply } from '../account-choice.ts'

const percent = (share: number) => `${Math.round(share * 100)} %`
const dimensionWords = { need: 'need', value: 'value', behavior: 'behaviour' } as const
const MOST_CHANGES = 4

function scoresText({ tier, needRank, valueRank }: AccountTier): string {
  const rank = (share: number | null) =>
    share === null ? '' : `, above ${percent(share)} of the scored accounts`
  return [
    `*${sayTier(tier.tier)}*${tier.tier === 'unscored' || tier.isFirm ? '' : ' (not firm: missing answers could change it)'}`,
    `• Need ${sayScore(tier.need)} of 100${rank(needRank)}`,
    `• Value ${sayScore(tier.value)} of 100${rank(valueRank)}`,
    `• Behaviour ${sayScore(tier.behavior)} of 100`,
    `• Overall ${sayScore(tier.overall)} of 100`,
  ].join('\n')
}

function whyText({ contributions }: AccountTier): string {
  if (contributions.length === 0) return '*Why:* no answers yet.'
  const rows = contributions.map(
    ({ label, points, versusPortfolio }) =>
      `• ${label}: ${sayScore(points)} points${versusPortfolio === null ? '' : ` (average ${sayScore(points - versusPortfolio)})`}`,
  )
  return `*Why: what the overall score is made of*\n${rows.join('\n')}`
}

function changesText({ changes, tier }: AccountTier): string {
  const head = '*What would change the tier, with all else as it is*'
  if (tier.tier === 'unscored') return `${head}\n• Answers to what is missing below.`
  if (changes === null) return `${head}\n• Not kept by the run; the next one keeps it.`
  if (changes.length === 0) return `${head}\n• No single score can: it is far from every edge.`
  const rows = changes.slice(0, MOST_CHANGES).map(change => {
    const scores = change.scores.map(
      ({ dimension, from, to }) => `${dimensionWords[dimension]} from ${sayScore(from)} to ${sayScore(to)}`,
    )
    return `• ${scores.join(' and ')}: ${sayTier(change.tier)}`
  })
  return `${head}\n${rows.join('\n')}`
}

function historyText({ history }: AccountTier): string {
  const rows = history.map(({ asOf, tier }) => `${sayTier(tier)} since ${sayDate(asOf)}`)
  return `*History:* ${rows.length === 0 ? 'none yet' : rows.join(' · ')}`
}

function nextStep({ tier, missing }: AccountTier): string {
  const [first] = missing
  if (first !== undefined)
    return `*Next step:* find out “${first}” and have sales operations import it with answers.csv; the next run counts it.`
  return tier.tier === '1a' || tier.tier === '1b'
    ? '*Next step:* check who covers it: a Tier 1 account gets personal, regular, high-touch service.'
    : '*Next step:* look at who covers it, and the first gap to close.'
}

/** What an account's tier rests on. */
export function tierReply(answer: TierAnswer): Reply {
  if (answer.kind !== 'tier') return accountChoiceReply(answer, 'tier')
  const { account, run, missing } = answer
  return reply(`Tier of ${escapeMrkdwn(line(account.name))}: ${sayTier(answer.tier.tier)}`, [
    header(account.name),
    section(scoresText(answer)),
    section(whyText(answer)),
    section(changesText(answer)),
    section(`${historyText(answer)}\n${nextStep(answer)}`),
    actions('tier', button({ actionId: openCoverageAction, label: 'Open coverage', value: account.id })),
    context(
      `As of ${sayDate(run.asOf)} · model ${escapeMrkdwn(run.modelVersion)} · missing answers: ${missing.length === 0 ? 'none' : missing.join('; ')}`,
    ),
  ])
}
