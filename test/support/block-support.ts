import type { BlockSupport } from '../../src/workflows/ports/index.ts'

/** A workspace that takes newer blocks, until it is told that one was refused. */
export function takesNewerBlocks(): BlockSupport {
  let refused = false
  return {
    wantsClassic: () => refused,
    async rememberRefusal() {
      refused = true
    },
  }
}
