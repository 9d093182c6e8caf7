/** A local Slack workspace: see README.md. */
export { type Clock, createClock } from './clock.ts'
export type * from './page-api.ts'
export { type Sandbox, type SandboxOptions, startSandbox } from './sandbox.ts'
export { WorkspaceFileError, type WorkspaceInput } from './workspace/workspace-file.ts'
