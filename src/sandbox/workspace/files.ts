import type { Clock } from '../clock.ts'
import type { Ids } from './ids.ts'

export interface StoredFile {
  id: string
  name: string
  title: string
  altText: string
  mimetype: string
  owner: string
  bytes: Buffer
  /** what was promised before the upload */
  expectedBytes: number | null
  isUploaded: boolean
  isComplete: boolean
  channels: Set<string>
  uploadKey: string
  /** epoch seconds */
  created: number
}

export interface Files {
  get(id: string): StoredFile | undefined
  /** oldest first */
  all(): StoredFile[]
  remove(file: StoredFile): void
  byUploadKey(key: string): StoredFile | undefined
  expect(owner: string, name: string, lengthBytes: number | null, altText: string): StoredFile
  store(file: StoredFile, bytes: Buffer): void
}

/** Promised uploads that never came; the oldest are forgotten. */
const promisesKept = 1_000

const mimetypes: Record<string, string> = {
  csv: 'text/csv',
  gif: 'image/gif',
  jpeg: 'image/jpeg',
  jpg: 'image/jpeg',
  json: 'application/json',
  md: 'text/markdown',
  pdf: 'application/pdf',
  png: 'image/png',
  txt: 'text/plain',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  zip: 'application/zip',
}

/** Keeps at most `keepBytes` of file contents; the oldest contents go first. */
export function createFiles(ids: Ids, clock: Clock, keepBytes: number): Files {
  const byId = new Map<string, StoredFile>()
  const byKey = new Map<string, StoredFile>()
  let heldBytes = 0
  return {
    get: id => byId.get(id),
    all: () => [...byId.values()],
    remove(file) {
      byKey.delete(file.uploadKey)
      if (byId.delete(file.id)) heldBytes -= file.bytes.length
    },
    byUploadKey: key => byKey.get(key),
    expect(owner, givenName, lengthBytes, altText) {
      // Half a pair of surrogates is in no file name, and cannot stand in an address.
      const name = Buffer.from(givenName).toString()
      const file: StoredFile = {
        id: ids.next('F'),
        name,
        title: name,
        altText,
        mimetype: mimetypes[extensionOf(name)] ?? 'application/octet-stream',
        owner,
        bytes: Buffer.alloc(0),
        expectedBytes: lengthBytes,
        isUploaded: false,
        isComplete: false,
        channels: new Set(),
        uploadKey: ids.secret(''),
        created: Math.floor(clock.now() / 1000),
      }
      byId.set(file.id, file)
      byKey.set(file.uploadKey, file)
      const oldest = byKey.values().next().value
      if (byKey.size > promisesKept && oldest !== undefined) {
        byKey.delete(oldest.uploadKey)
        byId.delete(oldest.id)
      }
      return file
    },
    store(file, bytes) {
      file.bytes = bytes
      file.isUploaded = true
      byKey.delete(file.uploadKey)
      heldBytes += bytes.length
      for (const old of byId.values()) {
        if (heldBytes <= keepBytes || old === file) break
        heldBytes -= old.bytes.length
        byId.delete(old.id)
      }
    },
  }
}

export function extensionOf(name: string): string {
  return /\.([A-Za-z0-9]+)$/.exec(name)?.[1]?.toLowerCase() ?? ''
}
