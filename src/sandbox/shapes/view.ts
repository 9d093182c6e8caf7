import type { Core } from '../core.ts'
import { isObject, type JsonObject } from '../json.ts'
import type { StoredView } from '../workspace/views.ts'

/** https://docs.slack.dev/reference/interaction-payloads/view-interactions-payload; `values` only in payloads */
export function viewShape(core: Core, view: StoredView, values: JsonObject = {}): JsonObject {
  const { content } = view
  return {
    id: view.id,
    team_id: core.team.id,
    type: view.type,
    blocks: content['blocks'],
    private_metadata: content['private_metadata'] ?? '',
    callback_id: content['callback_id'] ?? '',
    state: { values },
    hash: view.hash,
    title: label(content['title']) ?? { type: 'plain_text', text: 'View Title', emoji: true },
    clear_on_close: content['clear_on_close'] ?? false,
    notify_on_close: content['notify_on_close'] ?? false,
    close: label(content['close']),
    submit: label(content['submit']),
    submit_disabled: content['submit_disabled'] ?? false,
    previous_view_id: view.previousViewId,
    root_view_id: view.rootViewId,
    app_id: core.app.id,
    external_id: view.externalId,
    app_installed_team_id: core.team.id,
    bot_id: core.app.bot_id,
  }
}

/** Slack adds the default of `emoji` to what it keeps. */
function label(text: unknown): JsonObject | null {
  return isObject(text) ? { emoji: true, ...text } : null
}
