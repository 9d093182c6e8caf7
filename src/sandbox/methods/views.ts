import { identifyBlocks } from '../blocks/identify.ts'
import { checkView, viewLimitBytes } from '../blocks/view.ts'
import { tellHome, tellModals } from '../control/view-changes.ts'
import type { Core } from '../core.ts'
import { asArray, isObject, type JsonObject } from '../json.ts'
import { type Args, jsonArg, requiredArg, textArg } from '../protocol/args.ts'
import { refusal, SlackError } from '../protocol/slack-error.ts'
import { viewShape } from '../shapes/view.ts'
import { type StoredView, stackLimit } from '../workspace/views.ts'
import { type Method, needs } from './method.ts'

export const viewMethods: Method[] = [
  { name: 'views.open', token: 'bot', tier: 'tier4', scopes: needs(), run: open },
  { name: 'views.push', token: 'bot', tier: 'tier4', scopes: needs(), run: push },
  { name: 'views.update', token: 'bot', tier: 'tier4', scopes: needs(), run: update },
  { name: 'views.publish', token: 'bot', tier: 'tier4', scopes: needs(), run: publish },
]

/** A checked copy of the view with every id filled in. @throws invalid_arguments, view_too_large */
export function readView(view: unknown, type: 'modal' | 'home', core: Core): JsonObject {
  if (!isObject(view)) throw refusal('invalid_arguments', ['must provide an object [json-pointer:/view]'])
  if (Buffer.byteLength(JSON.stringify(view)) > viewLimitBytes) throw new SlackError('view_too_large')
  const faults = checkView(view, type, core.mode)
  if (faults.length > 0) throw refusal('invalid_arguments', faults)
  return { ...view, blocks: identifyBlocks(asArray(view['blocks']).filter(isObject), core.ids) }
}

function viewArg(args: Args, type: 'modal' | 'home', core: Core): JsonObject {
  const view = jsonArg(args, 'view', 'invalid_arguments')
  if (view === undefined)
    throw refusal('invalid_arguments', ['missing required field: view [json-pointer:/view]'])
  return readView(view, type, core)
}

/** @throws duplicate_external_id */
export function refuseDuplicate(content: JsonObject, core: Core, self?: StoredView): void {
  const externalId = content['external_id']
  if (typeof externalId !== 'string' || externalId === '') return
  const holder = core.views.byExternalId(externalId)
  if (holder !== undefined && holder !== self) throw new SlackError('duplicate_external_id')
}

function open(args: Args, core: Core): JsonObject {
  const triggerId = requiredArg(args, 'trigger_id')
  const content = viewArg(args, 'modal', core)
  refuseDuplicate(content, core)
  const { userId, channelId } = core.triggers.exchange(triggerId)
  const view = core.views.open(userId, content, channelId)
  tellModals(core, userId)
  return { ok: true, view: viewShape(core, view) }
}

function push(args: Args, core: Core): JsonObject {
  const triggerId = requiredArg(args, 'trigger_id')
  const content = viewArg(args, 'modal', core)
  refuseDuplicate(content, core)
  const { userId, viewId, channelId } = core.triggers.exchange(triggerId)
  // Only what a person did inside an open modal can put another one on top of it.
  if (viewId === null || core.views.get(viewId)?.type !== 'modal') throw new SlackError('not_found')
  if (core.views.stackOf(userId).length >= stackLimit) throw new SlackError('push_limit_reached')
  const view = core.views.push(userId, content, channelId)
  tellModals(core, userId)
  return { ok: true, view: viewShape(core, view) }
}

function update(args: Args, core: Core): JsonObject {
  const viewId = textArg(args, 'view_id')
  const externalId = textArg(args, 'external_id')
  if (viewId === undefined && externalId === undefined)
    throw refusal('invalid_arguments', ['missing required field: view_id [json-pointer:/view_id]'])
  const view = viewId === undefined ? core.views.byExternalId(externalId ?? '') : core.views.get(viewId)
  if (view === undefined) throw new SlackError('not_found')
  const content = viewArg(args, view.type, core)
  refuseDuplicate(content, core, view)
  refuseStale(args, view)
  core.views.replace(view, content)
  if (view.type === 'home') tellHome(core, view.userId)
  else tellModals(core, view.userId)
  return { ok: true, view: viewShape(core, view) }
}

function publish(args: Args, core: Core): JsonObject {
  const userId = requiredArg(args, 'user_id')
  const content = viewArg(args, 'home', core)
  if (!core.app.home_tab) throw new SlackError('not_enabled')
  const person = core.people.get(userId)
  if (person === undefined || person.isBot) throw new SlackError('user_not_found')
  const known = core.views.homeOf(userId)
  refuseDuplicate(content, core, known)
  if (known !== undefined) refuseStale(args, known)
  const view = core.views.publish(userId, content)
  tellHome(core, userId)
  return { ok: true, view: viewShape(core, view) }
}

/** @throws hash_conflict where the app answers an older state of the view than the present one */
function refuseStale(args: Args, view: StoredView): void {
  const hash = textArg(args, 'hash')
  if (hash !== undefined && hash !== '' && hash !== view.hash) throw new SlackError('hash_conflict')
}
