import type { JsonObject } from '../json.ts'
import {
  anyString,
  boolean,
  type Check,
  type Faults,
  fault,
  list,
  number,
  oneOf,
  shape,
  string,
  tag,
} from './check.ts'
import { act, confirm, focus, placeholder, userId } from './element-fields.ts'
import {
  initialAmongOptions,
  needsOptions,
  optionGroups,
  optionsOf,
  overflowOption,
  plainOption,
  richOption,
} from './options.ts'

const optionsOrGroups = { options: optionsOf(plainOption, 100), option_groups: optionGroups }
const conversationId = string(20, { pattern: /^[CDG][A-Z0-9]+$/, as: 'a conversation id' })
const upTo = { max_selected_items: number({ isInteger: true, min: 1 }) }
const date = string(10, {
  pattern: /^\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/,
  as: 'a date such as 2026-01-31',
})
const time = string(5, { pattern: /^([01]\d|2[0-3]):[0-5]\d$/, as: 'a time such as 22:25' })
const filter: Check = shape(
  {},
  {
    include: list(oneOf('im', 'mpim', 'private', 'public'), 4),
    exclude_external_shared_channels: boolean,
    exclude_bot_users: boolean,
  },
  (value, at, faults) => {
    if (Object.keys(value).length === 0) fault(faults, 'must provide at least one field', at)
  },
)
const exactOptions = (value: JsonObject, at: string, faults: Faults) => {
  needsOptions(value, at, faults)
  initialAmongOptions(value, at, faults)
}

const select = (fields: Record<string, Check>, also?: typeof exactOptions): Check =>
  shape({ type: tag }, { ...act, ...placeholder, ...focus, ...confirm, ...fields }, also)

/** Elements to choose from; https://docs.slack.dev/reference/block-kit/block-elements */
export const menus = {
  overflow: shape({ type: tag, options: optionsOf(overflowOption, 5) }, { ...act, ...confirm }),
  datepicker: select({ initial_date: date }),
  timepicker: select({ initial_time: time, timezone: anyString }),
  datetimepicker: shape(
    { type: tag },
    {
      ...act,
      ...focus,
      ...confirm,
      initial_date_time: number({ isInteger: true, min: 1_000_000_000, max: 9_999_999_999 }),
    },
  ),
  checkboxes: shape(
    { type: tag, options: optionsOf(richOption, 10) },
    { ...act, ...focus, ...confirm, initial_options: list(richOption, 10) },
    initialAmongOptions,
  ),
  radio_buttons: shape(
    { type: tag, options: optionsOf(richOption, 10) },
    { ...act, ...focus, ...confirm, initial_option: richOption },
    initialAmongOptions,
  ),
  static_select: select({ ...optionsOrGroups, initial_option: plainOption }, exactOptions),
  multi_static_select: select(
    { ...optionsOrGroups, ...upTo, initial_options: list(plainOption, 100) },
    exactOptions,
  ),
  external_select: select({
    min_query_length: number({ isInteger: true, min: 0 }),
    initial_option: plainOption,
  }),
  multi_external_select: select({
    min_query_length: number({ isInteger: true, min: 0 }),
    ...upTo,
    initial_options: list(plainOption, 100),
  }),
  users_select: select({ initial_user: userId }),
  multi_users_select: select({ ...upTo, initial_users: list(userId, 100) }),
  conversations_select: select({
    initial_conversation: conversationId,
    default_to_current_conversation: boolean,
    response_url_enabled: boolean,
    filter,
  }),
  multi_conversations_select: select({
    ...upTo,
    initial_conversations: list(conversationId, 100),
    default_to_current_conversation: boolean,
    filter,
  }),
  channels_select: select({ initial_channel: conversationId, response_url_enabled: boolean }),
  multi_channels_select: select({ ...upTo, initial_channels: list(conversationId, 100) }),
} satisfies Record<string, Check>
