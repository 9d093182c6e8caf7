import { UnavailableError } from '../errors.ts'

type PortVariable = 'PLUMBLINE_PORT' | 'PLUMBLINE_OPS_PORT' | 'PLUMBLINE_SANDBOX_PORT'

/** The error to raise instead, where a failure means that this port can't be listened on; else the failure itself. */
export function asPortProblem(error: unknown, port: number | null, variable: PortVariable): unknown {
  const { code } = error as { readonly code?: unknown }
  if (code === 'EADDRINUSE')
    return new UnavailableError({
      code: 'port_taken',
      message: `port ${port} is taken`,
      userMessage: `Port ${port} is taken by another program. Stop it, or choose another port with ${variable}.`,
      cause: error,
    })
  if (code === 'EACCES')
    return new UnavailableError({
      code: 'port_forbidden',
      message: `port ${port} may not be listened on`,
      userMessage: `This user may not listen on port ${port}; choose one above 1023 with ${variable}.`,
      cause: error,
    })
  return error
}
