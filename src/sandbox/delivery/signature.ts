import { createHmac } from 'node:crypto'

/** `X-Slack-Signature`; https://docs.slack.dev/authentication/verifying-requests-from-slack */
export function signatureOf(secret: string, timestampSeconds: number, rawBody: string): string {
  return `v0=${createHmac('sha256', secret).update(`v0:${timestampSeconds}:${rawBody}`).digest('hex')}`
}
