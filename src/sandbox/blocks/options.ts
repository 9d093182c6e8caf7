import { asArray, asObject, asText, isObject } from '../json.ts'
import { type Check, type Faults, fault, list, noDuplicates, shape, string } from './check.ts'
import { anyText, plainText, webUrl } from './text.ts'

/** https://docs.slack.dev/reference/block-kit/composition-objects/option-object */
const optionValue = string(150, { min: 0 })
export const plainOption: Check = shape(
  { text: plainText(75), value: optionValue },
  { description: plainText(75) },
)
export const richOption: Check = shape(
  { text: anyText(75), value: optionValue },
  { description: anyText(75) },
)
export const overflowOption: Check = shape(
  { text: plainText(75), value: optionValue },
  { description: plainText(75), url: webUrl(3_000) },
)

export const optionsOf = (option: Check, max: number): Check => {
  const items = list(option, max)
  return (value, at, faults) => {
    items(value, at, faults)
    noDuplicates(
      asArray(value).map(one => asText(asObject(one)['value'])),
      'value',
      at,
      faults,
    )
  }
}

const optionGroup: Check = shape({ label: plainText(75), options: optionsOf(plainOption, 100) })

export const optionGroups: Check = list(optionGroup, 100)

/** `options` or `option_groups`, one of them and not both */
export function needsOptions(value: Record<string, unknown>, at: string, faults: Faults): void {
  const isFlat = value['options'] !== undefined
  const isGrouped = value['option_groups'] !== undefined
  if (isFlat && isGrouped) fault(faults, 'must define either `options` or `option_groups`, not both', at)
  if (!isFlat && !isGrouped) fault(faults, 'must define either `options` or `option_groups`', at)
}

/** Every option of an element, flat or in groups. */
export function optionsIn(element: Record<string, unknown>): Record<string, unknown>[] {
  const groups = asArray(element['option_groups']).map(group => asArray(asObject(group)['options']))
  return [...asArray(element['options']), ...groups.flat()].filter(isObject)
}

/** What is chosen at first has to stand among the options, equal in every field. */
export function initialAmongOptions(value: Record<string, unknown>, at: string, faults: Faults): void {
  const known = new Set(optionsIn(value).map(canonical))
  const initials = [...asArray(value['initial_options']), value['initial_option']].filter(isObject)
  for (const initial of initials)
    if (!known.has(canonical(initial))) {
      const field = value['initial_option'] === undefined ? 'initial_options' : 'initial_option'
      fault(faults, `\`${field}\` must exactly match one of the provided options`, `${at}/${field}`)
    }
}

// `emoji` and `verbatim` default differently on the two sides of the wire and don't make options differ.
function canonical(option: Record<string, unknown>): string {
  const text = asObject(option['text'])['text']
  const description = asObject(option['description'])['text']
  return JSON.stringify([option['value'], text, description])
}
