import type { BlockSupport, SettingsStore } from './ports/index.ts'

/** Slack brings newer blocks to one workspace after another, so a refusal does not count for ever. */
const TRIED_AGAIN_AFTER_MS = 30 * 24 * 3_600_000

export interface BlockSupportPorts {
  readonly change: SettingsStore['change']
  readonly now: () => Date
}

/** Remembers in the settings that this workspace refuses newer blocks. `since` is what was stored of it. */
export function createBlockSupport(since: Date | null, { change, now }: BlockSupportPorts): BlockSupport {
  let refusedAt = since
  return {
    wantsClassic: () => refusedAt !== null && now().getTime() - refusedAt.getTime() < TRIED_AGAIN_AFTER_MS,
    async rememberRefusal() {
      refusedAt = now()
      await change({ classicBlocksSince: refusedAt })
    },
  }
}
