import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { pino } from 'pino'
import { describe, expect, test } from 'vitest'
import type { Core } from '../src/sandbox/core.ts'
import { allMethods } from '../src/sandbox/methods/index.ts'
import type { Args } from '../src/sandbox/protocol/args.ts'
import { registerAll } from '../src/slack/register-all.ts'
import type { Listening } from '../src/slack/routes.ts'

interface Manifest {
  readonly features: { readonly shortcuts: readonly { readonly callback_id: string }[] }
  readonly oauth_config: { readonly scopes: { readonly bot: readonly string[] } }
  readonly settings: { readonly event_subscriptions: { readonly bot_events: readonly string[] } }
}

/** What the surfaces listen to, as they register themselves. */
function listenedTo() {
  const found = { events: new Set<string>(), shortcuts: new Set<string>() }
  const nothing = () => {}
  const app = {
    command: nothing,
    action: nothing,
    view: nothing,
    options: nothing,
    event: (name: string) => void found.events.add(name),
    shortcut: (callbackId: string) => void found.shortcuts.add(callbackId),
    client: {},
  }
  registerAll({
    app: app as unknown as Listening,
    log: pino({ enabled: false }),
    apiUrl: null,
    services: () => Promise.reject(new Error('registering needs no services')),
  })
  return { events: [...found.events].sort(), shortcuts: [...found.shortcuts].sort() }
}

const sources = ['src/slack', 'src/composition'].flatMap(folder =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter(name => name.endsWith('.ts') && !name.endsWith('.test.ts'))
    .map(name => readFileSync(join(folder, name), 'utf8')),
)

/** Every Web API method that the bot calls, by the text of its source. */
const called = [
  ...new Set(
    sources.flatMap(text =>
      [...text.matchAll(/\bclient\s*\.\s*(?:(\w+)\s*\.\s*(\w+)|apiCall\(\s*'([^']+)')/g)].map(
        ([, family, method, byName]) => byName ?? `${family}.${method}`,
      ),
    ),
  ),
].sort()

const inChannels = [{ channel: 'public' }, { channel: 'private' }]

/** What the bot asks of the methods whose scopes depend on it: it reads channels, and looks into direct messages too. */
const asked: Readonly<Record<string, readonly Args[]>> = {
  'conversations.history': [...inChannels, { channel: 'im' }],
  'conversations.replies': [...inChannels, { channel: 'im' }],
  'conversations.info': inChannels,
  'conversations.members': inChannels,
  'conversations.list': sources.flatMap(text =>
    [...text.matchAll(/\btypes: '([a-z_,]+)'/g)].map(([, types]) => ({ types: types ?? '' })),
  ),
}

/** Conversations are named by their kind here. */
const core = { conversations: { get: (kind: string) => ({ kind }) }, scopes: new Set() } as unknown as Core

const methods = allMethods(null)
const scopesOf = (name: string) =>
  (asked[name] ?? [{}]).flatMap(args => methods.get(name)?.scopes(args, core) ?? [])

/** https://docs.slack.dev/reference/events: the scope that each event asks for. */
const scopeOfEvent: Readonly<Record<string, string | null>> = {
  app_home_opened: null,
  app_mention: 'app_mentions:read',
  'message.im': 'im:history',
  team_join: 'users:read',
  user_change: 'users:read',
}

describe.each(['socket-mode', 'http'])('the manifest for %s asks for what the code needs, no more', name => {
  const manifest = JSON.parse(readFileSync(`manifests/${name}.json`, 'utf8')) as Manifest
  const { bot_events: events } = manifest.settings.event_subscriptions

  test('events are those that something listens to', () => {
    // Slack names the subscription by the kind of conversation, and the event without it.
    expect(events.map(event => event.replace(/^message\..+$/, 'message')).sort()).toEqual(listenedTo().events)
  })

  test('shortcuts are those that something listens to', () => {
    expect(manifest.features.shortcuts.map(({ callback_id }) => callback_id).sort()).toEqual(
      listenedTo().shortcuts,
    )
  })

  test('scopes are those of the methods that are called and of the events', () => {
    const needed = new Set([
      'commands',
      // A field of users.list, which Slack leaves out without this scope.
      ...(sources.some(text => /\bprofile\??\.email\b/.test(text)) ? ['users:read.email'] : []),
      ...called.flatMap(scopesOf),
      ...events.flatMap(event => scopeOfEvent[event] ?? []),
    ])
    expect([...manifest.oauth_config.scopes.bot].sort()).toEqual([...needed].sort())
  })

  test('each event has a known scope, or is known to need none', () => {
    expect(events.filter(event => !(event in scopeOfEvent))).toEqual([])
  })
})

test('every method that is called is one that the sandbox knows, so that its scopes are counted', () => {
  expect(called).toEqual(
    expect.arrayContaining(['chat.postMessage', 'files.getUploadURLExternal', 'users.list', 'views.open']),
  )
  expect(called.filter(method => !methods.has(method))).toEqual([])
})
