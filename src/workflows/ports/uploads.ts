/** A file that a person put into a form. */
export interface Upload {
  /** As its owner called it; not to be trusted as a path. */
  readonly name: string
  readonly sizeBytes: number
  /** Writes its content to a new file. Raises `RefusedInputError` where it can't be had whole. */
  saveTo(path: string): Promise<void>
}

/** The uploads of one person by their ids; what somebody else uploaded is refused. */
export type ReadUploads = (fileIds: readonly string[], slackUserId: string) => Promise<readonly Upload[]>
