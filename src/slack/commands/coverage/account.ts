import type { KnownBlock } from '@slack/types'
import { plural, sayDate, sayScore, sayTier } from '../../../coaching/index.ts'
import type { AccountCoverage } from '../../../workflows/answers/coverage.ts'
import { termsOf } from '../../../workflows/answers/finding-terms.ts'
import { actions, button, context, divider, header, type Reply, reply, section } from '../../blocks/build.ts'
import { sayFinding } from '../../blocks/finding-text.ts'
import type { ShownBlock } from '../../blocks/native.ts'
import { escapeMrkdwn, line } from '../../blocks/text.ts'
import { giveActions } from '../open-actions.ts'
import { matrixBlocks } from './matrix.ts'

const say = (text: string) => escapeMrkdwn(line(text))
const percent = (ratio: number) => `${Math.round(ratio * 100)} %`
const MOST_ISSUES = 4

/** What is missing for a score, and what to do about it. */
export function unscoredText(unscored: NonNullable<AccountCoverage['unscored']>): string {
  if (unscored.kind === 'no_stage')
    return '*Not scored yet:* no product family has a life-cycle stage, so what they need can’t be weighed.\n*What to do:* ask sales operations to fill the column `stage` of product-families.csv and import it; the next scoring run scores this account.'
  const sides = unscored.sides.map(({ side, questions }) => `${side} (${questions.join('; ')})`)
  return `*Not scored yet:* too few answers for ${sides.join(' and ')}.\n*What to do:* ask the customer, and have sales operations import the answers with answers.csv; the next scoring run scores this account.`
}

function tierText({ tier, unscored, reasons, bindingSide }: AccountCoverage): string {
  if (unscored !== null || tier === null) return unscoredText(unscored ?? { kind: 'no_stage' })
  const scores = `need ${sayScore(tier.need)}, value ${sayScore(tier.value)}, behaviour ${sayScore(tier.behavior)} of 100`
  const why = reasons.map(({ label, points }) => `${label} (${sayScore(points)} points)`).join('; ')
  const held =
    bindingSide === null || bindingSide === 'both' ? '' : ` What holds it back most: ${bindingSide}.`
  return `*${sayTier(tier.tier)}*${tier.isFirm ? '' : ' (not firm: missing answers could change it)'}: ${scores}.\n*Why:* ${why || 'no answers yet'}.${held}`
}

function factsText({ coverage, names }: AccountCoverage): string {
  const lead =
    coverage.lead === null
      ? coverage.leads.length > 1
        ? `${coverage.leads.length} at once: ${coverage.leads.map(id => say(names.get(id) ?? id)).join(', ')}`
        : 'nobody'
      : say(names.get(coverage.lead) ?? coverage.lead)
  const influence =
    coverage.influenceCoverage.value === null
      ? 'not known, because nobody has mapped the buyers'
      : `${percent(coverage.influenceCoverage.value)} (n = ${coverage.influenceCoverage.n} contacts)`
  const threads = coverage.threadCount.value
  const thread =
    threads === null
      ? 'not known'
      : `${threads} ${threads === 1 ? 'contact' : 'contacts'}${coverage.isSingleThreaded === true ? ', *single-threaded*' : ''}`
  const rhythm = coverage.cadence
    .filter(beat => beat.status !== 'unknown')
    .map(
      ({ rhythm: kind, status, lastOn }) =>
        `${kind.replaceAll('_', ' ')} ${status === 'in_window' ? 'in rhythm' : status}${lastOn === null ? '' : ` (last ${sayDate(lastOn)})`}`,
    )
    .join('; ')
  return [
    `*Accountable lead:* ${lead}`,
    `*Influence covered:* ${influence}`,
    `*In two-way contact:* ${thread}`,
    `*Cadence:* ${rhythm || 'none asked for'}`,
  ].join('\n')
}

function issueBlocks({ coverage, names }: AccountCoverage): KnownBlock[] {
  const { firstGap, issues } = coverage
  if (firstGap === null) return [section('*Next step:* no gap in the coverage. Keep the rhythm.')]
  const sayPart = (issue: (typeof issues)[number], text: string) =>
    sayFinding(text, { ids: termsOf(issue), names })
  const others = issues.filter(
    issue => issue !== firstGap && !(issue.code === firstGap.code && issue.subject === firstGap.subject),
  )
  const rest = others.slice(0, MOST_ISSUES).map(issue => `• ${sayPart(issue, issue.sentence)}`)
  const more = others.length > MOST_ISSUES ? [`• and ${others.length - MOST_ISSUES} more`] : []
  return [
    section(
      `*First gap to close:* ${sayPart(firstGap, firstGap.sentence)}\n*Next step:* ${sayPart(firstGap, firstGap.play)}`,
    ),
    ...(rest.length > 0 ? [section([...rest, ...more].join('\n'))] : []),
  ]
}

const motionWords = {
  transactional: 'quick and simple',
  product_advocacy: 'with product advice',
  innovation: 'with experts and new ideas',
} as const
const fitWords = { fits: 'fits', over_served: 'over-served', under_served: 'under-served' } as const
const motionOrder = Object.keys(motionWords)

/** How the account buys against how it is served, or what is missing to say so. */
export function motionText({ motion, run }: Pick<AccountCoverage, 'motion' | 'run'>): string {
  if (motion === null)
    return '*Motion fit:* not known, because nobody has recorded how they buy. *Missing:* the buyer segment in accounts.csv.'
  const { fit, segment, required, actual, n, isEntered } = motion
  const basis = `n = ${plural(n, isEntered ? 'entry by hand' : 'buyer', isEntered ? 'entries by hand' : 'buyers')}, as of ${sayDate(run.asOf)}`
  const buys = `they buy as ${segment.replaceAll('_', ' ')}s`
  if (fit === null || actual === null)
    return `*Motion fit:* not known: ${buys} (${basis}). *Missing:* who serves them.`
  if (fit === 'fits')
    return `*Motion fit:* ✓ fits: ${buys}, served ${motionWords[required]}, as suits them (${basis}).`
  const served = `best served ${motionWords[required]}, now served ${motionWords[actual]}`
  const steps = Math.abs(motionOrder.indexOf(actual) - motionOrder.indexOf(required))
  // What someone entered may be one step off, so one step says little.
  const sure = isEntered && steps === 1 ? 'perhaps' : '✗'
  return `*Motion fit:* ${sure} ${fitWords[fit]}: ${buys}, ${served} (${basis}).`
}

function contentOf(answer: AccountCoverage): ShownBlock[] {
  const { accountName, missing, run } = answer
  const gaps = missing.length === 0 ? 'nothing' : missing.join('; ')
  return [
    header(accountName),
    section(tierText(answer)),
    section(`${factsText(answer)}\n${motionText(answer)}`),
    ...matrixBlocks(answer),
    divider,
    ...issueBlocks(answer),
    context(
      `As of ${sayDate(run.asOf)} · model ${escapeMrkdwn(run.modelVersion)} · missing answers: ${gaps}`,
    ),
  ]
}

const titleOf = ({ accountName }: AccountCoverage) => `Coverage of ${escapeMrkdwn(line(accountName))}`

/** *Share to channel*; its value is the account, and the run that the answer came from. */
export const shareCoverageAction = 'share_coverage'

function buttons({ accountId, run }: AccountCoverage, canShare: boolean): KnownBlock {
  const contacts = button({
    actionId: giveActions.contact,
    label: 'Add or correct a contact',
    value: accountId,
  })
  if (!canShare) return actions(giveActions.contact, contacts)
  const share = button({
    actionId: shareCoverageAction,
    label: 'Share to channel',
    value: `${run.runId}|${accountId}`,
    confirm: {
      title: 'Share to channel?',
      text: 'Everyone in this channel can read this answer, with your name under it.',
      yes: 'Share',
    },
  })
  return actions(shareCoverageAction, contacts, share)
}

/** The coverage of one account: tier and why, who covers whom, and the first gap to close. */
export function accountReply(answer: AccountCoverage, { canShare }: { readonly canShare: boolean }): Reply {
  return reply(titleOf(answer), [...contentOf(answer), buttons(answer, canShare)])
}

/** The same answer for a channel, with who shared it. */
export function sharedReply(answer: AccountCoverage, sharedBy: string): Reply {
  const note = `shared by ${say(sharedBy)}`
  return reply(`${titleOf(answer)}, ${note}`, [...contentOf(answer), context(note.replace(/^s/, 'S'))])
}

/** The asker's own answer once it is shared: without the button, and saying so. */
export function wasSharedReply(answer: AccountCoverage): Reply {
  return reply(titleOf(answer), [...contentOf(answer), context('You shared this to the channel.')])
}
