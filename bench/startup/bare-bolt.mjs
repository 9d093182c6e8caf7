// The smallest Bolt app that acknowledges a slash command over HTTP: what a whole bot's start is measured against.
import process from 'node:process'
import { App } from '@slack/bolt'

const app = new App({
  token: process.env.SLACK_BOT_TOKEN,
  signingSecret: process.env.SLACK_SIGNING_SECRET,
  clientOptions: { slackApiUrl: process.env.SLACK_API_URL },
})
app.command('/coverage', async ({ ack }) => ack())
await app.start(Number(process.env.PLUMBLINE_PORT))
