import type { MuteRecord } from '../../workflows/ports/index.ts'

/** Buttons that end the mute in their value. */
export const endMuteAction = 'end_mute'

export const writeMute = ({ kind, accountId }: Pick<MuteRecord, 'kind' | 'accountId'>) =>
  JSON.stringify([kind, accountId])

/** The mute of a button; null for a value that this code did not write. */
export function readMute(value: string): Pick<MuteRecord, 'kind' | 'accountId'> | null {
  try {
    const [kind, accountId] = JSON.parse(value) as unknown[]
    const isText = (cell: unknown): cell is string | null => cell === null || typeof cell === 'string'
    return isText(kind) && isText(accountId) ? { kind, accountId } : null
  } catch {
    return null
  }
}
