import { z } from 'zod'
import { isZone } from '../shapes/zone.ts'

/** The workspace file: JSON in Slack's own words. Only `people` has to be given. */

const person = z.strictObject({
  id: z
    .string()
    .regex(/^[UW][A-Z0-9]{2,}$/, 'a user id such as U01DANA')
    .optional(),
  name: z.string().regex(/^[a-z0-9][a-z0-9._-]{0,79}$/, 'a short name in lower case, without the @'),
  real_name: z.string().min(1),
  email: z.email().optional(),
  title: z.string().default(''),
  tz: z.string().refine(isZone, 'an IANA time zone such as Europe/Berlin').default('Etc/UTC'),
  locale: z.string().default('en-US'),
  is_admin: z.boolean().default(false),
  is_owner: z.boolean().default(false),
  is_guest: z.boolean().default(false),
  deleted: z.boolean().default(false),
})

const channel = z.strictObject({
  id: z
    .string()
    .regex(/^[CG][A-Z0-9]{2,}$/, 'a channel id such as C01SALES')
    .optional(),
  name: z.string().regex(/^[\p{Ll}\p{Lo}\p{N}_-]{1,80}$/u, 'lower case, digits, - and _, up to 80'),
  topic: z.string().default(''),
  purpose: z.string().default(''),
  is_private: z.boolean().default(false),
  /** shared with another organisation */
  is_ext_shared: z.boolean().default(false),
  is_archived: z.boolean().default(false),
  is_general: z.boolean().default(false),
  /** names or ids of people; `app` puts the bot in */
  members: z.array(z.string()).default([]),
})

const command = z.strictObject({
  command: z.string().regex(/^\/\S{1,31}$/, 'a slash and up to 31 more characters'),
  description: z.string().default(''),
  usage_hint: z.string().default(''),
  should_escape: z.boolean().default(false),
  url: z.string().optional(),
})

const shortcut = z.strictObject({
  type: z.enum(['global', 'message']),
  name: z.string(),
  callback_id: z.string(),
  description: z.string().default(''),
})

const appSection = z.strictObject({
  id: z
    .string()
    .regex(/^A[A-Z0-9]{2,}$/)
    .default('A0SANDBOX'),
  name: z.string().min(1).default('App'),
  /** the bot user */
  bot_user_id: z
    .string()
    .regex(/^U[A-Z0-9]{2,}$/)
    .default('U0SANDBOXBOT'),
  bot_id: z
    .string()
    .regex(/^B[A-Z0-9]{2,}$/)
    .default('B0SANDBOX'),
  bot_token: z.string().startsWith('xoxb-').default('xoxb-sandbox'),
  app_token: z.string().startsWith('xapp-').default('xapp-sandbox'),
  signing_secret: z.string().min(8).default('sandbox-signing-secret'),
  verification_token: z.string().default('sandbox-verification'),
  client_id: z.string().min(1).default('100.200'),
  client_secret: z.string().min(8).default('sandbox-client-secret'),
  /** where installing leads back to when the app names no `redirect_uri` */
  redirect_url: z.url().optional(),
  scopes: z.array(z.string()).optional(),
  app_scopes: z.array(z.string()).default(['connections:write']),
  /** event types as in the manifest (`message.im`, `app_home_opened` …) */
  events: z.array(z.string()).optional(),
  commands: z.array(command).default([]),
  shortcuts: z.array(shortcut).default([]),
  home_tab: z.boolean().default(true),
  messages_tab: z.boolean().default(true),
  interactivity: z.boolean().default(true),
  transport: z.enum(['socket', 'http']).default('socket'),
  /** where signed requests go with transport `http`; on this machine only */
  request_url: z.url().optional(),
})

const limits = z.strictObject({
  is_enforced: z.boolean().default(true),
  /** posts a second to one channel, after a burst */
  channel_posts_per_second: z.number().positive().default(1),
  channel_post_burst: z.int().positive().default(5),
  /** Slack names no figure; "several hundred" */
  workspace_posts_per_minute: z.int().positive().default(300),
  /** 1 instead of tier 3, as for new apps that are sold outside the Marketplace */
  history_per_minute: z.int().positive().optional(),
  events_per_hour: z.int().positive().default(30_000),
})

const keep = z.strictObject({
  messages: z.int().positive().default(50_000),
  messages_per_conversation: z.int().positive().default(5_000),
  traffic: z.int().positive().default(1_000),
  file_bytes: z.int().positive().default(50_000_000),
})

const workspaceFile = z.strictObject({
  team: z
    .strictObject({
      id: z
        .string()
        .regex(/^T[A-Z0-9]{2,}$/)
        .default('T0SANDBOX'),
      name: z.string().min(1).default('Sandbox'),
      domain: z
        .string()
        .regex(/^[a-z0-9-]+$/)
        .default('sandbox'),
      email_domain: z.string().default(''),
    })
    .prefault({}),
  /** `older` refuses the blocks that not every workspace has yet */
  mode: z.enum(['current', 'older']).default('current'),
  people: z.array(person).min(1),
  channels: z.array(channel).default([]),
  app: appSection.prefault({}),
  /** Slack's own app manifest; what it states wins over `app` */
  manifest: z.record(z.string(), z.unknown()).optional(),
  limits: limits.prefault({}),
  keep: keep.prefault({}),
})

export type WorkspaceFile = z.infer<typeof workspaceFile>
export type WorkspaceInput = z.input<typeof workspaceFile>
export type AppSection = WorkspaceFile['app']
export type LimitsSection = WorkspaceFile['limits']

export class WorkspaceFileError extends Error {
  override readonly name = 'WorkspaceFileError'
}

/** @throws WorkspaceFileError naming every faulty field at once */
export function parseWorkspaceFile(input: unknown): WorkspaceFile {
  const parsed = workspaceFile.safeParse(input)
  if (parsed.success) return parsed.data
  const faults = parsed.error.issues.map(issue => `  ${issue.path.join('.') || 'the file'}: ${issue.message}`)
  throw new WorkspaceFileError(`The workspace file has faults:\n${faults.join('\n')}`)
}
