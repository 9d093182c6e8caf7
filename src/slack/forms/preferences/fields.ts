import type { InputBlock, PlainTextOption } from '@slack/types'
import type { Model } from '../../../scoring/index.ts'
import type { Wishes } from '../../../workflows/wishes/index.ts'
import { field, option, pick, write } from '../fields.ts'
import { ids } from './read.ts'

/** ISO days. */
export const dayNames = [
  'Monday',
  'Tuesday',
  'Wednesday',
  'Thursday',
  'Friday',
  'Saturday',
  'Sunday',
] as const

export const sayMinute = (minute: number) =>
  `${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`

const halfHours = Array.from({ length: 48 }, (_, index) => option(String(index * 30), sayMinute(index * 30)))

export interface PreferenceFields {
  readonly wishes: Wishes
  readonly rules: Model['coaching']
  readonly kinds: readonly { readonly id: string; readonly title: string }[]
  /** Slack user id of the stand-in. */
  readonly standIn: string | null
}

const picked = (options: readonly PlainTextOption[], values: readonly string[]) => {
  const found = options.filter(({ value = '' }) => values.includes(value))
  return found.length === 0 ? {} : { initial_options: found }
}

/** Every field says what holds where it is left empty. */
export function preferenceFields({ wishes, rules, kinds, standIn }: PreferenceFields): InputBlock[] {
  const { preference, unwanted } = wishes
  const days = dayNames.map((name, index) => option(String(index + 1), name))
  const topics = kinds.map(({ id, title }) => option(id, title))
  const { fromMinute, toMinute } = rules.messageHours
  const date = (day: string | null) => (day === null ? {} : { initial_date: day })
  return [
    field(
      {
        id: ids.days,
        label: 'Days on which you work',
        hint: 'None picked: as your organisation',
        isOptional: true,
      },
      { type: 'checkboxes', options: days, ...picked(days, (preference.workingDays ?? []).map(String)) },
    ),
    pick({
      id: ids.from,
      label: 'Messages from',
      hint: `Empty: ${sayMinute(fromMinute)}`,
      isOptional: true,
      options: halfHours,
      picked: preference.fromMinute === null ? null : String(preference.fromMinute),
    }),
    pick({
      id: ids.to,
      label: 'Messages until',
      hint: `Empty: ${sayMinute(toMinute)}`,
      isOptional: true,
      options: halfHours,
      picked: preference.toMinute === null ? null : String(preference.toMinute),
    }),
    pick({
      id: ids.perWeek,
      label: 'Most messages a week',
      hint: `Empty: ${rules.messagesPerWeek}. Fewer is possible, more is not.`,
      isOptional: true,
      options: Array.from({ length: rules.messagesPerWeek }, (_, index) =>
        option(String(index + 1), String(index + 1)),
      ),
      picked: preference.messagesPerWeek === null ? null : String(preference.messagesPerWeek),
    }),
    field(
      { id: ids.topics, label: 'Topics that you do not want to hear of', isOptional: true },
      {
        type: 'multi_static_select',
        placeholder: { type: 'plain_text', text: 'None' },
        options: topics,
        ...picked(topics, unwanted),
      },
    ),
    field(
      { id: ids.awayFrom, label: 'Away from', hint: 'Your first day off', isOptional: true },
      { type: 'datepicker', ...date(preference.awayFrom) },
    ),
    field(
      {
        id: ids.awayUntil,
        label: 'Away until',
        hint: 'Your last day off; empty: until you change it',
        isOptional: true,
      },
      { type: 'datepicker', ...date(preference.awayUntil) },
    ),
    field(
      {
        id: ids.standIn,
        label: 'Who stands in',
        hint: 'Hears what can’t wait, of accounts that they serve too. Empty: your manager',
        isOptional: true,
      },
      { type: 'users_select', ...(standIn === null ? {} : { initial_user: standIn }) },
    ),
    write({
      id: ids.zone,
      label: 'Time zone',
      hint: 'For example Europe/Paris. Empty: as in your Slack profile',
      isOptional: true,
      written: preference.timeZone,
      most: 60,
    }),
    write({
      id: ids.country,
      label: 'Country, for public holidays',
      hint: 'Two letters, for example US. Empty: as in the people data',
      isOptional: true,
      written: preference.country,
      most: 2,
    }),
  ]
}
