/** A local Slack workspace: see README.md. */
export { createClock } from './clock.ts'
export type * from './page-api.ts'
export { type Sandbox, startSandbox } from './sandbox.ts'
export type { WorkspaceInput } from './workspace/workspace-file.ts'
