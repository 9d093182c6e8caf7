import type { KnownBlock } from '@slack/types'
import type { BlockSupport } from '../workflows/ports/index.ts'
import { classicBlocks } from './blocks/classic.ts'
import { isNative, type ShownBlock } from './blocks/native.ts'

/** Where blocks leave the bot: as they are, or in classic ones where the workspace refuses newer blocks. */
export interface BlockSender<Sent> {
  readonly support: () => BlockSupport | Promise<BlockSupport>
  /** Sends once. What it throws is told from a refusal of the blocks by `isRefusal`. */
  readonly send: (blocks: KnownBlock[]) => Promise<Sent>
  readonly isRefusal: (error: unknown) => boolean
}

/** Slack's own word for blocks that it does not take. */
export const isInvalidBlocks = (error: unknown): boolean =>
  (error as { readonly data?: { readonly error?: unknown } } | null)?.data?.error === 'invalid_blocks'

/**
 * Sends blocks. A refusal of newer ones is tried again in classic ones, which is safe because nothing was posted; it is
 * remembered only when those were taken, so that one broken message does not count against the workspace.
 */
export async function sendBlocks<Sent>(
  blocks: readonly ShownBlock[],
  { support, send, isRefusal }: BlockSender<Sent>,
): Promise<Sent> {
  // Slack takes charts; its types don't know them yet.
  if (!blocks.some(isNative)) return send(blocks as KnownBlock[])
  const known = await support()
  if (known.wantsClassic()) return send(classicBlocks(blocks))
  try {
    return await send(blocks as KnownBlock[])
  } catch (error) {
    if (!isRefusal(error)) throw error
    const sent = await send(classicBlocks(blocks))
    await known.rememberRefusal()
    return sent
  }
}
