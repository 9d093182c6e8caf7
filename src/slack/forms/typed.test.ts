import type { KnownBlock } from '@slack/types'
import { expect, test } from 'vitest'
import { withTyped } from './typed.ts'

const label = { type: 'plain_text', text: 'Field' } as const
const option = (value: string) => ({ value, text: { type: 'plain_text', text: value } as const })
const input = (blockId: string, element: object) =>
  ({ type: 'input', block_id: blockId, label, element }) as unknown as KnownBlock

const blocks = [
  input('note', { type: 'plain_text_input', action_id: 'note', initial_value: 'before' }),
  input('role', { type: 'static_select', action_id: 'role', options: [option('a'), option('b')] }),
  input('days', {
    type: 'checkboxes',
    action_id: 'days',
    options: [option('1')],
    initial_options: [option('1')],
  }),
]

const elementOf = (block: KnownBlock | undefined) => (block as { element?: object } | undefined)?.element

test('every kind of field comes back as it was typed', () => {
  const kept = withTyped(blocks, {
    note: { note: { type: 'plain_text_input', value: 'after' } },
    role: { role: { type: 'static_select', selected_option: option('b') } },
  } as never)
  expect(elementOf(kept[0])).toMatchObject({ initial_value: 'after' })
  expect(elementOf(kept[1])).toMatchObject({ initial_option: option('b') })
  expect(elementOf(kept[2])).toMatchObject({ initial_options: [option('1')] })
})

test('what was emptied stays empty, and an empty choice is left out as Slack wants it', () => {
  const kept = withTyped(blocks, {
    note: { note: { type: 'plain_text_input', value: null } },
    days: { days: { type: 'checkboxes', selected_options: [] } },
  } as never)
  expect(elementOf(kept[0])).not.toHaveProperty('initial_value')
  expect(elementOf(kept[2])).not.toHaveProperty('initial_options')
})

test('an option whose words have changed is shown in its new words, and one that is gone is left out', () => {
  const before = { value: 'a', text: { type: 'plain_text', text: 'as it was called' } }
  const kept = withTyped(blocks, {
    role: { role: { type: 'static_select', selected_option: before } },
    days: { days: { type: 'checkboxes', selected_options: [option('1'), option('2')] } },
  } as never)
  expect(elementOf(kept[1])).toMatchObject({ initial_option: option('a') })
  expect(elementOf(kept[2])).toMatchObject({ initial_options: [option('1')] })
  const gone = withTyped(blocks, {
    role: { role: { type: 'static_select', selected_option: option('c') } },
  } as never)
  expect(elementOf(gone[1])).not.toHaveProperty('initial_option')
})
