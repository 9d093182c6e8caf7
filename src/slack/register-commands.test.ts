import { pino } from 'pino'
import { expect, test } from 'vitest'
import { commands } from './commands/index.ts'
import { registerCommands } from './register-commands.ts'
import { createRoutes } from './routes.ts'

function registered() {
  const { listening, find } = createRoutes({} as never)
  registerCommands({
    app: listening,
    log: pino({ enabled: false }),
    apiUrl: null,
    services: () => Promise.reject(new Error('this answer needs no services')),
  })
  return (command: string) => find('command', command)
}

test.each(['/sandbag', '/coverage-all', '/coac', '/'])(
  '%s is no command: the asker is told how to find one',
  async name => {
    const answers: unknown[] = []
    const [listener, ...others] = registered()(name)
    expect(others).toEqual([])
    await listener?.({
      ack: async () => {},
      command: { command: name, response_url: 'https://hooks.slack.com/commands/1' },
      respond: async (answer: unknown) => void answers.push(answer),
    })
    expect(answers).toEqual([
      expect.objectContaining({
        response_type: 'ephemeral',
        text: 'I don’t know this command; `/coach help` lists mine.',
      }),
    ])
  },
)

test.each(commands.map(({ name }) => name))('%s is answered once', name => {
  expect(registered()(name)).toHaveLength(1)
})
