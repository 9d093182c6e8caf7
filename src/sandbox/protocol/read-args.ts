import type { IncomingMessage } from 'node:http'
import { isObject, type JsonObject, parseJson } from '../json.ts'
import { contentType, HttpRefusal, readBody } from './http.ts'

const bodyLimitBytes = 2_000_000

interface ReadArgs {
  args: JsonObject
  token: string | undefined
  /** Slack's code for a body it cannot read */
  error: string | null
  bytes: number
}

/** Query, form or JSON; the token from the header or, in forms, from the field `token`. @throws HttpRefusal */
export async function readArgs(request: IncomingMessage): Promise<ReadArgs> {
  if (request.method !== 'POST' && request.method !== 'GET')
    throw new HttpRefusal(405, 'method_not_allowed', 'Web API methods take GET and POST.')
  const [, search = ''] = (request.url ?? '').split('?', 2)
  const query = search === '' ? {} : Object.fromEntries(new URLSearchParams(search))
  const header = /^Bearer\s+(\S+)$/i.exec(request.headers.authorization ?? '')?.[1]
  const client = clientOf(request.headers.authorization)
  const done = (args: JsonObject, error: string | null, bytes: number): ReadArgs => {
    const { token: given, ...rest } = { ...query, ...args, ...client }
    return { args: rest, token: header ?? (typeof given === 'string' ? given : undefined), error, bytes }
  }
  if (request.method === 'GET') return done({}, null, 0)

  const body = await readBody(request, bodyLimitBytes)
  const text = body.toString('utf8')
  const type = contentType(request)
  if (body.length === 0) return done({}, null, 0)
  if (type === '') return done({}, 'missing_post_type', body.length)
  if (type === 'application/x-www-form-urlencoded')
    return done(Object.fromEntries(new URLSearchParams(text)), null, body.length)
  if (type !== 'application/json') return done({}, 'invalid_post_type', body.length)
  const parsed = parseJson(text)
  if (parsed === undefined) return done({}, 'invalid_json', body.length)
  if (!isObject(parsed)) return done({}, 'json_not_object', body.length)
  return done(parsed, null, body.length)
}

/** The client's id and secret, which oauth.v2.access takes as HTTP Basic, too. */
function clientOf(authorization: string | undefined): JsonObject {
  const encoded = /^Basic\s+(\S+)$/i.exec(authorization ?? '')?.[1]
  if (encoded === undefined) return {}
  const [id, secret] = Buffer.from(encoded, 'base64').toString('utf8').split(':', 2)
  return secret === undefined ? {} : { client_id: id, client_secret: secret }
}
