import { UnavailableError } from '../errors.ts'
import type { SlackApp } from '../slack/index.ts'
import { asPortProblem } from './ports.ts'

const tokenPlaces =
  'https://api.slack.com/apps, your app: "OAuth & Permissions" has SLACK_BOT_TOKEN, "Basic Information" has SLACK_APP_TOKEN and SLACK_SIGNING_SECRET'

interface StartFailure {
  readonly code?: string
  readonly data?: { readonly error?: string }
  readonly message?: string
}

/** Slack's own answers that say: not now, rather than: not so. */
const passing = new Set([
  'ratelimited',
  'internal_error',
  'fatal_error',
  'service_unavailable',
  'request_timeout',
])

const badToken = new Set([
  'invalid_auth',
  'not_authed',
  'account_inactive',
  'token_revoked',
  'not_allowed_token_type',
  'token_expired',
])

function whatToDo(refusal: string): string {
  if (badToken.has(refusal))
    return `Slack refuses a token (${refusal}). Copy the tokens again from ${tokenPlaces}.`
  if (refusal === 'missing_scope')
    return 'Slack refuses a token (missing_scope). SLACK_APP_TOKEN needs the scope connections:write: make a new one at https://api.slack.com/apps, your app, "Basic Information", "App-Level Tokens". If it has that scope, install the app again, so that SLACK_BOT_TOKEN gets the scopes of the manifest.'
  return `Slack refuses the bot (${refusal}). Check at https://api.slack.com/apps that the app is installed in the workspace, and allowed by its administrators, and that SLACK_API_URL is right where it is set; then copy the tokens again from ${tokenPlaces}.`
}

/** Starts the Slack app; a refusal, an unusable port or an unreachable Slack comes back as what to do. */
export async function startSlack(slack: Pick<SlackApp, 'start'>, port: number | null): Promise<void> {
  try {
    await slack.start()
  } catch (error) {
    const problem = asPortProblem(error, port, 'PLUMBLINE_PORT')
    if (problem !== error) throw problem
    const failure = error as StartFailure
    const refusal = failure.data?.error
    if (refusal !== undefined && !passing.has(refusal))
      throw new UnavailableError({
        code: 'slack_refused',
        message: `Slack refused the start: ${refusal}`,
        userMessage: whatToDo(refusal),
        cause: error,
      })
    const code = refusal ?? failure.code ?? 'unknown'
    throw new UnavailableError({
      code: 'slack_unreachable',
      message: `Slack did not answer: ${code}`,
      userMessage: `Slack can't be reached (${code}). Check the network, and SLACK_API_URL where it is set.`,
      cause: error,
    })
  }
}
