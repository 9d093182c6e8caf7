import { UnavailableError } from '../../errors.ts'

const BAD_CERTIFICATE =
  'its certificate is of an authority unknown here; name its file with sslrootcert=, or in NODE_EXTRA_CA_CERTS'

/** Codes of the network, of PostgreSQL and of Prisma that say: not now, rather than: not so. */
const causes: Readonly<Record<string, string>> = {
  ECONNREFUSED: 'nothing answers there',
  ENOENT: 'nothing answers there',
  ECONNRESET: 'the connection broke',
  EPIPE: 'the connection broke',
  ETIMEDOUT: 'no answer in time',
  EHOSTUNREACH: 'the host cannot be reached',
  ENOTFOUND: 'the host name is unknown',
  EAI_AGAIN: 'the host name could not be looked up',
  '08006': 'the connection broke',
  '28000': 'the user is not let in',
  '28P01': 'the password is wrong',
  '42501': 'its user lacks rights there, such as to create tables',
  '3D000': 'there is no such database',
  '53300': 'it has no connection left',
  '57P01': 'it is shutting down',
  '57P02': 'it crashed',
  '57P03': 'it is starting up',
  SELF_SIGNED_CERT_IN_CHAIN: BAD_CERTIFICATE,
  DEPTH_ZERO_SELF_SIGNED_CERT: BAD_CERTIFICATE,
  UNABLE_TO_VERIFY_LEAF_SIGNATURE: BAD_CERTIFICATE,
  UNABLE_TO_GET_ISSUER_CERT_LOCALLY: BAD_CERTIFICATE,
  CERT_HAS_EXPIRED: 'its certificate has expired',
  ERR_TLS_CERT_ALTNAME_INVALID: 'its certificate is for another host name',
  ERR_INVALID_URL: 'its address can’t be read',
  P1000: 'the user is not let in',
  P1001: 'nothing answers there',
  P1002: 'no answer in time',
  P1003: 'there is no such database',
  P1017: 'the connection broke',
}

function causeOf(error: unknown): string | undefined {
  if (!(error instanceof Error)) return undefined
  const code = 'code' in error && typeof error.code === 'string' ? causes[error.code] : undefined
  if (code !== undefined) return code
  if (/^Connection terminated|^Client has encountered a connection error/.test(error.message))
    return 'the connection broke'
  if (/^The server does not support SSL connections/.test(error.message))
    return 'the server does not support TLS; leave sslmode out of the address'
  return causeOf(error.cause)
}

/** The error to raise instead, where a failure means that the database is not usable now; else the failure itself. */
export function asUnavailable(error: unknown, whatToDo: string): unknown {
  if (error instanceof UnavailableError) return error
  const cause = causeOf(error)
  if (cause === undefined) return error
  return new UnavailableError({
    code: 'database_down',
    message: `database not usable: ${cause}`,
    userMessage: `The database is not usable now (${cause}). ${whatToDo}`,
    cause: error,
  })
}

/** The same object, each method of which raises `UnavailableError` where the database is not usable. */
export function guarded<Port extends object>(port: Port, whatToDo: string): Port {
  return new Proxy(port, {
    get(target, name) {
      const member: unknown = Reflect.get(target, name, target)
      if (typeof member !== 'function') return member
      return async (...values: unknown[]) => {
        try {
          return await Reflect.apply(member, target, values)
        } catch (error) {
          throw asUnavailable(error, whatToDo)
        }
      }
    },
  })
}
