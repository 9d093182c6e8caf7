import type { KnownBlock } from '@slack/types'
import { sayDate } from '../../../coaching/index.ts'
import { localDate } from '../../../schedule/index.ts'
import type { MuteRecord } from '../../../workflows/ports/index.ts'
import type { Wishes } from '../../../workflows/wishes/index.ts'
import { button, context, header, section } from '../../blocks/build.ts'
import { escapeMrkdwn, line } from '../../blocks/text.ts'
import { dayNames, sayMinute } from '../../forms/preferences/fields.ts'
import { changePreferencesAction } from '../../forms/preferences/index.ts'
import type { SlackServices } from '../../surface.ts'
import { endMuteAction, writeMute } from '../mute-button.ts'
import type { HomeSection, Viewer } from '../section.ts'

function summary(
  { preference, unwanted }: Wishes,
  { rules }: SlackServices,
  titles: ReadonlyMap<string, string>,
) {
  const { messageHours, workingDays, messagesPerWeek } = rules
  const days = (preference.workingDays ?? workingDays).map(day => dayNames[day - 1] ?? '').join(', ')
  const from = preference.fromMinute ?? messageHours.fromMinute
  const to = preference.toMinute ?? messageHours.toMinute
  const zone = preference.timeZone === null ? 'the zone of your Slack profile' : preference.timeZone
  const away =
    preference.awayFrom === null
      ? []
      : [
          `Away from ${sayDate(preference.awayFrom)}${preference.awayUntil === null ? ', until you change it' : ` until ${sayDate(preference.awayUntil)}`}`,
        ]
  return [
    `Messages on ${days}, from ${sayMinute(from)} until ${sayMinute(to)} in ${escapeMrkdwn(zone)}`,
    `At most ${preference.messagesPerWeek ?? messagesPerWeek} a week, ${rules.messagesPerDay} a day`,
    ...(unwanted.length === 0
      ? []
      : [`You don’t want to hear of: ${unwanted.map(kind => titles.get(kind) ?? kind).join(', ')}`]),
    ...away,
  ]
}

/** What is quiet for a while, each with a button that ends it. */
export async function muteBlocks(
  mutes: readonly MuteRecord[],
  { answers }: Pick<SlackServices, 'answers'>,
  { person }: Pick<Viewer, 'person'>,
  titles: ReadonlyMap<string, string>,
): Promise<KnownBlock[]> {
  const ids = mutes.flatMap(({ accountId }) => accountId ?? [])
  const names = new Map(
    (ids.length === 0 ? [] : await answers.directory.accountNames(ids)).map(each => [
      each.accountId,
      each.name,
    ]),
  )
  const about = ({ kind, accountId }: MuteRecord) =>
    [
      ...(kind === null ? [] : [titles.get(kind) ?? kind]),
      ...(accountId === null ? [] : [names.get(accountId) ?? 'an account']),
    ].join(' about ') || 'Everything'
  return mutes
    .slice(0, 5)
    .map((mute, index) =>
      section(
        `${escapeMrkdwn(line(about(mute)))}: quiet until ${sayDate(localDate(mute.until, person.timeZone ?? 'UTC'))}`,
        button({ actionId: `${endMuteAction}:${index}`, label: 'Hear it again', value: writeMute(mute) }),
      ),
    )
}

/** When and of what the viewer hears, with what they have muted. */
export const wishesSection: HomeSection = {
  id: 'wishes',
  isFor: () => true,
  async blocks(services, viewer) {
    const { readWishes } = await import('../../../workflows/wishes/index.ts')
    const { nudgeKinds } = await import('../../../coaching/index.ts')
    const titles = new Map(nudgeKinds.map(({ id, title }) => [id, title]))
    const { hasQuietHours } = await services.operations.settings()
    const wishes = await readWishes(services.react.coaching, viewer.person.personId, viewer.at)
    const more = wishes.mutes.length - 5
    return [
      header('How you hear from me'),
      section(
        summary(wishes, services, titles)
          .concat(
            hasQuietHours ? [] : ['In this installation quiet hours are off: messages come at any time'],
          )
          .map(text => `• ${text}`)
          .join('\n'),
        button({ actionId: changePreferencesAction, label: 'Change', value: 'home' }),
      ),
      ...(await muteBlocks(wishes.mutes, services, viewer, titles)),
      ...(more > 0 ? [context(`and ${more} more that are quiet`)] : []),
    ]
  },
}
