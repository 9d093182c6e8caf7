import { describe, expect, it } from 'vitest'
import { textFault } from './text-faults.js'

const number = { type: 'number_input', is_decimal_allowed: false, min_value: '1', max_value: '10' } as const

describe('what a person could not send is said beside the field', () => {
  it.each([
    [{ type: 'email_text_input' } as const, 'a@b.example', null],
    [{ type: 'email_text_input' } as const, 'a@b', 'Enter an e-mail address, such as name@example.com'],
    [{ type: 'url_text_input' } as const, 'https://a.example', null],
    [
      { type: 'url_text_input' } as const,
      'javascript:alert(1)',
      'Enter a whole web address, such as https://example.com',
    ],
    [number, '10', null],
    [number, '11', 'Enter 10 or less'],
    [number, '0', 'Enter 1 or more'],
    [number, '1.5', 'Enter a whole number'],
    [{ ...number, is_decimal_allowed: true } as const, '1.5', null],
    [number, 'one', 'Enter a number, in digits'],
    [{ type: 'plain_text_input', min_length: 3 } as const, 'ab', 'Enter at least 3 characters'],
    [{ type: 'plain_text_input', max_length: 3 } as const, 'abcd', 'Enter at most 3 characters'],
  ])('%j: %s', (element, value, expected) => {
    expect(textFault(element, value)).toBe(expected)
  })
})
