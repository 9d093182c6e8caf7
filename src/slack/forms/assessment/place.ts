export const answerId = 'answer'
export const commentId = 'comment'

export interface PagePlace {
  readonly waveId: string
  readonly pageNo: number
}

export const writePlace = ({ waveId, pageNo }: PagePlace): string => `${pageNo}|${waveId}`

/** Where a view stands; one that somebody else made stands on no page. */
export function readPlace(value: string): PagePlace {
  const [, pageNo = '-1', waveId = ''] = /^(\d{1,3})\|([\s\S]*)$/.exec(value) ?? []
  return { pageNo: Number(pageNo), waveId }
}
