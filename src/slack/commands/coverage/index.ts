import { plural, sayDate, sayTier } from '../../../coaching/index.ts'
import type { CoverageAnswer } from '../../../workflows/answers/coverage.ts'
import { termsOf } from '../../../workflows/answers/finding-terms.ts'
import type { MyAccount, MyAccounts } from '../../../workflows/answers/my-accounts.ts'
import { button, context, header, type Reply, reply, section } from '../../blocks/build.ts'
import { sayFinding } from '../../blocks/finding-text.ts'
import { noAnswer, notFound, pickList } from '../../blocks/no-answer.ts'
import { escapeMrkdwn, line } from '../../blocks/text.ts'
import type { Asked, Command } from '../command.ts'
import { openCoverageAction } from '../open-actions.ts'
import { accountReply } from './account.ts'

function gapText(row: MyAccount, names: MyAccounts['names']): string {
  if (!row.isJudged) return 'Not judged in the last scoring run; open it to see why.'
  if (row.gap === null) return 'No gap in the coverage.'
  return sayFinding(row.gap.sentence, { ids: termsOf(row.gap), names })
}

function nobodysReply(seesAll: boolean): Reply {
  const help = seesAll
    ? 'You may open every account: type `/coverage` and its name.'
    : 'Sales operations can assign you.'
  return reply('You have no accounts', [section(`No account is assigned to you or your team today. ${help}`)])
}

function listReply({ rows, total, withGap, unjudged, names, run, seesAll }: MyAccounts): Reply {
  if (total === 0) return nobodysReply(seesAll)
  const more = total - rows.length
  return reply(`Your accounts: ${withGap} of ${total} with a gap`, [
    header('My accounts, worst gap first'),
    ...rows.map((row, index) =>
      section(
        `*${escapeMrkdwn(line(row.name))}* · ${sayTier(row.tier)}\n${gapText(row, names)}`,
        button({ actionId: `${openCoverageAction}:${index}`, label: 'Open', value: row.accountId }),
      ),
    ),
    context(
      [
        ...(more > 0 ? [`and ${more} more`] : []),
        `${withGap} of ${plural(total, 'account')} with a gap`,
        ...(unjudged > 0 ? [`${unjudged} not judged yet`] : []),
        `as of ${sayDate(run.asOf)}`,
        '`/coverage name` opens one',
      ].join(' · '),
      'Order: the most urgent first gap (from an account without a lead to one that is visited too often), then the higher tier, then the name.',
    ),
  ])
}

export function coverageReply(answer: CoverageAnswer, shown: { readonly canShare: boolean }): Reply {
  switch (answer.kind) {
    case 'account':
      return accountReply(answer, shown)
    case 'my_accounts':
      return listReply(answer)
    case 'several':
      return pickList({
        question: 'Which one do you mean?',
        actionId: openCoverageAction,
        matches: answer.matches,
      })
    case 'none':
      return notFound({
        ...answer,
        what: 'your accounts',
        help: 'You see the accounts that you, or people in your team, are assigned to. Sales operations can assign you.',
        command: '/coverage',
        actionId: openCoverageAction,
      })
    default:
      return noAnswer(answer)
  }
}

/** Ids of direct messages begin with D; where it was typed is not known for answers that a nudge opens. */
const isInChannel = ({ channelId }: Asked) => channelId !== undefined && !channelId.startsWith('D')

export const coverageCommand: Command = {
  name: '/coverage',
  description: 'Who covers an account, and the first gap to close',
  usageHint: '[account]',
  examples: ['/coverage', '/coverage Lakeside'],
  phrases: [
    'who covers …',
    'who is covering …',
    'who owns …',
    'who is the lead of …',
    'who is the lead on …',
    'coverage of …',
    'coverage for …',
    'coverage at …',
    'coverage …',
    'my accounts …',
  ],
  // Loaded when first asked: acknowledging a command must not wait for the scoring core.
  answer: async (ports, asked) => {
    const { answerCoverage } = await import('../../../workflows/answers/coverage.ts')
    return coverageReply(await answerCoverage(ports, asked), { canShare: isInChannel(asked) })
  },
}
