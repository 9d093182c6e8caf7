import { RefusedInputError } from '../../errors.ts'

/** A named piece of the archive's content. */
export interface Frame {
  readonly name: string
  readonly body: Buffer
}

const SIZES_BYTES = 8

/** Two lengths, then name and body: no content can be taken for the end of another. */
export function encodeFrame(name: string, body: string | Buffer): Buffer {
  const nameBytes = Buffer.from(name)
  const bodyBytes = Buffer.from(body)
  const sizes = Buffer.alloc(SIZES_BYTES)
  sizes.writeUInt32BE(nameBytes.length)
  sizes.writeUInt32BE(bodyBytes.length, 4)
  return Buffer.concat([sizes, nameBytes, bodyBytes])
}

/** Reads frames from parts of any size; holds one frame and one part at most. */
export async function* decodeFrames(source: AsyncIterable<Buffer>): AsyncGenerator<Frame> {
  let held: Buffer[] = []
  let heldBytes = 0
  let wantedBytes = SIZES_BYTES
  for await (const part of source) {
    held.push(part)
    heldBytes += part.length
    if (heldBytes < wantedBytes) continue
    const bytes = Buffer.concat(held)
    let from = 0
    for (;;) {
      wantedBytes = SIZES_BYTES
      if (bytes.length - from < SIZES_BYTES) break
      const nameEnd = SIZES_BYTES + bytes.readUInt32BE(from)
      wantedBytes = nameEnd + bytes.readUInt32BE(from + 4)
      if (bytes.length - from < wantedBytes) break
      const frame = bytes.subarray(from, from + wantedBytes)
      yield { name: frame.toString('utf8', SIZES_BYTES, nameEnd), body: frame.subarray(nameEnd) }
      from += wantedBytes
    }
    held = [bytes.subarray(from)]
    heldBytes = bytes.length - from
  }
  if (heldBytes > 0) throw new RefusedInputError(['archive: expected whole records, found half of one'])
}
