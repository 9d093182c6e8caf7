import type { JsonObject } from '../json.ts'
import {
  anyString,
  boolean,
  type Check,
  type Faults,
  fault,
  list,
  number,
  shape,
  string,
  tag,
} from './check.ts'
import { act, dispatch, focus, placeholder } from './element-fields.ts'
import { richTextBlock } from './rich-text.ts'

const typed = { ...act, ...placeholder, ...focus, ...dispatch }
const numeral = string(50, { pattern: /^-?\d+(\.\d+)?$/, as: 'a number in text form' })

const notBelow = (low: string, high: string) => (value: JsonObject, at: string, faults: Faults) => {
  const [min, max] = [Number(value[low]), Number(value[high])]
  if (value[low] !== undefined && value[high] !== undefined && min > max)
    fault(faults, `\`${low}\` must not be greater than \`${high}\``, at)
}

/** Elements to type into; https://docs.slack.dev/reference/block-kit/block-elements */
export const inputs = {
  plain_text_input: shape(
    { type: tag },
    {
      ...typed,
      initial_value: string(3_000, { min: 0 }),
      multiline: boolean,
      min_length: number({ isInteger: true, min: 0, max: 3_000 }),
      max_length: number({ isInteger: true, min: 1, max: 3_000 }),
    },
    notBelow('min_length', 'max_length'),
  ),
  email_text_input: shape({ type: tag }, { ...typed, initial_value: anyString }),
  url_text_input: shape({ type: tag }, { ...typed, initial_value: anyString }),
  number_input: shape(
    { type: tag, is_decimal_allowed: boolean },
    {
      ...typed,
      initial_value: numeral,
      min_value: numeral,
      max_value: numeral,
    },
    notBelow('min_value', 'max_value'),
  ),
  rich_text_input: shape(
    { type: tag },
    {
      ...typed,
      initial_value: richTextBlock,
      min_lines: number({ isInteger: true, min: 1, max: 100 }),
      max_lines: number({ isInteger: true, min: 1, max: 100 }),
    },
  ),
  file_input: shape(
    { type: tag },
    { ...act, filetypes: list(anyString, 100), max_files: number({ isInteger: true, min: 1, max: 10 }) },
  ),
} satisfies Record<string, Check>
