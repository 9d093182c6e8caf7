import { registerActions } from './actions/index.ts'
import { registerForms } from './forms/register-forms.ts'
import { registerCommands } from './register-commands.ts'
import { registerEvents } from './register-events.ts'
import { registerMessages } from './register-messages.ts'
import { registerShortcuts } from './register-shortcuts.ts'
import type { Surface } from './surface.ts'

/** Every surface of the bot. Loaded once Slack can reach it: an acknowledgement needs none of them. */
export function registerAll(surface: Surface): void {
  registerCommands(surface)
  registerActions(surface)
  registerForms(surface)
  registerShortcuts(surface)
  registerEvents(surface)
  registerMessages(surface)
}
