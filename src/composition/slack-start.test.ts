import { expect, test } from 'vitest'
import { startSlack } from './slack-start.ts'

const answering = (error: string) =>
  startSlack(
    { start: () => Promise.reject(Object.assign(new Error(error), { data: { ok: false, error } })) },
    3000,
  )

test.each([
  ['invalid_auth', /^Slack refuses a token \(invalid_auth\)\. Copy the tokens again/],
  ['missing_scope', /SLACK_APP_TOKEN needs the scope connections:write.+install the app again/],
  ['access_denied', /^Slack refuses the bot \(access_denied\)\. Check .+ allowed by its administrators/],
  ['team_access_not_granted', /^Slack refuses the bot \(team_access_not_granted\)\./],
])('%s is a refusal, told with what to do', async (error, sentence) => {
  await expect(answering(error)).rejects.toMatchObject({
    code: 'slack_refused',
    userMessage: expect.stringMatching(sentence),
  })
})

test.each(['ratelimited', 'internal_error', 'fatal_error', 'service_unavailable', 'request_timeout'])(
  '%s passes by itself: no token is blamed for it',
  async error => {
    await expect(answering(error)).rejects.toMatchObject({
      code: 'slack_unreachable',
      userMessage: `Slack can't be reached (${error}). Check the network, and SLACK_API_URL where it is set.`,
    })
  },
)
