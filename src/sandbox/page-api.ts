/**
 * What the sandbox's page (or a test) may ask of the sandbox: plain JSON over HTTP on the sandbox's own port, all of
 * it under /sandbox/api. README.md in this folder lists the routes; this file is the shape of every body.
 * Types only. Field names here are camelCase; whatever comes from the app under test (blocks, views, payloads) is
 * passed on exactly as Slack would put it on the wire.
 */
export type * from './page-api/acts.ts'
export type * from './page-api/developers.ts'
export type * from './page-api/live.ts'
export type * from './page-api/shown.ts'
export type * from './page-api/workspace.ts'
