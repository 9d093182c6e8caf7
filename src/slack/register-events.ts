import { explainFailure } from './error-boundary.ts'
import { publishHome } from './home/publish.ts'
import { toMember } from './members.ts'
import type { Surface } from './surface.ts'

/** Takes over new and changed members, so that people are matched and reached where they are now; and shows the Home tab. */
export function registerEvents({ app, log, services }: Surface): void {
  for (const name of ['team_join', 'user_change'] as const) {
    app.event(name, async ({ event }) => {
      try {
        const member = toMember(event.user as Parameters<typeof toMember>[0])
        if (member !== null) await (await services()).answers.directory.saveMembers([member])
      } catch (error) {
        explainFailure(error, log, name)
      }
    })
  }
  app.event('app_home_opened', async ({ event, client }) => {
    if (event.tab === 'home') await publishHome({ client, log, services }, event.user)
  })
}
