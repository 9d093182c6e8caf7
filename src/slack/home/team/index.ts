import { plural } from '../../../coaching/index.ts'
import { button, context, header, section } from '../../blocks/build.ts'
import { escapeMrkdwn, line } from '../../blocks/text.ts'
import type { HomeSection } from '../section.ts'

/** Button that answers like `/coach digest`. */
export const openDigestAction = 'open_digest'

const SHOWN = 10

/** The people whom a manager leads directly, with what is open with each of them. */
export const teamSection: HomeSection = {
  id: 'team',
  isFor: ({ person }) => person.role === 'manager',
  async blocks({ answers }, { person }) {
    const { answerMyTeam } = await import('../../../workflows/answers/my-team.ts')
    const team = await answerMyTeam(answers, person)
    if (team.length === 0) return []
    const more = team.length - SHOWN
    return [
      header('My team'),
      section(
        team
          .slice(0, SHOWN)
          .map(
            ({ name, accounts, withGap }) =>
              `• *${escapeMrkdwn(line(name))}*: ${plural(accounts, 'account')}${accounts === 0 ? '' : `, ${withGap} with a coverage gap`}`,
          )
          .join('\n'),
        button({ actionId: openDigestAction, label: 'This week', value: 'home' }),
      ),
      ...(more > 0 ? [context(`and ${more} more`)] : []),
    ]
  },
}
