import { z } from 'zod'
import { isZone } from '../shapes/zone.ts'

/** What the page API takes; page-api.ts has the same as types. */

const state = z.record(z.string(), z.record(z.string(), z.union([z.string(), z.array(z.string()), z.null()])))
const value = z.union([z.string(), z.array(z.string()), z.null()])
const container = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('message'), channel: z.string(), ts: z.string() }),
  z.strictObject({ type: z.literal('view'), viewId: z.string() }),
])
const place = z.strictObject({ channel: z.string(), ts: z.string() })

export const bodies = {
  say: z.strictObject({
    channel: z.string(),
    text: z.string().max(12_000),
    threadTs: z.string().exactOptional(),
    files: z.array(z.string()).max(10).exactOptional(),
  }),
  command: z.strictObject({ channel: z.string(), text: z.string().max(12_000) }),
  action: z.strictObject({
    container,
    blockId: z.string(),
    actionId: z.string(),
    value: value.exactOptional(),
    state: state.exactOptional(),
  }),
  suggestions: z.strictObject({
    container,
    blockId: z.string(),
    actionId: z.string(),
    query: z.string().max(300),
  }),
  submit: z.strictObject({ state }),
  close: z.strictObject({ all: z.boolean().exactOptional() }),
  react: z.strictObject({ ...place.shape, name: z.string().max(100), isOn: z.boolean() }),
  home: z.strictObject({ tab: z.enum(['home', 'messages']) }),
  shortcut: z.strictObject({ callbackId: z.string(), message: place.exactOptional() }),
  conversation: z.strictObject({ users: z.array(z.string()).min(1).max(8) }),
  members: z.strictObject({ users: z.array(z.string()).min(1).max(100) }),
  clock: z.union([
    z.strictObject({ advanceMs: z.number().min(0).max(1e12) }),
    z.strictObject({ set: z.number().min(0).max(1e14) }),
    z.strictObject({ isStopped: z.boolean() }),
    z.strictObject({ skewSeconds: z.int().min(-1e6).max(1e6) }),
  ]),
  limits: z.strictObject({
    isEnforced: z.boolean().exactOptional(),
    workspacePostsPerMinute: z.int().positive().exactOptional(),
  }),
  requestUrl: z.strictObject({ url: z.url() }),
  event: z.strictObject({
    event: z.looseObject({ type: z.string() }),
    wrapper: z.looseObject({}).exactOptional(),
  }),
  delivery: z.strictObject({
    kind: z.enum(['slash_commands', 'interactive']),
    payload: z.looseObject({}),
  }),
  person: z.strictObject({
    tz: z.string().refine(isZone, 'an IANA time zone such as Europe/Berlin').exactOptional(),
    title: z.string().exactOptional(),
    realName: z.string().min(1).exactOptional(),
    email: z.email().nullable().exactOptional(),
    isDeleted: z.boolean().exactOptional(),
    isGuest: z.boolean().exactOptional(),
  }),
}

const times = { times: z.int().positive().exactOptional(), id: z.string().max(100).exactOptional() }
const method = z.string().min(1)
const event = z.string().min(1)
const ms = z.number().min(0).max(3_600_000)
const status = z.int().min(400).max(599)

export const faultSpec = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('slow'), method, delayMs: ms, ...times }),
  z.strictObject({
    kind: z.literal('rate-limited'),
    method,
    retryAfterSeconds: z.int().min(1),
    channel: z.string().exactOptional(),
    ...times,
  }),
  z.strictObject({ kind: z.literal('reset-before'), method, ...times }),
  z.strictObject({ kind: z.literal('reset-after'), method, ...times }),
  z.strictObject({ kind: z.literal('status-before'), method, status, ...times }),
  z.strictObject({ kind: z.literal('status-after'), method, status, ...times }),
  z.strictObject({ kind: z.literal('api-error'), method, error: z.string().min(1), ...times }),
  z.strictObject({ kind: z.literal('not-json'), method, ...times }),
  z.strictObject({ kind: z.literal('history-lag'), method: method.exactOptional(), lagMs: ms, ...times }),
  z.strictObject({ kind: z.literal('duplicate-event'), event, copies: z.int().min(1).max(10), ...times }),
  z.strictObject({ kind: z.literal('late-event'), event, delayMs: ms, ...times }),
  z.strictObject({ kind: z.literal('lost-event'), event, ...times }),
  z.strictObject({ kind: z.literal('drop-sockets'), event: event.exactOptional(), ...times }),
  z.strictObject({
    kind: z.literal('refresh-sockets'),
    event: event.exactOptional(),
    reason: z.enum(['warning', 'refresh_requested', 'link_disabled', 'too_many_websockets']).exactOptional(),
    connections: z.int().min(1).exactOptional(),
    ...times,
  }),
])
