import { asArray, asObject, asText, isObject, type JsonObject } from '../json.ts'
import { button, imageElement, needsImage } from './buttons.ts'
import { dataVisualizationBlock } from './charts.ts'
import {
  anyString,
  boolean,
  byType,
  type Check,
  type Faults,
  fault,
  list,
  noDuplicates,
  oneOf,
  shape,
  string,
  tag,
} from './check.ts'
import { elementsOf, multiSelects, selects } from './elements.ts'
import { richTextBlock } from './rich-text.ts'
import { dataTableBlock, tableBlock } from './tables.ts'
import { anyText, mrkdwn, plainText, webUrl } from './text.ts'

/** https://docs.slack.dev/reference/block-kit/blocks */

const id = { block_id: string(255) }
const choices = ['checkboxes', 'radio_buttons', 'datepicker', 'timepicker'] as const

const actionElement = elementsOf(
  'button',
  'overflow',
  'datetimepicker',
  'workflow_button',
  'rich_text_input',
  ...choices,
  ...selects,
  ...multiSelects,
)
const accessory = elementsOf(
  'button',
  'overflow',
  'image',
  'workflow_button',
  ...choices,
  ...selects,
  ...multiSelects,
)
const inputElement = elementsOf(
  'plain_text_input',
  'email_text_input',
  'url_text_input',
  'number_input',
  'rich_text_input',
  'file_input',
  'datetimepicker',
  ...choices,
  ...selects,
  ...multiSelects,
)
const contextActionElement = elementsOf('feedback_buttons', 'icon_button')
const contextElement = byType({
  image: imageElement,
  plain_text: plainText(3_000),
  mrkdwn: mrkdwn(3_000),
})

const distinctActions = (value: JsonObject, at: string, faults: Faults) => {
  const ids = asArray(value['elements']).map(element => asText(asObject(element)['action_id']))
  noDuplicates(ids, 'action_id', `${at}/elements`, faults)
}

const section = shape(
  { type: tag },
  { ...id, text: anyText(3_000), fields: list(anyText(2_000), 10), accessory, expand: boolean },
  (value, at, faults) => {
    if (value['text'] === undefined && value['fields'] === undefined)
      fault(faults, 'must define either `text` or `fields`', at)
  },
)

const image = shape(
  { type: tag, alt_text: string(2_000) },
  {
    ...id,
    title: plainText(2_000),
    image_url: webUrl(3_000),
    slack_file: shape({}, { id: anyString, url: anyString }),
  },
  needsImage,
)

const card = shape(
  { type: tag },
  {
    ...id,
    hero_image: imageElement,
    icon: imageElement,
    title: mrkdwn(150),
    subtitle: mrkdwn(150),
    body: mrkdwn(200),
    actions: list(byType({ button }), 25),
  },
  (value, at, faults) => {
    if (['hero_image', 'title', 'actions', 'body'].every(name => value[name] === undefined))
      fault(faults, 'must define at least one of `hero_image`, `title`, `actions` or `body`', at)
  },
)

const taskCard = shape(
  {
    type: tag,
    task_id: string(255),
    title: string(3_000),
    status: oneOf('pending', 'in_progress', 'complete', 'error'),
  },
  {
    ...id,
    details: richTextBlock,
    output: richTextBlock,
    sources: list(shape({ type: oneOf('url'), url: webUrl(3_000), text: string(3_000) }), 100, 0),
  },
)

const input = shape(
  { type: tag, label: plainText(2_000), element: inputElement },
  { ...id, hint: plainText(2_000), optional: boolean, dispatch_action: boolean },
)

const video = shape(
  {
    type: tag,
    video_url: webUrl(3_000),
    thumbnail_url: webUrl(3_000),
    alt_text: string(2_000),
    title: plainText(199),
  },
  {
    ...id,
    title_url: webUrl(3_000),
    author_name: string(49),
    provider_name: string(2_000),
    provider_icon_url: webUrl(3_000),
    description: plainText(2_000),
  },
)

const simple = {
  actions: shape({ type: tag, elements: list(actionElement, 25) }, id, distinctActions),
  context: shape({ type: tag, elements: list(contextElement, 10) }, id),
  divider: shape({ type: tag }, id),
  header: shape({ type: tag, text: plainText(150) }, id),
  image,
  input,
  rich_text: richTextBlock,
  section,
  table: tableBlock,
  video,
} satisfies Record<string, Check>

const container = shape(
  { type: tag, child_blocks: list(byType(simple), 10) },
  {
    ...id,
    title: plainText(150),
    rich_text_title: richTextBlock,
    subtitle: anyText(150),
    width: oneOf('narrow', 'standard', 'wide', 'full'),
    icon: imageElement,
    is_collapsible: boolean,
    default_collapsed: boolean,
    has_header_divider: boolean,
  },
  (value, at, faults) => {
    if (value['title'] === undefined && value['rich_text_title'] === undefined)
      fault(faults, 'must define either `title` or `rich_text_title`', at)
    if (value['default_collapsed'] === true && value['is_collapsible'] !== true)
      fault(faults, '`default_collapsed` needs `is_collapsible`', at)
  },
)

/** Blocks that every workspace has had for years. */
export const classicBlocks = {
  ...simple,
  // Slack adds these by itself; an app that sends one is refused.
  file: (_value, at, faults) => fault(faults, 'file blocks cannot be added by apps', at),
} satisfies Record<string, Check>

/** Blocks that an older workspace refuses. */
export const newerBlocks = {
  alert: shape(
    { type: tag, text: anyText(200) },
    { ...id, level: oneOf('default', 'info', 'warning', 'error', 'success') },
  ),
  card,
  carousel: shape({ type: tag, elements: list(byType({ card }), 10) }, id),
  container,
  context_actions: shape({ type: tag, elements: list(contextActionElement, 5) }, id, distinctActions),
  data_table: dataTableBlock,
  data_visualization: dataVisualizationBlock,
  markdown: shape({ type: tag, text: string(12_000) }, id),
  plan: shape(
    { type: tag, title: string(3_000) },
    { ...id, tasks: list(byType({ task_card: taskCard }), 100, 0) },
  ),
  table: tableBlock,
  task_card: taskCard,
} satisfies Record<string, Check>

export function childBlocks(block: JsonObject): JsonObject[] {
  return asArray(block['child_blocks']).filter(isObject)
}
