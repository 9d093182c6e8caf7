import { expect, test } from 'vitest'
import { editOf, marksOf } from './edit.ts'

const shown = marksOf({ text: 'Old', dueOn: null })

test.each([
  [
    'what was not touched is not said again',
    { text: 'Old', dueOn: null },
    { text: 'Old', dueOn: null },
    {},
    {},
  ],
  [
    'what was changed is said, and nothing besides',
    { text: 'Old', dueOn: null },
    { text: 'New', dueOn: null },
    { text: 'New' },
    {},
  ],
  [
    'what somebody else changed is left alone where the form did not touch it',
    { text: 'Theirs', dueOn: null },
    { text: 'Old', dueOn: '2026-12-31' },
    { dueOn: '2026-12-31' },
    {},
  ],
  [
    'what both changed is told with what stands there now',
    { text: 'Theirs', dueOn: null },
    { text: 'New', dueOn: null },
    { text: 'New' },
    { text: 'Theirs' },
  ],
  [
    'what both changed to the same is no clash',
    { text: 'New', dueOn: null },
    { text: 'New', dueOn: null },
    {},
    {},
  ],
  [
    'an emptied cell is a change, and an empty one is not the word null',
    { text: 'Old', dueOn: null },
    { text: null, dueOn: 'null' },
    { text: null, dueOn: 'null' },
    {},
  ],
])('%s', (_title, now, typed, changed, clashed) => {
  expect(editOf(now, shown, typed)).toEqual({ changed, clashed })
})
