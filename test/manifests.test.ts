import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import Ajv from 'ajv'
import { describe, expect, test } from 'vitest'
import { commands } from '../src/slack/commands/index.ts'
import { shortcuts } from '../src/slack/shortcuts/index.ts'
import { sharedData } from './support/shared-data.ts'

interface Manifest {
  readonly features: {
    readonly slash_commands: readonly {
      readonly command: string
      readonly description: string
      readonly usage_hint: string
      readonly url?: string
      readonly should_escape: boolean
    }[]
    readonly shortcuts: readonly {
      readonly name: string
      readonly type: string
      readonly callback_id: string
      readonly description: string
    }[]
  }
  readonly oauth_config: { readonly scopes: { readonly bot: readonly string[] } }
  readonly settings: {
    readonly event_subscriptions: { readonly bot_events: readonly string[]; readonly request_url?: string }
    readonly interactivity: { readonly is_enabled: boolean; readonly request_url?: string }
    readonly socket_mode_enabled: boolean
  }
}

/** The first column of the table under a heading cell, as the README states it. */
function reasoned(heading: 'scope' | 'event' | 'shortcut'): string[] {
  const text = readFileSync('manifests/README.md', 'utf8')
  const table = text.slice(text.indexOf(`| ${heading} | why |`)).split('\n\n')[0] ?? ''
  return [...table.matchAll(/^\| `([^`]+)` \| \S/gm)].map(([, name]) => name ?? '').sort()
}

const read = (name: string) => JSON.parse(readFileSync(`manifests/${name}.json`, 'utf8')) as Manifest
const names = ['socket-mode', 'http'] as const

describe.each(names)('the manifest for %s', name => {
  const manifest = read(name)

  test('names every registered command, with its description and hint', () => {
    expect(
      manifest.features.slash_commands.map(({ command, description, usage_hint }) => ({
        command,
        description,
        usage_hint,
      })),
    ).toEqual(
      commands.map(command => ({
        command: command.name,
        description: command.description,
        usage_hint: command.usageHint,
      })),
    )
  })

  test('names every registered message shortcut, each with a reason', () => {
    expect(manifest.features.shortcuts).toEqual(
      shortcuts.map(({ callbackId, name, description }) => ({
        name,
        type: 'message',
        callback_id: callbackId,
        description,
      })),
    )
    expect(reasoned('shortcut')).toEqual(shortcuts.map(({ callbackId }) => callbackId).sort())
  })

  test('asks for exactly the scopes that have a reason', () => {
    expect([...manifest.oauth_config.scopes.bot].sort()).toEqual(reasoned('scope'))
  })

  test('listens to exactly the events that have a reason', () => {
    expect([...manifest.settings.event_subscriptions.bot_events].sort()).toEqual(reasoned('event'))
  })

  test('escapes mentions in commands, so that a person can be named', () => {
    expect(manifest.features.slash_commands.every(command => command.should_escape)).toBe(true)
  })

  const slackData = sharedData('slack')
  const schemaFile = slackData === null ? null : join(slackData, 'manifest.schema.2.0.0.json')
  test.skipIf(schemaFile === null || !existsSync(schemaFile))(
    'fits Slack’s own schema (needs ../shared)',
    () => {
      const ajv = new Ajv.default({ strict: false, validateFormats: false, logger: false })
      const validate = ajv.compile(JSON.parse(readFileSync(schemaFile ?? '', 'utf8')) as object)
      validate(manifest)
      expect(validate.errors).toBeNull()
    },
  )
})

test('only the HTTP manifest names addresses, and all are the same', () => {
  const [socket, http] = names.map(read)
  expect(socket?.settings.socket_mode_enabled).toBe(true)
  expect(socket?.settings.interactivity.request_url).toBeUndefined()
  expect(http?.settings.socket_mode_enabled).toBe(false)
  const urls = [
    http?.settings.interactivity.request_url,
    http?.settings.event_subscriptions.request_url,
    ...(http?.features.slash_commands.map(command => command.url) ?? []),
  ]
  expect(new Set(urls).size).toBe(1)
})
