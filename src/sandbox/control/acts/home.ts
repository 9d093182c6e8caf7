import type { Core } from '../../core.ts'
import { emitEvent } from '../../delivery/events.ts'
import type { ActResult, OpenHomeBody } from '../../page-api.ts'
import { viewShape } from '../../shapes/view.ts'
import type { Person } from '../../workspace/people.ts'
import { ActRefusal } from '../act-error.ts'
import { delivered } from './outcome.ts'

/** Opens the app's Home or Messages tab; the app may publish a view in answer. */
export function openHome(core: Core, person: Person, { tab }: OpenHomeBody): ActResult {
  if (tab === 'home' && !core.app.home_tab)
    throw new ActRefusal('no_home_tab', 'This app has no Home tab.', 404)
  const { conversation } = core.conversations.direct([core.app.bot_user_id, person.id])
  const home = core.views.homeOf(person.id)
  emitEvent(core, 'app_home_opened', {
    type: 'app_home_opened',
    user: person.id,
    channel: conversation.id,
    tab,
    ...(tab === 'home' && home !== undefined ? { view: viewShape(core, home) } : {}),
  })
  return delivered
}
