import type { SlackServices } from '../../surface.ts'

/** What only commands and buttons of `/coach` are given; they always are. */
export function reachServices(services: SlackServices | undefined): SlackServices {
  if (services === undefined) throw new Error('a sub-command was asked without the services of the app')
  return services
}
