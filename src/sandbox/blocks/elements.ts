import { isObject, type JsonObject } from '../json.ts'
import {
  anyString,
  boolean,
  byType,
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
import {
  initialAmongOptions,
  needsOptions,
  optionGroups,
  optionsOf,
  overflowOption,
  plainOption,
  richOption,
} from './options.ts'
import { richTextBlock } from './rich-text.ts'
import { confirmDialog, plainText, webUrl } from './text.ts'

/** https://docs.slack.dev/reference/block-kit/block-elements */

const actionId = string(255)
const act = { action_id: actionId }
const placeholder = { placeholder: plainText(150) }
const focus = { focus_on_load: boolean }
const confirm = { confirm: confirmDialog }
const optionsOrGroups = { options: optionsOf(plainOption, 100), option_groups: optionGroups }
const userId = string(20, { pattern: /^[UW][A-Z0-9]+$/, as: 'a user id' })
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
const dispatch = {
  dispatch_action_config: shape({
    trigger_actions_on: list(oneOf('on_enter_pressed', 'on_character_entered'), 2),
  }),
}
const url = webUrl(3_000)

const exactOptions = (value: JsonObject, at: string, faults: Faults) => {
  needsOptions(value, at, faults)
  initialAmongOptions(value, at, faults)
}

const select = (fields: Record<string, Check>, also?: typeof exactOptions): Check =>
  shape({ type: tag }, { ...act, ...placeholder, ...focus, ...confirm, ...fields }, also)

const notBelow = (low: string, high: string) => (value: JsonObject, at: string, faults: Faults) => {
  const [min, max] = [Number(value[low]), Number(value[high])]
  if (value[low] !== undefined && value[high] !== undefined && min > max)
    fault(faults, `\`${low}\` must not be greater than \`${high}\``, at)
}

export const imageElement: Check = shape(
  { type: tag, alt_text: string(2_000) },
  { image_url: webUrl(3_000), slack_file: shape({}, { id: anyString, url: anyString }) },
  needsImage,
)

export function needsImage(value: JsonObject, at: string, faults: Faults): void {
  if ((value['image_url'] === undefined) === (value['slack_file'] === undefined))
    fault(faults, 'must define either `image_url` or `slack_file`', at)
  const file = value['slack_file']
  if (isObject(file) && (file['id'] === undefined) === (file['url'] === undefined))
    fault(faults, 'must define either `id` or `url`', `${at}/slack_file`)
}

export const button: Check = shape(
  { type: tag, text: plainText(75) },
  {
    ...act,
    ...confirm,
    value: string(2_000, { min: 0 }),
    url,
    style: oneOf('primary', 'danger'),
    accessibility_label: string(75),
  },
)

const feedbackButton: Check = shape(
  { text: plainText(75), value: string(2_000) },
  { accessibility_label: string(75) },
)

/** Every element by its type; blocks pick those they take. */
const elements = {
  button,
  workflow_button: shape(
    {
      type: tag,
      text: plainText(75),
      workflow: shape({
        trigger: shape(
          { url },
          { customizable_input_parameters: list(shape({ name: anyString, value: anyString }), 100, 0) },
        ),
      }),
    },
    { ...act, ...confirm, style: oneOf('primary', 'danger'), accessibility_label: string(75) },
  ),
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
  plain_text_input: shape(
    { type: tag },
    {
      ...act,
      ...placeholder,
      ...focus,
      ...dispatch,
      initial_value: string(3_000, { min: 0 }),
      multiline: boolean,
      min_length: number({ isInteger: true, min: 0, max: 3_000 }),
      max_length: number({ isInteger: true, min: 1, max: 3_000 }),
    },
    notBelow('min_length', 'max_length'),
  ),
  email_text_input: shape(
    { type: tag },
    { ...act, ...placeholder, ...focus, ...dispatch, initial_value: anyString },
  ),
  url_text_input: shape(
    { type: tag },
    { ...act, ...placeholder, ...focus, ...dispatch, initial_value: anyString },
  ),
  number_input: shape(
    { type: tag, is_decimal_allowed: boolean },
    {
      ...act,
      ...placeholder,
      ...focus,
      ...dispatch,
      initial_value: numeral(),
      min_value: numeral(),
      max_value: numeral(),
    },
    notBelow('min_value', 'max_value'),
  ),
  rich_text_input: shape(
    { type: tag },
    {
      ...act,
      ...placeholder,
      ...focus,
      ...dispatch,
      initial_value: richTextBlock,
      min_lines: number({ isInteger: true, min: 1, max: 100 }),
      max_lines: number({ isInteger: true, min: 1, max: 100 }),
    },
  ),
  file_input: shape(
    { type: tag },
    { ...act, filetypes: list(anyString, 100), max_files: number({ isInteger: true, min: 1, max: 10 }) },
  ),
  feedback_buttons: shape(
    { type: tag, positive_button: feedbackButton, negative_button: feedbackButton },
    act,
  ),
  icon_button: shape(
    { type: tag, icon: oneOf('trash'), text: plainText(75) },
    {
      ...act,
      ...confirm,
      value: string(2_000),
      accessibility_label: string(75),
      visible_to_user_ids: list(userId, 100),
    },
  ),
  image: imageElement,
} satisfies Record<string, Check>

export type ElementType = keyof typeof elements

export function elementsOf(...types: ElementType[]): Check {
  return byType(Object.fromEntries(types.map(type => [type, elements[type]])))
}

export const selects: ElementType[] = [
  'static_select',
  'external_select',
  'users_select',
  'conversations_select',
  'channels_select',
]

export const multiSelects: ElementType[] = [
  'multi_static_select',
  'multi_external_select',
  'multi_users_select',
  'multi_conversations_select',
  'multi_channels_select',
]

function numeral(): Check {
  return string(50, { pattern: /^-?\d+(\.\d+)?$/, as: 'a number in text form' })
}
