import { expect, test } from 'vitest'
import { ConfigError, PlumblineError, RefusedInputError, UnavailableError } from '../errors.ts'
import { explainFault } from './faults.ts'

const parts = { code: 'x', message: 'for the log', userMessage: 'Start PostgreSQL.' }

test.each([
  ['wrong input, a line each', new RefusedInputError(['a: wrong', 'b: wrong']), 2, ['a: wrong', 'b: wrong']],
  ['wrong settings, a line each', new ConfigError(['A: wrong', 'B: wrong']), 2, ['A: wrong', 'B: wrong']],
  ['something outside, with what to do', new UnavailableError(parts), 2, ['Start PostgreSQL.']],
  ['a fault that has words of its own', new PlumblineError(parts), 1, ['Start PostgreSQL.']],
])('%s', (_title, error, exitCode, lines) => {
  expect(explainFault(error)).toEqual({ exitCode, lines })
})

test('anything else is our fault: exit code 1, a reference and the cause', () => {
  const { exitCode, lines } = explainFault(new TypeError('broken'), () => 'ref-1')
  expect(exitCode).toBe(1)
  expect(lines[0]).toContain('(reference ref-1)')
  expect(lines[1]).toContain('TypeError: broken')
})
