import { expect, test } from 'vitest'
import { asPortProblem } from './ports.ts'

const failure = (code: string) => Object.assign(new Error(`listen ${code}`), { code })

test.each(['PLUMBLINE_PORT', 'PLUMBLINE_OPS_PORT', 'PLUMBLINE_SANDBOX_PORT'] as const)(
  'a port of %s that is taken or not allowed is told with the variable that changes it',
  variable => {
    expect(asPortProblem(failure('EADDRINUSE'), 3000, variable)).toMatchObject({
      code: 'port_taken',
      userMessage: `Port 3000 is taken by another program. Stop it, or choose another port with ${variable}.`,
    })
    expect(asPortProblem(failure('EACCES'), 80, variable)).toMatchObject({
      code: 'port_forbidden',
      userMessage: `This user may not listen on port 80; choose one above 1023 with ${variable}.`,
    })
  },
)

test('any other failure stays what it is', () => {
  const other = failure('ENOENT')
  expect(asPortProblem(other, 3000, 'PLUMBLINE_PORT')).toBe(other)
})
