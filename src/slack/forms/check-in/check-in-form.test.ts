import { expect, test } from 'vitest'
import { accountChannelForm } from '../account-channel.ts'
import { delegateForm } from '../delegate.ts'
import type { FormState } from '../form.ts'
import { checkInForm } from './index.ts'
import { noForm } from './no-form.ts'

const typed = (value: string) => ({ type: 'plain_text_input', value })
const picked = (value: string) => ({
  type: 'static_select',
  selected_option: { value, text: { type: 'plain_text' as const, text: value } },
})
const stateOf = (needBy: string): FormState => ({
  moved: { moved: typed('Nothing') },
  level: { level: picked('3') },
  need: { need: typed('A price') },
  need_owner: { need_owner: picked('P-1') },
  need_by: { need_by: { type: 'datepicker', selected_date: needBy } },
})
const asked = { slackUserId: 'U1', channel: '', value: '2026-09-01 A-1 b' }

test('what is needed is not needed by a day that is over', () => {
  expect(checkInForm.read(stateOf('2026-08-31'), asked)).toEqual({
    errors: { need_by: 'Please pick today or a later day.' },
  })
  expect(checkInForm.read(stateOf('2026-09-01'), asked)).toHaveProperty('save')
})

test.each([
  ['check-in', checkInForm],
  ['channel', accountChannelForm],
  ['delegate', delegateForm],
])('a pick list of the %s form opens that form again', (_, { openedBy: [actionId = ''] }) => {
  const matches = [{ id: 'A-1', name: 'Acme' }]
  const { blocks } = noForm({ kind: 'several', matches }, { actionId, command: '/coach x' })
  expect(JSON.stringify(blocks)).toContain(`"action_id":"${actionId}:0"`)
})

test('a command without a name asks for one', () => {
  const none = { kind: 'none', typed: '', nearest: [] } as const
  expect(noForm(none, { actionId: 'a', command: '/coach channel' }).text).toContain('/coach channel Name')
})
