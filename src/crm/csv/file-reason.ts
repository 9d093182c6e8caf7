/** Why a file can't be read, in plain words. */
export function reasonOf(cause: unknown): string {
  const code = cause instanceof Error && 'code' in cause ? String(cause.code) : ''
  const words: Record<string, string> = {
    ENOENT: 'nothing there',
    EACCES: 'no permission to read it',
    EISDIR: 'a folder',
    ENOTDIR: 'no folder',
  }
  return words[code] ?? (cause instanceof Error ? cause.message : String(cause))
}
