/** Why a file or folder can't be read, or written to, in plain words. */
export function reasonOf(cause: unknown, wish: 'read' | 'write to' = 'read'): string {
  const code = cause instanceof Error && 'code' in cause ? String(cause.code) : ''
  const words: Record<string, string> = {
    ENOENT: wish === 'read' ? 'nothing there' : 'a place that takes no files or folders',
    EACCES: `no permission to ${wish} it`,
    EPERM: `no permission to ${wish} it`,
    EROFS: 'a file system that is read-only',
    ENOSPC: 'no space left',
    EDQUOT: 'no space left',
    ENAMETOOLONG: 'a name that is too long',
    EEXIST: 'a file of that name',
    EISDIR: 'a folder',
    ERR_FS_EISDIR: 'a folder',
    ENOTDIR: 'no folder',
  }
  return words[code] ?? (cause instanceof Error ? cause.message : String(cause))
}
