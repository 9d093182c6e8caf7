import type { InputBlock, InputBlockElement, PlainTextOption } from '@slack/types'
import { withoutControls } from '../../facts/controls.ts'
import { isPlainDate } from '../../facts/plain-date.ts'
import { cut, line } from '../blocks/text.ts'
import type { FormState } from './form.ts'

const OPTION = 75
/** Slack takes no empty text; a name of blanks is one. */
const plain = (text: string, limit: number) =>
  ({ type: 'plain_text', text: cut(line(text), limit) || '–' }) as const

export const option = (value: string, label: string): PlainTextOption => ({
  value,
  text: plain(label, OPTION),
})

export interface FieldSpec {
  /** Of the block and of the input in it. */
  readonly id: string
  readonly label: string
  readonly hint?: string
  readonly isOptional?: boolean
}

type WithoutId<Element> = Element extends { action_id?: string } ? Omit<Element, 'action_id'> : Element

/** One labelled field of a form; its block and its input have the same id. */
export function field(
  { id, label, hint, isOptional = false }: FieldSpec,
  element: WithoutId<InputBlockElement>,
): InputBlock {
  return {
    type: 'input',
    block_id: id,
    label: plain(label, 2_000),
    ...(hint === undefined ? {} : { hint: plain(hint, 2_000) }),
    optional: isOptional,
    element: { ...element, action_id: id } as InputBlockElement,
  }
}

export interface PickField extends FieldSpec {
  readonly options: readonly PlainTextOption[]
  /** Value of the option that is picked already. */
  readonly picked?: string | null
}

const MOST_OPTIONS = 100

/** The option that is picked already goes in even where it stands beyond the last that Slack takes. */
function offered(options: readonly PlainTextOption[], initial: PlainTextOption | undefined) {
  const shown = options.slice(0, MOST_OPTIONS)
  return initial === undefined || shown.includes(initial) ? shown : [initial, ...shown.slice(1)]
}

/** One of a list. */
export function pick({ options, picked, ...spec }: PickField): InputBlock {
  const initial = options.find(each => each.value === picked)
  return field(spec, {
    type: 'static_select',
    options: offered(options, initial),
    ...(initial === undefined ? {} : { initial_option: initial }),
  })
}

/** One of a list, which changes the form at once. */
export const steer = (spec: PickField): InputBlock => ({ ...pick(spec), dispatch_action: true })

/** One of a few, all in sight. */
export function choose({ options, picked, ...spec }: PickField): InputBlock {
  const initial = options.find(each => each.value === picked)
  return field(spec, {
    type: 'radio_buttons',
    options: [...options],
    ...(initial === undefined ? {} : { initial_option: initial }),
  })
}

/** Any number of a list. */
export const pickMany = ({ options, ...spec }: Omit<PickField, 'picked'>): InputBlock =>
  field(spec, { type: 'multi_static_select', options: options.slice(0, MOST_OPTIONS) })

/** A day. */
export const pickDay = ({ picked, ...spec }: Omit<PickField, 'options'>): InputBlock =>
  field(spec, { type: 'datepicker', ...(picked == null ? {} : { initial_date: picked }) })

export interface WrittenField extends FieldSpec {
  readonly written?: string | null
  readonly isLong?: boolean
  readonly most?: number
}

/** A text. */
export function write({ written, isLong = false, most = 500, ...spec }: WrittenField): InputBlock {
  return field(spec, {
    type: 'plain_text_input',
    multiline: isLong,
    max_length: most,
    ...(written == null || written === '' ? {} : { initial_value: written }),
  })
}

/** What stands in a field that `field` made. */
export const typedIn = (state: FormState, id: string): string =>
  withoutControls(state[id]?.[id]?.value ?? '').trim()
export const pickedIn = (state: FormState, id: string): string | null =>
  state[id]?.[id]?.selected_option?.value ?? null
export const allPickedIn = (state: FormState, id: string): readonly string[] =>
  (state[id]?.[id]?.selected_options ?? []).map(each => each.value)
export const dateIn = (state: FormState, id: string): string | null => {
  const day = state[id]?.[id]?.selected_date ?? null
  return day !== null && isPlainDate(day) ? day : null
}

/** Days that were picked and that no fact takes, by field: an optional one would be lost without a word. */
export const wrongDaysIn = (state: FormState): Readonly<Record<string, string>> =>
  Object.fromEntries(
    Object.entries(state).flatMap(([id, inputs]) =>
      Object.values(inputs).some(({ selected_date: day }) => day != null && !isPlainDate(day))
        ? [[id, 'Please pick a day from 1900 to 2199.']]
        : [],
    ),
  )
export const userIn = (state: FormState, id: string): string | null => state[id]?.[id]?.selected_user ?? null
export const filesIn = (state: FormState, id: string): readonly string[] =>
  (state[id]?.[id] as { readonly files?: readonly { readonly id: string }[] } | undefined)?.files?.map(
    file => file.id,
  ) ?? []
