/** What a form about a nudge carries back: which nudge, and where to say thank you. */
export interface NudgeContext {
  readonly nudgeId: string
  readonly channel: string
}

export const writeNudgeContext = ({ nudgeId, channel }: NudgeContext) => `${nudgeId}|${channel}`

export function readNudgeContext(metadata: string): NudgeContext {
  const [nudgeId = '', channel = ''] = metadata.split('|')
  return { nudgeId, channel }
}
