import { isObject, type JsonObject } from '../json.ts'
import { anyString, type Check, type Faults, fault, list, oneOf, shape, string, tag } from './check.ts'
import { act, confirm, style, url, userId } from './element-fields.ts'
import { plainText, webUrl } from './text.ts'

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
    style,
    accessibility_label: string(75),
  },
)

const feedbackButton: Check = shape(
  { text: plainText(75), value: string(2_000) },
  { accessibility_label: string(75) },
)

/** Elements that are pressed or looked at; https://docs.slack.dev/reference/block-kit/block-elements */
export const buttons = {
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
    { ...act, ...confirm, style, accessibility_label: string(75) },
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
