/** How the bot meets Slack: over a socket it opens, or over HTTP that Slack calls. */
export type SlackConnection =
  | {
      readonly mode: 'socket'
      readonly botToken: string
      readonly appToken: string
      readonly apiUrl: string | null
    }
  | {
      readonly mode: 'http'
      readonly botToken: string
      readonly signingSecret: string
      readonly port: number
      readonly apiUrl: string | null
    }
