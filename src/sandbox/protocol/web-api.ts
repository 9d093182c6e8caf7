import type { IncomingMessage, ServerResponse } from 'node:http'
import { forLog } from '../control/traffic.ts'
import type { Core } from '../core.ts'
import type { JsonObject } from '../json.ts'
import type { Method } from '../methods/method.ts'
import { type Args, textArg } from './args.ts'
import { failsAfter, failsBefore, takeFault, type WebApiFault } from './faulty-exchange.ts'
import { sendJson, sendText } from './http.ts'
import { readArgs } from './read-args.ts'
import { SlackError } from './slack-error.ts'

interface Answer {
  status: number
  body: JsonObject
  headers: Record<string, string>
}

/** One call of `/api/METHOD`: faults, token, scopes, limits, then the method. */
export async function answerWebApi(
  core: Core,
  methods: ReadonlyMap<string, Method>,
  name: string,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const { args, token, error, bytes } = await readArgs(request)
  const entry = core.traffic.begin({
    direction: 'from-app',
    name,
    transport: 'web-api',
    request: forLog(args, bytes),
  })
  const exchange = { core, entry, response }
  const fault = takeFault(core, entry, textArg(args, 'channel'))
  if (await failsBefore(fault, exchange)) return

  const answer = await answerUnder(fault, () =>
    error === null ? call(core, methods, name, args, token) : refused(new SlackError(error)),
  )

  if (failsAfter(fault, exchange)) return
  core.traffic.finish(entry, {
    status: answer.status,
    ok: answer.body['ok'] === true,
    error: typeof answer.body['error'] === 'string' ? answer.body['error'] : null,
    response: forLog(answer.body, 0),
  })
  if (fault?.kind === 'not-json') return sendText(response, 200, '<html>Slack is down</html>', 'text/html')
  const skewed = new Date(core.clock.now() + core.clock.skewSeconds * 1000).toUTCString()
  sendJson(response, answer.status, answer.body, {
    ...answer.headers,
    Date: skewed,
    'X-Slack-Req-Id': core.ids.next('R'),
  })
}

/** The method is not even asked where the fault answers in its place. */
function answerUnder(
  fault: WebApiFault | undefined,
  proceed: () => Promise<Answer> | Answer,
): Promise<Answer> | Answer {
  if (fault?.kind === 'rate-limited') return rateLimited(fault.retryAfterSeconds)
  if (fault?.kind === 'api-error') return refused(new SlackError(fault.error))
  return proceed()
}

async function call(
  core: Core,
  methods: ReadonlyMap<string, Method>,
  name: string,
  args: Args,
  token: string | undefined,
): Promise<Answer> {
  const method = methods.get(name)
  if (method === undefined) return refused(new SlackError('unknown_method', { req_method: name }))
  try {
    const accepted = authorize(core, method, args, token)
    const wait = core.limits.take(name, method.tier, limitedChannel(core, args))
    if (wait !== null) return rateLimited(wait)
    const body = await method.run(args, core)
    return { status: 200, body, headers: scopeHeaders(core, accepted) }
  } catch (error) {
    if (error instanceof SlackError) return refused(error)
    throw error
  }
}

/** One allowance a conversation, by whichever of its names a call asks for it. */
function limitedChannel(core: Core, args: Args): string | undefined {
  const channel = textArg(args, 'channel')
  if (channel === undefined) return undefined
  const { find, findDirect } = core.conversations
  return (find(channel) ?? findDirect([core.app.bot_user_id, channel]))?.id ?? channel
}

/** @throws SlackError not_authed, invalid_auth, not_allowed_token_type, missing_scope */
function authorize(core: Core, method: Method, args: Args, token: string | undefined): string[] {
  if (method.token === 'none') return []
  if (token === undefined || token === '') throw new SlackError('not_authed')
  const kind = token === core.app.bot_token ? 'bot' : token === core.app.app_token ? 'app' : undefined
  if (kind === undefined) throw new SlackError('invalid_auth')
  if (kind !== method.token) throw new SlackError('not_allowed_token_type')
  const granted = kind === 'bot' ? core.scopes : new Set(core.app.app_scopes)
  const needed = method.scopes(args, core)
  const missing = needed.filter(scope => !granted.has(scope))
  if (missing.length > 0)
    throw new SlackError('missing_scope', { needed: missing.join(','), provided: [...granted].join(',') })
  return needed
}

function scopeHeaders(core: Core, accepted: string[]): Record<string, string> {
  return { 'X-OAuth-Scopes': [...core.scopes].join(','), 'X-Accepted-OAuth-Scopes': accepted.join(',') }
}

function refused(error: SlackError): Answer {
  return { status: 200, body: { ok: false, error: error.code, ...error.extra }, headers: {} }
}

function rateLimited(seconds: number): Answer {
  return {
    status: 429,
    body: { ok: false, error: 'ratelimited' },
    headers: { 'Retry-After': String(seconds) },
  }
}
