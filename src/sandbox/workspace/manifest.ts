import { z } from 'zod'
import type { AppSection } from './workspace-file.ts'

/** The parts of Slack's app manifest that change how a workspace treats the app. */
const manifestShape = z.looseObject({
  display_information: z.looseObject({ name: z.string() }).optional(),
  features: z
    .looseObject({
      app_home: z
        .looseObject({
          home_tab_enabled: z.boolean().optional(),
          messages_tab_enabled: z.boolean().optional(),
        })
        .optional(),
      slash_commands: z
        .array(
          z.looseObject({
            command: z.string(),
            description: z.string().default(''),
            usage_hint: z.string().default(''),
            should_escape: z.boolean().default(false),
            url: z.string().optional(),
          }),
        )
        .optional(),
      shortcuts: z
        .array(
          z.looseObject({
            type: z.enum(['global', 'message']),
            name: z.string(),
            callback_id: z.string(),
            description: z.string().default(''),
          }),
        )
        .optional(),
    })
    .optional(),
  oauth_config: z
    .looseObject({ scopes: z.looseObject({ bot: z.array(z.string()).optional() }).optional() })
    .optional(),
  settings: z
    .looseObject({
      event_subscriptions: z.looseObject({ bot_events: z.array(z.string()).optional() }).optional(),
      interactivity: z.looseObject({ is_enabled: z.boolean() }).optional(),
      socket_mode_enabled: z.boolean().optional(),
    })
    .optional(),
})

/**
 * Addresses in the manifest are those of production and are not taken over: requests go to `app.request_url`.
 * @throws ZodError where the manifest is not one
 */
export function withManifest(app: AppSection, manifest: unknown): AppSection {
  const stated = manifestShape.parse(manifest)
  const home = stated.features?.app_home
  return {
    ...app,
    name: stated.display_information?.name ?? app.name,
    scopes: stated.oauth_config?.scopes?.bot ?? app.scopes,
    events: stated.settings?.event_subscriptions?.bot_events ?? app.events,
    commands:
      stated.features?.slash_commands?.map(({ command, description, usage_hint, should_escape }) => ({
        command,
        description,
        usage_hint,
        should_escape,
      })) ?? app.commands,
    shortcuts:
      stated.features?.shortcuts?.map(({ type, name, callback_id, description }) => ({
        type,
        name,
        callback_id,
        description,
      })) ?? app.shortcuts,
    home_tab: home?.home_tab_enabled ?? app.home_tab,
    messages_tab: home?.messages_tab_enabled ?? app.messages_tab,
    interactivity: stated.settings?.interactivity?.is_enabled ?? app.interactivity,
    transport: transportOf(stated.settings?.socket_mode_enabled) ?? app.transport,
  }
}

function transportOf(isSocketMode: boolean | undefined): AppSection['transport'] | undefined {
  if (isSocketMode === undefined) return undefined
  return isSocketMode ? 'socket' : 'http'
}
