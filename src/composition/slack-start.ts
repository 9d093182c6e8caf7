import { UnavailableError } from '../errors.ts'
import type { SlackApp } from '../slack/index.ts'

const tokenPlaces =
  'https://api.slack.com/apps, your app: "OAuth & Permissions" has SLACK_BOT_TOKEN, "Basic Information" has SLACK_APP_TOKEN and SLACK_SIGNING_SECRET'

interface StartFailure {
  readonly code?: string
  readonly data?: { readonly error?: string }
  readonly message?: string
}

/** Starts the Slack app; a refused token, a taken port or an unreachable Slack comes back as what to do. */
export async function startSlack(slack: SlackApp, port: number | null): Promise<void> {
  try {
    await slack.start()
  } catch (error) {
    const failure = error as StartFailure
    const code = failure.data?.error ?? failure.code ?? 'unknown'
    if (code === 'EADDRINUSE')
      throw new UnavailableError({
        code: 'port_taken',
        message: `port ${port} is taken`,
        userMessage: `Port ${port} is taken by another program. Stop it, or choose another port with PLUMBLINE_PORT.`,
        cause: error,
      })
    if (
      [
        'invalid_auth',
        'not_authed',
        'account_inactive',
        'token_revoked',
        'not_allowed_token_type',
        'token_expired',
      ].includes(code)
    )
      throw new UnavailableError({
        code: 'slack_refused',
        message: `Slack refused a token: ${code}`,
        userMessage: `Slack refuses a token (${code}). Copy the tokens again from ${tokenPlaces}.`,
        cause: error,
      })
    throw new UnavailableError({
      code: 'slack_unreachable',
      message: `Slack did not answer: ${code}`,
      userMessage: `Slack can't be reached (${code}). Check the network, and SLACK_API_URL where it is set.`,
      cause: error,
    })
  }
}
